"""A local's pack: a folder or zip with `profile.toml` and `contracts/`, read, never unpacked.

A zip is a stranger's: its members are read as streams, each and all of them capped, and no
name in it ever becomes a path on this computer. One member that lies spoils the whole pack.
"""

import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from steward_app.errors import Refused
from steward_app.shelf.profile import NAME, Profile, parse
from steward_app.words import t

MOST_MEMBERS = 2000
MOST_MEMBER = 128 << 20  # bytes of one file of a pack, unpacked
MOST_TOTAL = 192 << 20  # bytes of all of them
MOST_IN_FOLDER = 5 * MOST_MEMBERS  # what lies in a folder, folders and links among it
MOST_DIRECTORY = 1 << 20  # bytes of a zip's own list of its members
END_OF_ZIP = 20 + 22 + (1 << 16)  # what its last two records take, with the longest comment
MOST_RATIO = 200  # times that a member may grow; text packs at about 5


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack's profile, if it has one, and its files by their names in it."""

    profile: Profile | None
    files: tuple[tuple[str, bytes], ...]


def open_pack(path: Path) -> Pack:
    """Read a pack. Raises Refused with what is wrong; nothing is written anywhere."""
    found = list(_folder(path) if path.is_dir() else _zip(path))
    inside = _inside([name for name, _ in found])
    files = tuple((name[len(inside) :], data) for name, data in found)
    profile = next((parse(data) for name, data in files if name == NAME), None)
    if profile is None and not any("contracts/" in f"/{name}" for name, _ in files):
        raise Refused(
            t(
                "There is neither a profile nor a contract in “{name}”, so it is no local's"
                " pack. Nothing was changed.",
                name=path.name,
            )
        )
    return Pack(profile, files)


def _inside(names: list[str]) -> str:
    """Return the one folder that a pack's files are all in, as zip programs like to make it."""
    tops = {name.split("/")[0] for name in names}
    if (
        len(tops) == 1
        and NAME not in names
        and not any(n.startswith("contracts/") for n in names)
    ):
        return f"{tops.pop()}/"
    return ""


def _folder(path: Path) -> Iterator[tuple[str, bytes]]:
    """Give the files of a folder; links and what is no plain file are passed over."""
    found = list(islice(path.rglob("*"), MOST_IN_FOLDER + 1))
    files = [file for file in sorted(found) if file.is_file() and not file.is_symlink()]
    if len(found) > MOST_IN_FOLDER or len(files) > MOST_MEMBERS:
        raise _too_much(path)
    left = MOST_TOTAL
    for file in files:
        try:
            with file.open("rb") as source:
                data = source.read(min(MOST_MEMBER, left) + 1)
        except OSError as problem:
            raise Refused(
                t("“{name}” cannot be read. Nothing was changed.", name=file.name)
            ) from problem
        left -= len(data)
        if len(data) > MOST_MEMBER or left < 0:
            raise _too_much(path)
        yield file.relative_to(path).as_posix(), data


def _zip(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        if path.stat().st_size > MOST_TOTAL or _directory(path) > MOST_DIRECTORY:
            raise _too_much(path)
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            _look_over(path, members)
            left = MOST_TOTAL
            for member in members:
                data = _member(path, archive, member, left)
                left -= len(data)
                yield member.filename, data
    except (OSError, ValueError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error) as why:
        raise Refused(
            t(
                "“{name}” is no pack, or it is damaged: it cannot be opened as a zip file."
                " Nothing was changed.",
                name=path.name,
            )
        ) from why


def _directory(path: Path) -> int:
    """Return how long a zip's own list says it is, before anything of it is taken in.

    The list of one that is made for more than a pack can have (zip64) has no end at all.
    """
    with path.open("rb") as source:
        source.seek(max(0, path.stat().st_size - END_OF_ZIP))
        end = source.read(END_OF_ZIP)
    if b"PK\x06\x07" in end:
        return MOST_DIRECTORY + 1
    at = end.rfind(b"PK\x05\x06")
    return int.from_bytes(end[at + 12 : at + 16], "little") if at >= 0 else 0


def _look_over(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip by its list alone, before anything in it is read."""
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > MOST_TOTAL:
        raise _too_much(path)
    told: set[str] = set()
    for member in members:
        name = member.orig_filename
        parts = name.split("/")
        odd = (
            "\\" in name
            or ":" in name
            or "\0" in name
            or name.startswith("/")
            or any(part in {"", ".", ".."} for part in parts)
            or _same(name) in told
            or member.flag_bits & 0x1
            or stat.S_IFMT(member.external_attr >> 16) not in {0, stat.S_IFREG}
        )
        if odd:
            raise Refused(
                t(
                    "“{name}” holds a file that no pack has: a link, a locked file, a name that"
                    " leads elsewhere, or one that comes twice. Nothing was changed.",
                    name=path.name,
                )
            )
        told.add(_same(name))


def _same(name: str) -> str:
    """Return what two names share that some disk would take for one."""
    return unicodedata.normalize("NFC", name).casefold()


def _member(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    """Read one member as a stream, within what it may have."""
    most = min(MOST_MEMBER, left, max(1 << 20, member.compress_size * MOST_RATIO))
    with archive.open(member) as source:
        data = source.read(most + 1)
        if len(data) > most:
            raise _too_much(path)
        while source.read(1):  # reaching the end is what checks the sum
            raise _too_much(path)
    return data


def _too_much(path: Path) -> Refused:
    return Refused(
        t(
            "“{name}” holds more than any local's pack: too many files, or files too large."
            " Nothing was changed.",
            name=path.name,
        )
    )
