import io
import json

import pytest

from steward_app.cli import main
from steward_app.vault import keys, passphrase
from steward_app.vault.held import Held

WORDS = "a picket of nine purple herons waits"
NEW = "every copper lantern hums at midnight"


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("STEWARD_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(keys, "calibrated", lambda: keys.FLOOR)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "vault"


@pytest.fixture
def made(folder):
    return keys.create(folder, WORDS, keys.FLOOR)


@pytest.fixture
def run(capsys):
    """Run a command; return its exit status and what it wrote to both streams."""

    def run(*arguments):
        capsys.readouterr()
        status = main([str(one) for one in arguments])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def file(tmp_path):
    def write(text, name="secret"):
        (tmp_path / name).write_text(text)
        return tmp_path / name

    return write


def test_a_new_vault_opens_with_each_of_the_two_secrets_that_were_printed(run, folder):
    status, out, err = run("new", folder, "--json")
    made = json.loads(out)
    assert (status, err) == (0, "")
    unlocked = keys.unlock(folder, made["passphrase"])
    assert keys.recover(folder, made["recovery"]) == unlocked
    assert unlocked.vault.hex() == made["vault"]
    assert set(made["passphrase"].split()) <= set(passphrase.word_list())


def test_a_passphrase_of_ones_own_is_not_printed(run, folder, file):
    status, out, _ = run("new", folder, "--passphrase-file", file(WORDS + "\r\n"))
    assert status == 0
    assert WORDS not in out
    recovery = next(line for line in out.splitlines() if line.startswith("Recovery words: "))
    assert keys.recover(folder, recovery.removeprefix("Recovery words: ")) == keys.unlock(
        folder, WORDS
    )


def test_a_weak_passphrase_makes_no_vault(run, folder, file):
    status, out, err = run("new", folder, "--passphrase-file", file("solidarity"))
    assert (status, out) == (1, "")
    assert "too easy to guess" in err
    assert not folder.exists()


def test_a_vault_is_not_made_over_another_nor_among_files(run, folder, made, tmp_path):
    for where, said in ((folder, "already"), (tmp_path, "not empty")):
        status, out, err = run("new", where)
        assert (status, out) == (1, "")
        assert said in err


def test_what_a_vault_shows_needs_no_passphrase(run, folder, made):
    status, out, _ = run("info", folder)
    assert status == 0
    assert made.unlocked.vault.hex() in out
    assert "64 MiB, 3 passes, 4 lanes" in out
    assert json.loads(run("info", folder, "--json")[1]) == {
        "vault": made.unlocked.vault.hex(),
        "version": 1,
        "written": 1,
        "slots": [
            {"kind": "passphrase", "memory": 65536, "passes": 3, "lanes": 4},
            {"kind": "recovery"},
        ],
    }


def test_a_folder_without_a_vault_is_one_sentence(run, tmp_path):
    for command in ("info", "passphrase", "recover"):
        given = {
            "passphrase": ["--passphrase-file", "/dev/null"],
            "recover": ["--words-file", "/dev/null"],
        }
        status, out, err = run(command, tmp_path, *given.get(command, []))
        assert (status, out) == (1, "")
        assert err.count("\n") == 1


def test_a_passphrase_is_changed(run, folder, made, file):
    old, new = file(WORDS, "old"), file(NEW, "new")
    status, out, _ = run(
        "passphrase", folder, "--passphrase-file", old, "--new-passphrase-file", new
    )
    assert status == 0
    assert NEW not in out
    assert keys.unlock(folder, NEW) == made.unlocked


def test_both_passphrases_can_come_by_standard_input(run, folder, made, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{WORDS}\n{NEW}\n"))
    both = ["--passphrase-file", "-", "--new-passphrase-file", "-"]
    assert run("passphrase", folder, *both)[0] == 0
    assert keys.unlock(folder, NEW) == made.unlocked


def test_at_the_prompt_a_new_passphrase_is_asked_for_twice(run, folder, made, monkeypatch):
    said = iter([WORDS, NEW, NEW + "x", WORDS, NEW, NEW])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(said))
    status, _, err = run("passphrase", folder)
    assert status == 1
    assert "not the same" in err
    assert keys.unlock(folder, WORDS) == made.unlocked
    assert run("passphrase", folder)[0] == 0
    assert keys.unlock(folder, NEW) == made.unlocked


def test_a_wrong_passphrase_is_one_sentence_and_changes_nothing(run, folder, made, file):
    status, out, err = run("passphrase", folder, "--draw", "--passphrase-file", file("x"))
    assert (status, out, err) == (1, "", "This does not open the vault.\n")
    assert keys.unlock(folder, WORDS) == made.unlocked


def test_the_recovery_words_give_a_new_passphrase(run, folder, made, file):
    words = file(made.recovery)
    status, out, _ = run("recover", folder, "--words-file", words, "--draw", "--json")
    assert status == 0
    assert keys.unlock(folder, json.loads(out)["passphrase"]) == made.unlocked


def test_a_wrong_recovery_word_is_named(run, folder, made, file):  # C-13
    status, out, err = run("recover", folder, "--draw", "--words-file", file("abandom " * 24))
    assert (status, out) == (1, "")
    assert "“abandom”" in err


def test_a_vault_that_is_open_keeps_its_passphrase(run, folder, made, file):  # D-18
    held = Held(folder)
    status, _, err = run("passphrase", folder, "--draw", "--passphrase-file", file(WORDS))
    held.let_go()
    assert status == 1
    assert "already open" in err
    assert keys.unlock(folder, WORDS) == made.unlocked
