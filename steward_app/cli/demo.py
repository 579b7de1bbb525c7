"""`steward demo`: the whole main job on the sample local, without a screen.

What it leaves: an encrypted vault, the forms of its case as PDFs, and pictures of the app's
own windows with that vault open.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from steward_app.errors import NotSaved, Refused
from steward_app.words import t, tn

if TYPE_CHECKING:
    from steward_app.cli.sample import Played
    from steward_app.journal import Journal
    from steward_app.shelf.shelf import Shelf

CASE_FORMS = ("grievance", "fact_sheet")


def add(commands: Any) -> None:
    """Add the command."""
    demo = commands.add_parser("demo", help="do the whole main job on a made-up local")
    demo.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR")
    demo.add_argument("--passphrase-file", metavar="FILE", help="'-' reads standard input")
    demo.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Make the vault, play the sample case, print its forms, take the pictures."""
    from steward_app.app import open_journal
    from steward_app.cli import sample
    from steward_app.journal.check import check
    from steward_app.shelf.edition import citation
    from steward_app.shelf.shelf import Shelf
    from steward_app.vault import keys

    out: Path = given.out
    _make(out)
    passphrase = _passphrase(given)
    os.environ["STEWARD_HOME"] = str(out)  # the user's own shelf and settings are left alone
    watch = sample.Watch(sample.begins())
    shelf = Shelf(clock=watch)
    vault = out / "vault"
    _say(t("Making an encrypted vault in {folder}", folder=vault))
    unlocked = keys.create(vault, passphrase).unlocked
    sample.stock(shelf)
    journal = open_journal(vault, unlocked, watch)
    try:
        played = sample.play(journal, shelf, watch)
        _say(t("Noted an interview, and opened a grievance from it"))
        clause = citation(played.found)
        _say(t("“{asked}” found {clause}", asked=played.asked, clause=clause))
        for file in _print_forms(journal, shelf, played, out):
            _say(t("Printed {file}", file=file))
        found = check(journal)
    finally:
        journal.vault.lock()
    if found.problems:
        raise Refused("\n".join(found.problems))
    _say(
        tn(
            "{n} entry, every signature checked",
            "{n} entries, every signature checked",
            found.events,
        )
    )
    _take_pictures(out, passphrase, shelf, played)
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def _make(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused(t("{folder} is not empty. Choose a new folder with --out.", folder=out))
    out.mkdir(parents=True, exist_ok=True)


def _passphrase(given: argparse.Namespace) -> str:
    """Return the passphrase given, or make one and show it."""
    from steward_app.cli.asking import passphrase_from
    from steward_app.vault import passphrase

    if given.passphrase_file is not None:
        return passphrase_from(given)
    made = passphrase.generate()
    _say(t("The passphrase of the demo's vault: {passphrase}", passphrase=made))
    return made


def _print_forms(
    journal: "Journal", shelf: "Shelf", played: "Played", out: Path
) -> Iterator[Path]:
    """Print the case's forms in every language, and keep in the case what was printed."""
    from steward_app import cases, forms, meetings
    from steward_app.cli import sample
    from steward_app.forms.actions import record_printed
    from steward_app.words import LANGUAGES

    story = sample.read()
    whose = {f"steward.{name}": text for name, text in story["steward"].items()}
    whose["local.name"] = shelf.profile().name
    for language in LANGUAGES:
        with journal.transaction() as tx:
            facts = meetings.facts(tx, played.meeting) | whose
            facts |= cases.facts(tx, played.case, spoken=language)
        for name in (*CASE_FORMS, "weingarten_record"):
            filled = forms.fill(forms.get_form(name), facts, language=language)
            pdf = forms.draw(filled)
            with journal.transaction() as tx:
                record_printed(tx, played.case, filled, pdf, paper="letter")
            yield _write(out / f"{name.replace('_', '-')}-{language}.pdf", pdf)
        pad = forms.blank(forms.get_form("interview_pad"), language)
        yield _write(out / f"interview-pad-{language}.pdf", forms.draw(pad))


def _write(file: Path, data: bytes) -> Path:
    try:
        file.write_bytes(data)
    except OSError as problem:
        raise NotSaved(
            t("{file} could not be written: {why}", file=file, why=problem.strerror)
        ) from problem
    return file


def _take_pictures(out: Path, passphrase: str, shelf: "Shelf", played: "Played") -> None:
    """Open the vault in real windows, off the screen where there is none, and picture them."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from steward_app import app

    shows = (
        ("today", None),
        ("meeting", played.meeting),
        ("meetings", None),
        ("case", played.case),
        ("cases", None),
        ("contract", played.found),
        ("people", None),
        ("forms", None),
    )
    for file in app.take_pictures(out, passphrase, shelf, shows):
        _say(t("Pictured {file}", file=file))
