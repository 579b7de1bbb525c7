"""`steward check`, and what every command about a vault says of a folder that is none."""

import getpass
import json
import os
import shutil

import pytest

from steward_app.app import open_journal
from steward_app.cases import open_case
from steward_app.cli import main
from steward_app.vault import keys
from steward_app.vault.held import Held
from steward_app.vault.vault import Vault
from tests.vault.test_keys import change

WORDS = "a picket of nine purple herons waits"
COPIES = ("vault.json", "vault.json.2")
COMMANDS = ("info", "check", "passphrase", "recover")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "vault"
    made = keys.create(folder, WORDS, keys.FLOOR)
    Vault.create(folder, made.unlocked).lock()
    journal = open_journal(folder, made.unlocked)
    with journal.transaction() as tx:
        open_case(tx, title="Overtime", worker="Ada")
    journal.vault.lock()
    return folder, made


@pytest.fixture
def folder(made_once, tmp_path, monkeypatch):
    monkeypatch.setenv("STEWARD_HOME", str(tmp_path / "home"))
    return shutil.copytree(made_once[0], tmp_path / "vault")


@pytest.fixture
def run(made_once, folder, tmp_path, capsys, monkeypatch):
    """Run a command with the right secrets; return its status and what it wrote."""
    (tmp_path / "words").write_text(WORDS)
    (tmp_path / "recovery").write_text(made_once[1].recovery)
    opens = ["--passphrase-file", tmp_path / "words"]
    secrets = {
        "info": [],
        "check": opens,
        "passphrase": [*opens, "--draw"],
        "recover": ["--words-file", tmp_path / "recovery", "--draw"],
    }

    def run(command, *more):
        capsys.readouterr()
        given = [command, folder, *secrets[command], *more]
        return main([str(one) for one in given]), *capsys.readouterr()

    return run


def test_a_sound_vault_is_said_to_be_sound(run):
    status, out, err = run("check")
    assert (status, err) == (0, "")
    assert "sound" in out
    found = json.loads(run("check", "--json")[1])
    assert (found["events"] > 0, found["problems"]) == (True, [])


def test_harm_is_named_and_the_status_is_one(run, folder, made_once):
    journal = open_journal(folder, made_once[1].unlocked)
    with journal.vault.engine.begin() as db:
        db.exec_driver_sql("UPDATE event SET signature = zeroblob(64)")
    journal.vault.lock()
    status, out, _ = run("check")
    assert status == 1
    assert "not signed by its device" in out
    assert json.loads(run("check", "--json")[1])["problems"]


def foreign(folder):
    for name in COPIES:
        (folder / name).write_text('{"name": "another app"}')


def newer(folder):
    change(folder, keys.unlock(folder, WORDS).key, version=2, more=[])


def no_folder(folder):
    shutil.rmtree(folder)


def a_file(folder):
    shutil.rmtree(folder)
    folder.write_text("not a folder")


def empty(folder):
    shutil.rmtree(folder)
    folder.mkdir()


def cut_header(folder):
    for name in COPIES:
        (folder / name).write_bytes((folder / name).read_bytes()[:300])


def noise_for_a_header(folder):
    for name in COPIES:
        (folder / name).write_bytes(bytes(range(256)))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "harm", [foreign, no_folder, a_file, empty, cut_header, noise_for_a_header, newer]
)
def test_what_is_no_vault_of_ours_is_one_sentence(run, folder, command, harm):
    harm(folder)
    before = contents(folder)
    status, out, err = run(command)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert "went wrong inside" not in err
    assert contents(folder) == before


def contents(folder):
    files = folder.rglob("*") if folder.is_dir() else []
    return {file.name: file.read_bytes() for file in files if file.is_file()}


@pytest.mark.parametrize("name", ["vault.db", "stream", "keys"])
@pytest.mark.parametrize("bytes_", [b"", b"x", b"x" * 9000], ids=["empty", "short", "noise"])
def test_a_vault_with_a_damaged_part_opens_or_says_so(run, folder, name, bytes_):
    parts = [name, f"{name}.2"] if name == "keys" else [name]
    for part in parts:
        (folder / part).write_bytes(bytes_)
    status, out, err = run("check")
    assert "went wrong inside" not in err
    assert (status == 0 and "sound" in out) or (status == 1 and err.count("\n") == 1)


def test_a_vault_that_is_open_elsewhere_is_said_to_be(run, folder):
    held = Held(folder)
    for command in ("check", "passphrase", "recover"):
        status, _, err = run(command)
        assert (status, err.count("\n")) == (1, 1)
    held.let_go()


@pytest.mark.parametrize("ends", [EOFError, KeyboardInterrupt])
def test_who_ends_the_asking_is_answered_in_a_sentence(folder, capsys, monkeypatch, ends):
    def ended(prompt):
        raise ends

    monkeypatch.setattr(getpass, "getpass", ended)
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "went wrong inside" not in said
    assert said.strip().endswith(".")


def test_no_secret_is_left_in_any_file_or_in_the_surroundings(run, folder, tmp_path):
    run("passphrase")
    run("recover")
    left = [file for file in tmp_path.rglob("*") if file.is_file()]
    for file in left:
        if file.name not in {"words", "recovery"}:
            assert WORDS.encode() not in file.read_bytes()
    assert not any(WORDS in value for value in os.environ.values())
