from steward_app.contracts import markdown
from steward_app.contracts.outline import outline
from steward_app.contracts.reading import read_data

TEXT = """\
---
layout: page
title: Article 7 - Leave
---
# Article 7 - Leave

## A. Sick leave

1. An employee **may** use [sick leave](http://example.org/leave) when ill.<!-- draft -->
2. Leave is _paid_ at the usual rate.

> Nobody is asked for the illness.

```
```
"""


def test_markup_is_blanked_and_every_word_stays_in_its_place():
    blanked = markdown.blanked(TEXT)
    assert len(blanked) == len(TEXT)
    for word in ("may", "sick leave](", "paid", "Nobody"):
        plain = word.rstrip("](")
        assert blanked[TEXT.index(word) :].startswith(plain)
    for mark in ("**", "http", "<!--", "layout", "```", ">"):
        assert mark not in blanked


def test_markup_is_left_out_of_the_words():
    found = read_data(TEXT.encode(), "leave.md")
    parts = outline(found)
    by_reference = {n.reference: n for n in parts.nodes}
    assert parts.title == "Article 7 - Leave"
    first = by_reference["Art. 7(A)(1)"]
    assert parts.body(found.text, first) == "An employee may use sick leave when ill."


def test_headings_without_numbers_are_parts():
    text = "# House rules\n\n## Breaks\n\nThey are long.\n\n## Keys\n\nThey are short.\n"
    found = outline(read_data(text.encode(), "rules.md"))
    assert [(n.level, n.title) for n in found.nodes] == [
        (1, "House rules"),
        (2, "Breaks"),
        (2, "Keys"),
    ]


def test_markup_that_never_ends_is_read_in_time():
    for hostile in ("[" * 50_000, "<" * 50_000, "*a" * 50_000, "{%" * 50_000, "_" * 100_000):
        assert len(markdown.blanked(hostile)) == len(hostile)
