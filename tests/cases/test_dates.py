from datetime import date

import pytest

from steward_app import cases
from steward_app.cases.dates import Standing, advice, standing

TODAY = date(2030, 1, 10)


@pytest.mark.parametrize(
    ("act", "on", "expected"),
    [
        ("file", "2030-01-09", Standing.OVERDUE),
        ("file", "2030-01-10", Standing.SOON),
        ("appeal", "2030-01-24", Standing.SOON),
        ("appeal", "2030-01-25", Standing.LATER),
        ("our own kind", "2030-01-09", Standing.OVERDUE),
        ("respond", "2030-01-09", Standing.EMPLOYER_LATE),
        ("respond", "2030-01-10", Standing.WAITING),
        ("file", "someday", Standing.UNREADABLE),
    ],
)
def test_a_date_stands_as_its_day_and_its_side_say(act, on, expected):
    assert standing(act, on, TODAY) == expected


def test_a_past_date_is_never_called_missed_and_says_to_file_today():
    sentences = [advice(one, "file").lower() for one in Standing]
    assert not any("missed" in one or "late to file" in one for one in sentences)
    assert advice(Standing.OVERDUE, "file") == (
        "File today and call your representative; timeliness can be argued."
    )


@pytest.mark.parametrize("act", ["follow_up", "meet", "our own kind"])
def test_only_what_is_filed_or_appealed_says_to_file_today(act):
    assert advice(Standing.OVERDUE, act) == ""
    assert "File today" in advice(Standing.OVERDUE, "appeal")


def test_today_lists_open_dates_of_open_cases_earliest_first(tx):
    one = cases.open_case(tx, title="One", worker="Ann")
    two = cases.open_case(tx, title="Two")
    done = cases.open_case(tx, title="Done")
    cases.set_due(tx, two, act="appeal", on="2030-01-20")
    cases.set_due(tx, one, act="file", on="2030-01-05", clause="Art. 21")
    cases.set_due(tx, one, act="respond", on="2030-01-15")
    met = cases.set_due(tx, one, act="file", on="2030-01-01")
    cases.meet_due(tx, one, met)
    cases.set_due(tx, done, act="file", on="2030-01-02")
    cases.close_case(tx, done, disposition="moot")
    rows = cases.due(tx, TODAY)
    assert [(row.title, row.on, row.standing) for row in rows] == [
        ("One", "2030-01-05", Standing.OVERDUE),
        ("One", "2030-01-15", Standing.WAITING),
        ("Two", "2030-01-20", Standing.SOON),
    ]
    assert (rows[0].workers, rows[0].clause, rows[0].typed_by_hand) == ("Ann", "Art. 21", True)


def test_of_two_days_set_apart_the_earlier_is_shown_and_flagged(new_device):
    here, there = new_device(), new_device()
    case = here.do(lambda tx: cases.open_case(tx, title="x"))
    due = here.do(lambda tx: cases.set_due(tx, case, act="file", on="2030-01-20"))
    there.do(lambda tx: tx.receive(here.events(case.space)))
    here.do(lambda tx: cases.change_case(tx, case, title="y"))  # so that its clock is ahead
    here.do(lambda tx: cases.move_due(tx, case, due, on="2030-01-31"))
    there.do(lambda tx: cases.move_due(tx, case, due, on="2030-01-15"))
    for device, other in ((here, there), (there, here)):
        arrived = other.events(case.space)
        device.do(lambda tx, a=arrived: tx.receive(a))
        [row] = device.do(lambda tx: cases.due(tx, TODAY))
        assert (row.on, row.in_conflict) == ("2030-01-15", True)
        assert device.do(cases.find_cases)[0].next_due == "2030-01-15"
        values = device.do(lambda tx: cases.find_values(tx, case, "due_on", due))
        assert values == ["2030-01-15", "2030-01-31"]
    here.do(lambda tx: cases.move_due(tx, case, due, on="2030-01-31"))
    [row] = here.do(lambda tx: cases.due(tx, TODAY))
    assert (row.on, row.in_conflict) == ("2030-01-31", False)


def test_an_open_case_without_an_open_date_is_found_and_no_other(tx):
    dated = cases.open_case(tx, title="dated")
    cases.set_due(tx, dated, act="file", on="2026-12-01")
    waiting = cases.open_case(tx, title="the employer has to answer")
    cases.set_due(tx, waiting, act="response", on="2026-12-01")
    met = cases.open_case(tx, title="met")
    due = cases.set_due(tx, met, act="file", on="2026-12-01")
    cases.meet_due(tx, met, due)
    closed = cases.open_case(tx, title="closed")
    cases.close_case(tx, closed, disposition="sustained")
    bare = cases.open_case(tx, title="bare")
    found = cases.undated(tx, limit=8)
    assert {one.case for one in found.rows} == {met, bare}
    assert found.n == 2
    assert (len(cases.undated(tx, limit=1).rows), cases.undated(tx, limit=1).n) == (1, 2)
