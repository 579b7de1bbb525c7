import time
from itertools import pairwise

import pytest

from steward_app.forms.fonts import SEMIBOLD, Fonts
from steward_app.forms.typesetting import Line, Setter, clean

SIZE = 10.0


@pytest.fixture
def setter():
    return Setter(Fonts())


def shown(line: Line) -> str:
    """Return what stands on a line from left to right, as the eye finds it."""
    return "".join(cluster.text for piece in line.pieces for cluster in piece.clusters)


def lines(setter, text, width=200.0):
    return list(setter.lines(clean(text), width, SIZE))


def test_lines_are_no_wider_than_asked_and_together_they_are_the_text(setter):
    text = "Overtime is offered by seniority, among those who have signed the list. " * 5
    found = lines(setter, text)
    assert all(line.width * SIZE / 1000 <= 200 for line in found)
    assert len(found) > 5
    assert " ".join(shown(line) for line in found) == text.strip()


def test_where_a_line_ends_the_next_one_begins(setter):
    text = clean("One two three four five six seven.\n\nEight nine ten eleven twelve thirteen.")
    found = list(setter.lines(text, 60, SIZE))
    starts = [0, *(line.end for line in found)]
    parts = [text[a:b] for a, b in pairwise(starts)]
    assert [part.strip() for part in parts] == [shown(line) for line in found]
    assert "".join(parts) == text


def test_every_kind_of_line_break_is_kept_and_so_is_an_empty_line(setter):
    found = lines(setter, "a\r\nb\rc\n\nd\u2028e\x85f")
    assert [shown(line) for line in found] == ["a", "b", "c", "", "d", "e", "f"]


def test_a_word_wider_than_the_line_is_broken_between_letters(setter):
    found = lines(setter, "https://" + "e\u0301" * 200)
    assert all(line.width * SIZE / 1000 <= 200 for line in found)
    assert all(not shown(line).startswith("\u0301") for line in found)


def test_a_line_of_ideographs_may_end_after_any_of_them(setter):
    found = lines(setter, "王" * 45)
    assert [len(shown(line)) for line in found] == [20, 20, 5]


def test_directions_are_mixed_as_the_standard_says(setter):
    assert shown(setter.line("ab אבג 12 cd")) == "ab 12 גבא cd"
    line = setter.line("אבג (12) bob דה")
    assert line.rtl
    assert shown(line) == "הד bob )12( גבא"  # the brackets are mirrored when drawn


def test_brackets_are_mirrored_where_text_runs_from_right_to_left(setter):
    def glyphs(text):
        return {
            cluster.text: cluster.glyphs[0][0]
            for piece in setter.line(text).pieces
            for cluster in piece.clusters
        }

    assert glyphs("אב(גד)")["("] == glyphs("(a)")[")"]
    assert glyphs("אב(גד)")[")"] == glyphs("(a)")["("]


def test_marks_stay_with_their_letter_in_its_font(setter):
    for text in ("e\u0301", "ễ", "प्रिया", "กำ", "مُحَمَّد"):
        assert len({piece.cut for piece in setter.line(text).pieces}) == 1, text


def test_regular_and_semibold_are_two_cuts_of_one_file(setter):
    regular, bold = setter.line("Wide"), setter.line("Wide", SEMIBOLD)
    assert bold.width > regular.width
    assert {regular.pieces[0].cut.name, bold.pieces[0].cut.name} == {
        "NotoSans-400",
        "NotoSans-600",
    }


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "\n" * 100_000, "a " * 50_000, "\u0301" * 100_000, "\u0627" * 20_000],
)
def test_a_hundred_thousand_characters_are_set_in_bounded_time(setter, text):
    began = time.perf_counter()
    count = sum(1 for _ in setter.lines(clean(text), 500, SIZE))
    assert count >= 1
    assert time.perf_counter() - began < 10
