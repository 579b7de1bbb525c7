from datetime import datetime, timedelta, timezone

import pytest

from steward_app import meetings
from steward_app.gui.meetings import MeetingList, MeetingPage
from steward_app.gui.screen import Screen
from steward_app.gui.window import Place, Window
from steward_app.journal import Journal
from tests.conftest import FEATURES

HERE = timezone(-timedelta(hours=5))


class Watch:
    """A clock that a test sets; it stands in between."""

    def __init__(self):
        self.now = datetime(2030, 1, 7, 14, 6, tzinfo=HERE)

    def __call__(self):
        return self.now

    def at(self, hour, minute):
        self.now = self.now.replace(hour=hour, minute=minute)


class Blank(Screen):
    """Stands for a screen of another feature; keeps what it was asked to show."""

    def __init__(self, shell):
        super().__init__(shell, "elsewhere")
        self.asked = []

    def open(self, subject):
        self.asked.append(subject)


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def make_window(device, qtbot, tmp_path, monkeypatch, watch):
    """Open the real window over the real vault, with the screens of meetings in it."""
    monkeypatch.setenv("STEWARD_HOME", str(tmp_path))
    made = []

    def make():
        device.journal = Journal(device.vault, FEATURES, clock=watch)
        places = [
            Place("today", lambda: "Today", Blank, icon="today"),
            Place("meetings", lambda: "Meetings", MeetingList, icon="meetings"),
            Place("meeting", lambda: "Meeting", MeetingPage, under="meetings"),
            Place("case", lambda: "Case", Blank),
            Place("form", lambda: "Form", Blank),
        ]
        window = Window(device.journal, device.folder, places, clock=watch)
        window.go("today")
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.background.close()
        window._idle.stop()
        window.deleteLater()


@pytest.fixture
def window(make_window):
    return make_window()


@pytest.fixture
def settle(window, qtbot):
    """Wait until the vault's thread has done all that it was asked, and said so."""

    def wait(of=window):
        for _ in range(3):  # what came home may have asked again
            done = []
            of.background.on_vault(of, lambda vault: None, done.append)
            qtbot.waitUntil(lambda done=done: bool(done))

    return wait


@pytest.fixture
def page(window, settle):
    window.start_notes()
    settle()
    return window.current()


@pytest.fixture
def record(device):
    """Return the one meeting that is in the vault."""

    def read():
        def work(tx):
            (one,) = meetings.find_meetings(tx)
            return meetings.get_meeting(tx, one.id)

        return device.do(work)

    return read
