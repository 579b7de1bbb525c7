"""One person's record.

Opened by a steward who just learned something of someone (a new shift, a phone number), from
the directory or a case, with the fact in hand and no wish to press Save.
"""

from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from steward_app import codes, people
from steward_app.errors import NotFound
from steward_app.gui.drafting import Drafting, find_drafts
from steward_app.gui.screen import Screen, Shell
from steward_app.gui.theme import em
from steward_app.gui.widgets import (
    Area,
    DateLine,
    Field,
    Line,
    button,
    card,
    choice,
    clear,
    field,
    label,
    row,
)
from steward_app.journal import Subject, Transaction
from steward_app.limits import LONG, NAME
from steward_app.people import Person
from steward_app.vault.drafts import Draft
from steward_app.words import t

DRAFT = "person"
TWO_COLUMNS = 44  # em; a narrower page has its fields one under the other
Values = dict[str, str]


class PersonPage(Screen):
    """Someone's fields. A known record keeps each as it is left; a new one is added whole."""

    features = frozenset({"people"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, t("Person"))
        self.subject: Subject | None = None
        self._saved: Values = {}
        self._fields = _fields()
        self.drafting = Drafting(self, shell.background, DRAFT, self._typed)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(em(1.5))
        self._grid.setVerticalSpacing(em(0.9))
        self._columns = 0
        self.warning = label("", "problem")
        self.add_it = button(t("Add to the directory"), self.save, role="main")
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self.save)
        self.take_away = button(t("Take this record back …"), self._ask_reason, role="quiet")
        self.reason = Line(cap=500)
        self._why = field(
            t("Why is it taken back?"),
            self.reason,
            help_text=t("The reason stays in the journal; cases keep their own copies."),
        )
        self._yes = button(t("Take it back"), self._remove)
        self._asking = clear(_beside(self._why, self._yes))
        self.add(
            card(clear(self._grid), self.warning),
            row(self.add_it, None, self.take_away),
            self._asking,
            None,
        )
        self._place(2)
        for name, one in self._fields.items():
            self._watch(name, one)
        self.reason.returnPressed.connect(self._remove)
        self.open(None)

    def field(self, name: str) -> Field:
        """Return the field of this name; its widget is what is typed into."""
        return self._fields[name]

    def open(self, subject: Any) -> None:
        """Show this person; None is someone new, as far as they were typed before."""
        self.keep()
        self.subject = subject
        self._saved = {}
        self._show_values({})
        self._dress()
        if subject is None:
            find = partial(find_drafts, kind=DRAFT)
            self.shell.background.on_vault(self, find, self._take_up)
        else:
            self.stale()

    def here(self, subject: Any) -> Any:
        """Return whom this page is about: someone new has a record by now."""
        return self.subject or subject

    def refresh(self) -> None:
        """Ask for the record again."""
        if self.subject is not None:
            self.shell.background.run(self, partial(_person, person=self.subject), self._show)

    def keep(self) -> None:
        """Save what is typed into a known record; keep someone new as a draft."""
        if self.subject is None:
            self.drafting.keep()
        else:
            for name in self._fields:
                self._save_field(name)

    def save(self) -> None:
        """Add someone new, or save what is typed."""
        if self.subject is not None:
            self.keep()
            return
        values = {name: text for name, text in self._values().items() if text}
        if not values.get("name"):
            self._fields["name"].problem(t("A person needs a name, or whatever you call them."))
            self._fields["name"].setFocus()
            return
        if bad := [name for name in self._fields if self._problem(name)]:
            self._fields[bad[0]].setFocus()
            return

        def work(tx: Transaction) -> tuple[Subject, bytes]:
            return people.add_person(tx, **values), tx.act

        self.add_it.setEnabled(False)
        self.shell.background.run(self, work, self._added, failed=self._not_added)

    def _added(self, done: tuple[Subject, bytes]) -> None:
        self.add_it.setEnabled(True)
        self.drafting.forget()
        self.subject, act = done
        self._dress()
        self.refresh()
        self.shell.undo(t("Added to the directory."), act)

    def _not_added(self, _: str) -> None:
        self.add_it.setEnabled(True)
        self.drafting.keep()

    def _save_field(self, name: str) -> None:
        text = self._values()[name]
        if text == self._saved.get(name, "") or self.subject is None or self._problem(name):
            return
        if name == "name" and not text:
            self._fields[name].problem(t("A person needs a name, or whatever you call them."))
            return
        person, before = self.subject, self._saved.get(name, "")
        self._saved[name] = text

        def work(tx: Transaction) -> bytes:
            people.change_person(tx, person, **{name: text})
            return tx.act

        def back(sentence: str) -> None:
            self._saved[name] = before
            self._fields[name].problem(sentence)

        sentence = t("Saved: {field}.", field=self._fields[name].label().text())
        self.shell.background.run(self, work, partial(self.shell.undo, sentence), failed=back)

    def _problem(self, name: str) -> str:
        """Return what keeps a field from being saved, shown under it."""
        one = self._fields[name]
        sentence = people.identity_warning(self._values()[name]) or ""
        if isinstance(one.widget, DateLine):
            sentence = sentence or one.widget.problem()
        if sentence:
            one.problem(sentence)
        return sentence

    def _show(self, person: Person | None) -> None:
        if person is None:  # its adding was undone
            self.subject = None
            self._show_values({})
            self._dress()
            return
        if self.subject != person.id:
            return
        fresh = {name: getattr(person, name) for name in self._fields}
        typed = self._values()
        kept = {name: typed[name] for name in fresh if typed[name] != self._saved.get(name, "")}
        self._saved = fresh
        self._show_values(fresh | kept)
        for name in person.conflicts:
            if name in self._fields:
                self._fields[name].problem(
                    t("Two devices wrote different things here. Type the right one.")
                )
        self.warning.setText(
            t("This record was taken back: {why}", why=person.removed) if person.removed else ""
        )
        self.warning.setVisible(bool(person.removed))
        self.take_away.setVisible(not person.removed)
        self.say(person.name)

    def _dress(self) -> None:
        new = self.subject is None
        if new:
            self.say(t("New person"), t("Only the name is needed. The rest can come later."))
        self.warning.hide()
        self.add_it.setVisible(new)
        self.take_away.setVisible(not new)
        self._asking.hide()
        self.setFocusProxy(self._fields["name"].widget if new else self._fields["phone"].widget)

    def _ask_reason(self) -> None:
        self._asking.show()
        self.reason.setFocus()

    def _remove(self) -> None:
        if not self.reason.value():
            self._why.problem(t("Say why; a word is enough."))
            return
        person, reason = self.subject, self.reason.value()
        assert person is not None  # noqa: S101 - the button is there for a known record only

        def work(tx: Transaction) -> bytes:
            people.remove_person(tx, person, reason=reason)
            return tx.act

        def gone(act: bytes) -> None:
            self.reason.clear()
            self.shell.go("people")
            self.shell.undo(t("The record was taken back."), act)

        self.shell.background.run(self, work, gone, failed=self._why.problem)

    def _watch(self, name: str, one: Field) -> None:
        save, typed = partial(self._save_field, name), self._on_typed
        match one.widget:
            case DateLine() as dates:
                dates.changed.connect(typed)
                dates.line.editingFinished.connect(save)
            case Line() as line:
                line.textEdited.connect(typed)
                line.editingFinished.connect(save)
            case QComboBox() as several:
                several.activated.connect(save)
                several.activated.connect(typed)
            case Area() as area:
                area.textChanged.connect(typed)

    def _on_typed(self) -> None:
        if self.subject is None:
            self.drafting.typed()

    def _typed(self) -> dict[str, Any] | None:
        values = {name: text for name, text in self._values().items() if text}
        return {"values": values} if values and self.subject is None else None

    def _take_up(self, drafts: list[Draft]) -> None:
        if self.subject is None and drafts and not any(self._values().values()):
            self.drafting.take_up(drafts[-1])
            self._show_values(drafts[-1].facts.get("values", {}))
            self.shell.notices.say(t("Here is what you had typed before."))

    def _values(self) -> Values:
        return {name: _text(one.widget) for name, one in self._fields.items()}

    def _show_values(self, values: Values) -> None:
        for name, one in self._fields.items():
            if _text(one.widget) != values.get(name, ""):
                _put(one.widget, values.get(name, ""))
            if one.said():
                one.problem()

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        at = 0
        for one in self._fields.values():
            if isinstance(one.widget, Area):  # as wide as the card, in a line of its own
                at = -(-at // columns) * columns
                self._grid.addWidget(one, at // columns, 0, 1, columns)
                at += columns
            else:
                self._grid.addWidget(one, at // columns, at % columns)
                at += 1
        for side in range(2):
            self._grid.setColumnStretch(side, 1 if side < columns else 0)

    def resizeEvent(self, event: Any) -> None:
        """Put the fields one under the other where two have no room."""
        super().resizeEvent(event)
        self._place(2 if self.width() >= em(TWO_COLUMNS) else 1)


def _person(tx: Transaction, *, person: Subject) -> Person | None:
    try:
        return people.get_person(tx, person)
    except NotFound:
        return None


def _fields() -> dict[str, Field]:
    return {
        "name": field(t("Name"), Line(cap=NAME)),
        "standing": field(
            t("Who they are"), choice([("", t("not said")), *codes.choices("standings")])
        ),
        "phone": field(t("Phone"), Line()),
        "email": field(t("Email"), Line()),
        "classification": field(t("Classification"), Line()),
        "employer": field(t("Employer"), Line()),
        "department": field(t("Department"), Line()),
        "worksite": field(t("Worksite"), Line()),
        "shift": field(t("Shift"), Line()),
        "seniority_on": field(t("Seniority date"), DateLine()),
        "language": field(t("Language they prefer"), Line()),
        "note": field(
            t("Note"),
            Area(cap=LONG, rows=3),
            help_text=t("No social-security number, no date of birth: no form needs them."),
        ),
    }


def _beside(wide: QWidget, pressed: QWidget) -> QHBoxLayout:
    layout = row(wide, pressed)
    layout.setStretch(0, 1)
    return layout


def _text(widget: QWidget) -> str:
    match widget:
        case DateLine():
            day = widget.day()
            return day.isoformat() if day else widget.line.value()
        case Line() | Area():
            return widget.value()
        case QComboBox():
            return str(widget.currentData() or "")
    raise TypeError(type(widget).__name__)


def _put(widget: QWidget, text: str) -> None:
    match widget:
        case DateLine():
            widget.line.setText(text)
        case Line():
            widget.setText(text)
        case Area():
            widget.setPlainText(text)
        case QComboBox():
            if widget.findData(text) < 0:  # a local's own word
                widget.addItem(codes.label("standings", text), text)
            widget.setCurrentIndex(widget.findData(text))
