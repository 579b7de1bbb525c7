"""A small room for reading files that strangers made: a child process with hard limits.

The child gets the bytes on its standard input and gives its answer, as JSON, on its standard
output. It knows no path, opens no network (on Linux it has none), and is ended when it takes
too much time or memory. Where the system has no such limits (Windows), the wall clock and the
cap on the answer still hold.
"""

import contextlib
import ctypes
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from steward_app.errors import StewardError
from steward_app.words import t

Progress = Callable[[str, float], None]
"""Told what is being done and how far it is, 0 to 1; what it raises cancels the work."""

MEMORY = 768 * 1024 * 1024
"""Bytes of address space that the child may have; pdfium and Python alone take about 300 MB."""

SECONDS = 60.0
"""Wall-clock seconds, and processor seconds, that the child may take."""

MOST_ANSWER = 32 * 1024 * 1024
"""Bytes of an answer that are read, of whatever shape; a longer one counts as a failure."""


class CouldNotRead(StewardError):
    """The child crashed, ran out of its limits, or said what is wrong with the file."""


def command(kind: str) -> list[str]:
    """Return how this program calls itself as a reader, from source or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "_read", kind]
    return [sys.executable, "-m", "steward_app", "_read", kind]


def read_in_child(
    kind: str,
    data: bytes,
    name: str,
    progress: Progress | None = None,
    seconds: float = SECONDS,
    call: list[str] | None = None,
) -> dict[str, Any]:
    """Have a child process read these bytes; return its answer.

    Raises CouldNotRead with a sentence about the file called `name`, whatever goes wrong.
    """
    with subprocess.Popen(  # noqa: S603 - our own program, and nothing of the file's in it
        call or command(kind),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_surroundings(),
        cwd=Path(sys.executable).anchor,
        close_fds=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            answer = _exchange(process, data, name, progress, seconds)
        finally:
            process.kill()
    try:
        found = json.loads(answer)
    except (ValueError, RecursionError) as problem:
        raise gave_up(name) from problem
    if not isinstance(found, dict):
        raise gave_up(name)
    if found.get("refused"):
        raise CouldNotRead(_refusal(str(found["refused"]), name))
    return found


def _exchange(
    process: "subprocess.Popen[bytes]",
    data: bytes,
    name: str,
    progress: Progress | None,
    seconds: float,
) -> bytes:
    """Feed the child and take its answer, within the time and the size that it has."""
    taken: list[bytes] = []

    def feed(pipe: IO[bytes]) -> None:
        with contextlib.suppress(OSError), pipe:
            pipe.write(data)

    def drain(pipe: IO[bytes]) -> None:
        with contextlib.suppress(OSError, ValueError):
            taken.append(pipe.read(MOST_ANSWER + 1))

    if process.stdin is None or process.stdout is None:
        raise gave_up(name)
    threads = [
        threading.Thread(target=feed, args=(process.stdin,), daemon=True),
        threading.Thread(target=drain, args=(process.stdout,), daemon=True),
    ]
    for thread in threads:
        thread.start()
    began = time.monotonic()
    try:
        while threads[1].is_alive():
            gone = time.monotonic() - began
            if gone > seconds:
                raise CouldNotRead(
                    t(
                        "Reading “{name}” took too long and was stopped. The file may be"
                        " damaged; nothing was taken in.",
                        name=name,
                    )
                )
            if progress:
                progress(t("Reading the file"), min(gone / seconds, 0.95))
            threads[1].join(0.05)
    finally:
        process.kill()
        for thread in threads:
            thread.join()
    answer = taken[0] if taken else b""
    if not answer or len(answer) > MOST_ANSWER:
        raise gave_up(name)
    return answer


def _surroundings() -> dict[str, str]:
    """Return the environment of the child: what Python and the system need, and no more."""
    wanted = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "LANG", "VIRTUAL_ENV")
    kept = {name: os.environ[name] for name in wanted if name in os.environ}
    if not getattr(sys, "frozen", False):
        kept["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p) or "."
    return kept | {"PYTHONSAFEPATH": "1", "PYTHONIOENCODING": "utf-8"}


def gave_up(name: str) -> CouldNotRead:
    """Return the refusal of a file whose reader answered nothing, or nonsense."""
    return CouldNotRead(
        t(
            "“{name}” could not be read: the reader gave up on it. The file may be damaged;"
            " nothing was taken in.",
            name=name,
        )
    )


def _refusal(code: str, name: str) -> str:
    """Put what the child found into a sentence; it says a code, never words of its own."""
    if code == "encrypted":
        return t(
            "“{name}” is locked with a password. Open it with the password, save it without"
            " one, and choose that file; nothing was taken in.",
            name=name,
        )
    if code == "pages":
        return t(
            "“{name}” has more pages than any contract. Nothing was taken in; choose the"
            " contract's own file.",
            name=name,
        )
    return t(
        "“{name}” is damaged or cut short, and cannot be opened. Ask for the file again;"
        " nothing was taken in.",
        name=name,
    )


def confine() -> None:
    """Take from this process what a reader does not need; called by the child, on itself."""
    with contextlib.suppress(ImportError):
        import resource

        limits = [
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, int(SECONDS)),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ]
        for what, most in limits:
            with contextlib.suppress(ValueError, OSError):
                _, hard = resource.getrlimit(what)
                top = most if hard == resource.RLIM_INFINITY else min(most, hard)
                resource.setrlimit(what, (top, top))
    if sys.platform == "linux":
        new_user, new_network = 0x10000000, 0x40000000
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).unshare(new_user | new_network)


def answer(kind: str, source: IO[bytes], target: IO[bytes]) -> int:
    """Be the child: read a file from `source`, write what was found to `target`."""
    data = source.read()
    confine()
    if kind != "pdf":
        return 2
    from steward_app.contracts import pdf

    target.write(json.dumps(pdf.extract(data)).encode())
    target.flush()
    return 0
