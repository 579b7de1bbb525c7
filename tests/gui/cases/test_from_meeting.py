import pytest
from PySide6.QtCore import Qt

from steward_app import cases, meetings

pytestmark = pytest.mark.window


def press_open(window, meeting, settled, qtbot):
    """Open a case from the page of a meeting that is over, by its button."""
    page = window.go("meeting", meeting)
    qtbot.waitUntil(lambda: page.side.afterward.count() == 1)
    page.side.afterward.itemAt(0).widget().grievance.click()
    settled(window)


def test_a_case_opens_from_a_meeting_with_all_that_is_known(
    window, meeting, do, settled, qtbot
):
    press_open(window, meeting, settled, qtbot)
    page = window.current()
    found = do(lambda tx: cases.get_case(tx, page.case))
    assert [one.name for one in found.of_role("grievant")] == ["José Peña"]
    assert (found.where, found.what) == ("Office 3", "Being late on Monday")
    assert found.incident_on == "2026-11-21"
    assert [one.id for one in do(lambda tx: meetings.find_meetings(tx, case=page.case))] == [
        meeting
    ]
    assert page.facts.typed.fields["where"].widget.value() == "Office 3"


def test_opening_from_a_meeting_is_undone_as_one_deed(window, meeting, do, settled, qtbot):
    press_open(window, meeting, settled, qtbot)
    qtbot.mouseClick(window.notices.undo, Qt.MouseButton.LeftButton)
    settled(window)
    assert do(cases.find_cases) == []
    assert window.current() is not window.screen_of("case")
