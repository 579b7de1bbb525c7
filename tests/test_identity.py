import pytest

from steward_app import identity
from steward_app.errors import Refused


@pytest.mark.parametrize(
    "text",
    [
        "123-45-6789",
        "her number is 123 45 6789.",
        "123\u201145\u20116789",
        "SSN 123456789",
        "ssn: 123-45-6789",
        "Social Security # 123456789",
        "su seguro social es 123456789",
        "".join(chr(ord(char) + 0xFEE0) for char in "123-45-6789"),  # full width
        "12\u200b3-45-6789",
    ],
)
def test_a_social_security_number_is_noticed(text):
    assert "social-security" in identity.warning(text)


@pytest.mark.parametrize(
    "text",
    [
        "DOB 4/12/1980",
        "d.o.b.: 1980-04-12",
        "born on April 12, 1980",
        "birth date 12 April 1980",
        "Birthday: 04.12.80",
        "fecha de nacimiento: 12/4/1980",
        "nació el 12 de abril de 1980",
        "nacida el 5 de mayo de 1991",
    ],
)
def test_a_full_date_of_birth_is_noticed(text):
    assert "date of birth" in identity.warning(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "555-123-4567",
        "(555) 123-4567 ext. 12",
        "G-2026-0412",
        "hired 4/12/1980",
        "born in Ohio",
        "seniority 2011-03-01",
        "Her ssn was on the form that HR left on the table",
        "case 2023-45-678901",
        "stubborn on 4/12/2026 about the schedule",
    ],
)
def test_other_numbers_and_dates_are_left_alone(text):
    assert identity.warning(text) is None


def test_the_refusal_does_not_repeat_the_number():
    with pytest.raises(Refused) as caught:
        identity.refuse("SSN 123-45-6789")
    assert "6789" not in str(caught.value)


def test_a_long_text_is_looked_through_fast():
    assert identity.warning("born ssn 1 " * 20_000) is None
