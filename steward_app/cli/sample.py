"""Plays the sample case of the made-up local into a vault, as a steward would have typed it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from steward_app import cases, meetings, people
from steward_app.contracts.library import Library
from steward_app.journal import Journal, Subject, Transaction
from steward_app.paths import shipped
from steward_app.shelf.edition import Clause, Passage
from steward_app.shelf.shelf import Shelf

LINE_EVERY = timedelta(minutes=1)
TEXTS = ("what", "when", "where", "why", "who", "remedy", "employer_position")
GRIEVANT = ("classification", "department", "worksite", "shift", "phone", "email")


class Watch:
    """A clock that the story sets: each reading is a second later than the one before."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """Return the story's time."""
        self.at += timedelta(seconds=1)
        return self.at


@dataclass(frozen=True)
class Played:
    """What the story left in the vault, and the question that led to its first clause."""

    meeting: Subject
    case: Subject
    asked: str
    found: Passage


def read() -> dict[str, Any]:
    """Return the sample case as its file has it."""
    return tomllib.loads((shipped("resources") / "sample" / "case.toml").read_text("utf-8"))


def begins() -> datetime:
    """Return when the story's interview began."""
    return datetime.fromisoformat(read()["meeting"]["opened_at"])


def stock(shelf: Shelf) -> None:
    """Put the sample local's contract and directory on a shelf."""
    Library(shelf).import_pack(shipped("resources") / "sample")


def play(journal: Journal, shelf: Shelf, watch: Watch) -> Played:
    """Note the interview line by line, open the grievance from it, cite its clauses."""
    story = read()
    with journal.transaction() as tx:
        _add_people(tx, story)
    with journal.transaction() as tx:
        meeting = _open_meeting(tx, story)
    _note(journal, meeting, story["meeting"], watch)
    watch.at = datetime.fromisoformat(f"{story['case']['opened_on']}T17:30:00-06:00")
    asked = "can they change my schedule without notice"
    found = shelf.search(asked, limit=1)[0]
    with journal.transaction() as tx:
        case = _open_case(tx, meeting, story)
        _cite(tx, case, shelf, story["case"])
    return Played(meeting, case, asked, found)


def _add_people(tx: Transaction, story: Mapping[str, Any]) -> None:
    worker = {name: text for name, text in story["worker"].items() if name in people.FIELDS}
    people.add_person(tx, standing="worker", **worker)
    for one in story["case"]["managers"]:
        people.add_person(
            tx, name=one["name"], classification=one["title"], standing="supervisor"
        )
    for one in story["case"]["witnesses"]:
        people.add_person(tx, standing="witness", **one)


def _open_meeting(tx: Transaction, story: Mapping[str, Any]) -> Subject:
    told = story["meeting"]
    names = ("title", "place", "opened_at", "called_by", "stated_subject", "rep_arrived_at")
    meeting = meetings.open_meeting(
        tx,
        kind=told["kind"],
        worker=story["worker"]["name"],
        steward=story["steward"]["name"],
        **{name: told[name] for name in names},
    )
    for one in told["participants"]:
        meetings.add_participant(tx, meeting, name=one["name"], role=one["role"])
    return meeting


def _note(journal: Journal, meeting: Subject, told: Mapping[str, Any], watch: Watch) -> None:
    """Write what was told of the time before the representative came, then what was heard."""
    watch.at = datetime.fromisoformat(told["rep_arrived_at"])
    told_by = told["requests"][0]["told_by"]
    earlier: list[tuple[str, str, Mapping[str, Any]]] = [
        *((one["happened"], "request", one) for one in told["requests"]),
        *((one["happened"], "response", one) for one in told["responses"]),
        *((one["happened"], "line", one) for one in told["before_rep"]),
    ]
    for happened, kind, one in sorted(earlier, key=lambda part: part[0]):
        with journal.transaction() as tx:
            if kind == "request":
                meetings.make_request(tx, meeting, **one)
            elif kind == "response":
                meetings.give_response(
                    tx, meeting, **{"how_known": "told", "told_by": told_by} | dict(one)
                )
            else:
                meetings.write_line(
                    tx,
                    meeting,
                    text=one["text"],
                    mark="question",
                    happened=happened,
                    how_known="told",
                    told_by=told_by,
                )
    for one in told["lines"]:
        watch.at += LINE_EVERY
        with journal.transaction() as tx:
            meetings.write_line(tx, meeting, **one)
    with journal.transaction() as tx:
        meetings.end_meeting(tx, meeting, ended_at=told["ended_at"])


def _open_case(tx: Transaction, meeting: Subject, story: Mapping[str, Any]) -> Subject:
    told = story["case"]
    fields = ("number", "kind", "issue", "incident_on", "employer", "unit", "opened_on")
    case = cases.open_case_from_meeting(
        tx,
        meetings.facts(tx, meeting),
        title=told["title"],
        **{name: told[name] for name in (*fields, *TEXTS)},
    )
    meetings.put_in_case(tx, meeting, case)
    held = {one.name: one for one in cases.get_case(tx, case).parties}
    worker = story["worker"]
    grievant = {name: worker[name] for name in GRIEVANT} | {
        name: worker[name] for name in ("seniority_on", "supervisor", "supervisor_title")
    }
    cases.change_party(tx, case, held[worker["name"]].id, **grievant)
    for one in told["witnesses"]:
        cases.add_party(tx, case, role="witness", **one)
    for one in told["managers"]:
        if one["name"] in held:
            cases.change_party(tx, case, held[one["name"]].id, classification=one["title"])
        else:
            cases.add_party(
                tx, case, role="manager", name=one["name"], classification=one["title"]
            )
    for due in told["due"]:
        cases.set_due(tx, case, **due)
    cases.take_step(tx, case, step=told["step"], on=told["opened_on"])
    return case


def _cite(tx: Transaction, case: Subject, shelf: Shelf, told: Mapping[str, Any]) -> None:
    contract = shelf.contracts()[0]
    outline = shelf.outline(contract.id)
    for wanted in told["articles"]:
        node = next(one for one in outline.nodes if one.number == wanted["number"])
        clause: Clause = shelf.clause(contract.id, node)
        cases.cite_article(
            tx,
            case,
            contract=clause.contract,
            edition=clause.edition,
            number=clause.number,
            title=clause.title,
            page=clause.page,
            quote=clause.text,
        )
