import json

import pypdfium2
import pytest

from steward_app.cli import main


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("STEWARD_HOME", str(tmp_path / "home"))


@pytest.fixture
def values(tmp_path):
    def write(held):
        file = tmp_path / "values.json"
        file.write_text(held if isinstance(held, str) else json.dumps(held), "utf-8")
        return str(file)

    return write


def test_the_forms_are_listed_for_people_and_for_programs(capsys):
    assert main(["form", "list"]) == 0
    assert "weingarten_record" in capsys.readouterr().out
    assert main(["form", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in listed][:2] == ["fact_sheet", "grievance"]


def test_the_fields_of_a_form_are_listed_with_the_facts_they_come_from(capsys):
    assert main(["form", "fields", "grievance", "--json"]) == 0
    fields = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert fields["employer"]["fact"] == "case.employer"
    assert main(["form", "fields", "grievance"]) == 0
    assert "number  line  case.number  Grievance number" in capsys.readouterr().out


def test_a_form_is_filled_in_from_facts_and_from_values(tmp_path, values, capsys):
    out = tmp_path / "out.pdf"
    held = {"case.employer": "County", "employer": "The County", "what": "It happened."}
    command = ["form", "fill", "grievance", values(held), str(out), "--paper", "a4"]
    assert main([*command, "--language", "es", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["pages"], told["language"]) == (1, "es")
    assert "filed_on" in told["missing"]
    text = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range()
    assert "The County" in text
    before = out.read_bytes()
    assert main(command) == 1
    assert "left as it is" in capsys.readouterr().err
    assert out.read_bytes() == before
    assert main([*command, "--replace"]) == 0
    assert "Still empty" in capsys.readouterr().out


def test_a_blank_form_is_written(tmp_path):
    out = tmp_path / "pad.pdf"
    assert main(["form", "blank", "interview_pad", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        ("not json", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "must be a JSON object"),
        ({"employr": "x"}, "no field “employr”"),
        ({"employer": ["x"]}, "must be a text"),
    ],
)
def test_values_that_are_none_are_refused_in_a_sentence(
    held, sentence, tmp_path, values, capsys
):
    out = tmp_path / "out.pdf"
    assert main(["form", "fill", "grievance", values(held), str(out)]) == 1
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.err.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["fields", "nothing"], "no form called"),
        (["fields", "local.pdf"], "is a PDF"),
        (["blank", "grievance", "x.pdf", "--language", "fr"], "it is in: en, es"),
        (["fill", "grievance", "/nowhere/values.json", "x.pdf"], "No such file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(command, sentence, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["form", *command]) == 1
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()
