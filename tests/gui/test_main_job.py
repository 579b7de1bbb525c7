"""The main job, by hand, in the real windows: from an empty computer to printed forms."""

import re
from datetime import timedelta

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit

from steward_app import app
from steward_app.clock import now
from steward_app.gui.first_run.recovery import Recovery
from steward_app.gui.running import Running
from steward_app.journal.check import check
from steward_app.paths import shipped, user_data
from steward_app.vault import keys

from .hand import Hand

pytestmark = pytest.mark.window

CONTRACT = shipped("resources") / "sample" / "contracts" / "harlow-county-2025-2028.txt"


@pytest.fixture
def running(qapp, monkeypatch):
    made = Running(qapp, app.parts())
    made.start()
    yield made
    made._collecting.stop()
    if made.window is not None:
        made.window.leaving = True
        made.window.lock()
    for one in made._shown:
        one.hide()
        one.deleteLater()
    made.dress("en")  # the tests that follow share the app


@pytest.fixture
def hand(qtbot):
    return Hand(qtbot)


def words_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split())


def test_the_main_job_is_done_by_hand_in_the_real_windows(
    running, hand, qtbot, monkeypatch, tmp_path
):
    passphrase = set_up(hand, qtbot, monkeypatch)
    note_the_interview(hand)
    open_the_grievance(hand)
    cite_the_clause(hand)
    hand.press("Fill in a form")
    hand.choose("Grievance, ")
    grievance = save_form(hand, monkeypatch, tmp_path / "grievance.pdf")
    assert "José Peña" in grievance
    assert "nobody was told" in grievance
    assert "9.3" in grievance
    assert "any other applicable provision" in grievance
    assert "made whole" in grievance
    hand.keys("Alt+Left")
    hand.keys("Alt+Left")
    hand.choose("Representation meeting")
    hand.press("Print the record")
    record = save_form(hand, monkeypatch, tmp_path / "record.pdf")
    assert "If it could, I want my steward here." in record
    assert "It is only a chat." in record

    running.window.leaving = True  # the process of the tests itself is not to be replaced
    hand.press("Lock")
    vault = user_data() / "vault"
    journal = app.open_journal(vault, keys.unlock(vault, passphrase))
    assert check(journal).problems == []
    journal.vault.lock()


def set_up(hand, qtbot, monkeypatch):
    """From the first window to Today; return the passphrase that was shown."""
    hand.press("Next")
    hand.press("Mine")
    hand.press("Next")
    hand.press("No: set up first")
    hand.press("Next")
    hand.find("Type the five words to confirm", QLineEdit)
    passphrase = next(
        one.text()
        for one in hand.all(QLabel)
        if re.fullmatch(r"([a-z-]+ ){4}[a-z-]+", one.text())
    )
    hand.type_in("Type the five words to confirm", passphrase)
    hand.press("Make the vault")
    hand.sees("24 words")
    (page,) = hand.all(Recovery)
    words = page.words
    for line in page.lines:
        at = int(re.search(r"\d+", line.accessibleName())[0]) - 1
        hand.type_in(line.accessibleName(), words[at])
    hand.press("Next")
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", staticmethod(lambda *_, **__: (str(CONTRACT), ""))
    )
    hand.press("Choose the file …")
    hand.sees("HARLOW COUNTY")
    hand.press("Next")
    hand.type_in("Your local", "Local 4417")
    hand.press("Begin")
    hand.find("Start meeting notes", QAbstractButton)
    return passphrase


def note_the_interview(hand):
    """Take notes as in the room; the request and the answer stand among them."""
    hand.keys("Ctrl+M")
    hand.type_in("Next line", "/w Could this get me written up?", enter=True)
    hand.keys("Ctrl+R")
    hand.type_in("The exact words", "If it could, I want my steward here.", enter=True)
    hand.keys("Ctrl+E")
    hand.keys("6")
    hand.type_in("Their words", "It is only a chat.", enter=True)
    hand.keys("Ctrl+Shift+E")
    hand.type_in(
        "What was promised, and what comes next?", "An answer by tomorrow.", enter=True
    )
    hand.sees("What comes next")


def open_the_grievance(hand):
    hand.press("Open a grievance from it")
    hand.type_in("About", "Schedule changed without notice")
    hand.type_in("What happened", "The schedule was changed in the system and nobody was told.")
    hand.press("Add someone")
    hand.type_in("Name", "José Peña")
    hand.press("Add to the case")
    hand.sees("José Peña")
    hand.press("Add a date")
    due = (now() + timedelta(days=10)).date().isoformat()
    hand.type_in("Day", due)
    hand.press("Add the date")
    hand.sees("typed by hand")


def cite_the_clause(hand):
    """Ask the contract in plain words, and put its answer into the case."""
    hand.press("Find in the contract")
    asked = "can they change my schedule without notice"
    hand.type_in("Find in the contract", asked, enter=True)
    hand.sees("9.3")
    hand.press("Attach to a case")
    hand.press("Back to the case")
    hand.sees("Art. 9.3")


def save_form(hand, monkeypatch, file):
    """Save the form that is shown where the file dialog says; return what a reader sees."""
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(file), ""))
    )
    hand.press("Save PDF")
    hand.qtbot.waitUntil(file.is_file, timeout=20_000)
    return words_of(file)
