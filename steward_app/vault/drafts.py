"""What is being written and not saved yet: one sealed file a draft, replaced atomically.

`drafts/<id in hexadecimal>` = sealed under HKDF(vault key, "drafts"), context "SK1-DRAFT" ‖
vault id ‖ draft id, of canonical CBOR {kind, facts, saved_at}. The id is that of the entry to
be, so that a draft left behind by a crash is never saved twice.
"""

import errno
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from steward_app.clock import Clock, now
from steward_app.errors import Damaged, NotFound, NotSaved, TooLong
from steward_app.words import t

from .encoding import BadEncoding, decode, encode, mended
from .files import NEW, PRIVATE_FOLDER, create, durable, reason, replace, sync_folder
from .seal import NotOpened, Unlocked, derive, seal, unseal

MAX_DRAFT = 16 << 20
RESERVE, RESERVED = "reserve", 8 << 20  # space for the last drafts on a full disk
NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Draft:
    """What was being written, and the device's time when it was last kept (ISO 8601)."""

    id: bytes
    kind: str
    facts: dict[str, Any]
    saved_at: str


class Drafts:
    """The drafts of a vault."""

    def __init__(self, folder: Path, unlocked: Unlocked, clock: Clock = now) -> None:
        self._folder = folder / "drafts"
        self._key = derive(unlocked.key, "drafts")
        self._context = b"SK1-DRAFT" + unlocked.vault
        self._clock = clock
        self.damaged = 0  # drafts that could not be read, kept aside as `<id>.damaged`
        if self._folder.is_dir():
            self._tidy()

    def save(self, id_: bytes, kind: str, facts: dict[str, Any]) -> None:
        """Keep a draft instead of what its id had; returns once it is on the disk."""
        held = {"kind": kind, "facts": _mended(facts), "saved_at": self._clock().isoformat()}
        plain = encode(held)
        if len(plain) > MAX_DRAFT:
            raise TooLong(
                t("This draft is too long to be kept; shorten it, or save it in parts.")
            )
        sealed = seal(self._key, plain, self._context + id_)
        try:
            self._make_folder()
            try:
                replace(self._file(id_), sealed)
            except OSError as problem:
                if problem.errno != errno.ENOSPC:
                    raise
                (self._folder / RESERVE).unlink(missing_ok=True)
                replace(self._file(id_), sealed)
        except OSError as problem:
            raise NotSaved(
                t(
                    "{why} The draft is on the screen only; it was not kept on the disk.",
                    why=reason(problem),
                )
            ) from problem

    def load(self, id_: bytes) -> Draft:
        """Return a draft. Raises `NotFound`, or `Damaged` and then keeps the file aside."""
        try:
            return self._read(id_)
        except FileNotFoundError as problem:
            raise NotFound(t("There is no such draft any more.")) from problem

    def remove(self, id_: bytes) -> None:
        """Forget a draft, once its entry is saved or nobody wants it."""
        with suppress(FileNotFoundError):
            self._file(id_).unlink()
            sync_folder(self._folder)

    def all(self) -> list[Draft]:
        """Return every draft that can be read, the last kept last; count those that cannot."""
        found = []
        names = [file.name for file in self._folder.iterdir()] if self._folder.is_dir() else []
        for name in filter(NAME.fullmatch, names):
            with suppress(Damaged, FileNotFoundError):
                found.append(self._read(bytes.fromhex(name)))
        return sorted(found, key=lambda draft: (draft.saved_at, draft.id))

    def _read(self, id_: bytes) -> Draft:
        file = self._file(id_)
        try:
            plain = unseal(self._key, file.read_bytes(), self._context + id_)
            held = decode(plain, limit=MAX_DRAFT)
            return Draft(id_, held["kind"], held["facts"], held["saved_at"])
        except FileNotFoundError:
            raise
        except (NotOpened, BadEncoding, KeyError, TypeError, OSError) as problem:
            self.damaged += 1
            with suppress(OSError):
                file.replace(file.with_name(file.name + ".damaged"))
            raise Damaged(
                t("A draft could not be read. It was kept aside in the vault's folder.")
            ) from problem

    def _file(self, id_: bytes) -> Path:
        if len(id_) != 16:
            raise ValueError("a draft's id is 16 bytes")
        return self._folder / id_.hex()

    def _make_folder(self) -> None:
        if self._folder.is_dir():
            return
        self._folder.mkdir(PRIVATE_FOLDER)
        self._set_aside_space()
        sync_folder(self._folder.parent)

    def _tidy(self) -> None:
        """Remove what a crash left half written; set space aside again, if there is any."""
        for file in list(self._folder.iterdir()):
            if file.name.endswith(NEW):
                file.unlink(missing_ok=True)
            elif file.name.endswith(".damaged"):
                self.damaged += 1
        if not (self._folder / RESERVE).exists():
            self._set_aside_space()

    def _set_aside_space(self) -> None:
        file = self._folder / RESERVE
        try:
            handle = create(file)
            try:
                if hasattr(os, "posix_fallocate"):
                    os.posix_fallocate(handle, 0, RESERVED)
                else:
                    os.write(handle, bytes(RESERVED))
                durable(handle)
            finally:
                os.close(handle)
        except OSError:  # the disk is full already
            with suppress(OSError):
                file.unlink()


def _mended(value: Any) -> Any:
    match value:
        case str():
            return mended(value)
        case dict():
            return {key: _mended(one) for key, one in value.items()}
        case list():
            return [_mended(one) for one in value]
        case _:
            return value
