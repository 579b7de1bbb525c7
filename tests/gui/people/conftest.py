import pytest

from steward_app.gui.people import PeopleList, PersonPage
from steward_app.gui.window import Place, Window


@pytest.fixture
def window(device, qtbot, tmp_path, monkeypatch):
    """The real window over a real vault, with the screens of people in it."""
    monkeypatch.setenv("STEWARD_HOME", str(tmp_path))
    places = [
        Place("people", lambda: "People", PeopleList, icon="people"),
        Place("person", lambda: "Person", PersonPage, under="people"),
    ]
    window = Window(device.journal, device.folder, places)
    window.show()
    yield window
    window.background.close()
    window._idle.stop()
    window.deleteLater()


@pytest.fixture
def settle(window, qtbot):
    """Wait until the vault's thread has done all that it was asked, and said so."""

    def wait():
        for _ in range(2):  # what came home may have asked again
            done = []
            window.background.on_vault(window, lambda vault: None, done.append)
            qtbot.waitUntil(lambda done=done: bool(done))

    return wait
