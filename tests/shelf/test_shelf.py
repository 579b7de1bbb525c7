from datetime import UTC, datetime

import pytest

from steward_app.errors import Damaged, NotFound, NotSaved
from steward_app.shelf.edition import Node, Outline, unwrapped
from steward_app.shelf.profile import Contact
from steward_app.shelf.shelf import Shelf

TEXT = (
    "ARTICLE 1 HOURS\nThe workweek is forty hours,\nand no more.\nFoot 1\n"
    "ARTICLE 2 PAY\nPaid.\n"
)
FOOT = TEXT.index("Foot 1")
SECOND = TEXT.index("ARTICLE 2")
OUTLINE = Outline(
    "Agreement of Elder",
    (
        Node(1, "article", "1", "HOURS", "1", 0, 15, SECOND, "Art. 1"),
        Node(1, "article", "2", "PAY", "2", SECOND, SECOND + 13, len(TEXT), "Art. 2"),
    ),
    ((FOOT, FOOT + 6),),
)


@pytest.fixture
def shelf(tmp_path):
    made = Shelf(tmp_path / "shelf", clock=lambda: datetime(2030, 1, 1, 12, tzinfo=UTC))
    yield made
    made.close()


@pytest.fixture
def row(shelf):
    return shelf.keep("elder.txt", "text", TEXT.encode(), TEXT, OUTLINE)


def test_a_contract_is_kept_whole(shelf, row):
    assert shelf.contracts() == [row]
    assert (row.title, row.kind, row.articles, row.added_on) == (
        "Agreement of Elder",
        "text",
        2,
        "2030-01-01",
    )
    assert shelf.text(row.id) == TEXT
    assert shelf.outline(row.id) == OUTLINE
    assert shelf.original(row.id).read_bytes() == TEXT.encode()
    assert shelf.problems() == []


def test_the_same_file_again_changes_nothing(shelf, row):
    again = Shelf(shelf.folder, clock=lambda: datetime(2031, 5, 5, tzinfo=UTC))
    assert again.keep("other name.txt", "text", TEXT.encode(), TEXT, OUTLINE) == row
    assert again.contracts() == [row]


def test_a_clause_is_complete_in_itself(shelf, row):
    clause = shelf.clause(row.id, OUTLINE.nodes[0])
    assert clause.text == "The workweek is forty hours, and no more."
    assert clause.citation == "Art. 1, p. 1"
    assert (clause.contract, clause.edition) == (row.title, row.edition)


def test_a_passage_found_is_quoted_as_a_clause(shelf, row):
    (found,) = shelf.search("workweek")
    assert shelf.quoted(found).citation == "Art. 1, p. 1"
    assert "Foot" not in shelf.quoted(found).text


def test_a_removed_contract_is_found_no_more(shelf, row):
    assert shelf.search("workweek")
    shelf.remove(row.id)
    assert shelf.contracts() == []
    assert shelf.search("workweek") == []
    with pytest.raises(NotFound):
        shelf.remove(row.id)


def test_a_contract_taken_off_is_put_back_as_it_was(shelf, row):
    shelf.remove(row.id)
    shelf.put_back(row.id)
    assert shelf.contracts() == [row]
    assert shelf.search("workweek")


def test_what_was_taken_off_does_not_outlast_the_shelf(shelf, row):
    shelf.remove(row.id)
    shelf.close()
    assert shelf.search("workweek") == []
    assert list((shelf.folder / "contracts").iterdir()) == []
    with pytest.raises(NotFound):
        shelf.put_back(row.id)


def test_a_name_that_is_a_path_finds_nothing(shelf, row, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "text").write_text("secret", "utf-8")
    for name in ("../../outside", str(tmp_path / "outside"), "..", "", "a/b"):
        with pytest.raises(NotFound):
            shelf.text(name)


@pytest.mark.parametrize("damage", [b"", b"no index at all" * 1000, None])
def test_an_index_that_is_lost_or_damaged_is_made_again(shelf, row, damage):
    shelf.close()
    file = shelf.folder / "index.db"
    file.unlink() if damage is None else file.write_bytes(damage)
    assert [p.contract for p in shelf.search("workweek")] == [row.id]


def test_an_index_from_before_a_contract_came_takes_it_in(shelf, row):
    assert shelf.search("workweek")
    old = (shelf.folder / "index.db").read_bytes()
    second = shelf.keep(
        "second.txt", "text", b"second", TEXT.replace("forty", "fifty"), OUTLINE
    )
    shelf.close()
    (shelf.folder / "index.db").write_bytes(old)
    assert [p.contract for p in shelf.search("fifty")] == [second.id]


def test_a_damaged_contract_is_said_and_the_others_are_shown(shelf, row):
    (shelf.folder / "contracts" / "broken").mkdir()
    (shelf.folder / "contracts" / "broken" / "about.json").write_text("{", "utf-8")
    assert shelf.contracts() == [row]
    assert "broken" in shelf.problems()[0]


def test_a_damaged_outline_is_said(shelf, row):
    file = shelf.folder / "contracts" / row.id / "outline.json"
    for data in ("", "[]", '{"nodes": [[1]], "title": "", "furniture": []}', "[" * 100_000):
        file.write_text(data, "utf-8")
        with pytest.raises(Damaged, match="add it again"):
            shelf.outline(row.id)
    shelf.close()
    (shelf.folder / "index.db").unlink()
    assert shelf.search("workweek") == []


def test_a_damaged_profile_is_said_and_the_statement_is_still_there(shelf):
    shelf.folder.mkdir(parents=True)
    (shelf.folder / "profile.toml").write_bytes(b"\xff\xfe not toml")
    assert "profile" in shelf.problems()[0]
    assert shelf.profile().name == ""
    assert "steward be present" in shelf.statement().english
    assert not shelf.statement().reviewed("es")


def test_contacts_are_set_and_the_rest_of_the_profile_stays(shelf):
    shelf.set_contacts([Contact("Help line", "Local", "(555) 555-0100")])
    assert [c.role for c in Shelf(shelf.folder).profile().contacts] == ["Help line"]
    shelf.set_contacts([])
    assert shelf.profile().contacts == ()


def test_a_disk_that_refuses_leaves_the_shelf_as_it_was(shelf, row, monkeypatch):
    from pathlib import Path

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NotSaved, match=r"disk is full.*not put on the shelf"):
        shelf.keep("second.txt", "text", b"second", "second", OUTLINE)
    assert shelf.contracts() == [row]
    assert [p.name for p in (shelf.folder / "contracts").iterdir()] == [row.id]


def test_lines_are_joined_to_paragraphs():
    assert unwrapped("one\n   two\n\nthree\n(a) four\nfive") == "one two\nthree\n(a) four five"
    assert unwrapped("") == ""
