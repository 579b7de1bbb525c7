import gc
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from steward_app import app, preferences, words
from steward_app.gui.first_run import FirstRun
from steward_app.gui.forms.blank import BlankForms
from steward_app.gui.reference import Reference
from steward_app.gui.running import Running
from steward_app.gui.unlock import Unlock
from steward_app.paths import shipped
from steward_app.vault import keys

from .conftest import PASSPHRASE
from .hand import Hand

pytestmark = pytest.mark.window

DRIVEN = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from steward_app import app
from steward_app.gui import running
from steward_app.gui.unlock import Unlock

log, vault, passphrase = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
start = running.Running.start

def note(text):
    with log.open("a") as file:
        file.write(f"{os.getpid()} {text}\\n")

def drive(self):
    (unlock,) = self._shown
    assert isinstance(unlock, Unlock)
    if log.exists():
        note(f"again {unlock.passphrase.text()!r} {'sqlalchemy' in sys.modules}")
        self.app.quit()
        return
    unlock.passphrase.setText(passphrase)
    unlock.try_it()
    waiting = QTimer(self)
    def look():
        if self.window is not None:
            note("open")
            waiting.stop()
            self.window.lock()
    waiting.timeout.connect(look)
    waiting.start(20)

def driven(self):
    start(self)
    QTimer.singleShot(0, lambda: drive(self))

running.Running.start = driven
sys.exit(app.main(vault))
"""


@pytest.fixture
def running(qapp):
    made = Running(qapp, app.parts())
    yield made
    made._collecting.stop()
    if made.window is not None:
        made.window.leaving = True
        made.window.lock()
    for one in made._shown:
        one.hide()
        one.deleteLater()
    made.dress("en")  # the tests that follow share the app


def vault(place):
    keys.create(place, PASSPHRASE, keys.FLOOR)
    return place


def test_without_a_vault_the_first_run_is_shown(running):
    running.start()
    assert isinstance(running._shown[0], FirstRun)


def test_on_an_employers_computer_the_shelf_alone_is_shown_again(running):
    preferences.save(preferences.Preferences(reference_only=True))
    running.start()
    (shown,) = running._shown
    assert shown.step == "shelf_only"
    shown.go_back()
    assert shown.step == "computer"


def test_a_known_vault_is_asked_for_and_opens_on_today(running, qtbot):
    place = vault(preferences.usual_vault())
    running.start()
    (unlock,) = running._shown
    assert isinstance(unlock, Unlock)
    unlock.passphrase.setText(PASSPHRASE)
    unlock.try_it()
    qtbot.waitUntil(lambda: running.window is not None, timeout=20_000)
    assert running.window.current() is running.window.screen_of("today")
    assert preferences.load().recent == (place,)


def test_blank_forms_are_there_beside_the_locked_vault(running, qtbot):
    vault(preferences.usual_vault())
    running.start()
    (unlock,) = running._shown
    qtbot.waitUntil(lambda: unlock.findChild(Reference) is not None)
    unlock.findChild(Reference).forms.click()
    _, beside = running._shown
    assert beside.isVisible()
    assert beside.windowTitle() == "Steward"
    assert beside.findChild(BlankForms).lines.rows
    beside.activateWindow()
    qtbot.waitUntil(beside.isActiveWindow)
    qtbot.keyClick(beside, Qt.Key.Key_Escape)
    assert not beside.isVisible()


def test_a_vault_that_is_open_elsewhere_is_said_in_a_sentence(running, qtbot):
    place = vault(preferences.usual_vault())
    code = (
        "import sys; from pathlib import Path; from steward_app import app;"
        "from steward_app.vault import keys; place = Path(sys.argv[1]);"
        "journal = app.open_journal(place, keys.unlock(place, sys.argv[2]));"
        "print('open', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, place, PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=shipped("."),
    )
    try:
        assert other.stdout.readline() == b"open\n"
        running.start()
        (unlock,) = running._shown
        unlock.passphrase.setText(PASSPHRASE)
        unlock.try_it()
        qtbot.waitUntil(lambda: unlock.problem != "", timeout=20_000)
        assert "open" in unlock.problem
        assert running.window is None
    finally:
        other.communicate()


def test_another_language_is_spoken_at_once_and_the_vault_stays_open(running, qtbot):
    place = vault(preferences.usual_vault())
    journal = app.open_journal(place, keys.unlock(place, PASSPHRASE))
    first = running.show_vault(journal, place)
    settings = first.go("settings")
    settings.language.setCurrentIndex(settings.language.findData("es"))
    settings.language.activated.emit(settings.language.currentIndex())
    assert words.language() == "es"
    assert running.window is not first
    assert running.window.windowTitle() == "Steward"
    assert running.window.rail.buttons["today"].accessibleName() == "Hoy"
    assert running.window.current() is running.window.screen_of("settings")


def test_a_bug_is_said_without_any_of_the_values_it_was_about(running, qtbot):
    place = vault(preferences.usual_vault())
    journal = app.open_journal(place, keys.unlock(place, PASSPHRASE))
    window = running.show_vault(journal, place)
    try:
        raise KeyError("Ana Ruiz")
    except KeyError as bug:
        running.bug(type(bug), bug, bug.__traceback__)
    assert "KeyError" in window.notices.text()
    assert "Ana" not in window.notices.text()
    assert window.troubles


def test_garbage_is_collected_by_a_timer_of_the_ui_thread_only(running):
    assert not gc.isenabled()


def test_locking_replaces_the_process_by_a_fresh_one_that_asks_again(tmp_path):
    place, log = vault(tmp_path / "vault"), tmp_path / "log"
    script = tmp_path / "driven.py"
    script.write_text(DRIVEN)
    done = subprocess.run(
        [sys.executable, str(script), str(log), str(place), PASSPHRASE],
        env={**os.environ, "PYTHONPATH": str(shipped("."))},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (first, opened), (second, again) = (
        line.split(" ", 1) for line in log.read_text().splitlines()
    )
    assert opened == "open"
    assert again == "again '' False"
    assert os.name == "nt" or first == second  # the same process, made new


@pytest.mark.parametrize(("language", "says"), [("Español", "Siguiente"), ("English", "Next")])
def test_the_first_page_speaks_the_language_that_is_chosen_on_it(
    running, qtbot, language, says
):
    hand = Hand(qtbot)
    running.start()
    hand.press("Español")
    hand.press(language)
    hand.find(says, QAbstractButton)
    (shown,) = running._shown
    assert isinstance(shown, FirstRun)
    assert words.language() == {"Español": "es", "English": "en"}[language]
