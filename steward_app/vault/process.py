"""What this process owes to the keys in its memory: no dump of it, no reader beside it."""

import ctypes
import os
import sys

from steward_app.words import t

PR_SET_DUMPABLE = 4


def harden() -> list[str]:
    """Forbid core dumps, and on Linux debuggers of the same user; before any key is read.

    It holds until the process is replaced, so the new one has to ask again. Returns, as
    sentences, what this system does not let an app forbid; no failure stops the app.
    """
    missing = []
    if not _no_core():
        missing.append(t("This system may write the app's memory to disk if the app crashes."))
    if not _not_dumpable():
        missing.append(t("On this system other programs of yours may read the app's memory."))
    return missing


def _no_core() -> bool:
    if os.name == "nt":
        return False
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _not_dumpable() -> bool:
    if sys.platform != "linux":
        return False
    try:
        return bool(ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
    except (OSError, AttributeError):
        return False
