import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from steward_app.contracts import child, reading
from steward_app.contracts.child import CouldNotRead, read_in_child
from steward_app.contracts.reading import NotAContract, read, read_data

from .conftest import corpus, pdf

WORDS = "ARTICLE 1 - HOURS\nThe workweek is forty hours, and nobody is asked for more.\n"


def refused(data, name, what=NotAContract) -> str:
    with pytest.raises(what) as problem:
        read_data(data, name)
    return str(problem.value)


def test_an_empty_file_is_said():
    assert "empty" in refused(b"", "contract.txt")
    assert "empty" in refused(b" \r\n\f ", "contract.txt")


def test_a_pdf_under_a_texts_name_is_said_to_be_one():
    assert "PDF's bytes under another name" in refused(pdf(WORDS), "contract.txt")


def test_the_corpus_text_that_is_not_text_is_refused_as_a_pdf():
    with pytest.raises(NotAContract, match="PDF's bytes under another name"):
        read(corpus() / "contracts/text-that-is-not-text.txt")


def test_a_text_under_a_pdfs_name_is_refused():
    assert "is not one" in refused(WORDS.encode(), "contract.pdf")


def test_binary_under_a_texts_name_is_refused():
    assert "bytes that no text has" in refused(bytes(range(256)) * 40, "contract.txt")
    assert "bytes that no text has" in refused(b"The\0workweek is forty hours", "contract.txt")
    assert "no words" in refused(b"1234 5678 ........", "contract.txt")


def test_an_encoding_that_cannot_be_made_out_is_said():
    assert "encoding" in refused(b"The \x81\x8d workweek \x9d is forty hours", "contract.txt")
    assert "encoding" in refused(b"\xff\xfeT\x00h", "contract.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding):
    text = "“Workday” means eight hours — José\u2019s, too.\n"
    assert read_data(text.encode(encoding), "contract.txt").text == text


def test_200_mb_are_refused_without_being_read(tmp_path):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.write(b"A" * 1000)
        file.truncate(200_000_000)
    with pytest.raises(NotAContract, match="200 MB"):
        read(huge)


def test_a_folder_a_pipe_and_a_file_that_is_not_there_are_said(tmp_path):
    with pytest.raises(NotAContract, match=r"cannot be opened|is not a file"):
        read(tmp_path)
    with pytest.raises(NotAContract, match="cannot be opened"):
        read(tmp_path / "nowhere.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        with pytest.raises(NotAContract, match="is not a file"):
            read(tmp_path / "pipe.txt")


def test_a_pdf_is_read_page_by_page_with_its_bookmarks():
    found = read_data(pdf(WORDS, "ARTICLE 2 - PAY\n" + WORDS, bookmarks=True), "contract.pdf")
    assert found.kind == "pdf"
    assert found.text.count("\f") == 1
    assert "forty hours" in found.text
    assert [(b.title, b.sheet) for b in found.bookmarks] == [
        ("ARTICLE 1 - HOURS", 0),
        ("ARTICLE 2 - PAY", 1),
    ]


def test_a_locked_pdf_is_said():
    said = refused(pdf(WORDS, password="open sesame"), "contract.pdf", CouldNotRead)
    assert "locked with a password" in said


def test_a_cut_pdf_is_said():
    whole = pdf(*[WORDS] * 5)
    for cut in (len(whole) // 3, 40, 9):
        said = refused(whole[:cut], "contract.pdf", (CouldNotRead, NotAContract))
        assert "damaged or cut short" in said or "a scan" in said


def test_a_scan_is_said():
    assert "is a scan" in refused(pdf("", "", ""), "contract.pdf")


def test_a_real_scan_is_said():
    with pytest.raises(NotAContract, match="is a scan"):
        read(corpus() / "contracts/scanned/agawam.pdf")


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_a_reader_that_crashes_is_a_sentence():
    for code in ("import os; os.abort()", "print('no json')", "print('[1]')", ""):
        with pytest.raises(CouldNotRead, match="gave up"):
            read_in_child("pdf", b"x", "odd.pdf", call=python(code))


def test_a_reader_that_hangs_is_ended():
    with pytest.raises(CouldNotRead, match="took too long"):
        read_in_child(
            "pdf", b"x", "odd.pdf", seconds=0.3, call=python("import time; time.sleep(60)")
        )


def test_a_reader_that_never_stops_talking_is_ended(monkeypatch):
    monkeypatch.setattr(child, "MOST_ANSWER", 100_000)
    with pytest.raises(CouldNotRead, match="gave up"):
        read_in_child(
            "pdf", b"x", "odd.pdf", call=python("while True: print('x' * 1000)"), seconds=10
        )


TRIED = """
import json, mmap, socket
from steward_app.contracts import child
if %r:
    child.confine()
found = {}
def attempt(name, work):
    try:
        work(); found[name] = "allowed"
    except BaseException as problem:
        found[name] = type(problem).__name__
attempt("memory", lambda: mmap.mmap(-1, 2_000_000_000))
attempt("network", lambda: socket.create_connection(("127.0.0.1", %d), 1))
def write():
    with open(%r, "wb", buffering=0) as file:
        file.write(b"x")
attempt("files", write)
print(json.dumps(found))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_reader_has_no_memory_or_files_or_network_to_spare(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port, file = listening.getsockname()[1], str(tmp_path / "written")

        def tried(confined):
            code = python(TRIED % (confined, port, file))
            return read_in_child("pdf", b"x", "odd.pdf", call=code)

        assert set(tried(False).values()) == {"allowed"}
        found = tried(True)
    assert found["memory"] == "OSError"
    assert found["files"] == "OSError"
    if may_have_a_network_of_its_own():
        assert found["network"] == "OSError"


def may_have_a_network_of_its_own():
    """Tell whether this machine lets a process shut itself off; some containers do not."""
    code = "import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x50000000) != 0)"
    return sys.platform == "linux" and not subprocess.run(python(code)).returncode


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"pages": 5, "bookmarks": [], "title": ""},
        {"pages": [], "bookmarks": [1], "title": ""},
        {"pages": [], "bookmarks": [["x", "y", "z"]], "title": ""},
        {"pages": [], "bookmarks": [["x", float("inf"), 1]], "title": ""},
    ],
)
def test_an_answer_of_another_shape_is_a_reader_that_gave_up(monkeypatch, answer):
    code = python(f"print({json.dumps(answer)!r})")
    monkeypatch.setattr(child, "command", lambda kind: code)
    with pytest.raises(CouldNotRead, match="gave up"):
        reading.read_data(b"%PDF-1.7", "odd.pdf")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux shows its children")
def test_no_reader_outlives_its_reading():
    with pytest.raises(CouldNotRead):
        read_in_child(
            "pdf", b"x", "odd.pdf", seconds=0.3, call=python("import time; time.sleep(60)")
        )
    children = Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text()
    assert [one for one in children.split() if "sleep(60)" in command_of(one)] == []
    assert [one for one in children.split() if command_of(one) == ""] == []  # a zombie


def command_of(pid):
    return Path(f"/proc/{pid}/cmdline").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_reader_confines_itself_before_it_looks_at_a_file():
    code = (
        "import resource, sys\n"
        "from steward_app.contracts import child, pdf\n"
        "pdf.extract = lambda _: {'most': resource.getrlimit(resource.RLIMIT_AS)[0]}\n"
        "child.answer('pdf', sys.stdin.buffer, sys.stdout.buffer)"
    )
    assert 0 < read_in_child("pdf", b"x", "odd.pdf", call=python(code))["most"] <= child.MEMORY


def test_cancelling_ends_the_reader_and_takes_nothing_in():
    class CancelledError(Exception):
        pass

    def cancel(_what: str, _part: float) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        read_in_child(
            "pdf", b"x", "odd.pdf", cancel, call=python("import time; time.sleep(60)")
        )


def test_questions_are_read_a_line_each(tmp_path):
    file = tmp_path / "questions.txt"
    file.write_text("first question\n\n  second question \n", "utf-8")
    assert reading.lines_of(file) == ["first question", "second question"]
