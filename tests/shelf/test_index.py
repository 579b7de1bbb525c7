import sqlite3
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward_app.shelf.edition import Passage
from steward_app.shelf.index import Index, UnreadableIndex, question

CLAUSES = (
    ("Schedules", "Schedules are changed only with fourteen days of notice to the employee."),
    ("Discipline", "No employee is disciplined without just cause. Warnings are removed."),
    ("Vacation", "Vacations are chosen in order of seniority; notice is given in March."),
    ("Overtime", "Work beyond forty hours is paid at one and one-half times the rate."),
)


def passage(contract: str, number: int, words: str) -> Passage:
    return Passage(contract, str(number), "", "", number, number + 1, words, f"Art. {number}")


@pytest.fixture
def index():
    with Index() as made:
        fill(made, "one")
        yield made


def fill(index: Index, contract: str) -> None:
    index.put(
        contract, [(passage(contract, n, w), h) for n, (h, w) in enumerate(CLAUSES, start=1)]
    )


def found(index: Index, typed: str, **asked) -> list[str]:
    return [p.reference for p in index.search(typed, **asked)]


def test_an_everyday_question_finds_the_clause(index):
    assert found(index, "Can they change my schedule without telling me?")[0] == "Art. 1"
    assert found(index, "what happens with a warning")[0] == "Art. 2"


def test_other_forms_of_a_word_are_found(index):
    assert found(index, "vacation")[0] == "Art. 3"
    assert found(index, "DISCIPLINE")[0] == "Art. 2"


def test_a_word_in_the_heading_counts_more(index):
    index.put("two", [(passage("two", 9, "Notice is given."), "Schedules")])
    assert found(index, "schedules")[0] == "Art. 9"


def test_the_best_comes_first_and_has_the_greater_score(index):
    scores = [p.score for p in index.search("notice of schedules")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0


def test_only_the_contracts_that_were_named_are_searched(index):
    fill(index, "two")
    assert {p.contract for p in index.search("overtime hours")} == {"one", "two"}
    assert {p.contract for p in index.search("overtime hours", ["two"])} == {"two"}
    assert index.search("overtime hours", []) == []


def test_a_contract_put_again_or_removed_leaves_nothing_behind(index):
    index.put("one", [(passage("one", 7, "Nothing but parking."), "Parking")])
    assert found(index, "overtime") == []
    assert found(index, "parking") == ["Art. 7"]
    index.remove("one")
    assert found(index, "parking") == []
    assert index.contracts() == set()


SYNTAX = (
    '"',
    "schedule*",
    "NEAR(schedule notice)",
    "NEAR(",
    "schedule AND OR NOT",
    "((((",
    ")",
    "heading : schedule",
    "{heading text} : schedule",
    "-text:schedule",
    "^schedule",
    'sche"dule" AND "',
    "schedule + notice",
    "'; DROP TABLE passage; --",
    "\0schedule",
    "%s {0} {{7*7}}",
    "\ud800 lone",
    "\u202eschedule\u202c",
)


@pytest.mark.parametrize("typed", SYNTAX)
def test_query_syntax_is_only_words(index, typed):
    assert index.search(typed) is not None
    assert found(index, "schedule")[0] == "Art. 1"


@given(st.text(max_size=300))
def test_anything_at_all_may_be_typed(typed):
    with Index() as index:
        fill(index, "one")
        index.search(typed)


def test_ten_thousand_words_take_no_longer_than_a_sentence(index):
    began = time.monotonic()
    index.search(" ".join(f"word{n}" for n in range(10_000)))
    index.search("((" * 100_000)
    index.search("schedule " * 100_000)
    assert time.monotonic() - began < 2
    assert found(index, "schedule " * 10_000)[0] == "Art. 1"


def test_nothing_typed_finds_nothing(index):
    assert index.search("") == []
    assert index.search(" ?! ") == []
    assert index.search("schedule", limit=0) == []


def test_filler_words_are_dropped_unless_there_are_no_others():
    assert question("What can I do when they change my schedule?") == ["change", "schedule"]
    assert question("can they") == ["can", "they"]


def test_an_index_that_is_none_is_said(tmp_path):
    (tmp_path / "index.db").write_bytes(b"this is no database, " * 100)
    with pytest.raises(UnreadableIndex, match="made anew"):
        Index(tmp_path / "index.db")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("PRAGMA user_version = 999")
    other.close()
    with pytest.raises(UnreadableIndex):
        Index(tmp_path / "other.db")
