import pytest

from steward_app import cases, meetings
from steward_app.journal.finding import MOST_WORDS, as_query, excerpt, wanted


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", ""),
        ("over time", '"over"* "time"*'),
        ("a AND b OR NOT c", '"a"* "AND"* "b"* "OR"* "NOT"* "c"*'),
        ('say "hi"', '"say"* "hi"*'),
        ("* ( ) ^ - :", ""),
        ("NEAR(a b)", '"NEAR(a"* "b)"*'),
        ("col:x", '"col:x"*'),
        ("nul\0byte", '"nulbyte"*'),
        ("pe\u200bña", '"peña"*'),
    ],
)
def test_what_is_typed_becomes_quoted_words_and_nothing_else(typed, query):
    assert as_query(typed) == query


def test_ten_thousand_terms_are_cut_to_a_few():
    assert as_query("x " * 10_000).count("*") == MOST_WORDS
    assert len(wanted("x " * 10_000)) == MOST_WORDS
    assert len(wanted("word" * 10_000)[0]) == 200


def test_an_excerpt_shows_the_words_on_one_line():
    text = "start " * 40 + "the Peña\nshift " + "end " * 80
    shown = excerpt(text, "pena")
    assert "the Peña shift" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "\n" not in shown
    assert excerpt("short", "nothing") == "short"


def test_the_index_is_made_when_first_asked_and_follows_every_change_after(device):
    """Made in one go or kept row by row, it finds the same."""

    def write(tx):
        case = cases.open_case(tx, title="purple")
        meeting = meetings.open_meeting(tx)
        return case, meetings.write_line(tx, meeting, text="purple rain")

    case, line = device.do(write)
    assert len(device.do(lambda tx: cases.find(tx, "purple"))) == 1
    assert len(device.do(lambda tx: meetings.find(tx, "purple"))) == 1
    device.do(lambda tx: cases.change_case(tx, case, title="green"))
    device.do(lambda tx: meetings.correct_line(tx, line, text="green rain", reason="r"))
    device.do(write)
    for part in (cases, meetings):
        assert len(device.do(lambda tx, part=part: part.find(tx, "purple"))) == 1
        assert len(device.do(lambda tx, part=part: part.find(tx, "green"))) == 1


def test_a_rebuilt_feature_is_found_as_before(device):
    device.do(lambda tx: cases.open_case(tx, title="purple"))
    assert len(device.do(lambda tx: cases.find(tx, "purple"))) == 1
    device.do(lambda tx: device.journal.projector.rebuild(cases.FEATURE, tx.db))
    assert len(device.do(lambda tx: cases.find(tx, "purple"))) == 1
