import subprocess
import sys

import pytest

from steward_app.errors import Unsafe
from steward_app.vault import cost
from steward_app.vault.cost import CEILING, FLOOR, USUAL, Cost, calibrated, refuse_unsafe

GIB = 1 << 20  # in KiB


@pytest.fixture
def machine(monkeypatch):
    """Let this be a machine of so many KiB that takes so many seconds for each GiB."""

    def be(memory, seconds):
        monkeypatch.setattr(cost, "_machine_memory", lambda: memory)
        monkeypatch.setattr(cost, "_seconds", lambda one: seconds * one.memory / GIB)

    return be


@pytest.mark.parametrize(
    ("memory", "seconds", "expected"),
    [
        (32 * GIB, 0.1, GIB),  # fast: never above 1 GiB
        (32 * GIB, 1.5, GIB // 2),
        (32 * GIB, 2.1, USUAL.memory),
        (32 * GIB, 60, USUAL.memory),  # slow: never below the usual
        (2 * GIB, 0.1, GIB // 2),  # a quarter of the memory
        (GIB, 0.1, GIB // 4),
        (GIB // 2, 0.1, GIB // 8),  # short of memory: less than usual
        (GIB // 8, 0.1, FLOOR.memory),
    ],
)
def test_the_cost_is_what_a_machine_pays_within_a_second(machine, memory, seconds, expected):
    machine(memory, seconds)
    found = calibrated()
    assert found == Cost(expected, 3, 4)
    refuse_unsafe(found)


def test_a_machine_without_memory_gets_the_floor(monkeypatch):  # D-25
    def short(one):
        raise MemoryError

    monkeypatch.setattr(cost, "_seconds", short)
    assert calibrated() == FLOOR


@pytest.mark.slow
def test_this_machine_has_a_cost_within_the_bounds():
    refuse_unsafe(calibrated())


def test_a_real_measure_is_within_the_bounds():
    assert cost._machine_memory() > 1 << 18
    assert cost._seconds(FLOOR) > 0


@pytest.mark.parametrize("name", ["memory", "passes", "lanes"])
def test_each_number_has_a_floor_and_a_ceiling_of_its_own(name):
    for edge in (FLOOR, CEILING):
        refuse_unsafe(Cost(**vars(CEILING) | {name: getattr(edge, name)}))
    for beyond in (getattr(FLOOR, name) - 1, getattr(CEILING, name) + 1, 0, 1 << 62):
        with pytest.raises(Unsafe, match=str(beyond)):
            refuse_unsafe(Cost(**vars(CEILING) | {name: beyond}))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on memory")
def test_a_process_that_may_not_have_the_memory_is_told_so():  # D-25
    code = """
import sys
from steward_app.vault import cost
try:
    cost.stretched(b"x", bytes(16), cost.CEILING)
except MemoryError:
    sys.exit(9)
"""

    def limit():
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

    done = subprocess.run(
        [sys.executable, "-c", code], preexec_fn=limit, capture_output=True, check=False
    )
    assert done.returncode == 9, done.stderr
