import tomllib

import pytest

from steward_app import codes, words
from steward_app.paths import shipped

LISTS = sorted(file.stem for file in (shipped("resources") / "codes").glob("*.toml"))


@pytest.mark.parametrize("name", LISTS)
def test_every_code_has_a_label_in_every_language(name):
    for code, one in codes.codes(name).items():
        assert code == code.strip()
        assert code
        assert set(one.labels) >= set(words.LANGUAGES)
        assert all(label.strip() for label in one.labels.values())


@pytest.mark.parametrize("name", LISTS)
def test_no_code_is_in_its_list_twice(name):
    with (shipped("resources") / "codes" / f"{name}.toml").open("rb") as file:
        found = [one["code"] for one in tomllib.load(file)["code"]]
    assert len(found) == len(set(found))


def test_a_local_s_own_code_is_shown_as_it_was_typed():
    assert codes.label("issues", "PARKING") == "PARKING"
    assert codes.label("issues", "OT") == "Overtime"


def test_labels_speak_the_user_s_language():
    words.use("es")
    try:
        assert codes.label("issues", "OT") == "Horas extra"
        assert ("OT", "Horas extra") in codes.choices("issues")
    finally:
        words.use("en")


def test_the_response_has_eight_codes_and_no_legal_conclusion():
    assert len(codes.codes("responses")) == 8
    assert not {"not_investigatory", "violation"} & set(codes.codes("responses"))


def test_every_kind_of_due_date_says_who_must_act():
    assert {one.more["who"] for one in codes.codes("due_acts").values()} == {
        "union",
        "employer",
    }
