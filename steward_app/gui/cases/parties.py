"""Who has a part in the case: the case's own copies, as people were then."""

from functools import partial

from PySide6.QtWidgets import QWidget

from steward_app import cases, people
from steward_app.codes import choices
from steward_app.gui.as_typed import read
from steward_app.gui.widgets import DateLine, Field, Line, Pairs, button, choice, field
from steward_app.journal import Subject, Transaction
from steward_app.limits import SHORT
from steward_app.words import t

from .facts import label_of
from .part import Deeds, Entries, Entry, Fold, Part, joined, wrong
from .who import Who

COPIED = (
    "classification",
    "department",
    "worksite",
    "shift",
    "phone",
    "email",
    "seniority_on",
    "supervisor",
    "supervisor_title",
)


class Parties(Part):
    """The people of a case, and a place to add one."""

    def __init__(self, screen: Deeds) -> None:
        super().__init__(t("People in this case"))
        self._screen = screen
        self.entries = Entries()
        self.who = Who(screen.shell.background)
        self.role = choice(choices("party_roles"), "grievant")
        self._name = field(label_of("name"), self.who)
        self._about = _about(None)
        self.who.chosen.connect(self._copy)
        self.fold = Fold(
            t("Add someone"),
            t("Add to the case"),
            self._name,
            field(label_of("role"), self.role),
            Pairs(*self._about.values()),
            on_do=self._add,
        )
        self.add(self.entries, self.fold)

    def show_case(self, case: cases.Case) -> None:
        """List the parties, those concerned first."""
        order = [code for code, _ in choices("party_roles")]
        parties = sorted(
            case.parties, key=lambda one: order.index(one.role) if one.role in order else 99
        )
        self.entries.show_entries(parties, lambda: [self._entry(one) for one in parties])

    def _entry(self, party: cases.Party) -> QWidget:
        change = button(t("Change"), role="quiet", name=t("Change {name}", name=party.name))
        remove = button(
            t("Take off"),
            partial(self._remove, party),
            role="quiet",
            name=t("Take {name} off the case", name=party.name),
        )
        since = t("seniority {day}", day=party.seniority_on) if party.seniority_on else ""
        under = joined(
            party.classification,
            party.department,
            party.worksite,
            party.shift,
            party.phone,
            party.email,
            since,
            t("supervisor {name}", name=party.supervisor) if party.supervisor else "",
        )
        made = Entry(
            party.name, change, remove, lead=party.role_label, under=under, item=party.id
        )
        made.opened_by(change, partial(self._edit, made, party))
        return made

    def _copy(self, person: people.Person) -> None:
        for name, made in self._about.items():
            value = getattr(person, name, "")
            if isinstance(made.widget, DateLine):
                made.widget.line.setText(value)
            elif isinstance(made.widget, Line):
                made.widget.setText(value)

    def _add(self) -> None:
        name = self.who.name()
        if wrong(self._name, "" if name else t("Give a name, or what you call this person.")):
            return
        if not _readable(self._about):
            return
        given = {name: read(made.widget) for name, made in self._about.items()}
        person, role = self.who.person, str(self.role.currentData())
        record: Subject | None = person.id if person else None

        def work(tx: Transaction, case: Subject) -> None:
            cases.add_party(tx, case, role=role, name=name, person=record, **given)

        self._screen.do(
            work,
            t("Added to the case."),
            then=lambda _: self._added(),
            failed=self._name.problem,
        )

    def _added(self) -> None:
        self.who.clear()
        for made in self._about.values():
            _empty(made)
        self.fold.unfold(False)

    def _edit(self, entry: Entry, party: cases.Party) -> None:
        name = field(label_of("name"), Line(party.name))
        role = choice(choices("party_roles"), party.role)
        about = _about(party)

        def save() -> None:
            if not _readable(about):
                return
            given = {key: read(made.widget) for key, made in about.items()}
            given |= {"name": read(name.widget), "role": str(role.currentData())}
            changed = {
                key: value for key, value in given.items() if value != getattr(party, key)
            }

            def work(tx: Transaction, case: Subject) -> None:
                cases.change_party(tx, case, party.id, **changed)

            self._screen.do(work, t("Changed in this case."), failed=name.problem)

        entry.ask(
            t("Save"),
            name,
            field(label_of("role"), role),
            Pairs(*about.values()),
            on_do=save,
        )

    def _remove(self, party: cases.Party) -> None:
        def work(tx: Transaction, case: Subject) -> None:
            cases.remove_party(tx, case, party.id, reason=t("Taken off on the case's page"))

        self._screen.do(work, t("Taken off the case."))


def _about(party: cases.Party | None) -> dict[str, Field]:
    made = {}
    for name in COPIED:
        value = str(getattr(party, name)) if party else ""
        widget = _day(value) if name == "seniority_on" else Line(value, cap=SHORT)
        made[name] = field(label_of(name), widget)
    return made


def _day(value: str) -> DateLine:
    made = DateLine()
    made.line.setText(value)
    return made


def _empty(made: Field) -> None:
    widget = made.widget
    line = widget.line if isinstance(widget, DateLine) else widget
    if isinstance(line, Line):
        line.clear()


def _readable(about: dict[str, Field]) -> bool:
    dated = [made for made in about.values() if isinstance(made.widget, DateLine)]
    return not any(
        wrong(made, made.widget.problem())
        for made in dated
        if isinstance(made.widget, DateLine)
    )
