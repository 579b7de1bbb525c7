import pytest
from PySide6.QtCore import Qt

from steward_app import cases, people

from .conftest import NASTY

pytestmark = pytest.mark.window


@pytest.fixture
def new(window, settled):
    page = window.go("case")
    settled(window)
    return page.new


def test_a_name_is_enough_for_a_case(new, window, do, settled, qtbot):
    new.who.line.setText(NASTY.replace("\x07", ""))
    qtbot.mouseClick(new.open_it, Qt.MouseButton.LeftButton)
    settled(window)
    page = window.current()
    assert page.case is not None
    [party] = do(lambda tx: cases.get_case(tx, page.case)).parties
    assert party.name.startswith("<b>Al</b>")


def test_nothing_at_all_is_no_case(new, window, do, settled, qtbot):
    qtbot.mouseClick(new.open_it, Qt.MouseButton.LeftButton)
    settled(window)
    assert new._who.said()
    assert do(cases.find_cases) == []


@pytest.mark.parametrize("title", ["", "Overtime refused"])
def test_someone_of_the_directory_comes_with_what_is_known_of_them(
    new, window, do, settled, qtbot, title
):
    person = do(
        lambda tx: people.add_person(
            tx, name="José Peña", classification="Driver", phone="555-0100"
        )
    )
    new.title.setText(title)
    qtbot.keyClicks(new.who.line, "jose pena")
    qtbot.waitUntil(lambda: len(new.who.found.rows) == 1)
    new.who.found.rows[0].click()
    qtbot.mouseClick(new.open_it, Qt.MouseButton.LeftButton)
    settled(window)
    found = do(lambda tx: cases.get_case(tx, window.current().case))
    [party] = found.parties
    assert (party.name, party.classification) == ("José Peña", "Driver")
    assert party.phone == "555-0100"
    assert party.person == person
    assert found.title == title


def test_what_was_begun_is_there_again(new, window, settled):
    new.title.setText("Half a thought")
    window.go("cases")
    settled(window)
    assert [one.kind for one in window.vault.drafts.all()] == ["case.new"]
    new.title.clear()
    new._drafting._kept = None
    window.go("case")
    settled(window)
    assert new.title.value() == "Half a thought"
