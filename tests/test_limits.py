import pytest

from steward_app import limits
from steward_app.errors import Refused


def test_a_text_as_long_as_allowed_is_taken_and_one_longer_is_refused_with_both_numbers():
    assert limits.bounded("x" * 10, 10) == "x" * 10
    with pytest.raises(Refused, match=r"11 characters.*takes 10"):
        limits.bounded("x" * 11, 10)


def test_there_is_room_until_there_is_not():
    limits.room_for_more(9, 10)
    with pytest.raises(Refused, match="10 already"):
        limits.room_for_more(10, 10)


def test_a_field_that_a_record_does_not_have_is_the_caller_s_mistake():
    with pytest.raises(TypeError):
        limits.refuse_unknown(["nmae"], ["name"])
