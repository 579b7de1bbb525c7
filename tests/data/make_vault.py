"""Makes the vault of one released shape: `python -m tests.data.make_vault tests/data/vault-1`.

Run once for each shape of events or files that is released; what it made is never made anew,
because it stands for the vaults that are out there.
"""

import json
import shutil
import sys
from dataclasses import asdict, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from steward_app import app, cases, forms, meetings, people
from steward_app.cli import sample
from steward_app.forms.actions import record_printed
from steward_app.shelf.shelf import Shelf
from steward_app.vault import keys

PASSPHRASE = "an old vault always opens"


def plain(value):
    """Return what a query gave as JSON can hold it."""
    if is_dataclass(value):
        return {name: plain(one) for name, one in asdict(value).items()}
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Enum | date):
        return str(value)
    return value


def contents(journal):
    """Return all that the vault's cases, meetings and people say, as facts."""
    with journal.transaction() as tx:
        return plain(
            {
                "people": [
                    {name: getattr(one, name) for name in people.FIELDS}
                    for one in people.find_people(tx)
                ],
                "meetings": [meetings.facts(tx, one.id) for one in meetings.find_meetings(tx)],
                "cases": [cases.facts(tx, one.id) for one in cases.find_cases(tx)],
                "notes": [
                    note.text
                    for one in cases.find_cases(tx)
                    for note in cases.find_notes(tx, one.id)
                ],
                "printed": [
                    [one.form, one.language, one.sha256]
                    for case in cases.find_cases(tx)
                    for one in forms.queries.find_printed(tx, case.id)
                ],
            }
        )


def main(folder):
    """Play the sample case, correct, undo and redact something in it, and write it down."""
    folder.mkdir(parents=True)
    created = keys.create(folder / "vault", PASSPHRASE, keys.FLOOR)
    watch = sample.Watch(sample.begins())
    shelf = Shelf(folder / "shelf", clock=watch)
    sample.stock(shelf)
    journal = app.open_journal(folder / "vault", created.unlocked, watch)
    played = sample.play(journal, shelf, watch)
    with journal.transaction() as tx:
        line = meetings.find_lines(tx, played.meeting)[-1]
        meetings.correct_line(tx, line.id, text="An answer by Friday.", reason="misheard")
        cases.add_note(tx, played.case, text="The schedule of October was photographed.")
        cases.add_note(tx, played.case, text="Ask for the log.", confidential=True)
    with journal.transaction() as tx:
        act = tx.act
        cases.change_case(tx, played.case, employer="Another County")
    with journal.transaction() as tx:
        tx.undo(act, reason="the wrong case")
    with journal.transaction() as tx:
        gone = cases.add_note(tx, played.case, text="a name that should not be here")
    with journal.transaction() as tx:
        event = journal.space(tx, gone.space)[-1].id
        tx.redact(event, reason="named a patient")
    with journal.transaction() as tx:
        filled = forms.fill(forms.get_form("grievance"), cases.facts(tx, played.case))
        record_printed(tx, played.case, filled, forms.draw(filled), paper="letter")
    said = {"passphrase": PASSPHRASE, "recovery": created.recovery} | contents(journal)
    journal.vault.lock()
    shelf.close()
    shutil.rmtree(folder / "shelf")
    text = json.dumps(said, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    (folder / "says.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
