import pytest

from steward_app import app, cases, meetings
from steward_app.gui import theme
from steward_app.vault.vault import Vault
from tests.conftest import UNLOCKED
from tests.gui.conftest import MORNING


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
    """Make a case opened from a meeting, with an article, as the main job leaves it."""

    def work(tx):
        meeting = meetings.open_meeting(
            tx,
            kind="investigatory",
            worker="Nguyễn Thị Ánh",
            place="Office 3",
            steward="R. Okafor",
        )
        meetings.make_request(tx, meeting, words="I want my representative.")
        meetings.end_meeting(tx, meeting)
        made = cases.open_case_from_meeting(
            tx,
            meetings.facts(tx, meeting),
            number="26-017",
            employer="Harbor Foods",
            what="<b>The</b> schedule & the =SUM(A1) changed.",
            remedy="Pay the shift",
        )
        meetings.put_in_case(tx, meeting, made)
        cases.cite_article(
            tx, made, contract="Agreement", number="Art. 12.3", title="Change of schedule"
        )
        cases.take_step(tx, made, step="1")
        return made

    return do(work)


@pytest.fixture
def dressed(qapp):
    """Dress the app once: the style sheet takes longer than most of these tests."""
    if not qapp.styleSheet() or theme.tones_of() is not theme.LIGHT:
        theme.apply(qapp, theme.LIGHT)
    return qapp
