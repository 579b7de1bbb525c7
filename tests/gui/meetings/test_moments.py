from datetime import datetime, timedelta, timezone

import pytest

from steward_app.gui.meetings.moments import read_moment, told_moment

HERE = timezone(-timedelta(hours=5))
NOW = datetime(2030, 1, 7, 14, 6, 30, tzinfo=HERE)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("14:02", "2030-01-07T14:02-05:00"),
        ("about 14:02", "2030-01-07T14:02-05:00"),
        ("a las 14:02", "2030-01-07T14:02-05:00"),
        ("1402", "2030-01-07T14:02-05:00"),
        ("14.02", "2030-01-07T14:02-05:00"),
        ("2:02 pm", "2030-01-07T14:02-05:00"),
        ("2 p.m.", "2030-01-07T14:00-05:00"),
        ("12:30 am", "2030-01-07T00:30-05:00"),
        ("12:30", "2030-01-07T12:30-05:00"),
        ("14:08", "2030-01-07T14:08-05:00"),
        ("yesterday 16:30", "2030-01-06T16:30-05:00"),
        ("ayer a las 16:30", "2030-01-06T16:30-05:00"),
        ("2029-12-31 23:59", "2029-12-31T23:59-05:00"),
    ],
)
def test_a_time_is_read_as_it_is_typed(typed, said):
    assert read_moment(typed, NOW).isoformat(timespec="minutes") == said


def test_an_hour_of_twelve_is_the_latest_that_is_not_to_come():
    assert read_moment("2:02", NOW).hour == 14
    assert read_moment("9:30", NOW).hour == 9
    assert read_moment("02:02", NOW).hour == 2


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "25:00",
        "14:60",
        "13 pm",
        "7",
        "2030-02-30 10:00",
        "\uff11\uff14:02x",
        "15:00",
        "0 am",
    ],
)
def test_what_is_no_time_is_a_sentence(typed):
    assert isinstance(read_moment(typed, NOW), str)


def test_nothing_typed_is_nothing():
    assert read_moment("  ", NOW) is None


def test_another_day_is_said_with_the_time():
    assert told_moment("2030-01-07T14:02-05:00", NOW.isoformat()) == "14:02"
    assert told_moment("2030-01-06T16:30-05:00", NOW.isoformat()) == "Sun, Jan 6, 16:30"
    assert told_moment("", NOW.isoformat()) == ""
