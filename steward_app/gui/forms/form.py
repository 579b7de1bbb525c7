"""A form, filled in from a case or a meeting, and out on paper.

Who opens it: a steward with an hour left to file, the facts already in the case; or one who
was refused a representative an hour ago and wants it on paper before memory fades.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from steward_app import forms
from steward_app.gui.drafting import Drafting, Facts
from steward_app.gui.screen import Screen, Shell
from steward_app.gui.widgets import button
from steward_app.gui.yourself import own_lines
from steward_app.journal import Subject, Transaction
from steward_app.shelf.profile import read_profile
from steward_app.vault.drafts import Draft
from steward_app.vault.vault import Vault
from steward_app.words import language, t

from .asking import FillIn
from .fields import Plain
from .filler import Filler
from .gathering import gather, which
from .titles import spoken


class FormPage(Screen):
    """Opened with `FillIn`, with (form, meeting or case), or with the subject of a draft.

    None is the draft of a form that belongs to no case; without one, the list of forms.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, t("Form"), scrolls=False)
        self.filler = Filler()
        self.asked = FillIn()
        self._draft: Draft | None = None
        self._drafting = Drafting(self, shell.background, "form", self._typed)
        self.again = button(t("Fill in again from the record"), self._again)
        self.act(self.again, button(t("Other forms"), self._to_list))
        self.add(self.filler)
        self.filler.changed.connect(lambda: self._drafting.typed())
        self.filler.language_chosen.connect(self._in_language)
        self.filler.said.connect(shell.notices.say)
        self.filler.out.connect(self._on_out)

    def open(self, subject: Any) -> None:
        """Show a form filled in, or the draft of one."""
        self.filler.wait()
        match subject:
            case FillIn():
                self._find_draft(subject)
            case None:
                self._find_draft(FillIn())
            case (str() as form, tuple() as of) if len(of) == 2:
                self._look_up(form, Subject(*of))
            case tuple() if len(subject) == 2:
                self._look_up("", Subject(*subject))

    def keep(self) -> None:
        """Put what is typed in a draft."""
        self._drafting.keep()

    def _look_up(self, form: str, subject: Subject) -> None:
        work = partial(which, form=form, subject=subject)
        self.shell.background.run(self, work, self._find_draft)

    def _find_draft(self, asked: FillIn) -> None:
        """Take up what was typed into this form for this case, if it was not printed."""
        self.asked = asked
        about = asked.case or asked.meeting

        def find(vault: Vault) -> Draft | None:
            for draft in reversed(vault.drafts.all()):
                form = draft.kind.removeprefix("form.")
                same = draft.facts.get("subject") == (about.id if about else None)
                if draft.kind.startswith("form.") and same and form == (asked.form or form):
                    return draft
            return None

        self.shell.background.on_vault(self, find, self._begin)

    def _begin(self, draft: Draft | None) -> None:
        form = self.asked.form or (draft.kind.removeprefix("form.") if draft else "")
        if not form:
            self.shell.go("forms", self.asked)
            return
        self.asked = FillIn(form, self.asked.case, self.asked.meeting)
        self._drafting.deleteLater()
        self._drafting = Drafting(self, self.shell.background, f"form.{form}", self._typed)
        tongue, paper, values = language(), "", {}
        if draft is not None:
            self._drafting.take_up(draft)
            kept = draft.facts.get("values", {})
            values = kept if isinstance(kept, dict) else {}
            tongue = str(draft.facts.get("language", tongue))
            paper = str(draft.facts.get("paper", ""))
        self._load(tongue, paper, values)

    def _load(self, tongue: str, paper: str, values: Mapping[str, Plain]) -> None:
        def fill(own: Mapping[str, str]) -> None:
            work = partial(
                gather, asked=self.asked, profile=read_profile(), tongue=tongue, own=own
            )
            self.shell.background.run(self, work, show)

        def show(found: tuple[FillIn, dict[str, Any]]) -> None:
            asked, facts = found
            if asked.form != self.asked.form:
                return  # another form was opened meanwhile
            template = forms.get_form(asked.form)
            self.asked = asked
            self.filler.show_form(template, facts, values, tongue=tongue, paper=paper)
            self.say(spoken(template.title), spoken(template.purpose))
            self.again.setVisible(bool(facts))

        self.shell.background.on_vault(self, own_lines, fill)

    def _in_language(self, tongue: str) -> None:
        """Print in another language: the facts say it in that one, what was typed stays."""
        self._load(tongue, self.filler.size_of_paper, self.filler.values())

    def _again(self) -> None:
        """Put back what the record says; what was typed can be undone into its place."""
        typed = self.filler.values()
        tongue, paper = self.filler.tongue, self.filler.size_of_paper
        self._load(tongue, paper, {})
        if typed:
            self._drafting.forget()
            self.shell.notices.say(
                t("Filled in again from the record."),
                lambda: self._load(tongue, paper, typed),
            )

    def _typed(self) -> Facts | None:
        values = self.filler.values()
        if not values or not self.asked.form:
            return None
        about = self.asked.case or self.asked.meeting
        return {
            "space": about.space if about else None,
            "subject": about.id if about else None,
            "values": values,
            "language": self.filler.tongue,
            "paper": self.filler.size_of_paper,
        }

    def _on_out(self, filled: forms.Filled, pdf: bytes, paper: str) -> None:
        """Record in the case what left; the draft has done its service."""
        case = self.asked.case
        self._drafting.forget()
        if case is None:
            return

        def work(tx: Transaction) -> None:
            forms.record_printed(tx, case, filled, pdf, paper=paper)

        self.shell.background.run(self, work)

    def _to_list(self) -> None:
        self.shell.go("forms", FillIn(case=self.asked.case, meeting=self.asked.meeting))
