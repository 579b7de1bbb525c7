"""What no module of the app may do, whichever it is; what screens may not is beside them."""

import argparse
import ast
from collections.abc import Iterator

import pytest

from steward_app.cli import parser
from steward_app.paths import shipped

ROOT = shipped("steward_app")
MODULES = sorted(ROOT.rglob("*.py"))
NAMES = [file.relative_to(ROOT).as_posix() for file in MODULES]

NEVER = {"tarfile", "logging", "code", "pty", "ftplib", "telnetlib", "urllib.request", "socket"}
ONLY_IN = {
    "zipfile": {"shelf/pack.py"},
    "subprocess": {"contracts/child.py", "gui/running.py"},  # the latter starts itself anew
    "sqlcipher3": {"vault/database.py"},
}
RUN_SQL = {"execute", "exec_driver_sql", "executemany", "executescript", "scalar", "text"}
MAKES_SQL = {"vault/database.py", "shelf/index.py"}  # of names and numbers of their own
LONGEST = 400  # lines


def tree(file) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(file.read_text("utf-8")))


def imported(node) -> set[str]:
    if isinstance(node, ast.Import):
        return {one.name for one in node.names}
    if isinstance(node, ast.ImportFrom) and not node.level:
        return {node.module or ""}
    return set()


@pytest.mark.parametrize("file", MODULES, ids=NAMES)
def test_what_could_leak_or_run_something_is_imported_where_it_is_watched_alone(file):
    place = file.relative_to(ROOT).as_posix()
    for node in tree(file):
        for name in imported(node):
            assert name not in NEVER, (name, node.lineno)
            allowed = ONLY_IN.get(name.split(".")[0])
            assert allowed is None or place in allowed, (name, node.lineno)


@pytest.mark.parametrize("file", MODULES, ids=NAMES)
def test_no_question_to_the_database_is_put_together_from_text(file):
    if file.relative_to(ROOT).as_posix() in MAKES_SQL:
        return
    for node in tree(file):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            asked = node.args[0]
            glued = isinstance(asked, ast.JoinedStr) or (
                isinstance(asked, ast.BinOp) and isinstance(asked.op, ast.Add | ast.Mod)
            )
            formatted = isinstance(asked, ast.Call) and (
                getattr(asked.func, "attr", "") in {"format", "join"}
            )
            assert name not in RUN_SQL or not (glued or formatted), node.lineno


@pytest.mark.parametrize("file", MODULES, ids=NAMES)
def test_nothing_is_run_by_a_shell_or_taken_out_of_an_archive_onto_the_disk(file):
    for node in tree(file):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert "shell" not in {one.arg for one in node.keywords}, node.lineno
            assert called not in {"os.system", "os.popen"}, node.lineno
            assert not called.endswith((".extract", ".extractall")) or called == "pdf.extract"


@pytest.mark.parametrize("file", MODULES, ids=NAMES)
def test_no_module_is_longer_than_one_can_keep_in_mind(file):
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST


def commands(of: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield of
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from commands(one)


def test_no_command_takes_a_secret_as_an_argument():
    actions = [action for one in commands(parser()) for action in one._actions]
    secrets = [one.dest for one in actions if "passphrase" in one.dest or "recover" in one.dest]
    assert secrets
    assert all(name.endswith("_file") for name in secrets)
