from steward_app.contracts.outline import outline
from steward_app.contracts.reading import Read, read
from steward_app.shelf.edition import citation

from .conftest import AGREEMENT, ROOT, corpus


def parts(text, kind="text"):
    found = outline(Read(text, kind))
    return found, {node.reference: node for node in found.nodes}


def test_articles_sections_and_paragraphs_are_found_in_reading_order():
    found, _ = parts(AGREEMENT)
    assert [(n.level, n.reference, n.title) for n in found.nodes] == [
        (1, "Preamble", "PREAMBLE"),
        (1, "Art. 1", "RECOGNITION"),
        (2, "Art. 1.1", "Unit"),
        (1, "Art. 2", "HOURS OF WORK"),
        (2, "Art. 2.1", "Workweek"),
        (2, "Art. 2.2", "Change of schedule"),
        (3, "Art. 2.2(a)", ""),
        (3, "Art. 2.2(b)", ""),
        (4, "Art. 2.2(b)(1)", ""),
        (4, "Art. 2.2(b)(2)", ""),
        (1, "Art. 3", "GRIEVANCE PROCEDURE"),
        (2, "Art. 3, Sec. 1", "Filing"),
        (2, "Art. 3, Sec. 2", "Answer"),
        (1, "App. A", "WAGES"),
    ]


def test_numbers_are_as_printed_and_a_citation_names_the_printed_page():
    _, by_reference = parts(AGREEMENT)
    assert by_reference["Art. 2.2(b)"].number == "(b)"
    assert by_reference["Art. 2.2"].number == "2.2"
    assert citation(by_reference["Art. 2.2"]) == "Art. 2.2, p. 1"
    assert citation(by_reference["Art. 3, Sec. 1"]) == "Art. 3, Sec. 1, p. 2"


def test_the_contents_and_running_feet_are_no_words_of_any_part():
    found, by_reference = parts(AGREEMENT)
    whole = "\n".join(found.body(AGREEMENT, n) for n in found.nodes if n.level == 1)
    assert "Town of Elder Agreement" not in whole
    assert "......" not in whole
    assert found.body(AGREEMENT, by_reference["Art. 2.1"]) == "The workweek is forty hours."
    assert found.body(AGREEMENT, by_reference["Art. 2.2(b)"]).endswith("(2) a fire.")


def test_a_line_that_refers_to_an_article_is_not_its_heading():
    found, by_reference = parts(AGREEMENT)
    assert [n.reference for n in found.nodes].count("Art. 3") == 1
    assert "Article 3 of this Agreement" in found.body(AGREEMENT, by_reference["Art. 1.1"])


def test_capitals_alone_do_not_make_a_reference_a_heading():
    text = "\n\n".join(
        f"ARTICLE {n} - PAY\n\nAs in\n\nARTICLE {n + 1} of the charter." for n in (1, 2, 3)
    )
    found, _ = parts(text)
    assert [n.number for n in found.nodes] == ["1", "2", "3"]


def test_offsets_are_those_of_the_text_and_parts_lie_inside_each_other():
    found, _ = parts(AGREEMENT)
    for node in found.nodes:
        assert 0 <= node.start <= node.body <= node.end <= len(AGREEMENT)
        for inner in found.below(node):
            assert node.start <= inner.start
            assert inner.end <= node.end
    node = next(n for n in found.nodes if n.number == "2.2")
    assert AGREEMENT[node.start :].startswith("2.2 Change of schedule.")


def test_many_ways_to_print_an_article_are_read():
    for head, number, title in (
        ("ARTICLE {n} \u2013 HOURS {n}", "2", "HOURS 2"),
        ("Article {n}. Hours", "2", "Hours"),
        ("### ARTICLE {n} - HOURS", "2", "HOURS"),
        ("ARTICLE {n}\nHOURS OF WORK", "2", "HOURS OF WORK"),
        ("ARTICLE {n}:  HOURS OF WORK", "2", "HOURS OF WORK"),
    ):
        text = "\n\n".join(
            head.format(n=n) + "\n\nThe parties agree that words are spoken here, and kept."
            for n in range(1, 6)
        )
        found, _ = parts(text)
        assert [n.number for n in found.nodes if n.level == 1] == ["1", "2", "3", "4", "5"], (
            head
        )
        assert (found.nodes[1].number, found.nodes[1].title) == (number, title), head


def test_an_article_whose_word_is_misprinted_is_found_between_its_neighbors():
    text = "\n\n".join(
        f"{'ARTICL' if n == 3 else 'ARTICLE'} {n}: LEAVE FOR ALL\n\nWords that were agreed."
        for n in range(1, 6)
    )
    found, _ = parts(text)
    assert [n.number for n in found.nodes] == ["1", "2", "3", "4", "5"]


def test_roman_numbers_stay_as_printed():
    text = "\n\n".join(
        f"ARTICLE {n}\nTITLE OF THIS\n\nThe parties agree on these words."
        for n in ("I", "II", "III", "IV", "V", "VI")
    )
    found, _ = parts(text)
    assert [n.number for n in found.nodes] == ["I", "II", "III", "IV", "V", "VI"]
    assert found.nodes[3].reference == "Art. IV"


def test_articles_without_the_word_are_known_by_their_first_clauses():
    text = "\n\n".join(
        f"Recognition And Rights\n\n{n}.1 The parties agree on these words.\n\n{n}.2 And these."
        for n in range(1, 7)
    )
    found, _ = parts(text)
    assert [n.number for n in found.nodes if n.level == 1] == ["1", "2", "3", "4", "5", "6"]
    assert found.nodes[0].title == "Recognition And Rights"


def test_letters_appendices_and_signatures_are_parts_of_the_first_level():
    text = (
        AGREEMENT
        + "\n\nLETTER OF AGREEMENT - SNOW\n\nSnow is shoveled by those who volunteer.\n"
        + "\n\nSIGNATURE PAGE\n\nFor the Town: the Mayor.\n"
    )
    found, _ = parts(text)
    assert [(n.kind, n.title) for n in found.nodes if n.level == 1][-3:] == [
        ("appendix", "WAGES"),
        ("letter", "LETTER OF AGREEMENT - SNOW"),
        ("signatures", "SIGNATURE PAGE"),
    ]


def test_a_text_without_structure_is_one_part():
    found, _ = parts("We agreed to share the tips. Nobody wrote more than this.")
    assert len(found.nodes) == 1
    assert found.nodes[0].end == 57


def test_lines_that_are_made_to_be_slow_are_read_in_time():
    for hostile in (
        "ARTICLE 1 " * 20_000,
        "(a) " * 50_000,
        "1." * 100_000,
        "\n".join("ARTICLE 1" for _ in range(20_000)),
        "\n".join(f"Section {n}." for n in range(20_000)),
        "." * 500_000,
        "\f" * 20_000 + "x",
        "TABLE OF CONTENTS\n" + "A ........ 1\n" * 20_000,
    ):
        outline(Read(hostile, "text"))


def test_the_sample_agreement_is_understood_whole():
    file = ROOT / "resources/sample/contracts/harlow-county-2025-2028.txt"
    found = outline(read(file))
    articles = [n for n in found.nodes if n.kind == "article"]
    assert [n.number for n in articles] == [str(n) for n in range(1, 33)]
    assert all(n.title and n.page for n in articles)
    assert next(n for n in found.nodes if n.number == "9.3").title == "Change of schedule"


def test_real_contracts_are_understood():
    folder = corpus()
    for file in sorted((folder / "contracts/text").glob("*.txt"))[:6]:
        known = read(file)
        found = outline(known)
        articles = [n for n in found.nodes if n.level == 1]
        assert len(articles) >= 10, file.name
        assert sum(len(found.body(known.text, n)) > 40 for n in articles) >= 10, file.name
