import pytest
from PySide6.QtCore import Qt

from steward_app.gui.rows import Column, Rows
from steward_app.gui.widgets import Item, Lines, table


def test_a_row_is_pressed_by_mouse_enter_and_space(qtbot):
    pressed = []
    lines = Lines([Item("File", lead="Today", press=lambda: pressed.append(1))])
    qtbot.addWidget(lines)
    lines.show()
    qtbot.mouseClick(lines.rows[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(lines.rows[0], Qt.Key.Key_Return)
    qtbot.keyClick(lines.rows[0], Qt.Key.Key_Space)
    assert pressed == [1, 1, 1]


def test_the_arrows_go_from_row_to_row(qtbot):
    lines = Lines(Item(str(n), press=lambda: None) for n in range(3))
    qtbot.addWidget(lines)
    lines.show()
    lines.window().activateWindow()
    lines.rows[0].setFocus()
    qtbot.waitUntil(lines.rows[0].hasFocus)
    qtbot.keyClick(lines.rows[0], Qt.Key.Key_Down)
    qtbot.waitUntil(lines.rows[1].hasFocus)


def test_the_dates_stand_in_one_column(qtbot):
    from steward_app.gui.widgets import Label

    lines = Lines([Item("a", lead="Yesterday"), Item("b", lead="Wed, Nov 25")])
    qtbot.addWidget(lines)
    lines.show()
    texts = [row.findChildren(Label)[1] for row in lines.rows]
    assert texts[0].x() == texts[1].x()


def test_a_row_says_all_of_it_to_a_screen_reader(qtbot):
    lines = Lines([Item("File", lead="Today", under="Ana", note="Art. 21")])
    qtbot.addWidget(lines)
    assert lines.rows[0].accessibleName() == "Today, File, Ana, Art. 21"


def test_a_table_opens_its_row_with_enter_and_sorts_by_value(qtbot):
    opened = []
    rows = Rows([Column("Length", len), Column("Text", str)])
    rows.show(["ccc", "a", "bb"])
    made = table(rows, opened.append, name="Texts")
    qtbot.addWidget(made)
    made.show()
    made.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    made.setCurrentIndex(made.model().index(0, 0))
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert opened == ["a"]
    assert made.accessibleName() == "Texts"


@pytest.fixture
def log(qtbot):
    """Show a table of a number, an empty column, a long text and a spare one."""
    rows = Rows(
        [
            Column("Number", lambda row: row),
            Column("Step", lambda row: ""),
            Column("About", lambda row: "a rather long text about it " * 4),
            Column("Kind", lambda row: "Grievance: individual"),
        ]
    )
    made = table(rows, lambda row: None, name="Log", roomy=2, spare=(3,))
    qtbot.addWidget(made)
    made.resize(1100, 300)
    made.show()
    rows.show(["4417-2026-00003"])
    made._rows = rows  # kept alive with it
    return made


def test_a_column_is_as_wide_as_what_stands_in_it(log):
    text = log.fontMetrics().horizontalAdvance("4417-2026-00003")
    assert log.columnWidth(0) > text
    assert sum(log.columnWidth(at) for at in range(4)) == log.viewport().width()


def test_where_there_is_too_little_room_the_empty_column_goes_first(log):
    log.resize(log.columnWidth(0) * 3, 300)
    assert log.isColumnHidden(1)
    assert not log.isColumnHidden(0)
    log.resize(log.columnWidth(0) * 2, 300)
    assert log.isColumnHidden(3)
    shown = (at for at in range(4) if not log.isColumnHidden(at))
    assert sum(map(log.columnWidth, shown)) <= max(log.viewport().width(), log.columnWidth(0))


def test_a_width_that_was_drawn_by_hand_stays(log):
    log.setColumnWidth(0, 321)
    log.resize(900, 300)
    assert log.columnWidth(0) == 321
