from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from steward_app import cases
from steward_app.gui.cases.list import FIRST, Growing
from steward_app.gui.rows import Column

from .conftest import NASTY

pytestmark = pytest.mark.window


def texts(page, column):
    rows = page.rows
    return [rows.index(at, column).data() for at in range(rows.rowCount())]


@pytest.fixture
def page(window, settled):
    shown = window.go("cases")
    settled(window)
    return shown


@pytest.fixture
def many(do):
    """Open many cases, a thousand a transaction; the workers' names are their numbers."""

    def work(tx, numbers):
        for n in numbers:
            cases.open_case(tx, title=f"About {n}", worker=f"W {n:05}", number=f"26-{n:05}")

    def make(count):
        for start in range(0, count, 1000):
            do(partial(work, numbers=range(start, min(start + 1000, count))))

    return make


def test_an_empty_log_says_what_to_do(page, window):
    assert page._stack.currentWidget() is page._nothing
    window.go("case")
    assert window.current().new.isVisible()


def test_a_new_case_appears_by_itself(page, window, case, settled):
    settled(window)
    assert texts(page, 1) == ["Nguyễn Thị Ánh"]


def test_a_date_is_said_in_words_and_not_only_in_color(page, window, do, case, settled):
    do(lambda tx: cases.set_due(tx, case, act="appeal", on="2026-11-20"))
    settled(window)
    [said] = texts(page, 3)
    assert "overdue" in said
    assert "Appeal to the next step" in said


def test_what_is_typed_narrows_the_list(page, window, many, settled):
    many(30)
    page.query.setText("w 00017")
    settled(window)
    assert texts(page, 0) == ["26-00017"]
    page.query.setText("nobody of this name")
    settled(window)
    assert page._stack.currentWidget() is page._no_match


@pytest.mark.parametrize("typed", ['"', "*", "a AND", "NEAR(", "' OR 1=1 --", NASTY, "%_"])
def test_anything_can_be_typed_into_the_search(page, window, case, settled, typed):
    page.query.setText(typed)
    settled(window)
    assert window.troubles == []


def test_markup_stands_in_the_list_as_typed(page, window, do, settled):
    do(lambda tx: cases.open_case(tx, title=NASTY, worker=NASTY, number=NASTY))
    settled(window)
    for column in (0, 1, 2):
        [said] = texts(page, column)
        assert said.startswith("<b>Al</b> & =1+1")
        assert "[U+202E]" in said


def test_enter_opens_the_case(page, window, case, settled, qtbot):
    settled(window)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settled(window)
    assert window.current().case == case


def test_pressing_a_column_sorts_by_it_over_all_cases(page, window, many, settled):
    many(120)
    settled(window)
    page._sort_by(1)
    settled(window)
    assert texts(page, 1)[0] == "W 00000"
    page._sort_by(1)
    settled(window)
    assert texts(page, 1)[0] == "W 00119"


def test_closed_cases_are_asked_for(page, window, do, case, settled):
    do(lambda tx: cases.close_case(tx, case, disposition="sustained"))
    settled(window)
    assert page.rows.rowCount() == 0
    page.which.setCurrentIndex(page.which.findData("closed"))
    page._anew()
    settled(window)
    assert texts(page, 4) == ["Sustained"]


def test_scrolling_to_the_end_brings_more_and_keeps_the_place(page, window, many, settled):
    many(250)
    settled(window)
    assert page.rows.rowCount() == FIRST
    assert "first 100" in page.count.text()
    bar = page.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    settled(window)
    assert page.rows.rowCount() == 250
    assert 0 < bar.value() < bar.maximum()


@pytest.mark.slow
def test_ten_thousand_cases_scroll_to_the_last(page, window, many, settled):
    many(10_000)
    bar = page.table.verticalScrollBar()
    for _ in range(8):
        settled(window)
        bar.setValue(bar.maximum())
    settled(window)
    assert page.rows.rowCount() == 10_000


def test_qt_finds_no_fault_with_rows_that_grow(qapp):
    rows = Growing([Column("Length", len)], lambda: None)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.grow(["a", "bb"], is_all=False)
    rows.grow(["a", "bb", "ccc"], is_all=True)
    assert rows.rowCount() == 3
    rows.grow(["bb"], is_all=True)
    assert rows.index(0, 0).data() == "2"
