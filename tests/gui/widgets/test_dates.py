from datetime import date

import pytest

from steward_app.gui.widgets import DateLine, read_day


@pytest.mark.parametrize("text", ["2026-11-25", "2026/11/25", " 2026 11 25 ", "2026.11.25"])
def test_a_day_is_read_as_year_month_day(text):
    assert read_day(text) == date(2026, 11, 25)


def test_nothing_is_no_day_and_no_mistake():
    assert read_day("  ") is None


@pytest.mark.parametrize(
    "text",
    [
        "99999-99-99",
        "2026-13-01",
        "2026-02-30",
        "11/25/2026",
        "tomorrow",
        "0000-01-01",
        "٢٠٢٦-١١-٢٥",  # noqa: RUF001 (other digits)
        "-1-1-1",
        "9" * 400,
    ],
)
def test_what_is_no_day_is_explained(text):
    assert isinstance(read_day(text), str)


def test_a_typed_day_can_be_asked_for(qtbot):
    line = DateLine()
    qtbot.addWidget(line)
    line.line.setText("99999-99-99")
    assert line.day() is None
    assert "99999" in line.problem()
    line.set_day(date(2026, 11, 25))
    assert line.day() == date(2026, 11, 25)
    assert line.problem() == ""


def test_a_day_can_be_picked_from_a_calendar(qtbot):
    from PySide6.QtCore import QDate

    line = DateLine(date(2026, 11, 25))
    qtbot.addWidget(line)
    line.show()
    line.pick.click()
    calendar = line._calendar
    calendar.clicked.emit(QDate(2026, 12, 1))
    assert line.day() == date(2026, 12, 1)
