"""A vault of every shape that was ever released opens, says what it said, and is sound."""

import json
import shutil
from pathlib import Path

import pytest

from steward_app import app
from steward_app.journal.check import check
from steward_app.vault import keys
from tests.data.make_vault import contents

OLD = sorted((Path(__file__).parent / "data").glob("vault-*"))


@pytest.fixture(params=OLD, ids=lambda folder: folder.name)
def old(request, tmp_path):
    """A copy of the vault, and what it said when it was made."""
    vault = shutil.copytree(request.param / "vault", tmp_path / "vault")
    return vault, json.loads((request.param / "says.json").read_text("utf-8"))


def test_there_is_an_old_vault():
    assert OLD


@pytest.mark.parametrize("lost", [None, "vault.db", "stream"])
def test_an_old_vault_opens_and_says_what_it_said(old, lost):
    vault, said = old
    if lost:
        (vault / lost).unlink()
    journal = app.open_journal(vault, keys.unlock(vault, said["passphrase"]))
    found, sound = contents(journal), check(journal)
    journal.vault.lock()
    assert {name: found[name] for name in said.keys() & found.keys()} == {
        name: said[name] for name in said.keys() & found.keys()
    }
    assert sound.problems == []


def test_the_recovery_words_of_an_old_vault_open_it(old):
    vault, said = old
    assert keys.recover(vault, said["recovery"]) == keys.unlock(vault, said["passphrase"])
