import pytest

from steward_app import names


@pytest.mark.parametrize(
    "name",
    [
        "José Peña",
        "Nguyễn Thị Ánh",
        "Абрамов",
        "王芳",
        "김민수",
        "محمد",
        "O'Brien-Smith",
        "👩‍🔧 Ana",
    ],
)
def test_a_name_of_any_script_is_shown_as_it_is(name):
    assert names.shown(name) == name
    assert not names.is_odd(name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ann\u202egniK", "Ann[U+202E]gniK"),
        ("An\u200bn", "An[U+200B]n"),
        ("Ann\x00", "Ann[U+0000]"),
        ("Ann\n", "Ann[U+000A]"),
        ("\U000e0041Ann", "[U+E0041]Ann"),
        ("\ufeffAnn", "[U+FEFF]Ann"),
        ("\u3164", "[U+3164]"),
        ("a\u200db", "a[U+200D]b"),
        ("Ann\u2028", "Ann[U+2028]"),
    ],
)
def test_what_hides_or_turns_the_writing_is_spelled_out(name, shown):
    assert names.shown(name) == shown
    assert names.is_odd(name)


def test_a_heap_of_marks_on_one_letter_is_spelled_out():
    shown = names.shown("e" + "\u0301" * 50)
    assert shown.count("\u0301") == names.MARKS_ON_A_LETTER
    assert "[U+0301]" in shown


def test_the_joiner_of_persian_stays():
    name = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert names.shown(name) == name


def test_hidden_characters_do_not_keep_a_text_from_being_found():
    assert names.plain("Jo\u200bsé\n\u202eX") == "José\nX"


def test_accents_and_case_do_not_tell_names_apart():
    assert names.folded("PEÑA") == names.folded("pen\u0303a") == "pena"
    assert names.folded("Nguyễn") == "nguyen"
