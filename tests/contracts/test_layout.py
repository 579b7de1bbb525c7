import pytest

from steward_app.contracts.layout import lay_out, roman

BEGINNINGS = ("Apples", "Bread", "Cheese", "Dates", "Eggs")


def sheets(*bodies, foot):
    return "\f".join(
        f"{body}\n{first} are bought here\nand {first.lower()} are sold\n\n{foot(n)}\n"
        for n, (body, first) in enumerate(zip(bodies, BEGINNINGS, strict=False), start=1)
    )


@pytest.mark.parametrize(
    "foot",
    [
        lambda n: f"Page {n}",
        lambda n: f"- {n} -",
        lambda n: f"{n} of 92",
        lambda n: f"2023-2025 Town Union          -{n}-         Agreement",
        str,
        lambda n: f"Agreement of Elder          {n}",
    ],
)
def test_printed_page_numbers_are_read_from_the_foot(foot):
    laid = lay_out(sheets("Alpha", "Beta", "Gamma", "Delta", foot=foot))
    assert laid.pages == ("1", "2", "3", "4")
    assert [line.text for line in laid.lines][:4] == [
        "Alpha",
        "Apples are bought here",
        "and apples are sold",
        "Beta",
    ]


def test_front_matter_is_numbered_in_roman():
    text = sheets("Alpha", "Beta", "Gamma", foot=lambda n: ["i", "ii", "iii"][n - 1])
    assert lay_out(text).pages == ("i", "ii", "iii")


def test_a_sheet_without_a_number_is_counted_between_its_neighbors():
    text = sheets("A", "B", "C", "D", "E", foot=lambda n: "" if n == 3 else f"Page {n}")
    assert lay_out(text).pages == ("1", "2", "3", "4", "5")


def test_an_article_that_begins_each_sheet_is_no_running_head():
    text = sheets(*(f"ARTICLE {n}" for n in range(1, 6)), foot=lambda n: f"Page {n}")
    assert sum(line.text.startswith("ARTICLE") for line in lay_out(text).lines) == 5


def test_a_number_in_a_list_at_the_edge_is_text():
    laid = lay_out("1. First\n2. Second\n\f3. Third\n4. Fourth\n\f5. Fifth\n6. Sixth\n")
    assert len(laid.lines) == 6


def test_offsets_are_those_of_the_text():
    text = "One\r\n   Two  \n\fThree"
    for line in lay_out(text).lines:
        assert text[line.start + line.lead :].startswith(line.text)


def test_roman_numbers_are_counted():
    assert [roman(n) for n in ("i", "IV", "xii", "XLIX", "hello", "")] == [1, 4, 12, 49, 0, 0]


def test_without_form_feeds_the_pages_are_counted_by_their_feet():
    text = sheets(*"ABCDE", foot=lambda n: f"\nTown of Elder  Page {n}\n").replace("\f", "\n")
    laid = lay_out(text)
    assert laid.pages[:5] == ("1", "2", "3", "4", "5")
    assert not any("Town of Elder" in line.text for line in laid.lines)
    assert next(line for line in laid.lines if line.text == "D").sheet == 3


def test_a_long_list_is_not_taken_for_pages():
    text = "\n\n".join(f"{n}. The {n} thing is as good as the others" for n in range(1, 30))
    assert len(lay_out(text).lines) == 29
