import pytest

from steward_app.gui.idle import SLEPT, Idle


class Watch:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def idle(qapp, watch):
    made = Idle(qapp, watch)
    made._timer.stop()
    yield made
    made.stop()


def test_seconds_are_counted_from_the_last_touch(idle, watch, qtbot):
    from steward_app.gui.widgets import Line

    told = []
    idle.idle.connect(told.append)
    watch.now += 20
    idle.look()
    line = Line()
    qtbot.addWidget(line)
    line.show()
    qtbot.keyClicks(line, "a")
    watch.now += 5
    idle.look()
    assert told == [20, 5]


def test_a_lid_that_was_shut_is_noticed(idle, watch):
    slept = []
    idle.slept.connect(lambda: slept.append(1))
    watch.now += SLEPT - 1
    idle.look()
    assert slept == []
    watch.now += SLEPT + 1
    idle.look()
    assert slept == [1]


@pytest.mark.parametrize("year", [1970, 2016, 2038, 2106])
def test_a_clock_set_to_another_year_changes_nothing(idle, watch, monkeypatch, year):
    import time

    told = []
    idle.idle.connect(told.append)
    monkeypatch.setattr(time, "time", lambda: (year - 1970) * 31_557_600.0)
    watch.now += 3
    idle.look()
    assert told == [3]
