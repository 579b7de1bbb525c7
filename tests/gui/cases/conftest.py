"""What the tests of the case log share: a case with something of everything in it."""

import pytest
from PySide6.QtWidgets import QPushButton

from steward_app import app, cases, meetings
from steward_app.gui import theme
from steward_app.vault.vault import Vault
from tests.conftest import UNLOCKED
from tests.gui.conftest import MORNING

NASTY = "<b>Al</b> & =1+1 \"' OR (NEAR* \u202etxt\x07"  # shown as typed, wherever it stands


def named(qtbot, page, name):
    """Wait for the button that a screen reader calls so, and return it."""

    def found():
        return [
            one
            for one in page.findChildren(QPushButton)
            if one.accessibleName() == name and one.isVisibleTo(page)
        ]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


@pytest.fixture
def own_journal(tmp_path):
    """Make a real vault without the cost of a passphrase, which no test here is about."""
    folder = tmp_path / "vault"
    folder.mkdir()
    Vault.create(folder, UNLOCKED).lock()
    journal = app.open_journal(folder, UNLOCKED, lambda: MORNING)
    yield journal
    journal.vault.lock()


@pytest.fixture
def do(window, qtbot):
    """Do work on the vault's thread, as screens do, and return what it gives."""

    def run(work):
        home = []
        window.background.run(window, work, home.append, failed=home.append)
        qtbot.waitUntil(lambda: bool(home), timeout=60_000)
        return home[0]

    return run


@pytest.fixture
def case(do):
    def work(tx):
        made = cases.open_case(
            tx,
            title="Shift changed without notice",
            worker="Nguyễn Thị Ánh",
            number="26-017",
            what="The schedule was changed by a text message.",
            remedy="Pay the first shift at time and a half",
            employer="Harbor Foods",
            incident_on="2026-11-19",
        )
        cases.set_due(tx, made, act="file", on="2026-11-25", clause="Art. 21.2")
        return made

    return do(work)


@pytest.fixture
def meeting(do):
    def work(tx):
        made = meetings.open_meeting(
            tx,
            kind="investigatory",
            worker="José Peña",
            place="Office 3",
            called_by="J. Marsh",
            stated_subject="Being late on Monday",
        )
        meetings.end_meeting(tx, made)
        return made

    return do(work)


@pytest.fixture
def page(window, case, qtbot):
    """Show the case in the real window."""
    shown = window.go("case", case)
    qtbot.waitUntil(lambda: shown.loaded is not None)
    return shown


@pytest.fixture
def dressed(qapp):
    """Dress the app once: the style sheet takes longer than most of these tests."""
    if not qapp.styleSheet() or theme.tones_of() is not theme.LIGHT:
        theme.apply(qapp, theme.LIGHT)
    return qapp
