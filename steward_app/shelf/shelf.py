"""The reference shelf: contracts, the local's profile and the search over them, unencrypted.

    <shelf>/contracts/<id>/original.*     the file as it was given
    <shelf>/contracts/<id>/text           its text, UTF-8; offsets are in characters of it
    <shelf>/contracts/<id>/outline.json   its parts
    <shelf>/contracts/<id>/about.json     its title, the hash of the file, when it came
    <shelf>/index.db                      what the search needs; made again whenever it is lost
    <shelf>/profile.toml                  the local's profile

A contract's folder is written beside its place and moved there whole, so that what is listed
is complete. A part that cannot be read is left out and said (`problems`), never fatal.
"""

import hashlib
import json
import shutil
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path
from typing import Any

from steward_app import paths
from steward_app.clock import Clock, now
from steward_app.errors import Damaged, NotFound, NotSaved
from steward_app.shelf.edition import (
    Clause,
    Node,
    Outline,
    Passage,
    citation,
    unwrapped,
)
from steward_app.shelf.index import Index, UnreadableIndex
from steward_app.shelf.passages import passages
from steward_app.shelf.profile import (
    NAME,
    Contact,
    Profile,
    Statement,
    read_profile,
    write_profile,
)
from steward_app.shelf.profile import parse as parse_profile
from steward_app.vault.files import reason
from steward_app.words import t

MOST_BYTES = 256 << 20
"""Bytes of one file of the shelf that are read back."""


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A contract on the shelf; `edition` is the SHA-256 of its file, in hex.

    `articles` counts its articles (its parts, where none is called so), `letters` the
    characters of its text.
    """

    id: str
    title: str
    edition: str
    kind: str
    file: str
    added_on: str
    articles: int
    letters: int


class Shelf:
    """What needs no passphrase. Safe to use from several threads."""

    def __init__(self, folder: Path | None = None, clock: Clock = now) -> None:
        self.folder = folder or paths.shelf()
        self._clock = clock
        self._index: Index | None = None
        self._lock = threading.RLock()

    def close(self) -> None:
        """Let go of the index's file."""
        with self._lock:
            if self._index is not None:
                self._index.close()
                self._index = None

    def contracts(self) -> list[ContractRow]:
        """Return the contracts that can be read, by title."""
        return self._listed()[0]

    def problems(self) -> list[str]:
        """Return a sentence for each part of the shelf that cannot be read."""
        said = self._listed()[1]
        profile = self.folder / NAME
        try:
            if profile.exists():
                parse_profile(profile.read_bytes())
        except Exception as problem:  # whatever a damaged file does, the rest is shown
            said.append(t("The local's profile cannot be read: {why}", why=str(problem)))
        return said

    def find(self, edition: str) -> ContractRow | None:
        """Return the contract made from the file with this hash, if it is on the shelf."""
        return next((row for row in self.contracts() if row.edition == edition), None)

    def row(self, contract: str) -> ContractRow:
        """Return one contract. Raises NotFound."""
        for row in self.contracts():
            if row.id == contract:
                return row
        raise NotFound(t("This contract is not on the shelf any more."))

    def keep(
        self, name: str, kind: str, data: bytes, text: str, outline: Outline
    ) -> ContractRow:
        """Put a contract on the shelf: its file, its text, its parts, its clauses' index.

        The same file again changes nothing. Raises NotSaved with the shelf as it was.
        """
        edition = hashlib.sha256(data).hexdigest()
        known = self.find(edition)
        if known:
            return known
        row = ContractRow(
            edition[:16],
            outline.title or Path(name).stem,
            edition,
            kind,
            name,
            self._clock().date().isoformat(),
            _articles(outline),
            len(text),
        )
        place = self._contracts() / row.id
        fresh = place.with_name(f".new-{row.id}")
        try:
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir(parents=True)
            (fresh / f"original{_ending(name)}").write_bytes(data)
            (fresh / "text").write_bytes(text.encode("utf-8", "surrogatepass"))
            (fresh / "outline.json").write_text(_written(outline), "utf-8")
            (fresh / "about.json").write_text(json.dumps(asdict(row)), "utf-8")
            shutil.rmtree(place, ignore_errors=True)
            fresh.replace(place)
        except OSError as problem:
            shutil.rmtree(fresh, ignore_errors=True)
            raise NotSaved(
                t("{why} The contract was not put on the shelf.", why=reason(problem))
            ) from problem
        with self._lock:
            self._open().put(row.id, passages(row.id, text, outline))
        return row

    def remove(self, contract: str) -> None:
        """Take a contract off the shelf. What cases quote of it stays in the cases.

        It lies aside, to be put back, until another is taken off or the shelf is opened anew.
        """
        place = self._contracts() / self.row(contract).id
        self._clear_away()
        try:
            place.replace(_aside(place))
        except OSError as problem:
            raise NotSaved(
                t("{why} The contract is still on the shelf.", why=reason(problem))
            ) from problem
        with self._lock, suppress(UnreadableIndex):
            self._open().remove(contract)

    def put_back(self, contract: str) -> None:
        """Put back the contract that was taken off last. Raises NotFound if it is gone."""
        place = self._contracts() / _safe(contract)
        try:
            _aside(place).replace(place)
        except OSError as problem:
            raise NotFound(
                t("This contract is gone from the shelf. Add its file again.")
            ) from problem
        with self._lock, suppress(UnreadableIndex):
            self._open().put(contract, passages(contract, *self._read(contract)))

    def text(self, contract: str) -> str:
        """Return a contract's text as it was taken in; a page ends at a form feed."""
        return _load(self._contracts() / _safe(contract) / "text").decode(
            "utf-8", "surrogatepass"
        )

    def outline(self, contract: str) -> Outline:
        """Return a contract's parts. Raises NotFound or Damaged."""
        return _read(_load(self._contracts() / _safe(contract) / "outline.json"))

    def original(self, contract: str) -> Path:
        """Return where the contract's own file is."""
        for file in (self._contracts() / _safe(contract)).glob("original*"):
            return file
        raise NotFound(t("This contract is not on the shelf any more."))

    def clause(self, contract: str, node: Node) -> Clause:
        """Return a part of a contract as it is attached to a case: plain, complete data."""
        row, whole = self.row(contract), self.outline(contract)
        words = unwrapped(whole.body(self.text(contract), node))
        return Clause(
            row.title, row.edition, node.number, node.title, node.page, words, citation(node)
        )

    def quoted(self, passage: Passage) -> Clause:
        """Return a passage found by the search as it is attached to a case."""
        row = self.row(passage.contract)
        return Clause(
            row.title,
            row.edition,
            passage.number,
            passage.title,
            passage.page,
            unwrapped(passage.text),
            citation(passage),
        )

    def search(
        self, typed: str, contracts: Sequence[str] | None = None, limit: int = 20
    ) -> list[Passage]:
        """Return the clauses that answer best, over all contracts or these; any text does."""
        with self._lock:
            try:
                return self._open().search(typed, contracts, limit)
            except UnreadableIndex:
                self._forget()
                return self._open().search(typed, contracts, limit)

    def profile(self) -> Profile:
        """Return the local's profile; a missing or damaged one is empty (see `problems`)."""
        return read_profile(self.folder)

    def set_profile(self, profile: Profile) -> None:
        """Put a local's profile on the shelf, in the place of the one before."""
        write_profile(profile, self.folder)

    def set_contacts(self, contacts: Sequence[Contact]) -> None:
        """Say whom a steward calls; the rest of the profile stays."""
        self.set_profile(replace(self.profile(), contacts=tuple(contacts)))

    def statement(self) -> Statement:
        """Return the worker's statement that the local chose, or the one shipped."""
        return self.profile().statement

    def _contracts(self) -> Path:
        return self.folder / "contracts"

    def _listed(self) -> tuple[list[ContractRow], list[str]]:
        rows, said = [], []
        folder = self._contracts()
        for place in sorted(folder.iterdir()) if folder.is_dir() else []:
            if place.name.startswith("."):
                continue
            try:
                row = ContractRow(**json.loads(_load(place / "about.json")))
                if row.id != place.name:
                    raise ValueError(row.id)
                rows.append(row)
            except (OSError, ValueError, TypeError, NotFound, RecursionError):
                said.append(
                    t(
                        "A contract in the shelf's folder “{name}” cannot be read. Remove that"
                        " folder and add the contract again.",
                        name=place.name,
                    )
                )
        return sorted(rows, key=lambda row: row.title.casefold()), said

    def _open(self) -> Index:
        """Return the index, in step with the contracts that are on the shelf."""
        if self._index is None:
            self._clear_away()
            self._index = self._opened()
            here = {row.id for row in self.contracts()}
            there = self._index.contracts()
            for stale in there - here:
                self._index.remove(stale)
            for missing in here - there:
                with suppress(Damaged, NotFound):
                    self._index.put(missing, passages(missing, *self._read(missing)))
        return self._index

    def _read(self, contract: str) -> tuple[str, Outline]:
        return self.text(contract), self.outline(contract)

    def _clear_away(self) -> None:
        """Delete what was taken off the shelf before."""
        for gone in self._contracts().glob(".gone-*"):
            shutil.rmtree(gone, ignore_errors=True)

    def _opened(self) -> Index:
        """Open the index's file; where the disk allows no file, keep it in memory."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return Index(self.folder / "index.db")
        except UnreadableIndex:
            with suppress(OSError):
                (self.folder / "index.db").unlink(missing_ok=True)
                return Index(self.folder / "index.db")
        except OSError:
            pass
        return Index()

    def _forget(self) -> None:
        """Drop an index that broke while it was in use."""
        self.close()
        with suppress(OSError):
            (self.folder / "index.db").unlink(missing_ok=True)


def _aside(place: Path) -> Path:
    return place.with_name(f".gone-{place.name}")


def _ending(name: str) -> str:
    ending = Path(name).suffix.casefold()
    return ending if ending in {".txt", ".md", ".markdown", ".pdf"} else ".txt"


def _articles(outline: Outline) -> int:
    tops = [node.kind for node in outline.nodes if node.level == 1]
    return tops.count("article") or len(tops)


def _safe(contract: str) -> str:
    """Return a contract's id if it is one; a path is none."""
    if not contract.isalnum():
        raise NotFound(t("This contract is not on the shelf any more."))
    return contract


def _load(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            data = source.read(MOST_BYTES + 1)
    except OSError as problem:
        raise NotFound(t("This contract is not on the shelf any more.")) from problem
    if len(data) > MOST_BYTES:
        raise NotFound(t("This contract is not on the shelf any more."))
    return data


def _written(outline: Outline) -> str:
    return json.dumps(
        {
            "title": outline.title,
            "nodes": [astuple(node) for node in outline.nodes],
            "furniture": outline.furniture,
        },
        ensure_ascii=False,
    )


def _read(data: bytes) -> Outline:
    try:
        found: Any = json.loads(data)
        nodes = tuple(Node(*fields) for fields in found["nodes"])
        spans = tuple((int(a), int(b)) for a, b in found["furniture"])
        return Outline(str(found["title"]), nodes, spans)
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise Damaged(
            t(
                "The outline of this contract cannot be read. Remove the contract from the"
                " shelf and add it again."
            )
        ) from problem
