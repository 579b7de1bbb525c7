import pytest

from steward_app import cases


@pytest.fixture
def three(tx):
    one = cases.open_case(
        tx, title="Overtime", number="G-3", worker="José Peña", opened_on="2029-05-01"
    )
    two = cases.open_case(
        tx, title="Late slip", number="G-1", kind="safety", worker="Bo", opened_on="2029-07-01"
    )
    three = cases.open_case(tx, title="Bids", number="G-2", opened_on="2029-06-01")
    cases.close_case(tx, three, disposition="denied")
    cases.set_due(tx, one, act="file", on="2030-02-01")
    return one, two, three


def titles(rows):
    return [row.title for row in rows]


def test_cases_are_listed_newest_first_or_as_asked(tx, three):
    assert titles(cases.find_cases(tx)) == ["Late slip", "Bids", "Overtime"]
    assert titles(cases.find_cases(tx, sort="number")) == ["Late slip", "Bids", "Overtime"]
    assert titles(cases.find_cases(tx, sort="title")) == ["Bids", "Late slip", "Overtime"]
    assert titles(cases.find_cases(tx, sort="worker")) == ["Bids", "Late slip", "Overtime"]
    assert titles(cases.find_cases(tx, sort="due"))[0] == "Overtime"
    assert len(cases.find_cases(tx, limit=2)) == 2


def test_cases_are_filtered_by_words_status_and_kind(tx, three):
    assert titles(cases.find_cases(tx, containing="PENA over")) == ["Overtime"]
    assert titles(cases.find_cases(tx, containing="g-2")) == ["Bids"]
    assert titles(cases.find_cases(tx, closed=True)) == ["Bids"]
    assert titles(cases.find_cases(tx, closed=False)) == ["Late slip", "Overtime"]
    assert titles(cases.find_cases(tx, status="closed")) == ["Bids"]
    assert titles(cases.find_cases(tx, kind="safety")) == ["Late slip"]


def test_a_party_that_changes_changes_what_the_list_finds(tx, three):
    [party] = cases.get_case(tx, three[1]).parties
    cases.change_party(tx, three[1], party.id, name="Nguyễn Thị Ánh")
    assert titles(cases.find_cases(tx, containing="nguyen")) == ["Late slip"]
    assert cases.find_cases(tx, containing="bo ") == cases.find_cases(tx, containing="bo")
    assert titles(cases.find_cases(tx, containing="bo")) == []


def test_the_find_box_finds_words_from_their_beginning_in_all_of_a_case(tx, three):
    cases.change_case(tx, three[0], what="The supervisor skipped the equalization list.")
    note = cases.add_note(tx, three[1], text="Slept through the alarm, he says.")
    assert note
    [hit] = cases.find(tx, "equali skip")
    assert (hit.subject, hit.what, hit.title) == (three[0], "case", "G-3 Overtime")
    assert "equalization" in hit.text
    [hit] = cases.find(tx, "alarm")
    assert (hit.subject, hit.what, hit.title) == (three[1], "note", "G-1 Late slip")


def test_the_find_box_forgets_what_a_case_does_not_say_any_more(tx, three):
    cases.change_case(tx, three[0], what="a purple forklift")
    assert len(cases.find(tx, "purple")) == 1
    cases.change_case(tx, three[0], what="a green forklift")
    assert cases.find(tx, "purple") == []
    assert len(cases.find(tx, "green")) == 1


def test_accents_and_hidden_characters_do_not_hide_a_case(tx, three):
    cases.change_case(tx, three[0], why="Se\u00f1alado por su l\u200bíder")
    assert len(cases.find(tx, "senalado")) == 1
    assert len(cases.find(tx, "lider")) == 1
    cases.change_case(tx, three[0], why="nothing")
    assert cases.find(tx, "lider") == []


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "*",
        "NEAR(",
        "a AND",
        "title:",
        "(((",
        "-x",
        "^",
        "{a b}: c",
        "' OR 1=1 --",
        "\0",
        "%",
        "\ud800",
        "x " * 10_000,
        "word" * 10_000,
    ],
)
def test_whatever_is_typed_into_the_find_box_is_words(tx, three, words):
    assert isinstance(cases.find(tx, words), list)
    assert isinstance(cases.find_cases(tx, containing=words), list)


def test_html_and_templates_are_only_text(tx):
    odd = "<img src=file:///etc/passwd> {{7*7}} %s {0.__class__}"
    case = cases.open_case(tx, title=odd)
    assert cases.get_case(tx, case).title == cases.find_cases(tx)[0].shown_title == odd
