"""The form of a vault's header, `vault.json`: what can be read before anything is opened.

It is one JSON object in one form only: keys sorted, no white space, ASCII, byte strings as
lower-case hexadecimal. Reading encodes again and compares. docs/format.md has every field.
"""

import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .cost import Cost, refuse_unsafe
from .seal import SEALING, derive

NAME = "vault.json"
FORMAT, VERSION, SUITE = "steward vault", 1, 1
MAX_BYTES = 64 << 10
MAX_SLOTS = 8
MAX_WRITTEN = (1 << 32) - 1
NOTES = 1184 + 32  # a public key of ML-KEM-768 and one of X25519
HEX = re.compile(r"(?:[0-9a-f]{2})*")
PASSPHRASE, RECOVERY = "passphrase", "recovery"


class Foreign(ValueError):
    """Not a header of this app."""


class Broken(ValueError):
    """A header of this app once, and not as it was written."""


@dataclass(frozen=True)
class Slot:
    """The vault key, sealed under one secret; the cost is that of a passphrase."""

    kind: str
    salt: bytes
    cost: Cost | None
    sealed: bytes = b""

    def public(self) -> dict[str, Any]:
        """Return all but the sealed key: what the sealing is bound to."""
        cost = vars(self.cost) if self.cost else {}
        return {"kind": self.kind, "salt": self.salt.hex(), **cost}

    def context(self, vault: bytes) -> bytes:
        """Return the associated data of the sealed key."""
        return b"SK1-SLOT" + canonical(
            {"version": VERSION, "suite": SUITE, "vault": vault.hex(), "slot": self.public()}
        )


@dataclass(frozen=True)
class Header:
    """A header, of which only `verifies` says that it is what its vault's owner wrote."""

    version: int
    written: int
    fields: Mapping[str, Any]
    vault: bytes = b""
    notes: bytes = b""
    slots: tuple[Slot, ...] = ()

    @property
    def readable(self) -> bool:
        """Tell whether this app knows the version; a later one shows only the count."""
        return bool(self.slots)

    def verifies(self, key: bytes) -> bool:
        """Tell whether someone with the vault key wrote this. True of later versions too."""
        return hmac.compare_digest(_mac(self.fields, key), str(self.fields["mac"]))


def canonical(value: Any) -> bytes:
    """Return the one JSON encoding of a value."""
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )
    return text.encode("ascii")


def encode(
    vault: bytes, written: int, slots: tuple[Slot, ...], notes: bytes, key: bytes
) -> bytes:
    """Return a header's bytes, under the MAC of its vault key."""
    fields: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "suite": SUITE,
        "vault": vault.hex(),
        "written": written,
        "slots": [slot.public() | {"sealed": slot.sealed.hex()} for slot in slots],
        "notes": notes.hex(),
    }
    return canonical(fields | {"mac": _mac(fields, key)})


def parse(data: bytes) -> Header:
    """Read a header; raises `Foreign`, `Broken`, or `Unsafe` for a cost nobody should pay."""
    if not data.startswith(b'{"format":"' + FORMAT.encode() + b'",'):
        raise Foreign
    try:
        fields = json.loads(data)
        if type(fields) is not dict or canonical(fields) != data:
            raise Broken
        version, written = _count(fields["version"]), _count(fields["written"])
        _bytes(fields["mac"], 32)
        if version > VERSION or _count(fields["suite"]) > SUITE:
            return Header(max(version, VERSION + 1), written, fields)
        if len(fields) != 8:
            raise Broken
        slots = fields["slots"]
        if type(slots) is not list or not 0 < len(slots) <= MAX_SLOTS:
            raise Broken
        return Header(
            version,
            written,
            fields,
            vault=_bytes(fields["vault"], 16),
            notes=_bytes(fields["notes"], NOTES),
            slots=tuple(_slot(slot) for slot in slots),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise Broken from problem


def _slot(fields: Any) -> Slot:
    if type(fields) is not dict:
        raise Broken
    cost = None
    if fields["kind"] == PASSPHRASE and len(fields) == 6:
        numbers = [fields[name] for name in ("memory", "passes", "lanes")]
        if any(type(number) is not int or not -1 < number < 1 << 63 for number in numbers):
            raise Broken
        cost = Cost(*numbers)
        refuse_unsafe(cost)
    elif fields["kind"] != RECOVERY or len(fields) != 3:
        raise Broken
    sealed = _bytes(fields["sealed"], 32 + SEALING)
    return Slot(fields["kind"], _bytes(fields["salt"], 16), cost, sealed)


def _mac(fields: Mapping[str, Any], key: bytes) -> str:
    rest = {name: value for name, value in fields.items() if name != "mac"}
    return hmac.digest(derive(key, "header"), canonical(rest), "sha256").hex()


def _count(value: Any) -> int:
    if type(value) is not int or not 0 < value <= MAX_WRITTEN:
        raise Broken
    return value


def _bytes(value: Any, length: int) -> bytes:
    if type(value) is not str or len(value) != 2 * length or not HEX.fullmatch(value):
        raise Broken
    return bytes.fromhex(value)
