import os
import subprocess
import sys
import tomllib

import pypdfium2
import pytest

from steward_app.paths import shipped
from steward_app.vault import keys

pytestmark = pytest.mark.slow
SECRET = "tyke viral elf residency parchment"
STORY = tomllib.loads((shipped("resources") / "sample" / "case.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """The folder that the demo leaves where there is no screen."""
    out = tmp_path_factory.mktemp("demo") / "out"
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    command = [sys.executable, "-m", "steward_app", "demo", "--out", str(out)]
    done = subprocess.run(
        [*command, "--passphrase-file", "-"],
        input=SECRET,
        text=True,
        capture_output=True,
        env=bare,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert SECRET not in done.stdout
    return out


def words_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return "".join(text.split())


def squeezed(text):
    return "".join(text.split())


def missing(wanted, said):
    """Return what is not there: whole, or in two parts where it goes on on another sheet."""

    def is_there(text):
        whole = squeezed(text)
        parts = ((whole[:at], whole[at:]) for at in range(1, len(whole)))
        return whole in said or any(one in said and two in said for one, two in parts)

    return [one for one in wanted if not is_there(one)]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_grievance_form_says_every_field_of_the_sample_case(out, language):
    said = words_of(out / f"grievance-{language}.pdf")
    case, worker = STORY["case"], STORY["worker"]
    wanted = [case[name] for name in ("number", "employer", "unit", "what", "where", "remedy")]
    wanted += [worker[name] for name in ("name", "classification", "department", "worksite")]
    wanted += [worker["supervisor"], STORY["steward"]["name"], STORY["steward"]["phone"]]
    wanted += [one["number"] for one in case["articles"]]
    assert missing(wanted, said) == []
    other = {"en": "and any other applicable provision", "es": "cualquier otra"}
    assert squeezed(other[language]) in said


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_fact_sheet_says_what_the_union_keeps_to_itself(out, language):
    said = words_of(out / f"fact-sheet-{language}.pdf")
    case, worker = STORY["case"], STORY["worker"]
    wanted = [case[name] for name in ("number", "what", "why", "who", "employer_position")]
    wanted += [worker[name] for name in ("name", "phone", "email", "shift", "supervisor_title")]
    wanted += [one["name"] for one in (*case["witnesses"], *case["managers"])]
    assert missing(wanted, said) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_record_of_the_request_has_the_words_and_the_answers(out, language):
    said = words_of(out / f"weingarten-record-{language}.pdf")
    meeting = STORY["meeting"]
    wanted = [one["words"] for one in (*meeting["requests"], *meeting["responses"])]
    wanted += [one["text"] for one in meeting["before_rep"]]
    wanted += [one["name"] for one in meeting["participants"]]
    assert missing(wanted, said) == []


def test_the_vault_opens_with_the_passphrase_and_says_nothing_without_it(out):
    assert keys.unlock(out / "vault", SECRET)
    held = b"".join(file.read_bytes() for file in (out / "vault").rglob("*") if file.is_file())
    for name in ("Peña", "Whitfield", "only a chat", "Riverside"):
        assert name.encode() not in held


def test_there_are_pictures_of_the_real_windows_in_both_themes(out):
    pictures = {file.name: file for file in (out / "pictures").glob("*.png")}
    assert {"today.png", "meeting.png", "case.png", "contract-dark.png"} <= pictures.keys()
    assert all(file.stat().st_size > 10_000 for file in pictures.values())


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    command = [sys.executable, "-m", "steward_app", "demo", "--out", str(tmp_path)]
    done = subprocess.run(
        [*command, "--passphrase-file", "-"],
        input=SECRET,
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert "not empty" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
