"""Whatever devices do and hear of each other, and however often they are opened again, those
that have the same events show the same."""

import os
import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from steward_app.journal import Signed
from steward_app.journal.check import check
from steward_app.journal.tables import EVENTS
from tests.conftest import Device
from tests.journal import log
from tests.journal.test_arrival import tables

DEVICES = 3
DEEDS = ("change", "change", "close", "undo", "redact", "send", "send", "reopen", "lose")
STEP = st.tuples(
    st.sampled_from(DEEDS),
    st.integers(0, DEVICES - 1),
    st.integers(0, 2**32),  # which of what there is, and in what order
)


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    return tmp_path_factory.mktemp("convergence")


class World:
    """Some devices, two cases, and what was done so far."""

    def __init__(self, folder):
        folder.mkdir()
        self.devices = [Device(folder / str(n)) for n in range(DEVICES)]
        first = self.devices[0]
        self.cases = [
            first.do(lambda tx: log.open_case(tx, worker="Ada", about="pay")) for _ in "ab"
        ]
        for device in self.devices[1:]:
            device.do(lambda tx: tx.receive(self.known(first)))
        self.acts = []

    def known(self, device):
        """Return all that a device has, those that wait included."""
        e = EVENTS.c
        ours = {case.space for case in self.cases}
        found = select(e.event, e.signature, e.body).where(e.space.in_(ours)).order_by(e.row)
        return device.do(lambda tx: [Signed(*row) for row in tx.db.execute(found)])

    def change(self, device, chance):
        def work(tx):
            self.acts.append(tx.act)
            for _ in range(chance.randint(1, 2)):
                field, value = chance.choice(["worker", "about"]), str(chance.randint(0, 9))
                log.change_case(tx, chance.choice(self.shown(tx)), field=field, value=value)

        if device.do(self.shown):
            device.do(work)

    def close(self, device, chance):
        def work(tx):
            self.acts.append(tx.act)
            for case in self.shown(tx):
                log.close_case(tx, case, outcome="won")

        device.do(work)

    def undo(self, device, chance):
        def work(tx):
            if self.acts:
                act = chance.choice(self.acts)
                self.acts.append(tx.act)
                tx.undo(act, reason="slip")

        device.do(work)

    def redact(self, device, chance):
        def work(tx):
            e = EVENTS.c
            kinds = ("log.changed", "log.opened", "log.closed")
            ids = tx.db.scalars(select(e.id).where(e.kind.in_(kinds)).order_by(e.id)).all()
            tx.redact(chance.choice(ids), reason="named a witness")

        device.do(work)

    def send(self, device, chance):
        """Let a device hear of some events, some of them without what they say."""
        events = self.known(chance.choice(self.devices))
        some = chance.choices(events, k=chance.randint(1, len(events)))
        some = [one._replace(body=None) if chance.random() < 0.3 else one for one in some]
        at = chance.randint(0, len(some))

        def work(tx):
            tx.receive(some[:at])
            if chance.random() < 0.5 and (cases := self.shown(tx)):
                log.change_case(tx, cases[0], field="about", value="between")
            tx.receive(some[at:])

        device.do(work)

    def reopen(self, device, chance):
        device.open_again()

    def lose(self, device, chance):
        """Lose one copy, then the other; each is made again from what is left."""
        before = tables(device)
        for lost in chance.sample(["vault.db*", "stream"], 2):
            device.vault.lock()
            for file in device.folder.glob(lost):
                file.unlink()
            device.open_again()
            assert tables(device) == before

    def shown(self, tx):
        return [row.id for row in log.find_cases(tx)]

    def close_all(self):
        for device in self.devices:
            device.vault.lock()


def agree(world, chance):
    """Tell everybody everything, in an order of each one's own; return what they show."""
    everything = [one for device in world.devices for one in world.known(device)]
    for device in world.devices:
        chance.shuffle(everything)
        at = chance.randint(0, len(everything))
        device.do(lambda tx, some=everything[:at]: tx.receive(some))
        device.do(lambda tx, some=everything[at:]: tx.receive(some))
    return [tables(device) for device in world.devices]


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=4, max_size=12), seed=st.integers(0, 2**32))
def test_devices_that_heard_it_all_show_the_same_whatever_came_between(places, steps, seed):
    try_out(places, steps, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_devices_show_the_same_after_long_stories_too(places, seed):
    chance = random.Random(seed)  # noqa: S311
    steps = [
        (chance.choice(DEEDS), chance.randrange(DEVICES), chance.getrandbits(32))
        for _ in range(chance.randint(20, 80))
    ]
    try_out(places, steps, seed)


def try_out(places, steps, seed):
    chance = random.Random(seed)  # noqa: S311
    with pytest.MonkeyPatch.context() as same:  # ids and keys too, so that a failure repeats
        same.setattr(os, "urandom", chance.randbytes)
        world = World(places / str(len(list(places.iterdir()))))
        try:
            for deed, device, number in steps:
                one = random.Random(number)  # noqa: S311
                getattr(world, deed)(world.devices[device], one)
            shown = agree(world, chance)
            assert shown[1:] == shown[:-1]
            for device in world.devices:
                assert check(device.journal).problems == []
                device.open_again([replace(log.FEATURE, version=2)])
                assert tables(device) == shown[0]
            world.lose(device, chance)
            device.open_again().compare_copies()
            assert device.journal.told == []
        finally:
            world.close_all()
