"""`steward check VAULT`: every signature, hash and chain, and the tables made again."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from steward_app.words import t, tn


def add(commands: Any) -> None:
    """Add the command."""
    one = commands.add_parser("check", help="check everything that a vault holds")
    one.add_argument("vault", type=Path)
    one.add_argument("--passphrase-file", metavar="FILE", help="'-' reads standard input")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Check a vault; 1 if anything in it is not as it was written."""
    from steward_app.app import open_journal
    from steward_app.cli.asking import passphrase_from
    from steward_app.journal.check import check
    from steward_app.vault import keys

    journal = open_journal(given.vault, keys.unlock(given.vault, passphrase_from(given)))
    try:
        found = check(journal)
    finally:
        journal.vault.lock()
    if given.json:
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False) + "\n")
        return 1 if found.problems else 0
    for line in (*journal.told, *found.problems):
        sys.stdout.write(line + "\n")
    sys.stdout.write(
        t(
            "Entries {events}, spaces {spaces}, groups in both copies {frames}, "
            "tables made again {tables}: {verdict}",
            events=found.events,
            spaces=found.spaces,
            frames=found.frames,
            tables=found.tables,
            verdict=tn("{n} problem", "{n} problems", len(found.problems))
            if found.problems
            else t("sound"),
        )
        + "\n"
    )
    return 1 if found.problems else 0
