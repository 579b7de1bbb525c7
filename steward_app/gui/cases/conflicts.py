"""Fields that two people wrote at once: both values stay until someone picks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from steward_app import cases
from steward_app.codes import label as code_label
from steward_app.gui.widgets import Gap, button, clear, column, label, row
from steward_app.journal import Subject, Transaction
from steward_app.words import t

from .facts import label_of
from .part import Deeds, Entries, Part, Work

LISTS = {
    "case_kind": "case_kinds",
    "issue": "issues",
    "status": "statuses",
    "step": "steps",
    "disposition": "dispositions",
    "role": "party_roles",
}
LONGEST = 120  # characters of a value that a screen reader hears with its button


@dataclass(frozen=True)
class Conflict:
    """A field with several values; the first is the one that is shown."""

    field: str
    about: str  # whose field it is, if it is not the case's own
    values: tuple[str, ...]
    item: bytes = b""


def find_conflicts(tx: Transaction, case: cases.Case) -> list[Conflict]:
    """Return every field of a case, its parties and its dates that nobody picked yet."""
    found = [
        Conflict(name, "", tuple(cases.find_values(tx, case.id, name)))
        for name in case.conflicts
    ]
    for party in case.parties:
        found += [
            Conflict(
                name,
                party.name,
                tuple(cases.find_values(tx, case.id, name, party.id)),
                party.id,
            )
            for name in party.conflicts
        ]
    for due in case.dues:
        if due.in_conflict:
            values = cases.find_values(tx, case.id, "due_on", due.id)
            found.append(Conflict("due_on", due.act_label, tuple(values), due.id))
    return [one for one in found if len(one.values) > 1]


def settling(case: cases.Case, conflict: Conflict, value: str) -> Work | None:
    """Return the deed that settles a conflict with a value; None where only editing does."""
    name, item = conflict.field, conflict.item
    works: dict[str, Callable[[Transaction, Subject], object]] = {
        "step": lambda tx, one: cases.take_step(tx, one, step=value, on=case.step_on or None),
        "step_on": lambda tx, one: cases.take_step(tx, one, step=case.step, on=value or None),
        "disposition": lambda tx, one: cases.close_case(
            tx, one, disposition=value, on=case.closed_on or None, reason=case.closing_reason
        ),
        "closed_on": lambda tx, one: cases.close_case(
            tx,
            one,
            disposition=case.disposition,
            on=value or None,
            reason=case.closing_reason,
        ),
        "closing_reason": lambda tx, one: cases.close_case(
            tx, one, disposition=case.disposition, on=case.closed_on or None, reason=value
        ),
    }
    if name == "due_on":
        return lambda tx, one: cases.move_due(tx, one, item, on=value, reason=t("Picked"))
    if name == "removed":
        return (
            (lambda tx, one: cases.remove_party(tx, one, item, reason=value)) if value else None
        )
    if item:
        return lambda tx, one: cases.change_party(tx, one, item, **{name: value})
    if name in cases.FIELDS:
        return lambda tx, one: cases.change_case(tx, one, **{name: value})
    return works.get(name)


class Conflicts(Part):
    """Shown only where there is something to pick."""

    def __init__(self, screen: Deeds) -> None:
        super().__init__(
            t("Two values: pick one"),
            t(
                "These were written on two devices, and neither had seen the other. Both are"
                " kept until someone picks."
            ),
        )
        self._screen = screen
        self.entries = Entries()
        self.add(self.entries)
        self.hide()

    def show_conflicts(self, case: cases.Case, conflicts: list[Conflict]) -> None:
        """Show each field with a button for each of its values."""
        self.setVisible(bool(conflicts))
        self.entries.show_entries(
            conflicts, lambda: [self._entry(case, one) for one in conflicts]
        )

    def _entry(self, case: cases.Case, conflict: Conflict) -> QWidget:
        about = f"{label_of(conflict.field)} · {conflict.about}"
        named = about if conflict.about else label_of(conflict.field)
        presses: list[QWidget] = [label(named, "strong")]
        for value in conflict.values:
            text = _said(conflict, value)
            work = settling(case, conflict, value)
            if work is None:
                continue
            pick = button(
                t("Pick this"),
                partial(self._screen.do, work, t("Picked.")),
                name=t("Pick “{value}”", value=text[:LONGEST]),
            )
            line = row(pick)
            line.addWidget(label(text, copy=True), 1)
            presses.append(clear(line))
        return clear(column(*presses, gap=Gap.TIGHT))


def _said(conflict: Conflict, value: str) -> str:
    if conflict.field == "removed":
        return t("taken off: {reason}", reason=value) if value else t("kept")
    if not value:
        return t("nothing")
    codes = LISTS.get(conflict.field)
    return code_label(codes, value) if codes else value
