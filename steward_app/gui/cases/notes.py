"""Notes to a case: facts in one place, confidential strategy in another, out of sight."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from steward_app import cases
from steward_app.gui.drafting import Drafting, Facts, find_drafts
from steward_app.gui.widgets import Line, button, clear, field, label, row
from steward_app.gui.widgets.growing import GrowingArea
from steward_app.identity import warning
from steward_app.journal import Subject, Transaction
from steward_app.limits import NOTE
from steward_app.vault.drafts import Draft
from steward_app.words import moment, t, tn

from .part import Deeds, Entries, Entry, Part, wrong


class Notes(Part):
    """One kind of notes; what is typed is kept as a draft until it is added."""

    def __init__(self, screen: Deeds, *, confidential: bool) -> None:
        super().__init__(
            t("Strategy: confidential") if confidential else t("Notes"),
            t("Goes into no form, and is not shared when the case is.")
            if confidential
            else t("Facts only: nothing that you would not read aloud to an arbitrator."),
        )
        self._screen, self._confidential = screen, confidential
        self._case: Subject | None = None
        self._notes: list[cases.Note] = []
        self.entries = Entries()
        self.area = GrowingArea(cap=NOTE, rows=2)
        name = t("New confidential note") if confidential else t("New note")
        self.field = field(name, self.area)
        self.add_it = button(t("Add the note"), self._add, role="main")
        self._warning = label("", "soon")
        self._warning.hide()
        self.unfold = button("", self._toggle)
        self._inner = [self.entries, self.field, self._warning, clear(row(self.add_it, None))]
        self.add(clear(row(self.unfold, None)), *self._inner)
        self.unfold.setVisible(confidential)
        self.hidden = confidential
        self._kind = "case.strategy" if confidential else "case.note"
        self._drafting = self._new_draft()
        self.area.textChanged.connect(self._on_typed)
        self._put()

    def show_case(self, case: cases.Case) -> None:
        """List the notes of this kind; another case takes up its own draft."""
        if self._case != case.id:
            self.keep()
            self._case = case.id
            self._fresh()
        self._notes = [one for one in case.notes if one.confidential == self._confidential]
        self.entries.show_entries(
            self._notes, lambda: [self._entry(one) for one in self._notes]
        )
        self._put()

    def keep(self) -> None:
        """Put what is typed in a draft, and confidential notes out of sight."""
        self._drafting.keep()
        if self._confidential:
            self.hidden = True
            self._put()

    def _fresh(self) -> None:
        """Begin an empty note, then take up the draft of this case, if there is one."""
        self.area.blockSignals(True)
        self.area.clear()
        self.area.blockSignals(False)
        self._drafting.deleteLater()
        self._drafting = self._new_draft()
        case = self._case

        def show(found: list[Draft]) -> None:
            mine = [one for one in found if one.facts.get("subject") == (case and case.id)]
            if mine and case == self._case and not self.area.value():
                self._drafting.take_up(mine[-1])
                self.area.setPlainText(str(mine[-1].facts.get("text", "")))

        background = self._screen.shell.background
        background.on_vault(self, partial(find_drafts, kind=self._kind), show)

    def _new_draft(self) -> Drafting:
        return Drafting(self, self._screen.shell.background, self._kind, self._facts)

    def _put(self) -> None:
        for one in self._inner:
            one.setVisible(not self.hidden)
        if not self.hidden:
            self._warning.setVisible(bool(self._warning.text()))
        n = len(self._notes)
        shown = tn("Show {n} note", "Show {n} notes", n) if n else t("Write one")
        self.unfold.setText(shown if self.hidden else t("Put away"))
        self.unfold.setAccessibleName(self.unfold.text())

    def _toggle(self) -> None:
        self.hidden = not self.hidden
        self._put()
        if not self.hidden:
            self.area.setFocus()

    def _on_typed(self) -> None:
        self._drafting.typed()
        self._warning.setText(warning(self.area.value()) or "")
        self._warning.setVisible(bool(self._warning.text()))

    def _facts(self) -> Facts | None:
        text = self.area.value()
        if not text or self._case is None:
            return None
        return {"space": self._case.space, "subject": self._case.id, "text": text}

    def _add(self) -> None:
        text, secret = self.area.value(), self._confidential
        if wrong(self.field, "" if text else t("There is nothing to save yet.")):
            return

        def work(tx: Transaction, case: Subject) -> None:
            cases.add_note(tx, case, text=text, confidential=secret)

        self.add_it.setEnabled(False)
        self._screen.do(work, t("Note added."), then=self._added, failed=self._not_added)

    def _added(self, _: object) -> None:
        self.add_it.setEnabled(True)
        self.area.clear()
        self._drafting.forget()

    def _not_added(self, sentence: str) -> None:
        self.add_it.setEnabled(True)
        self._drafting.keep()
        self.field.problem(sentence)

    def _entry(self, note: cases.Note) -> QWidget:
        written = _written(note)
        take = button(t("Take back"), role="quiet", name=t("Take back: {what}", what=written))
        made = Entry(note.text, take, under=written, strong=False, item=note.id.id)
        made.opened_by(take, partial(self._ask_why, made, note))
        return made

    def _ask_why(self, entry: Entry, note: cases.Note) -> None:
        why = field(
            t("Why"), Line(), help_text=t("The note and the reason stay in the journal.")
        )

        def take_back() -> None:
            line = why.widget
            reason = line.value() if isinstance(line, Line) else ""
            if wrong(why, "" if reason else t("Say why; the reason stays in the journal.")):
                return

            def work(tx: Transaction, _: Subject) -> None:
                cases.remove_note(tx, note.id, reason=reason)

            self._screen.do(work, t("Note taken back."), failed=why.problem)

        entry.ask(t("Take back"), why, on_do=take_back)


def _written(note: cases.Note) -> str:
    try:
        return t("written {moment}", moment=moment(datetime.fromisoformat(note.written_at)))
    except ValueError:
        return note.written_at
