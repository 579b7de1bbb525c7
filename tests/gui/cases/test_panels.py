"""What is typed into an open panel of a case outlives a lock, a kill and a change of page."""

import pytest
from PySide6.QtCore import Qt

from steward_app import app, cases
from steward_app.gui.cases import CasePage
from steward_app.gui.widgets import DateLine, Line
from tests.conftest import UNLOCKED

from .conftest import named

pytestmark = pytest.mark.window


@pytest.fixture
def open_again(window, case, qtbot, settled):
    """Open the case in a page made anew, as in a window after unlocking."""

    def run():
        again = CasePage(window)
        qtbot.addWidget(again)
        again.open(case)
        again.refresh()
        settled(window)
        settled(window)
        return again

    return run


def test_every_open_panel_is_there_again_with_its_text(page, window, settled, open_again):
    page.dues.fold.unfold(True)
    page.dues.act.setCurrentIndex(2)
    page.dues.on.line.setText("2026-12-")
    page.dues.clause.setPlainText("Art. 21.3,\nwithin 15 days ")
    page.parties.fold.unfold(True)
    page.parties.who.line.setText("José Peña")
    page.parties._about["phone"].widget.setText("555 0100")
    page.articles.fold.unfold(True)
    page.articles.number.widget.setText("12.3")
    page.steps.fold.unfold(True)
    page.steps.step.setEditText("Level Two")
    page.ending.fold.unfold(True)
    page.ending.reason.setPlainText("They agreed.")
    page.keep()
    settled(window)
    [draft] = window.vault.drafts.all()
    assert draft.kind == "case.panel"
    again = open_again()
    parts = (again.dues, again.parties, again.articles, again.steps, again.ending)
    assert [one.fold.unfolded for one in parts] == [True] * 5
    assert again.dues.act.currentIndex() == 2
    assert again.dues.on.line.text() == "2026-12-"
    assert again.dues.clause.toPlainText() == "Art. 21.3,\nwithin 15 days "
    assert again.parties.who.line.text() == "José Peña"
    assert again.parties._about["phone"].widget.text() == "555 0100"
    assert again.articles.number.widget.text() == "12.3"
    assert again.steps.step.currentText() == "Level Two"
    assert again.ending.reason.toPlainText() == "They agreed."


def test_a_panel_is_kept_within_two_seconds_of_the_first_key(page, window, qtbot):
    page.articles.fold.unfold(True)
    qtbot.keyClicks(page.articles.number.widget, "12.3")
    qtbot.waitUntil(lambda: bool(window.vault.drafts.all()), timeout=2000)


def test_locking_keeps_what_is_in_a_panel(page, window, case, own_journal):
    page.dues.fold.unfold(True)
    page.dues.clause.setPlainText("Art. 21.3")
    window.lock()
    journal = app.open_journal(own_journal.vault.folder, UNLOCKED)
    [draft] = journal.vault.drafts.all()
    journal.vault.lock()
    assert draft.facts["subject"] == case.id
    assert "Art. 21.3" in draft.facts["panels"][0]["values"]


def test_a_panel_only_opened_leaves_no_draft(page, window, settled):
    page.dues.fold.unfold(True)
    page.steps.fold.unfold(True)
    page.keep()
    settled(window)
    assert window.vault.drafts.all() == []


def test_what_is_added_or_put_away_is_no_draft_any_more(page, window, qtbot, settled):
    page.articles.fold.unfold(True)
    page.articles.number.widget.setText("12.3")
    page.parties.fold.unfold(True)
    page.parties.who.line.setText("J. Marsh")
    page.keep()
    settled(window)
    assert len(window.vault.drafts.all()) == 1
    page.parties.fold.unfold(False)
    qtbot.mouseClick(page.articles.fold.does, Qt.MouseButton.LeftButton)
    settled(window)
    settled(window)
    assert window.vault.drafts.all() == []


def test_a_change_to_something_listed_is_there_again_until_it_is_saved(
    page, window, case, do, qtbot, settled, open_again
):
    qtbot.mouseClick(named(qtbot, page, "Move: File the grievance"), Qt.MouseButton.LeftButton)
    page.dues.entries.findChild(DateLine).line.setText("2026-12-04")
    page.keep()
    settled(window)
    again = open_again()
    assert again.dues.entries.findChild(DateLine).line.text() == "2026-12-04"
    named(qtbot, page, "Move the date").click()
    settled(window)
    settled(window)
    assert do(lambda tx: cases.get_case(tx, case)).dues[0].on == "2026-12-04"
    assert window.vault.drafts.all() == []


def test_a_panel_of_a_list_stays_open_while_the_list_changes(
    page, window, case, do, qtbot, settled
):
    qtbot.mouseClick(named(qtbot, page, "Move: File the grievance"), Qt.MouseButton.LeftButton)
    page.dues.entries.findChildren(Line)[-1].setText("A letter of extension")
    do(lambda tx: cases.set_due(tx, case, act="file", on="2026-12-01"))
    settled(window)
    assert len(page.dues.entries.entries) == 2
    lines = [one.text() for one in page.dues.entries.findChildren(Line)]
    assert "A letter of extension" in lines


def test_what_is_typed_for_one_case_is_not_shown_in_another(page, window, case, do, settled):
    page.parties.fold.unfold(True)
    page.parties.who.line.setText("J. Marsh")
    other = do(lambda tx: cases.open_case(tx, title="Another"))
    shown = window.go("case", other)
    settled(window)
    assert not shown.parties.fold.unfolded
    assert shown.parties.who.line.text() == ""
    shown = window.go("case", case)
    settled(window)
    settled(window)
    assert shown.parties.fold.unfolded
    assert shown.parties.who.line.text() == "J. Marsh"
