"""Asks for a passphrase: at the prompt, from a file, or from standard input."""

import argparse
import getpass
import sys
from pathlib import Path

from steward_app.errors import NotFound, Refused
from steward_app.words import t

MAX_BYTES = 4096


def passphrase_from(given: argparse.Namespace, prompt: str | None = None) -> str:
    """Return the passphrase; its file's last line end does not belong to it."""
    name = given.passphrase_file
    if name is None:
        try:
            return getpass.getpass(prompt or t("Passphrase: "))
        except (EOFError, KeyboardInterrupt) as problem:
            raise Refused(t("Nothing was typed; nothing was changed.")) from problem
    if name == "-":
        text = sys.stdin.readline(MAX_BYTES)
    else:
        file = Path(name)
        if not file.is_file():
            raise NotFound(t("There is no file {name} to read the passphrase from.", name=name))
        with file.open(encoding="utf-8", errors="surrogateescape", newline="\n") as data:
            text = data.read(MAX_BYTES)
    return text.removesuffix("\n").removesuffix("\r")
