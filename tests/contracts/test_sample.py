import tomllib

from steward_app.contracts.outline import outline
from steward_app.contracts.reading import read

from .conftest import ROOT

SAMPLE = ROOT / "resources/sample"


def case():
    return tomllib.loads((SAMPLE / "case.toml").read_text("utf-8"))


def codes(kind: str) -> set[str]:
    file = ROOT / "resources/codes" / f"{kind}.toml"
    return {code["code"] for code in tomllib.loads(file.read_text("utf-8"))["code"]}


def test_every_code_of_the_sample_case_is_one_of_ours():
    found = case()
    meeting = found["meeting"]
    assert found["case"]["kind"] in codes("case_kinds")
    assert found["case"]["issue"] in codes("issues")
    assert found["case"]["step"] in codes("steps")
    assert meeting["kind"] in codes("meeting_kinds")
    assert set(found["case"]["remedies"]) <= codes("remedies")
    assert {due["act"] for due in found["case"]["due"]} <= codes("due_acts")
    assert {one["role"] for one in meeting["participants"]} <= codes("meeting_roles")
    assert {one["response"] for one in meeting["responses"]} <= codes("responses")
    assert {line["mark"] for line in meeting["lines"]} <= codes("marks")
    assert {line["how_known"] for line in meeting["lines"]} <= codes("knowing")


def test_every_clause_that_the_sample_case_names_is_in_the_sample_agreement():
    found = case()
    parts = outline(read(SAMPLE / "contracts" / found["case"]["contract"]))
    numbers = {node.number for node in parts.nodes}
    named = [one["number"] for one in found["case"]["articles"]]
    clauses = [due["clause"].removeprefix("Art. ") for due in found["case"]["due"]]
    assert {*named, *clauses} <= numbers


def test_every_number_to_call_in_the_sample_is_one_that_nobody_has():
    for file in SAMPLE.glob("*.toml"):
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("phone"):
                assert "555-01" in line
