import json
import subprocess
import sys
from pathlib import Path

import pytest

from steward_app.cli import main

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources/sample/contracts/harlow-county-2025-2028.txt"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("STEWARD_HOME", str(tmp_path / "home"))


def run(capfdbinary, *arguments) -> tuple[int, str, str]:
    code = main([str(a) for a in arguments])
    out, err = capfdbinary.readouterr()
    return code, out.decode(), err.decode()


def test_an_outline_is_printed_as_one_json_document(capfdbinary):
    code, out, err = run(capfdbinary, "contract", "outline", SAMPLE, "--json")
    found = json.loads(out)
    text = SAMPLE.read_text("utf-8")
    assert (code, err) == (0, "")
    assert "HARLOW COUNTY" in found["title"]
    node = next(n for n in found["nodes"] if n["number"] == "9.3")
    assert (node["level"], node["title"], node["page"]) == (2, "Change of schedule", 5)
    assert text[node["start"] : node["end"]].startswith("9.3 Change of schedule.")
    assert node["text"].startswith("After a schedule is posted")


def test_each_question_is_answered_on_a_line_of_its_own(capfdbinary, tmp_path):
    questions = tmp_path / "questions.txt"
    questions.write_text('changed my shift\nNEAR( "unbalanced\n???\n', "utf-8")
    code, out, _ = run(
        capfdbinary, "contract", "search", SAMPLE, "--questions", questions, "--json"
    )
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert len(answers) == 3
    assert answers[0][0]["number"] in {"9.3", "9.4", "9.5"}
    assert answers[2] == []
    keys = {"number", "title", "page", "start", "end", "text", "score"}
    assert keys <= set(answers[0][0])


def test_words_are_searched_and_shown_with_their_citation(capfdbinary):
    code, out, _ = run(capfdbinary, "contract", "search", SAMPLE, "steward", "paid", "time")
    assert code == 0
    assert out.startswith("Art. 4.2, p. 3") or "Art. 4.2, p." in out


def test_an_outline_can_be_read_by_people(capfdbinary):
    code, out, _ = run(capfdbinary, "contract", "outline", SAMPLE)
    assert code == 0
    assert "Art. 14  GRIEVANCE PROCEDURE" in out


def test_a_refusal_is_one_sentence_and_status_one(capfdbinary, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    code, out, err = run(capfdbinary, "contract", "outline", tmp_path / "empty.txt", "--json")
    assert (code, out) == (1, "")
    assert "is empty" in err
    assert len(err.splitlines()) == 1
    code, _, err = run(capfdbinary, "contract", "search", SAMPLE)
    assert (code, "what to look for" in err) == (1, True)


def test_the_reader_is_a_command_that_is_not_shown():
    shown = subprocess.run(
        [sys.executable, "-m", "steward_app", "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert "_read" not in shown.stdout


def test_a_contract_cannot_take_over_the_terminal(capfdbinary, tmp_path):
    file = tmp_path / "odd.txt"
    file.write_text("ARTICLE 1 - HOURS\x1b]0;owned\x07 \u202eSRUOH\nOvertime is paid.\n" * 3)
    for command in (("outline", file), ("search", file, "overtime")):
        code, out, _ = run(capfdbinary, "contract", *command)
        assert code == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(out)
    code, out, err = run(capfdbinary, "contract", "outline", tmp_path / "\x1b[2J.txt")
    assert (code, out) == (1, "")
    assert "\x1b" not in err
