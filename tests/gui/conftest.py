from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from steward_app import app, words
from steward_app.gui import theme
from steward_app.gui.window import Window
from steward_app.shelf.shelf import Shelf
from steward_app.vault import keys

PASSPHRASE = "five random words of mine"
MORNING = datetime(2026, 11, 21, 14, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch) -> Iterator[None]:
    """Let no test read or write the settings and the shelf of whoever runs it."""
    monkeypatch.setenv("STEWARD_HOME", str(tmp_path / "home"))
    yield
    words.use("en")


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Make one vault whose header costs what the floor costs: folder, key and words."""
    folder = tmp_path_factory.mktemp("vaults") / "one"
    return folder, keys.create(folder, PASSPHRASE, keys.FLOOR)


@pytest.fixture
def dressed(qapp):
    theme.apply(qapp, theme.LIGHT)
    return qapp


@pytest.fixture
def own_journal(tmp_path):
    """Make a real vault of this test's own, and its journal with every feature."""
    folder = tmp_path / "vault"
    created = keys.create(folder, PASSPHRASE, keys.FLOOR)
    journal = app.open_journal(folder, created.unlocked, lambda: MORNING)
    yield journal
    journal.vault.lock()


@pytest.fixture
def shelf():
    shelf = Shelf()
    yield shelf
    shelf.close()


@pytest.fixture
def window(dressed, qtbot, own_journal, shelf) -> Iterator[Window]:
    """Show the real window with every screen, on Today."""
    from steward_app.gui import sources

    made = Window(
        own_journal,
        own_journal.vault.folder,
        app.places(shelf),
        sources.sources(shelf),
        clock=lambda: MORNING,
    )
    qtbot.addWidget(made)
    made.show()
    made.go("today")
    yield made
    made.lock()


@pytest.fixture
def settled(qtbot):
    """Wait until the vault's thread has nothing to do and its answers are home."""

    def wait(window):
        home = []
        window.background.run(window, lambda tx: None, lambda _: home.append(True))
        qtbot.waitUntil(lambda: bool(home))
        home.clear()
        window.background.run(window, lambda tx: None, lambda _: home.append(True))
        qtbot.waitUntil(lambda: bool(home))

    return wait
