import json

import pytest

from steward_app import forms
from steward_app.forms import blank, fill, get_form, restore


def test_values_come_from_the_facts_and_from_what_was_typed_first(grievance, facts):
    filled = fill(grievance, facts, {"where": "The loading dock"})
    assert filled.values["where"] == "The loading dock"
    assert filled.values["employer"] == "County Records Department"
    assert filled.missing == ()
    assert filled.headed == "Clerical Workers Local 4021"


def test_a_fact_that_is_not_there_leaves_the_blank_empty_and_nothing_is_made_up(grievance):
    filled = fill(grievance, {})
    assert dict(filled.values) == {}
    assert set(filled.missing) == {field.name for field in grievance.fields if field.required}


def test_what_is_typed_empty_clears_what_the_case_says(grievance, facts):
    assert "employer" in fill(grievance, facts, {"employer": ""}).missing


def test_one_worker_alone_is_the_grievant(grievance, facts):
    del facts["grievants"]
    rows = fill(grievance, facts).values["who_grieves"]
    assert [row["name"] for row in rows] == ["Nguyễn Thị Ánh"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"nothing": "x"}, "has no field “nothing”"),
        ({"employer": 3}, "“employer” must be a text"),
        ({"employer": "x" * 100_001}, "longer than 100000"),
        ({"grievant_signature": "Ánh"}, "written by hand"),
        ({"who_grieves": "Ánh"}, "must be a list"),
        ({"who_grieves": [{"names": "Ánh"}]}, "has no column “names”"),
        ({"who_grieves": [{"name": ["Ánh"]}]}, "must be a text"),
        ({"who_grieves": [{"name": "Ánh"}] * 1001}, "more than 1000 rows"),
    ],
)
def test_a_value_that_cannot_stand_there_is_refused_in_a_sentence(grievance, values, sentence):
    with pytest.raises(forms.BadValue, match=sentence):
        fill(grievance, {}, values)


def test_a_choice_that_is_not_offered_is_refused_when_typed_and_kept_when_it_is_a_fact(facts):
    record = get_form("weingarten_record")
    with pytest.raises(forms.BadValue, match="not a choice of “outcome”"):
        fill(record, facts, {"outcome": "won"})
    with pytest.raises(forms.BadValue, match="the choices are: granted_waited"):
        fill(record, facts, {"responses": ["shouted"]})
    facts["meeting.responses"] = [{"response": "shouted", "words": "Out!"}]
    assert fill(record, facts).values["responses"] == ("shouted",)


def test_a_field_with_a_condition_is_there_when_it_holds_and_on_the_blank_form(facts):
    sheet = get_form("fact_sheet")
    assert "others" in {field.name for field in fill(sheet, facts).fields}
    facts["case.kind"] = "grievance_individual"
    assert "others" not in {field.name for field in fill(sheet, facts).fields}
    assert "others" not in fill(sheet, facts).values
    assert "others" in {field.name for field in blank(sheet).fields}


def test_the_same_form_is_the_same_json_and_comes_back_from_it(facts):
    for form in forms.shipped_forms():
        filled = fill(form, facts, language="es")
        held = filled.as_json()
        assert held == fill(form, dict(reversed(facts.items())), language="es").as_json()
        assert json.loads(held)["headed"] == "Clerical Workers Local 4021"
        assert restore(form, form.version, "es", held) == filled


def test_what_was_printed_on_another_version_of_a_form_is_not_printed_on_this_one(grievance):
    with pytest.raises(forms.BadValue, match="version 7"):
        restore(grievance, 7, "en", "{}")


def test_a_language_that_the_form_is_not_in_gives_its_first(grievance):
    assert fill(grievance, {}, language="tlh").language == "en"
