"""Contracts onto the shelf: reading a file, finding its parts, keeping both."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from steward_app.contracts.child import Progress
from steward_app.contracts.outline import outline
from steward_app.contracts.reading import load, read_data
from steward_app.errors import StewardError
from steward_app.shelf.pack import Pack, open_pack
from steward_app.shelf.shelf import ContractRow, Shelf
from steward_app.words import t


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a pack: the local's name, the contracts added, a sentence per refusal."""

    name: str
    contracts: tuple[ContractRow, ...]
    refused: tuple[str, ...]


class Library:
    """The contracts of a shelf, with what it takes to add one."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def add(self, file: Path, progress: Progress | None = None) -> ContractRow:
        """Put a contract's file on the shelf; the same file again changes nothing.

        `progress` is told what is done and how far (0 to 1); what it raises cancels the work
        and leaves the shelf as it was. Raises a StewardError that says what is wrong.
        """
        return self._add(load(file), file.name, progress)

    def import_pack(self, path: Path, progress: Progress | None = None) -> Imported:
        """Take in a local's pack: its profile, and every contract in it that can be read."""
        pack = open_pack(path)
        added, refused = [], []
        for name, data in _contracts(pack):
            try:
                added.append(self._add(data, name, progress))
            except StewardError as problem:
                refused.append(str(problem))
        if pack.profile is not None:
            self.shelf.set_profile(pack.profile)
        return Imported(pack.profile.name if pack.profile else "", tuple(added), tuple(refused))

    def _add(self, data: bytes, name: str, progress: Progress | None) -> ContractRow:
        known = self.shelf.find(sha256(data).hexdigest())
        if known:
            return known
        found = read_data(data, name, progress)
        if progress:
            progress(t("Finding articles and sections"), 0.96)
        parts = outline(found)
        if progress:
            progress(t("Making it searchable"), 0.98)
        return self.shelf.keep(name, found.kind, data, found.text, parts)


def _contracts(pack: Pack) -> Iterator[tuple[str, bytes]]:
    for name, data in pack.files:
        folder, _, file = name.rpartition("/")
        if folder.split("/")[-1:] == ["contracts"] and file:
            yield file, data
