"""The fields with visible conflicts, and the three features that are built on them."""

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from steward_app import cases, meetings, people
from steward_app.journal.registers import pairs
from steward_app.journal.tables import EVENTS, SETTLED
from tests.conftest import FEATURES

OPENINGS = ("case.opened", "meeting.opened")  # they name nobody: there is nothing to redact
OURS = (people.FEATURE, cases.FEATURE, meetings.FEATURE)


def tables(device):
    """Return all rows of the three features; `row` is only a number for the index."""

    def work(tx):
        return {
            table.name: sorted(
                repr(row)
                for row in tx.db.execute(select(*(c for c in table.c if c.name != "row")))
            )
            for feature in OURS
            for table in feature.tables
        }

    return device.do(work)


def found(device):
    """Return what the find box finds of some words, which the index must agree on."""
    words = ("alpha", "beta", "gam", "delta 3")

    def work(tx):
        return [
            {(hit.subject, hit.what, hit.text) for hit in part.find(tx, one, 500)}
            for part in (people, cases, meetings)
            for one in words
        ]

    return device.do(work)


class Story:
    """What three devices do to a person, a case and a meeting, as chance has it."""

    def __init__(self, new_device, seed):
        self.chance = random.Random(seed)  # noqa: S311
        self.devices = [new_device() for _ in range(3)]
        self.acts, self.items = [], []
        first = self.devices[0]
        self.person = first.do(lambda tx: people.add_person(tx, name="alpha"))
        self.case = first.do(lambda tx: cases.open_case(tx, title="alpha", worker="beta"))
        self.meeting = first.do(lambda tx: meetings.open_meeting(tx, title="gamma"))
        self.spaces = {self.person.space, self.case.space, self.meeting.space}
        self.share()
        for step in range(60):
            device = self.chance.choice(self.devices)
            device.do(lambda tx, step=step: self.step(tx, step))
            if self.chance.random() < 0.3:
                self.share(self.chance.choice(self.devices))
        for number, device in enumerate(self.devices):  # whatever chance had, a conflict each
            device.do(lambda tx, n=number: self.at_last(tx, f"at last {n}"))

    def at_last(self, tx, words):
        cases.change_case(tx, self.case, title=words)
        cases.add_note(tx, self.case, text=words)
        cases.set_due(tx, self.case, act="file", on="2030-03-01")
        meetings.change_meeting(tx, self.meeting, title=words)
        meetings.write_line(tx, self.meeting, text=words)
        line = meetings.make_request(tx, self.meeting, words=words)
        meetings.correct_line(tx, line, text=f"{words} corrected", reason="r")

    def share(self, *to):
        for space in self.spaces:
            everything = [one for device in self.devices for one in device.events(space)]
            for device in to or self.devices:
                device.do(lambda tx, a=everything: tx.receive(a))

    def words(self, step):
        word = self.chance.choice(["alpha", "be\u200bta", "gamma", "delta"])
        return f"{word} {step}"

    def step(self, tx, step):
        self.acts.append(tx.act)
        if step % 11 == 10:
            return tx.undo(self.chance.choice(self.acts[:-1]), reason="slip")
        if step % 17 == 16:
            return self.redact(tx)
        deed = self.chance.choice([self.on_person, self.on_case, self.on_meeting])
        try:
            return deed(tx, self.words(step))
        except Exception as problem:
            if type(problem).__name__ not in {"NotFound", "Refused"}:
                raise
            return None  # taken back already: nothing is recorded

    def redact(self, tx):
        e = EVENTS.c
        ids = tx.db.scalars(
            select(e.id)
            .where(e.space.in_(self.spaces), e.state == SETTLED, e.body.is_not(None))
            .where(e.kind.not_in(["act.undone", "body.redacted", *OPENINGS]))
            .order_by(e.id)
        ).all()
        tx.redact(self.chance.choice(ids), reason="named a witness")

    def on_person(self, tx, words):
        if self.chance.random() < 0.2:
            return people.remove_person(tx, self.person, reason=words)
        return people.change_person(
            tx, self.person, **{self.chance.choice(["name", "note"]): words}
        )

    def on_case(self, tx, words):
        case, chance = self.case, self.chance
        day = f"2030-02-{chance.randint(10, 28)}"
        found = cases.get_case(tx, case)
        deed = chance.randrange(10)
        if deed == 0:
            return cases.add_party(tx, case, role=chance.choice(["grievant", "x"]), name=words)
        if deed == 1 and found.parties:
            return cases.change_party(tx, case, chance.choice(found.parties).id, name=words)
        if deed == 2 and found.parties:
            party = chance.choice(found.parties).id
            return cases.remove_party(tx, case, party, reason=words)
        if deed == 3:
            return cases.set_due(tx, case, act=chance.choice(["file", "respond"]), on=day)
        if deed in {4, 5} and found.dues:
            return cases.move_due(tx, case, chance.choice(found.dues).id, on=day)
        if deed == 6:
            return cases.add_note(tx, case, text=words)
        if deed == 7:
            return cases.close_case(tx, case, disposition=words)
        if deed == 8:
            return cases.take_step(tx, case, step=words)
        field = chance.choice(["title", "what", "number"])
        return cases.change_case(tx, case, **{field: words})

    def on_meeting(self, tx, words):
        meeting, chance = self.meeting, self.chance
        lines = [one for one in meetings.find_lines(tx, meeting) if not one.struck]
        deed = chance.randrange(7)
        if deed == 0 and lines:
            line = chance.choice(lines).id
            return meetings.correct_line(tx, line, text=words, reason="r")
        if deed == 1 and lines:
            return meetings.strike_line(tx, chance.choice(lines).id, reason=words)
        if deed == 2:
            return meetings.make_request(tx, meeting, words=words)
        if deed == 3:
            return meetings.add_participant(tx, meeting, name=words, role="hr")
        if deed == 4:
            return meetings.put_in_case(tx, meeting, self.case)
        if deed == 5:
            return meetings.change_meeting(tx, meeting, title=words)
        return meetings.write_line(tx, meeting, text=words)

    def everything(self):
        kept = {}
        for device in self.devices:
            for space in self.spaces:
                for signed in device.events(space):
                    if signed.id not in kept or signed.body is not None:
                        kept[signed.id] = signed
        return list(kept.values())


@pytest.fixture(scope="module", params=[3, 14])
def story(request, _devices):
    told = Story(_devices, request.param)
    first = _devices()
    first.do(lambda tx: tx.receive(told.everything()))
    return told, tables(first), found(first), _devices


def test_the_story_has_conflicts_and_rows_of_most_tables(story):
    told, expected, hits, _ = story
    for name in ("person", "case", "case_due", "case_note", "meeting", "meeting_line"):
        assert expected[name]
    assert len(expected["meeting_wording"]) >= 6
    assert any(hits)
    told.share()
    [row] = told.devices[0].do(cases.find_cases)
    assert "title" in row.conflicts
    values = told.devices[0].do(lambda tx: cases.find_values(tx, told.case, "title"))
    assert sorted(values) == ["at last 0", "at last 1", "at last 2"]


def test_every_device_that_has_it_all_shows_the_same(story):
    told, expected, hits, _ = story
    told.share()
    told.share()
    for device in told.devices:
        shown = tables(device)
        assert shown == expected
        assert found(device) == hits


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_order_and_any_doubling_of_the_same_events_gives_the_same_tables(story, data):
    told, expected, hits, new_device = story
    events = told.everything()
    doubled = events + data.draw(st.lists(st.sampled_from(events), max_size=10))
    arrival = list(doubled)
    data.draw(st.randoms(use_true_random=False)).shuffle(arrival)
    device, cuts = new_device(), data.draw(st.integers(1, 7))
    if data.draw(st.booleans()):
        found(device)  # from now on the index follows every change
    for start in range(cuts):
        device.do(lambda tx, part=arrival[start::cuts]: tx.receive(part))
    assert tables(device) == expected
    assert found(device) == hits
    device.open_again([replace(one, version=9) if one in OURS else one for one in FEATURES])
    assert tables(device) == expected
    assert found(device) == hits


def test_an_edit_by_someone_who_saw_both_values_settles_the_conflict(new_device):
    here, there = new_device(), new_device()
    case = here.do(lambda tx: cases.open_case(tx, title="first"))
    there.do(lambda tx: tx.receive(here.events(case.space)))
    here.do(lambda tx: cases.change_case(tx, case, title="here"))
    there.do(lambda tx: cases.change_case(tx, case, title="there"))
    there.do(lambda tx: cases.change_case(tx, case, title="there again"))
    for device, other in ((here, there), (there, here)):
        arrived = other.events(case.space)
        device.do(lambda tx, a=arrived: tx.receive(a))
        [row] = device.do(cases.find_cases)
        assert row.conflicts == ("title",)
        values = device.do(lambda tx: cases.find_values(tx, case, "title"))
        assert sorted(values) == ["here", "there again"]
        assert values[0] == row.title
    here.do(lambda tx: cases.change_case(tx, case, title="agreed"))
    [row] = here.do(cases.find_cases)
    assert (row.title, row.conflicts) == ("agreed", ())
    assert here.do(lambda tx: cases.find_values(tx, case, "title")) == ["agreed"]


def test_two_devices_that_say_the_same_are_not_in_conflict(new_device):
    here, there = new_device(), new_device()
    case = here.do(lambda tx: cases.open_case(tx, title="first"))
    there.do(lambda tx: tx.receive(here.events(case.space)))
    for device in (here, there):
        device.do(lambda tx: cases.change_case(tx, case, issue="OT"))
    here.do(lambda tx: tx.receive(there.events(case.space)))
    assert here.do(cases.find_cases)[0].conflicts == ()


@pytest.mark.parametrize("ahead", ["the one who removes", "the one who edits"])
def test_a_person_removed_while_another_device_edited_them_stays_and_is_flagged(
    new_device, ahead
):
    here, there = new_device(), new_device()
    ann = here.do(lambda tx: people.add_person(tx, name="Ann"))
    bob = here.do(lambda tx: people.add_person(tx, name="Bob"))
    there.do(lambda tx: tx.receive(here.events(ann.space)))
    first = here if ahead == "the one who removes" else there
    for _ in range(3):  # whose clock is ahead decides which of the two comes last in order
        first.do(lambda tx: people.change_person(tx, bob, note="n"))
    here.do(lambda tx: people.remove_person(tx, ann, reason="double"))
    there.do(lambda tx: people.change_person(tx, ann, phone="555-0101"))
    for device, other in ((here, there), (there, here)):
        arrived = other.events(ann.space)
        device.do(lambda tx, a=arrived: tx.receive(a))
        found = device.do(lambda tx: people.get_person(tx, ann))
        assert (found.removed, found.phone, found.conflicts) == ("", "555-0101", ("removed",))
    there.do(lambda tx: people.remove_person(tx, ann, reason="agreed"))
    found = there.do(lambda tx: people.get_person(tx, ann))
    assert (found.removed, found.conflicts) == ("agreed", ())


def test_fields_of_another_shape_than_pairs_of_texts_are_passed_over():
    known = ("a", "b")
    assert list(
        pairs([["a", "1"], ["c", "2"], ["b", 3], "ab", ["a"], [], ["b", ""]], known)
    ) == [("a", "1")]


def test_a_stranger_s_event_that_names_a_field_twice_is_taken(device):
    from steward_app.cases.events import CaseOpened
    from steward_app.journal import Subject

    def work(tx):
        case = Subject(tx.new_space(), bytes(16))
        tx.record(CaseOpened(subject=case, fields=[["title", "one"], ["title", "two"]]))
        return cases.get_case(tx, case)

    found = device.do(work)
    assert (found.title, found.conflicts) == ("two", ())
