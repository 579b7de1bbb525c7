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
