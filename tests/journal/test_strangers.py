"""What a stranger signs is well signed and anything at all: it harms nobody."""

import random
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from steward_app import cases, meetings, people
from steward_app.forms.queries import find_printed, get_printed
from steward_app.journal import verify_space
from steward_app.journal.apart import find_apart
from steward_app.journal.check import check
from steward_app.journal.event import _shape
from steward_app.journal.events import ActUndone, BodyRedacted
from steward_app.journal.signed import sign
from tests.conftest import FEATURES

KINDS = [*(event for one in FEATURES for event in one.events), ActUndone, BodyRedacted]
SPACES = [bytes([n]) * 16 for n in range(3)]
SUBJECTS = [bytes([n]) * 16 for n in range(16, 20)]
NAMES = ["title", "name", "status", "step", "removed", "worker", "role", "held", "row", "x y"]
TEXTS = ["", "a", "2030-02-31", "99999-99-99", "-1", "{}", "' OR 1=1 --", '"', "*", "a\0b"]
TEXTS += ["\u202egpj.exe", "\u200b", "closed", "<img src=x>", "{0}", "%s", "\n", "\uffff"]
WILD = [None, True, -1, 2**63 - 1, "", "a", b"", bytes(16), [], [1], {"a": 1}, {b"a": []}]


class Stranger:
    """A device whose chains are sound, and whose words are whatever chance has."""

    def __init__(self, seed):
        self.chance = random.Random(seed)  # noqa: S311
        self.key = Ed25519PrivateKey.generate()
        self.last = {}
        self.ids = [bytes(32), b"", b"\xff"]
        self.acts = [bytes(16)]

    def says(self, kind, facts, version=1):
        space = self.chance.choice(SPACES)
        n, prev, clock = self.last.get(space, (0, None, 0))
        self.acts.append(self.chance.randbytes(16))
        signed, envelope = sign(
            self.key,
            facts,
            space=space,
            n=n + 1,
            prev=prev,
            clock=clock + 1,
            deps=[],
            subject=self.chance.choice(SUBJECTS),
            kind=kind,
            version=version,
            at=self.chance.choice(["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"]),
            act=self.chance.choice(self.acts),
        )
        self.last[space] = (n + 1, signed.id, envelope.clock)
        self.ids.append(signed.id)
        return signed

    def of_the_right_types(self, event):
        shape = _shape(event)
        facts = {
            name: self.value(self.chance.choice(sorted(kinds, key=str)))
            for name, kinds in shape.items()
        }
        return self.says(event.kind, facts, event.version)

    def of_other_types(self, event):
        facts = {name: self.chance.choice(WILD) for name in _shape(event)}
        if self.chance.random() < 0.3:
            facts["more"] = 1
        return self.says(event.kind, facts, event.version)

    def value(self, kind):
        text = self.chance.choice(TEXTS)
        if kind is str:
            return self.chance.choice([text, self.chance.choice(NAMES), "x" * 5000])
        if kind is bytes:
            return self.chance.choice([*self.ids, *self.acts, *SPACES, *SUBJECTS])
        if kind is int:
            return self.chance.choice([0, 1, -1, 2**63 - 1, -(2**63)])
        if kind is bool:
            return self.chance.random() < 0.5
        if kind is list:
            pair = [self.chance.choice(NAMES), text]
            return self.chance.choice([[], [pair], [pair, pair], [[]], [1], [None, pair], WILD])
        return None


@pytest.fixture(params=[1, 7])
def stranger(request):
    return Stranger(request.param)


def told(stranger):
    """Return some hundreds of events, of every kind."""
    for _ in range(6):
        for event in KINDS:
            yield stranger.of_the_right_types(event)
            yield stranger.of_other_types(event)


def ask_everything(tx):
    """Ask what the screens ask, of all there is and of what there is not."""
    for part in (people, cases, meetings):
        for words in ("a", "img", "title"):
            part.find(tx, words)
    for person in people.find_people(tx) + people.find_people(tx, removed=True):
        people.get_person(tx, person.id)
    for case in (row.id for row in cases.find_cases(tx)):
        cases.get_case(tx, case)
        cases.facts(tx, case)
        find = find_printed(tx, case)
        for printed in find:
            get_printed(tx, printed.id)
    for meeting in (row.id for row in meetings.find_meetings(tx)):
        meetings.gaps(meetings.get_meeting(tx, meeting))
        meetings.facts(tx, meeting)
        meetings.find_caucuses(tx, meeting)
        for line in meetings.find_lines(tx, meeting):
            meetings.get_line(tx, line.id)
    meetings.open_meetings(tx)
    cases.due(tx, date(2030, 1, 1))


def test_whatever_a_stranger_signs_is_kept_and_every_question_is_answered(device, stranger):
    events = list(told(stranger))
    half = len(events) // 2
    device.do(lambda tx: tx.receive(events[:half]))
    for one in events[half:]:
        device.do(lambda tx, one=one: tx.receive([one]))
    assert device.do(find_apart) == (0, 0, 0)
    device.do(ask_everything)
    assert check(device.journal).problems == []
    device.open_again()
    device.do(ask_everything)


def test_a_space_with_a_stranger_s_words_is_verified_to_its_end(stranger):
    events = list(told(stranger))
    for space in SPACES:
        verify_space([one for one in events if space in one.event])
