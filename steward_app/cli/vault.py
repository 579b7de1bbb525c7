"""`steward new | info | passphrase | recover VAULT`: the vault itself, without a screen.

The only secrets ever printed are those that were just made and have to be written down: a
passphrase that Steward drew, and the recovery words. They are printed once, on standard
output, and kept nowhere else.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from steward_app.errors import Refused
from steward_app.words import t

if TYPE_CHECKING:
    from steward_app.vault.keys import Unlocked


def add(commands: Any) -> None:
    """Add the four commands."""
    new = _command(commands, "new", "make a vault, and print what opens it", _new)
    new.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="your own passphrase; '-' reads standard input",
    )
    _command(commands, "info", "what a vault shows without its passphrase", _info)
    change = _command(commands, "passphrase", "change a vault's passphrase", _passphrase)
    change.add_argument(
        "--passphrase-file", metavar="FILE", help="the old one; '-' reads standard input"
    )
    _ask_for_new(change)
    recover = _command(
        commands,
        "recover",
        "open a vault by its recovery words, for a new passphrase",
        _recover,
    )
    recover.add_argument(
        "--words-file", metavar="FILE", help="the 24 words; '-' reads standard input"
    )
    _ask_for_new(recover)


def _command(commands: Any, name: str, about: str, run: Any) -> argparse.ArgumentParser:
    one: argparse.ArgumentParser = commands.add_parser(name, help=about)
    one.add_argument("vault", type=Path, metavar="VAULT")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(run=run)
    return one


def _ask_for_new(one: argparse.ArgumentParser) -> None:
    which = one.add_mutually_exclusive_group()
    which.add_argument(
        "--new-passphrase-file", metavar="FILE", help="the new one; '-' reads standard input"
    )
    which.add_argument(
        "--draw", action="store_true", help="let Steward draw five words, and print them"
    )


def _new(given: argparse.Namespace) -> int:
    from steward_app.vault import keys, passphrase
    from steward_app.vault.vault import Vault

    drawn = given.passphrase_file is None
    text = passphrase.generate() if drawn else _own(given.passphrase_file)
    made = keys.create(given.vault, text, keys.calibrated())
    Vault.create(given.vault, made.unlocked).lock()
    shown = {"vault": made.unlocked.vault.hex(), "recovery": made.recovery}
    if drawn:
        shown["passphrase"] = text
    if given.json:
        return _document(shown)
    _say(t("A vault was made in {folder}.", folder=given.vault))
    if drawn:
        _say(t("Passphrase: {words}", words=text))
    _say(t("Recovery words: {words}", words=made.recovery))
    _say(
        t(
            "Write these down now, and keep the paper away from this computer. They are shown "
            "this once; without one of them nobody can open the vault."
        )
    )
    return 0


def _info(given: argparse.Namespace) -> int:
    from steward_app.vault import keys

    header = keys.about(given.vault)
    slots = [
        {"kind": slot.kind} | (vars(slot.cost) if slot.cost else {}) for slot in header.slots
    ]
    if given.json:
        return _document(
            {
                "vault": header.vault.hex(),
                "version": header.version,
                "written": header.written,
                "slots": slots,
            }
        )
    _say(t("Vault {id}, version {version}", id=header.vault.hex(), version=header.version))
    _say(t("Header written {n} times", n=header.written))
    for slot in header.slots:
        if slot.cost:
            _say(
                t(
                    "Opened by a passphrase: {memory} MiB, {passes} passes, {lanes} lanes",
                    memory=slot.cost.memory >> 10,
                    passes=slot.cost.passes,
                    lanes=slot.cost.lanes,
                )
            )
        else:
            _say(t("Opened by the recovery words"))
    return 0


def _passphrase(given: argparse.Namespace) -> int:
    from steward_app.vault import keys

    old = _asked(given.passphrase_file, t("Passphrase: "))
    return _set_new(given, keys.unlock(given.vault, old))


def _recover(given: argparse.Namespace) -> int:
    from steward_app.vault import keys

    words = _asked(given.words_file, t("Recovery words: "))
    return _set_new(given, keys.recover(given.vault, words))


def _set_new(given: argparse.Namespace, unlocked: "Unlocked") -> int:
    from steward_app.vault import keys, passphrase
    from steward_app.vault.held import Held

    held = Held(given.vault)  # an open window may be changing it too
    try:
        if given.draw:
            text = passphrase.generate()
        elif given.new_passphrase_file is not None:
            text = _own(given.new_passphrase_file)
        else:
            text = _own(None)
            if _asked(None, t("The same again: ")) != text:
                raise Refused(t("The two were not the same; nothing was changed."))
        keys.set_passphrase(given.vault, unlocked, text)
    finally:
        held.let_go()
    if given.json:
        return _document({"passphrase": text} if given.draw else {})
    if given.draw:
        _say(t("Passphrase: {words}", words=text))
    _say(t("The passphrase was changed. The recovery words are as they were."))
    return 0


def _own(file: str | None) -> str:
    """Return a passphrase of the user's own, if it is good enough."""
    from steward_app.vault import passphrase

    text = _asked(file, t("New passphrase: "))
    passphrase.refuse_weak(text)
    return text


def _asked(file: str | None, prompt: str) -> str:
    from .asking import passphrase_from

    return passphrase_from(argparse.Namespace(passphrase_file=file), prompt)


def _document(what: dict[str, Any]) -> int:
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
