"""What the matter is: its kind and dates, the five Ws, the employer's answer, the remedy."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from steward_app import cases
from steward_app.codes import choices
from steward_app.gui.as_typed import AsTyped, Save
from steward_app.gui.widgets import DateLine, Line, Pairs, choice, field, label
from steward_app.gui.widgets.growing import GrowingArea
from steward_app.limits import LONG
from steward_app.words import t

from .part import Part

OPEN = frozenset({"open", "waiting", "abeyance"})  # closing has a place of its own


class Facts:
    """The fields of a case, saved as typed, on three cards that a screen can part."""

    def __init__(self, owner: QWidget, save: Save) -> None:
        self.typed = AsTyped(owner, save)
        self.matter = self._what_it_is()
        self.happened = self._what_happened()
        self.remedy = self._remedy()

    def show_case(self, case: cases.Case) -> None:
        """Show what the record says, but where something is being typed."""
        self.typed.show({name: getattr(case, name) for name in self.typed.fields})
        self._preview()

    def _what_it_is(self) -> Part:
        part = Part(t("The matter"))
        add = self.typed.add
        kinds = choice([("", t("not said")), *choices("case_kinds")], letters=10)
        issues = choice([("", t("not said")), *choices("issues")], letters=10)
        statuses = choice([one for one in choices("statuses") if one[0] in OPEN], letters=10)
        part.add(
            add("title", field(label_of("title"), Line())),
            Pairs(
                add("case_kind", field(label_of("case_kind"), kinds)),
                add("issue", field(label_of("issue"), issues)),
                add("number", field(label_of("number"), Line())),
                add("status", field(label_of("status"), statuses)),
                add("incident_on", field(label_of("incident_on"), DateLine())),
                add("filed_on", field(label_of("filed_on"), DateLine())),
                add("employer", field(label_of("employer"), Line())),
                add("unit", field(label_of("unit"), Line())),
            ),
        )
        return part

    def _what_happened(self) -> Part:
        part = Part(
            t("Who, what, when, where, why"),
            t("Facts, quotes and times; no guesses and no legal conclusions."),
        )
        add = self.typed.add
        part.add(
            add("what", field(label_of("what"), GrowingArea(cap=LONG, rows=4))),
            Pairs(
                add("when", field(label_of("when"), GrowingArea(cap=LONG, rows=1))),
                add("where", field(label_of("where"), GrowingArea(cap=LONG, rows=1))),
            ),
            add("who", field(label_of("who"), GrowingArea(cap=LONG, rows=1))),
            add(
                "why",
                field(
                    label_of("why"),
                    GrowingArea(cap=LONG, rows=2),
                    help_text=t("Contract, law, past practice, safety, unequal treatment."),
                ),
            ),
            add(
                "employer_position",
                field(label_of("employer_position"), GrowingArea(cap=LONG, rows=2)),
            ),
        )
        return part

    def _remedy(self) -> Part:
        part = Part(t("Remedy"))
        self._usual = choice([("", t("Add a usual remedy …")), *choices("remedies")])
        self._usual.setAccessibleName(t("Add a usual remedy"))
        self._usual.activated.connect(self._add_remedy)
        self._remedy_area = GrowingArea(cap=LONG, rows=2)
        self._ending = label("", "faint")
        part.add(
            self.typed.add("remedy", field(label_of("remedy"), self._remedy_area)),
            self._usual,
            self._ending,
        )
        self._remedy_area.textChanged.connect(self._preview)
        self._preview()
        return part

    def _add_remedy(self) -> None:
        if code := self._usual.currentData():
            said = self._usual.currentText()
            before = self._remedy_area.value()
            end = "" if not before or before.endswith((".", ";", ",")) else ";"
            text = f"{before}{end} {said}" if before else said
            self._remedy_area.setPlainText(text if code else before)
            self._usual.setCurrentIndex(0)

    def _preview(self) -> None:
        typed = self._remedy_area.value()
        whole = cases.with_made_whole(typed)
        if whole == typed:
            self._ending.setText("")
        else:
            ending = whole[len(typed.rstrip().rstrip(".;,")) :] if typed else whole
            self._ending.setText(t("On paper it ends: “{ending}”", ending=ending.lstrip(", ")))
        self._ending.setVisible(bool(self._ending.text()))


def label_of(name: str) -> str:
    """Return what a field of a case is called; a conflict is told in the same words."""
    names: dict[str, Callable[[], str]] = {
        "number": lambda: t("Number"),
        "case_kind": lambda: t("Kind of case"),
        "issue": lambda: t("Issue"),
        "title": lambda: t("About"),
        "status": lambda: t("Status"),
        "opened_on": lambda: t("Opened on"),
        "incident_on": lambda: t("Day it happened"),
        "filed_on": lambda: t("Filed on"),
        "employer": lambda: t("Employer"),
        "unit": lambda: t("Bargaining unit"),
        "what": lambda: t("What happened"),
        "when": lambda: t("When"),
        "where": lambda: t("Where"),
        "why": lambda: t("Why it is a grievance"),
        "who": lambda: t("Who was there, who saw it"),
        "remedy": lambda: t("What we ask for"),
        "employer_position": lambda: t("The employer's position"),
        "step": lambda: t("Step"),
        "step_on": lambda: t("Day of the step"),
        "disposition": lambda: t("How it ended"),
        "closed_on": lambda: t("Day it ended"),
        "closing_reason": lambda: t("Why it ended so"),
        "role": lambda: t("Part in the case"),
        "name": lambda: t("Name"),
        "classification": lambda: t("Classification"),
        "department": lambda: t("Department"),
        "worksite": lambda: t("Worksite"),
        "shift": lambda: t("Shift"),
        "phone": lambda: t("Phone"),
        "email": lambda: t("E-mail"),
        "seniority_on": lambda: t("Seniority date"),
        "supervisor": lambda: t("Supervisor"),
        "supervisor_title": lambda: t("Supervisor's title"),
        "due_on": lambda: t("Due"),
    }
    return names[name]() if name in names else name
