import shutil

import pytest

from steward_app.contracts.library import Library
from steward_app.errors import StewardError
from steward_app.shelf.shelf import Shelf

from .conftest import ROOT, corpus, pdf


@pytest.fixture
def library(tmp_path):
    made = Library(Shelf(tmp_path / "shelf"))
    yield made
    made.shelf.close()


def test_a_file_becomes_a_contract_that_is_searched_and_cited(library, agreement):
    row = library.add(agreement)
    (best, *_) = library.shelf.search("may they change my schedule")
    assert library.shelf.quoted(best).citation == "Art. 2.2, p. 1"
    assert row.title.startswith("AGREEMENT between THE TOWN OF ELDER")


def test_the_same_file_again_changes_nothing(library, agreement, tmp_path):
    row = library.add(agreement)
    copy = tmp_path / "copy.txt"
    shutil.copy(agreement, copy)
    assert library.add(copy) == row
    assert library.shelf.contracts() == [row]


def test_progress_is_told_and_can_cancel(library, agreement):
    told = []
    library.add(agreement, lambda what, part: told.append(part))
    assert told == sorted(told)

    class CancelledError(Exception):
        pass

    def cancel(_what, _part):
        raise CancelledError

    file = agreement.with_name("second.txt")
    file.write_text(agreement.read_text("utf-8") + "More words.", "utf-8")
    with pytest.raises(CancelledError):
        library.add(file, cancel)
    assert len(library.shelf.contracts()) == 1


def test_a_refused_file_leaves_the_shelf_as_it_was(library, tmp_path):
    (tmp_path / "scan.pdf").write_bytes(pdf("", ""))
    with pytest.raises(StewardError, match="nothing was taken in"):
        library.add(tmp_path / "scan.pdf")
    assert library.shelf.contracts() == []


def test_the_sample_pack_comes_in_whole(library):
    came = library.import_pack(ROOT / "resources/sample")
    assert (len(came.contracts), came.refused) == (1, ())
    assert len(library.shelf.profile().contacts) == 4
    assert library.shelf.search("shift changed without telling me")[0].reference == "Art. 9.3"


def test_a_contract_of_a_pack_that_cannot_be_read_is_said(library, tmp_path):
    folder = tmp_path / "pack" / "contracts"
    folder.mkdir(parents=True)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "good.txt").write_text("ARTICLE 1 - HOURS\n\nForty hours.\n", "utf-8")
    came = library.import_pack(tmp_path / "pack")
    assert [row.file for row in came.contracts] == ["good.txt"]
    assert "empty" in came.refused[0]


@pytest.mark.slow
def test_every_real_contract_comes_in(library):
    folder = corpus() / "contracts"
    for file in [*folder.glob("text/*.txt"), *folder.glob("pdf/*.pdf")]:
        row = library.add(file)
        assert row.articles >= 8, file.name
    assert library.shelf.search("how many days to file a grievance")
