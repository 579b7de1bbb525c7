"""One process a vault: the operating system's own lock on `<vault>/lock`.

It ends with the process that holds it, however that ends (a kill, or the `execv` by which
the app locks), so there is no stale lock to take over, and nobody is asked about one.
"""

from pathlib import Path

from filelock import FileLock, Timeout

from steward_app.errors import AlreadyOpen, Refused
from steward_app.words import t

from .files import PRIVATE, reason

NAME = "lock"


class Held:
    """The right to use a vault, until it is let go."""

    def __init__(self, folder: Path) -> None:
        """Take the vault, or say at once that somebody else has it."""
        if not folder.is_dir():  # the lock would make it
            raise Refused(t("The folder is not there any more. The vault was not opened."))
        # One lock for every thread (the vault moves to its own), and never the lock that is
        # a mere file and outlives a kill.
        self._lock = FileLock(
            folder / NAME, timeout=0, mode=PRIVATE, thread_local=False, fallback_to_soft=False
        )
        try:
            self._lock.acquire()
        except Timeout as problem:
            raise AlreadyOpen(
                t("This vault is already open in another window or process.")
            ) from problem
        except OSError as problem:
            raise Refused(
                t("{why} The vault was not opened.", why=reason(problem))
            ) from problem
        except NotImplementedError as problem:
            raise Refused(
                t("This disk cannot lock files; keep the vault on this computer's own disk.")
            ) from problem

    def let_go(self) -> None:
        """Let somebody else have the vault; a second time does nothing."""
        self._lock.release()
