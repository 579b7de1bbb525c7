import pytest
from PySide6.QtCore import Qt

from steward_app import cases
from steward_app.gui.cases import CasePage
from steward_app.gui.problems import find_troubled
from steward_app.gui.window import Place, Window

from .conftest import named

pytestmark = pytest.mark.window


@pytest.fixture
def at_odds(new_device):
    """Make a case whose title and due day two devices wrote, neither having seen the other."""
    one, two = new_device(), new_device()

    def begin(tx):
        case = cases.open_case(tx, title="first", worker="Ada")
        return case, cases.set_due(tx, case, act="file", on="2030-01-20")

    case, due = one.do(begin)
    two.do(lambda tx: tx.receive(one.events(case.space)))
    values = (one, "<i>mine</i>", "2030-01-18"), (two, "theirs", "2030-01-16")
    for device, title, day in values:
        device.do(lambda tx, title=title: cases.change_case(tx, case, title=title))
        device.do(lambda tx, day=day: cases.move_due(tx, case, due, on=day))
    one.do(lambda tx: tx.receive(two.events(case.space)))
    return one, case


@pytest.fixture
def page(at_odds, dressed, qtbot):
    device, case = at_odds
    window = Window(
        device.journal, device.folder, [Place("case", lambda: "Case", CasePage)], ()
    )
    qtbot.addWidget(window)
    window.show()
    page = window.go("case", case)
    qtbot.waitUntil(lambda: page.loaded is not None)
    yield page
    window.background.close()
    window._idle.stop()


def test_both_values_are_shown_and_the_one_picked_stays(page, qtbot):
    assert page.conflicts.isVisible()
    values = [set(one.values) for one in page.loaded.conflicts]
    assert values == [{"theirs", "<i>mine</i>"}, {"2030-01-16", "2030-01-18"}]
    qtbot.mouseClick(named(qtbot, page, "Pick “<i>mine</i>”"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.loaded.case.title == "<i>mine</i>")
    qtbot.mouseClick(named(qtbot, page, "Pick “2030-01-18”"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.conflicts.isVisible())
    assert [one.on for one in page.loaded.case.dues] == ["2030-01-18"]


def test_the_earliest_day_is_shown_until_someone_picks(page):
    assert [one.on for one in page.loaded.case.dues] == ["2030-01-16"]


def test_what_has_two_values_is_found_among_the_problems(at_odds):
    device, case = at_odds
    device.do(lambda tx: cases.open_case(tx, title="one value"))
    [two] = device.do(find_troubled).two
    assert (two.place, two.subject, two.fields) == ("case", case, ("title",))
