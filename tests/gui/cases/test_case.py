import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from steward_app import app, cases, meetings
from steward_app.gui.cases import CasePage
from steward_app.gui.widgets import Area, DateLine, Line, Notices
from tests.conftest import UNLOCKED

from .conftest import NASTY, named

pytestmark = pytest.mark.window


def fill(page, name, text):
    widget = page.facts.typed.fields[name].widget
    if isinstance(widget, Area):
        widget.setPlainText(text)
    elif isinstance(widget, DateLine):
        widget.line.setText(text)
    else:
        widget.setText(text)
    return widget


def shown_texts(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def test_what_is_typed_is_in_the_record_within_two_seconds(page, case, do, qtbot):
    fill(page, "where", "Loading dock")
    qtbot.waitUntil(
        lambda: do(lambda tx: cases.get_case(tx, case)).where == "Loading dock", timeout=2000
    )


def test_typing_without_a_pause_is_saved_all_the_same(page, case, do, qtbot):
    area = fill(page, "what", "")
    area.setFocus()

    def type_on():
        qtbot.keyClick(area, Qt.Key.Key_A)
        return do(lambda tx: cases.get_case(tx, case)).what.startswith("a")

    qtbot.waitUntil(type_on, timeout=2500)


def test_leaving_the_screen_records_what_was_typed_and_leaves_no_draft(
    page, window, case, do, settled
):
    fill(page, "why", "The contract asks for notice.")
    window.go("cases")
    settled(window)
    assert do(lambda tx: cases.get_case(tx, case)).why == "The contract asks for notice."
    assert window.vault.drafts.all() == []


def test_locking_records_what_was_typed(page, window, case, own_journal):
    fill(page, "who", "Two co-workers.")
    window.lock()
    folder = own_journal.vault.folder
    journal = app.open_journal(folder, UNLOCKED)
    with journal.transaction() as tx:
        assert cases.get_case(tx, case).who == "Two co-workers."
    assert journal.vault.drafts.all() == []
    journal.vault.lock()


def test_markup_and_hidden_characters_are_kept_and_shown_as_typed(
    page, window, case, do, settled
):
    typed = NASTY.replace("\x07", "")  # a line of Qt's takes no control characters
    names = ("title", "number", "employer", "unit", "what", "when", "where", "who", "why")
    for name in names:
        fill(page, name, typed)
    page.facts.typed.flush()
    settled(window)
    found = do(lambda tx: cases.get_case(tx, case))
    assert {getattr(found, name) for name in names} == {typed}
    assert {page.facts.typed.fields[name].widget.value() for name in names} == {typed}


def test_no_label_of_a_case_takes_markup(page, do, case, window, settled, qtbot):
    def work(tx):
        cases.add_party(tx, case, role="witness", name=NASTY)
        cases.cite_article(tx, case, contract=NASTY, number=NASTY, quote=NASTY)
        cases.set_due(tx, case, act="file", on="2026-12-01", what=NASTY, clause=NASTY)
        cases.add_note(tx, case, text=NASTY)
        cases.take_step(tx, case, step=NASTY, note=NASTY)
        cases.change_case(tx, case, title=NASTY)

    do(work)
    settled(window)
    qtbot.waitUntil(lambda: "\n".join(shown_texts(page)).count("<b>Al</b> & =1+1") >= 6)
    labels = page.findChildren(QLabel)
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in labels)
    said = "\n".join(shown_texts(page))
    assert "[U+202E]" in said
    assert "\u202e" not in said


def test_a_day_that_is_none_is_said_and_is_not_saved(page, window, case, do, settled, qtbot):
    fill(page, "filed_on", "2026-13-01")
    page.facts.typed.flush()
    settled(window)
    assert do(lambda tx: cases.get_case(tx, case)).filed_on == ""
    line = page.facts.typed.fields["filed_on"].widget.line
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "month 13" in page.facts.typed.fields["filed_on"].said()


def test_what_could_not_be_saved_stays_on_the_screen_and_as_a_draft(
    page, window, case, do, settled
):
    fill(page, "number", "y" * 400)
    page._save({"number": "y" * 600}, lambda: None, page.facts.typed.fields["number"].problem)
    settled(window)
    assert "600" in page.facts.typed.fields["number"].said()
    [draft] = window.vault.drafts.all()
    assert draft.facts["now"] == {"number": "y" * 600}
    assert draft.facts["was"] == {"number": "26-017"}


def test_a_draft_of_a_case_comes_back_where_the_record_did_not_change(
    window, case, do, settled
):
    facts = {
        "space": case.space,
        "subject": case.id,
        "now": {"why": "No notice was given.", "title": "mine"},
        "was": {"why": "", "title": "an older title"},
    }
    window.vault.drafts.save(case.id, "case", facts)
    page = window.go("case", case)
    settled(window)
    page.facts.typed.flush()
    settled(window)
    found = do(lambda tx: cases.get_case(tx, case))
    assert found.why == "No notice was given."
    assert found.title == "Shift changed without notice"


def test_a_removal_is_undone_from_the_notice(page, window, case, do, settled, qtbot):
    page.parties.fold.unfold(True)
    page.parties.who.line.setText("J. Marsh")
    page.parties.role.setCurrentIndex(page.parties.role.findData("manager"))
    qtbot.mouseClick(page.parties.fold.does, Qt.MouseButton.LeftButton)
    settled(window)
    assert [one.name for one in do(lambda tx: cases.get_case(tx, case)).of_role("manager")] == [
        "J. Marsh"
    ]
    press = named(qtbot, page, "Take J. Marsh off the case")
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    settled(window)
    assert not do(lambda tx: cases.get_case(tx, case)).of_role("manager")
    notices = window.findChild(Notices)
    qtbot.mouseClick(notices.undo, Qt.MouseButton.LeftButton)
    settled(window)
    assert do(lambda tx: cases.get_case(tx, case)).of_role("manager")


def test_a_date_typed_by_hand_says_so_is_moved_and_met(page, window, case, do, settled, qtbot):
    assert any("typed by hand" in text for text in shown_texts(page))
    qtbot.mouseClick(named(qtbot, page, "Move: File the grievance"), Qt.MouseButton.LeftButton)
    [line] = [
        one
        for one in page.dues.entries.findChildren(DateLine)
        if one.line.text() == "2026-11-25"
    ]
    line.line.setText("2026-12-04")
    qtbot.mouseClick(named(qtbot, page, "Move the date"), Qt.MouseButton.LeftButton)
    settled(window)
    [due] = do(lambda tx: cases.get_case(tx, case)).dues
    assert due.on == "2026-12-04"
    qtbot.mouseClick(named(qtbot, page, "Done: File the grievance"), Qt.MouseButton.LeftButton)
    settled(window)
    [due] = do(lambda tx: cases.get_case(tx, case)).dues
    assert due.met_on == "2026-11-21"


def test_a_date_needs_a_day(page, qtbot):
    page.dues.fold.unfold(True)
    qtbot.mouseClick(page.dues.fold.does, Qt.MouseButton.LeftButton)
    assert page.dues._on.said()


def test_a_step_may_be_called_as_the_contract_calls_it(page, window, case, do, settled, qtbot):
    page.steps.fold.unfold(True)
    page.steps.step.setEditText("Level Two, joint board")
    qtbot.mouseClick(page.steps.fold.does, Qt.MouseButton.LeftButton)
    settled(window)
    assert do(lambda tx: cases.get_case(tx, case)).step == "Level Two, joint board"


def test_strategy_is_apart_and_out_of_sight_until_it_is_asked_for(
    page, window, case, do, settled, qtbot
):
    assert page.strategy.hidden
    qtbot.mouseClick(page.strategy.unfold, Qt.MouseButton.LeftButton)
    page.strategy.area.setPlainText("Marsh did this twice before.")
    qtbot.mouseClick(page.strategy.add_it, Qt.MouseButton.LeftButton)
    settled(window)
    [note] = do(lambda tx: cases.get_case(tx, case)).notes
    assert note.confidential
    assert note.id.space != case.space
    window.go("cases")
    page = window.go("case", case)
    settled(window)
    assert page.strategy.hidden
    assert not any("Marsh" in text for text in shown_texts(page))


def test_a_note_not_added_yet_is_there_again_after_a_lock(
    page, window, case, settled, own_journal, qtbot
):
    page.notes.area.setPlainText("The message came at 15:40.")
    page.keep()
    settled(window)
    [draft] = window.vault.drafts.all()
    assert (draft.kind, draft.facts["text"]) == ("case.note", "The message came at 15:40.")
    again = CasePage(window)  # as in a window built anew
    qtbot.addWidget(again)
    again.open(case)
    again.refresh()
    settled(window)
    assert again.notes.area.value() == "The message came at 15:40."


def test_closing_asks_how_it_ended_and_a_closed_case_is_taken_up_again(
    page, window, case, do, settled, qtbot
):
    page.ending.fold.unfold(True)
    qtbot.mouseClick(page.ending.fold.does, Qt.MouseButton.LeftButton)
    assert page.ending._disposition.said()
    page.ending.disposition.setCurrentIndex(page.ending.disposition.findData("sustained"))
    qtbot.mouseClick(page.ending.fold.does, Qt.MouseButton.LeftButton)
    settled(window)
    assert do(lambda tx: cases.get_case(tx, case)).disposition == "sustained"
    qtbot.mouseClick(page.ending.reopen, Qt.MouseButton.LeftButton)
    settled(window)
    assert do(lambda tx: cases.get_case(tx, case)).status == "open"


def test_the_remedy_says_how_it_ends_on_paper(page):
    assert any("made whole" in text for text in shown_texts(page))
    fill(page, "remedy", "Reinstate her, and otherwise make her whole. Be made whole.")
    assert not page.facts.remedy.findChildren(QLabel)[-1].isVisible()


def test_a_meeting_is_put_into_the_case_from_the_case(
    page, window, case, meeting, do, settled, qtbot
):
    qtbot.mouseClick(page.meetings.put, Qt.MouseButton.LeftButton)
    settled(window)
    [offered] = page.meetings.offered.rows
    offered.click()
    settled(window)
    assert [one.id for one in do(lambda tx: meetings.find_meetings(tx, case=case))] == [meeting]
    assert len(page.meetings.lines.rows) == 1


def test_every_control_of_a_case_has_a_name(page):
    controls = [
        *page.findChildren(QPushButton),
        *page.findChildren(Line),
        *page.findChildren(Area),
        *page.findChildren(DateLine),
    ]
    assert [one for one in controls if not one.accessibleName()] == []


def test_the_window_of_a_case_is_called_steward(page, window):
    assert window.windowTitle() == "Steward"


def test_enter_in_a_line_of_a_panel_does_what_its_button_does(
    page, window, case, do, settled, qtbot
):
    page.dues.fold.unfold(True)
    page.dues.on.line.setText("2026-12-09")
    qtbot.keyClick(page.dues.on.line, Qt.Key.Key_Return)
    qtbot.keyClick(page.dues.on.line, Qt.Key.Key_Return)  # held a moment too long
    page.parties.fold.unfold(True)
    page.parties.who.line.setText("J. Marsh")
    qtbot.keyClick(page.parties.who.line, Qt.Key.Key_Return)
    page.steps.fold.unfold(True)
    page.steps.step.setEditText("Level Two")
    qtbot.keyClick(page.steps.step.lineEdit(), Qt.Key.Key_Return)
    settled(window)
    found = do(lambda tx: cases.get_case(tx, case))
    assert [due.on for due in found.dues] == ["2026-11-25", "2026-12-09"]
    assert "J. Marsh" in [one.name for one in found.parties]
    assert found.step == "Level Two"
    assert not page.dues.fold.unfolded


def test_a_day_of_a_panel_that_is_none_is_marked_when_its_line_is_left(page, qtbot):
    page.dues.fold.unfold(True)
    page.dues.on.line.setText("31/12/2026x")
    assert page.dues._on.said() == ""
    page.dues.on.line.editingFinished.emit()
    assert page.dues._on.said()
    page.dues.on.line.setText("2026-12-31")
    assert page.dues._on.said() == ""
    page.dues.on.line.clear()
    qtbot.keyClick(page.dues.on.line, Qt.Key.Key_Return)
    assert page.dues._on.said()
