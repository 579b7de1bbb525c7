"""The forms there are, filled in from a case or blank.

Who opens it: a steward who was sent here by a case or a meeting; or one who wants a stack of
blank pads for the glove box.
"""

from functools import partial
from typing import Any, ClassVar

from steward_app import cases
from steward_app.forms import FormTemplate, shipped_forms
from steward_app.gui.screen import Screen, Shell
from steward_app.gui.widgets import Item, Lines, button, card, label
from steward_app.words import t

from .asking import FillIn
from .titles import spoken


class FormsScreen(Screen):
    """Opened with nothing, or with `FillIn` for a case or a meeting."""

    features: ClassVar[frozenset[str]] = frozenset({"cases"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, t("Forms"))
        self.asked = FillIn()
        self.lines = Lines()
        self.lines.setAccessibleName(t("Forms"))
        self.blank = button(t("Blank instead"), lambda: self.open(None))
        self.act(self.blank)
        self._about = label("", "faint")
        self.add(card(self.lines), self._about, None)

    def open(self, subject: Any) -> None:
        """Show the forms, for a case or a meeting or blank."""
        self.asked = subject if isinstance(subject, FillIn) else FillIn()
        of_something = bool(self.asked.case or self.asked.meeting)
        self.blank.setVisible(of_something)
        self.say(t("Forms"), t("Blank, to be written on by hand or filled in here."))
        self._about.setText(
            t("Open a case, or a meeting, and choose “Fill in a form” to have it filled in.")
        )
        self._about.setVisible(not of_something)
        self.lines.show_items(
            Item(
                spoken(one.title),
                under=spoken(one.purpose),
                note=keep_label(one),
                press=partial(self._go, one.id),
            )
            for one in shipped_forms()
        )
        if self.asked.case is not None:
            find = partial(cases.get_case, case=self.asked.case)
            self.shell.background.run(self, find, self._name)
        elif self.asked.meeting is not None:
            self.say(t("Forms"), t("Filled in from the notes of the meeting."))

    def _name(self, case: cases.Case) -> None:
        if self.asked.case == case.id:
            called = " · ".join(
                part for part in (case.number, case.workers, case.title) if part
            )
            self.say(t("Forms"), t("Filled in from the case: {case}", case=called))

    def _go(self, form: str) -> None:
        self.shell.go("form", FillIn(form, self.asked.case, self.asked.meeting))


def keep_label(form: FormTemplate) -> str:
    """Return whose eyes a form is for."""
    return {
        "union": t("for the union's eyes"),
        "employer": t("goes to the employer"),
        "either": t("for both sides"),
    }[form.keep]
