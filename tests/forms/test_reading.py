import tomllib

import pytest

from steward_app import forms
from steward_app.errors import NotFound
from steward_app.forms.fonts import Fonts
from steward_app.forms.layout import LABEL, PAD, body_width, boxes, lay_out, shares
from steward_app.forms.page import PAPERS
from steward_app.forms.typesetting import Setter
from steward_app.forms.wording import wording
from steward_app.paths import shipped

SHIPPED = forms.shipped_forms()
BOTH = ("en", "es")
GOOD = """
version = 1
title = { en = "A form" }
purpose = { en = "For a test." }
keep = "either"
[[section]]
name = "one"
title = { en = "One" }
[[field]]
name = "line"
section = "one"
kind = "line"
label = { en = "A line" }
"""


@pytest.fixture
def reads(tmp_path):
    def read(text):
        folder = tmp_path / "a_form"
        folder.mkdir(exist_ok=True)
        data = text if isinstance(text, bytes) else text.encode()
        (folder / "form.toml").write_bytes(data)
        return forms.load_template(folder)

    return read


def test_every_folder_of_the_shipped_forms_is_a_form():
    folders = {path.name for path in shipped("forms").iterdir() if path.is_dir()}
    assert {form.id for form in SHIPPED} == folders >= {"grievance", "weingarten_record"}


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.id)
def test_a_shipped_form_is_whole_in_both_languages(form):
    assert form.languages == BOTH
    for field in form.fields:
        for column in field.columns:
            assert set(column.label) >= set(BOTH)
        for choice in field.choices:
            assert set(choice.label) >= set(BOTH), (field.name, choice.code)
    for statement in form.statements:
        assert set(statement.text) == set(BOTH)
        assert all(statement.source[language] for language in BOTH)
        assert "es" not in statement.reviewed  # until a named native reviewer has read it


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.id)
def test_a_shipped_form_asks_for_nothing_that_a_thief_could_use(form):
    words = (form.folder / "form.toml").read_text("utf-8").casefold()
    for never in ("social security", "birth", "nacimiento", "seguro social", "diagnos", "bank"):
        assert never not in words


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.id)
def test_a_worker_is_never_called_a_member(form):
    text = (form.folder / "form.toml").read_text("utf-8").casefold()
    for word in ("member", "miembro", "afiliad"):
        assert word not in text


def test_the_grievance_takes_nothing_from_the_case_that_the_employer_must_not_read():
    form = forms.get_form("grievance")
    assert form.keep == "employer"
    taken = {field.fact for field in form.fields if field.fact}
    kept = ("case.why", "case.due", "case.employer_position", "case.witnesses", "worker.phone")
    assert not taken & set(kept)
    columns = {column.name for field in form.fields for column in field.columns}
    assert not columns & {"phone", "email", "seniority_on"}


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.id)
@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
def test_every_label_of_a_shipped_form_fits_at_its_size(form, language, paper):
    setter, words = Setter(Fonts(), language), wording(language)
    width = body_width(form, paper)
    for sheet in lay_out(form, form.fields, paper, setter, words):
        for placed in sheet.bands:
            assert placed.y + placed.band.height <= paper.bottom + 0.01
            for box in boxes(placed, width):
                room = box.width * (0.72 if box.field.kind == "signature" else 1)
                label = box.field.label[language]
                assert setter.width(label, LABEL) <= room - 2 * PAD, label
                for column, wide in zip(
                    box.field.columns, shares(box.field, box.width), strict=True
                ):
                    assert setter.width(column.label[language], LABEL) <= wide - PAD


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("version = 1", ""), "“version” is missing"),
        (("version = 1", "version = true"), "“version” must be a whole number"),
        (("version = 1", "version = 0"), "a whole number from 1"),
        (('keep = "either"', 'keep = "anyone"'), "“anyone” is not one of: union"),
        (('kind = "line"', 'kind = "lines"'), "field “line”: “lines” is not one of: line"),
        (('kind = "line"', 'kind = "choice"'), "field “line”: “choices” is missing"),
        (('kind = "line"', 'kind = "rows"'), "field “line”: “columns” is missing"),
        (('kind = "line"', 'kind = "line"\nchoices = "no"'), "no list of codes called “no”"),
        (('kind = "line"', 'kind = "line"\nchoices = "../x"'), "no list of codes"),
        (('kind = "line"', 'kind = "line"\nwidht = 3'), "nothing of a form is called “widht”"),
        (('kind = "line"', 'kind = "line"\nwidth = 13'), "from 1 to 12"),
        (('kind = "line"', 'kind = "line"\nrequired = 1'), "true or false"),
        (('label = { en = "A line" }', 'label = { es = "Una" }'), "missing in “en”"),
        (('label = { en = "A line" }', 'label = "A line"'), "a text in each language"),
        (('section = "one"', 'section = "two"'), "no section called “two”"),
        (('name = "line"', 'name = "a.b"'), "“a.b” cannot be a name"),
        (('kind = "line"', 'kind = "line"\nwhen = { is = ["x"] }'), "either a fact or a field"),
        (
            ('kind = "line"', 'kind = "line"\nwhen = { field = "no", is = ["x"] }'),
            "no field called “no”",
        ),
        (('title = { en = "One" }', 'title = { en = "" }'), "section “one”: “title” must be"),
        (("[[section]]", "section = 3\n[[other]]"), "“section” must be a list of tables"),
    ],
)
def test_a_mistake_is_a_sentence_that_names_the_file_and_the_place(reads, change, sentence):
    assert reads(GOOD).fields[0].name == "line"
    with pytest.raises(forms.BadForm) as refused:
        reads(GOOD.replace(*change, 1))
    assert sentence in str(refused.value)
    assert str(refused.value).startswith("a_form/form.toml")


@pytest.mark.parametrize("twice", ["section", "field"])
def test_two_things_of_one_name_are_refused(reads, twice):
    again = GOOD[GOOD.index(f"[[{twice}]]") :]
    if twice == "section":
        again = again[: again.index("[[field]]")]
    with pytest.raises(forms.BadForm, match=f"two {twice}s are called"):
        reads(GOOD + again)


@pytest.mark.parametrize(
    "bad",
    [b"", b"\xff\xfe", b"version = ", b"a" * (1 << 20) + b" = 1", b"x = " + b"[" * 5000],
    ids=["empty", "binary", "cut off", "large", "deep"],
)
def test_what_is_not_a_form_is_refused_in_a_sentence(reads, bad):
    with pytest.raises(forms.BadForm, match=r"form\.toml"):
        reads(bad)


def test_a_form_that_is_not_there_is_said(tmp_path):
    for name in ("nothing", "../nothing", str(tmp_path), ""):
        with pytest.raises(NotFound, match="no form"):
            forms.get_form(name)


def test_a_form_in_a_folder_of_ones_own_is_read(tmp_path, reads):
    reads(GOOD)
    assert forms.get_form(str(tmp_path / "a_form")).title["en"] == "A form"


def test_the_wording_is_in_every_language_of_the_shipped_forms():
    with (shipped("forms") / "wording.toml").open("rb") as file:
        words = tomllib.load(file)
    assert set(words) >= set(BOTH)
    assert words["es"].keys() == words["en"].keys()
