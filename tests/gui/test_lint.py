"""What no module may do, read from the source of all of them."""

import ast
from collections.abc import Iterator

import pytest

from steward_app.paths import shipped

ROOT = shipped("steward_app")
GUI = ROOT / "gui"
EVERYWHERE = sorted(ROOT.rglob("*.py"))
SCREENS = sorted(GUI.rglob("*.py"))
OUTSIDE_WIDGETS = [file for file in SCREENS if GUI / "widgets" not in file.parents]

NEVER_CALLED = {"setHtml", "appendHtml", "insertHtml", "toHtml", "setMarkdown"}
NEVER_NAMED = {"QTextBrowser", "QSettings", "QUiLoader", "QWebEngineView"}
NEVER_IMPORTED = {"pickle", "marshal", "shelve", "dill", "yaml", "tempfile", "xmlrpc"}
RICH = {"RichText", "AutoText", "MarkdownText"}
NAMED_ONLY = {"QMessageBox", "QErrorMessage", "QInputDialog"}


def ids(files):
    return [file.relative_to(ROOT).as_posix() for file in files]


def nodes(file) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(file.read_text("utf-8")))


def called(node):
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


@pytest.mark.parametrize("file", EVERYWHERE, ids=ids(EVERYWHERE))
def test_nothing_runs_or_unpickles_what_it_reads(file):
    for node in nodes(file):
        if isinstance(node, ast.Import):
            assert not {one.name.split(".")[0] for one in node.names} & NEVER_IMPORTED
        if isinstance(node, ast.ImportFrom) and not node.level:
            assert (node.module or "").split(".")[0] not in NEVER_IMPORTED
        name = called(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert name not in {"eval", "exec", "compile", "__import__"}, node.lineno
        assert name not in NEVER_CALLED, f"{name} at line {node.lineno}"
        assert name not in {"extractall", "extract_all", "unpack_archive"}, node.lineno


@pytest.mark.parametrize("file", SCREENS, ids=ids(SCREENS))
def test_no_text_is_rich_and_no_box_is_modal(file):
    for node in nodes(file):
        name = getattr(node, "attr", getattr(node, "id", ""))
        assert name not in NEVER_NAMED | NAMED_ONLY | RICH, f"{name} at line {node.lineno}"
        if isinstance(node, ast.ImportFrom):
            used = {one.name for one in node.names}
            assert not used & (NEVER_NAMED | NAMED_ONLY), used
            assert "*" not in used


@pytest.mark.parametrize("file", OUTSIDE_WIDGETS, ids=ids(OUTSIDE_WIDGETS))
def test_labels_and_editors_come_from_the_widgets(file):
    """A label made elsewhere would guess whether its text is rich; one for a picture may be."""
    names = {called(node) for node in nodes(file)}
    for node in nodes(file):
        name = called(node)
        assert name != "QPlainTextEdit", node.lineno
        assert name != "QTextEdit" or "setAcceptRichText" in names, node.lineno
        assert name != "QLabel" or ("setPixmap" in names and not node.args), node.lineno
        assert name != "setWindowTitle" or node.args[0].value == "Steward"
        assert name != "processEvents", node.lineno
