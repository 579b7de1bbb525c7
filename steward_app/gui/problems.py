"""What was refused, what stands apart, what has two values: said plainly."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from steward_app import cases, meetings, people
from steward_app.journal import Subject, Transaction
from steward_app.journal.apart import Apart, find_apart
from steward_app.shelf.shelf import Shelf
from steward_app.vault.vault import Vault
from steward_app.words import clock_time, t, tn

from .screen import Screen, Shell
from .widgets import Empty, Item, Lines, card, label

if TYPE_CHECKING:
    from .window import Window

MOST = 200


@dataclass(frozen=True)
class Two:
    """Something that holds two values nobody has picked from, and where it is shown."""

    place: str
    subject: Subject
    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Troubled:
    """What the journal knows to be wrong or undecided."""

    apart: Apart
    two: list[Two]


def find_troubled(tx: Transaction) -> Troubled:
    """Return what stands apart, and what has two values."""
    two = [
        Two("case", one.id, one.title or one.number or one.workers, one.conflicts)
        for one in cases.find_cases(tx, in_conflict=True, limit=MOST)
    ]
    two += [
        Two("meeting", one.id, one.title or one.kind_label, one.conflicts)
        for one in meetings.find_meetings(tx, in_conflict=True, limit=MOST)
    ]
    two += [
        Two("person", one.id, one.name, one.conflicts)
        for one in people.find_people(tx, in_conflict=True, limit=MOST)
    ]
    return Troubled(find_apart(tx), two[:MOST])


class Problems(Screen):
    """A list to read through; pressing what has two values goes there to pick one."""

    features: ClassVar[frozenset[str]] = frozenset({"cases", "meetings", "people"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, t("Problems"))
        self.said, self.apart, self.two = Lines(), Lines(), Lines()
        self._said = card(label(t("Said since the vault was opened"), "head"), self.said)
        self._apart = card(label(t("Entries that stand apart"), "head"), self.apart)
        self._two = card(label(t("Two values: pick one"), "head"), self.two)
        self.none = card(
            Empty(
                t("There is nothing wrong that the app knows of."),
                more=t(
                    "“steward check”, typed in a terminal, verifies every signature and every"
                    " table of the vault."
                ),
            )
        )
        for one in (self._said, self._apart, self._two, self.none):
            one.hide()
        self.add(self._said, self._apart, self._two, self.none, None)

    def refresh(self) -> None:
        """Ask again."""
        self.shell.background.on_vault(self, _damaged, self._ask)

    def _ask(self, damaged: int) -> None:
        self.shell.background.run(self, find_troubled, partial(self._show, damaged))

    def _show(self, damaged: int, found: Troubled) -> None:
        said = [
            Item(one.sentence, lead=clock_time(one.at.astimezone()))
            for one in reversed(cast("Window", self.shell).troubles)
        ]
        said += [Item(sentence) for sentence in _shelf_problems()]
        if damaged:
            said.append(
                Item(
                    tn(
                        "{n} draft could not be read; it was kept aside in the vault's folder.",
                        "{n} drafts could not be read; they were kept aside in the vault's"
                        " folder.",
                        damaged,
                    )
                )
            )
        apart = list(_apart_items(found.apart))
        self.said.show_items(said)
        self.apart.show_items(apart)
        self.two.show_items(
            Item(
                one.title or t("Without a title"),
                note=", ".join(one.fields),
                press=partial(self.shell.go, one.place, one.subject),
            )
            for one in found.two
        )
        self._said.setVisible(bool(said))
        self._apart.setVisible(bool(apart))
        self._two.setVisible(bool(found.two))
        self.none.setVisible(not (said or apart or found.two))


def _apart_items(apart: Apart) -> Sequence[Item]:
    items = []
    if apart.forked:
        items.append(
            Item(
                tn(
                    "{n} entry proves that a device's vault was copied and written to twice.",
                    "{n} entries prove that a device's vault was copied and written to twice.",
                    apart.forked,
                ),
                under=t("Both are kept as proof. Tell whoever keeps the chapter's roster."),
            )
        )
    if apart.broken:
        items.append(
            Item(
                tn(
                    "{n} entry breaks the rules of the journal and is not shown anywhere.",
                    "{n} entries break the rules of the journal and are not shown anywhere.",
                    apart.broken,
                ),
                under=t("It is kept as it came."),
            )
        )
    if apart.waiting:
        items.append(
            Item(
                tn(
                    "{n} entry waits for another one that it names.",
                    "{n} entries wait for others that they name.",
                    apart.waiting,
                ),
                under=t("They are shown as soon as the others have arrived."),
            )
        )
    return items


def _damaged(vault: Vault) -> int:
    return vault.drafts.damaged


def _shelf_problems() -> list[str]:
    shelf = Shelf()
    try:
        return shelf.problems()
    finally:
        shelf.close()
