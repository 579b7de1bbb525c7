"""What a guess at a passphrase costs: Argon2id, its bounds, and its measure on this machine.

A header is read before anything in it can be trusted, so each of the three numbers has its
own floor (nobody may make guessing cheap) and ceiling (nobody may take the machine down),
checked before any memory is taken.
"""

import os
import sys
import time
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from steward_app.errors import Refused, Unsafe
from steward_app.words import t

MAX_PASSPHRASE = 1024  # bytes of UTF-8, after NFC
ENOUGH_SECONDS = 1.0
MOST_CALIBRATED = 1 << 20  # KiB


@dataclass(frozen=True)
class Cost:
    """Argon2id's memory in KiB, its passes and its lanes."""

    memory: int
    passes: int
    lanes: int


USUAL = Cost(256 << 10, 3, 4)
FLOOR = Cost(64 << 10, 3, 4)
CEILING = Cost(2 << 20, 10, 8)


def refuse_unsafe(cost: Cost) -> None:
    """Refuse what is too weak or would take the machine down, before it is paid."""
    names = {
        "memory": t("memory (KiB)"),
        "passes": t("passes"),
        "lanes": t("lanes"),
    }
    for name, label in names.items():
        value = getattr(cost, name)
        least, most = getattr(FLOOR, name), getattr(CEILING, name)
        if not least <= value <= most:
            raise Unsafe(
                t(
                    "This vault asks for a passphrase check that Steward does not do: "
                    "{what} {value}, where {least} to {most} is allowed. "
                    "Its header may have been changed by someone; nothing was opened.",
                    what=label,
                    value=value,
                    least=least,
                    most=most,
                )
            )


def normal(passphrase: str) -> bytes:
    """Return a passphrase as it is stretched: UTF-8 of its NFC form, every space counting."""
    if len(passphrase) <= MAX_PASSPHRASE * 3:  # NFC makes a text at most three times shorter
        text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
        if len(text) <= MAX_PASSPHRASE:
            return text
    raise Refused(t("A passphrase can be at most {n} bytes long.", n=MAX_PASSPHRASE))


def stretched(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes that cost this much to make; `MemoryError` if there is not enough."""
    return Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    ).derive(passphrase)


def calibrated() -> Cost:
    """Return the greatest cost that this machine pays within a second.

    From the usual one upward by doubling the memory, to at most a quarter of the machine's
    and 1 GiB; downward, to no less than the floor, only where memory is short.
    """
    allowed = min(_machine_memory() // 4, MOST_CALIBRATED)
    cost = USUAL
    while cost.memory > max(allowed, FLOOR.memory):
        cost = Cost(max(cost.memory // 2, FLOOR.memory), cost.passes, cost.lanes)
    try:
        taken = _seconds(cost)
        while cost.memory * 2 <= allowed and taken * 2 <= ENOUGH_SECONDS:
            dearer = Cost(cost.memory * 2, cost.passes, cost.lanes)
            taken = _seconds(dearer)
            if taken > ENOUGH_SECONDS:
                break
            cost = dearer
    except MemoryError:
        return FLOOR
    return cost


def _seconds(cost: Cost) -> float:
    start = time.perf_counter()
    stretched(b"measure", bytes(16), cost)
    return time.perf_counter() - start


def _machine_memory() -> int:
    """Return the machine's memory in KiB; where nobody tells, enough for the usual cost."""
    if sys.platform == "win32":
        import ctypes

        installed = ctypes.c_ulonglong()
        if ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(installed)):
            return installed.value
    else:
        try:
            return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 10
        except (OSError, ValueError):
            pass
    return USUAL.memory * 4
