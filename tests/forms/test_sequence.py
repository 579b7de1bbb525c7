import pytest

from steward_app.forms.sequence import sequence
from steward_app.forms.wording import wording


def test_a_request_and_what_followed_stand_in_the_order_in_which_they_happened(facts):
    rows = sequence(facts, wording("en"))
    assert [row["what"] for row in rows] == [
        "Meeting began",
        "Request for a representative",
        "Evaded, or gave no answer",
        "Before the representative came",
        "The representative arrived",
        "Granted, and waited",  # told no time: where it was written
        "Meeting ended",
    ]
    assert rows[1]["who"] == "Nguyễn Thị Ánh, to D. Hart"
    assert rows[1]["words"] == "I want my steward here. (heard by: 김민수)"


def test_it_is_told_in_the_language_of_the_form(facts):
    rows = sequence(facts, wording("es"))
    assert rows[1]["what"] == "Petición de representante"
    assert rows[2]["what"] == "Evadió o no contestó"


def test_what_was_written_afterward_or_told_by_someone_says_so():
    entry = {"happened": "2026-11-10T14:05", "written_at": "2026-11-11T08:30:00-08:00"}
    entry |= {"words": "I want my steward.", "told_by": "José Peña", "late": True}
    facts = {"meeting.requests": [entry]}
    told = sequence(facts, wording("en"))[0]["words"]
    assert told == "I want my steward. (told by José Peña) (written afterward, Nov 11, 08:30)"
    assert "(anotado después, 11 nov, 08:30)" in sequence(facts, wording("es"))[0]["words"]


@pytest.mark.parametrize("odd", [None, "x", [], ["x"], [{}], [{"happened": 3}]])
def test_facts_of_another_shape_do_no_harm(odd):
    names = ("meeting.requests", "meeting.responses", "meeting.before_rep")
    assert isinstance(sequence(dict.fromkeys(names, odd), wording("en")), list)


def test_a_response_that_is_in_no_list_is_told_as_it_was_typed():
    facts = {"meeting.responses": [{"response": "laughed", "response_label": "Laughed"}]}
    assert sequence(facts, wording("es"))[0]["what"] == "Laughed"


def test_dates_are_written_as_each_language_writes_them():
    assert wording("en").day("2026-11-05") == "November 5, 2026"
    assert wording("es").day("2026-11-05") == "5 de noviembre de 2026"
    assert wording("es").moment("2026-11-05T09:05:00-08:00") == "5 de noviembre de 2026, 09:05"
    assert wording("en").short_moment("2026-11-05T09:05") == "Nov 5, 09:05"
    for typed in ("last Tuesday", "2026-13-45", "", "2026-11-05Tbad", "2026-11-05T99:99"):
        assert wording("en").moment(typed) == typed
