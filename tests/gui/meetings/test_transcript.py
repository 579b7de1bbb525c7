import pytest
from PySide6.QtTest import QAbstractItemModelTester

from steward_app.gui.meetings.transcript import Lines, Transcript
from steward_app.journal import Subject
from steward_app.meetings import Line, Wording


def line(n, text="The scanner was down.", **more):
    given = {
        "id": Subject(bytes(16), n.to_bytes(16, "big")),
        "what": "line",
        "mark": "line",
        "speaker": "worker",
        "to": "",
        "witnesses": "",
        "response": "",
        "text": text,
        "written_at": "2030-01-07T14:06:00-05:00",
        "happened": "",
        "how_known": "saw_or_heard",
        "told_by": "",
        "late": False,
        "struck": "",
        "in_conflict": False,
    }
    return Line(**given | more)


@pytest.fixture
def make(qtbot):
    def view(count):
        model = Lines()
        made = Transcript(model)
        qtbot.addWidget(made)
        made.resize(700, 400)
        model.show([line(n) for n in range(count)])
        made.show()
        qtbot.waitExposed(made)
        qtbot.waitUntil(lambda: not made._timer.isActive())
        return made

    return view


def cost_of_adding(view, qtbot, n):
    """Return how many rows are measured, and how often a cell is asked for, by one line."""
    qtbot.wait(1)
    view.measured = view.lines.asked = 0
    view.lines.put(line(n))
    qtbot.wait(1)
    view.viewport().repaint()
    return view.measured, view.lines.asked


def test_qt_finds_no_fault_with_the_lines(qapp):
    model = Lines()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([line(0), line(1)])
    model.put(line(2))
    model.put(line(1, "Changed."))
    assert (model.rowCount(), model.row(1).text) == (3, "Changed.")


def test_a_line_costs_the_same_on_a_full_page_and_after_five_thousand(make, qtbot):
    page, long = make(30), make(5000)
    usual, late = cost_of_adding(page, qtbot, 30), cost_of_adding(long, qtbot, 5000)
    assert late[0] == usual[0] == 1
    assert late[1] <= 2 * usual[1]
    assert long.at_the_end()


def test_every_row_of_a_long_meeting_gets_the_height_of_its_text(make, qtbot):
    view = make(400)
    long = "It was down. " * 60
    view.lines.put(line(401, long))
    qtbot.waitUntil(lambda: not view._timer.isActive())
    last = view.lines.rowCount() - 1
    assert view.rowHeight(last) > 3 * view.rowHeight(0)
    before = view.rowHeight(last)
    view.resize(1400, 400)
    qtbot.waitUntil(lambda: not view._timer.isActive())
    assert view.rowHeight(last) < before


def test_what_is_read_stays_in_place_while_rows_are_measured(make, qtbot):
    view = make(2000)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    seen = view.rowAt(0)
    view.resize(560, 400)
    qtbot.waitUntil(lambda: not view._timer.isActive())
    assert abs(view.rowAt(0) - seen) <= 1


def test_a_word_that_is_longer_than_the_page_wraps(make, qtbot):
    view = make(1)
    view.lines.put(line(2, "x" * 3000))
    assert view.rowHeight(1) > 10 * view.rowHeight(0)


def test_the_first_wording_stays_readable(make):
    view = make(1)
    wordings = (
        Wording(text="It was up.", written_at="2030-01-07T14:06:00-05:00", reason=""),
        Wording(text="It was down.", written_at="2030-01-07T14:09:00-05:00", reason="misheard"),
    )
    view.lines.put(line(0, "It was down.", wordings=wordings))
    assert view.lines.row(0).text == "It was down."
    assert "It was up." in view.lines.row(0).under
    assert "misheard" in view.lines.row(0).under


def test_how_a_line_is_known_is_said_in_words(qapp):
    model = Lines()
    told = {"how_known": "told", "told_by": "worker", "happened": "2030-01-07T14:02-05:00"}
    model.show([line(0), line(1, **told), line(2, mark="document"), line(3, speaker="")])
    assert [model.row(n).known for n in range(4)] == [
        "heard",
        "told by worker, about 14:02",
        "saw",
        "saw or heard",
    ]
