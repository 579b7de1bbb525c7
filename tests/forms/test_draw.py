import re
import unicodedata

import pypdfium2
import pytest

from steward_app import forms
from steward_app.forms import blank, draw, fill, get_form, press
from steward_app.forms.boxes import Writer
from steward_app.forms.fonts import Fonts
from steward_app.forms.typesetting import Setter
from steward_app.forms.wording import wording

IDS = ("fact_sheet", "grievance", "interview_pad", "weingarten_record")
NAMES = ("Nguyễn Thị Ánh", "José Peña", "Абрамов", "王芳", "김민수", "محمد")
OTHERS = ("עברית", "สมชาย", "ጸጋዬ", "Հայկ", "გიორგი", "さくら", "Ελένη", "Łukasz", "Ọlá")
TYPED = (
    "{{7*7}}",
    "%s %d",
    "{0.__class__}",
    "<b>x</b>",
    "<a href='x'>y</a>",
    "&amp;",
    "\\(x\\)",
)


def said(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", IDS)
def test_every_field_of_a_whole_sample_is_on_the_paper_as_text(
    name, language, paper, facts, read
):
    form = get_form(name)
    filled = fill(form, facts, language=language)
    printed = press(filled, paper)
    text = read(printed.pdf)
    assert printed.pages == len(pypdfium2.PdfDocument(printed.pdf)) <= 2
    assert printed.warnings == ()
    assert "Clerical Workers Local 4021" in text
    writer = Writer(filled, Setter(Fonts()), wording(language))
    for field in filled.fields:
        if field.kind != "ruled":
            assert said(field.label[language]) in text, field.name
        value = filled.values.get(field.name)
        if field.kind == "rows":
            for row in value or ():
                for column in field.columns:
                    for word in writer.cell(column, row).split():
                        assert word in text, (field.name, word)
        elif field.kind == "ticks":
            for code in value or ():
                label = next(c.label[language] for c in field.choices if c.code == code)
                assert f"X {label}" in text or f"X\u00a0{label}" in text, label
        elif isinstance(value, str):
            assert said(writer.text_of(field)) in text, field.name


@pytest.mark.parametrize("name", IDS)
def test_a_blank_form_has_the_same_pages_and_no_value(name, facts, read):
    form = get_form(name)
    empty = press(blank(form, "es"))
    assert empty.pages == press(fill(form, facts, language="es")).pages
    text = read(empty.pdf)
    assert "Ánh" not in text
    for field in form.fields:
        assert field.kind == "ruled" or said(field.label["es"]) in text


@pytest.mark.parametrize("name", [*NAMES, *OTHERS])
def test_a_name_in_any_script_is_printed_and_read_again(name, grievance, read):
    printed = press(fill(grievance, {"case.employer": name, "case.what": f"{name} said so."}))
    assert printed.warnings == ()
    assert read(printed.pdf).count(name) == 2


def test_arabic_is_joined_and_runs_from_right_to_left():
    setter = Setter(Fonts())
    line = setter.line("محمد")
    glyphs = [
        glyph[0]
        for piece in line.pieces
        for cluster in piece.clusters
        for glyph in cluster.glyphs
    ]
    texts = [cluster.text for piece in line.pieces for cluster in piece.clusters]
    cut = line.pieces[0].cut
    assert line.rtl
    assert texts == list(reversed("محمد"))
    apart = [cut.font.get_nominal_glyph(ord(char)) for char in reversed("محمد")]
    assert glyphs != apart  # initial, medial and final forms, not the isolated ones


def test_a_script_without_a_font_is_a_box_with_a_warning_and_the_text_is_kept(grievance, read):
    printed = press(fill(grievance, {"case.employer": "𐎀𐎁"}))
    assert "U+10380" in printed.warnings[0]
    assert "𐎀𐎁" in read(printed.pdf)


@pytest.mark.parametrize("text", TYPED)
def test_what_looks_like_code_is_printed_as_it_was_typed(text, grievance, read):
    facts = {"case.employer": text, "case.what": f"say {text}", "case.articles_text": text}
    facts |= {"worker.name": text, "local.name": text, "case.number": text, "case.step": text}
    assert read(draw(fill(grievance, facts))).count(text) >= 7


def test_what_cannot_be_seen_is_spelled_out_and_harms_nothing(grievance, read):
    text = read(draw(fill(grievance, {"case.employer": "a\u202eb\u200bc\x00d\ud800e\ufefff"})))
    assert "a[U+202E]b[U+200B]c[U+0000]d[U+D800]e[U+FEFF]f" in text


def test_ten_thousand_characters_are_all_on_the_paper(grievance, read):
    words = [f"word{number}" for number in range(1200)]
    printed = press(fill(grievance, {"case.what": " ".join(words), "case.number": "2026-0147"}))
    text = read(printed.pdf)
    assert printed.pages > 2
    assert re.findall(r"word\d+", text) == words
    assert "(continued on the additional sheet, item 1)" in text
    assert "Item 1: What happened" in text
    assert text.count("Additional sheet to: Grievance") == printed.pages - 1
    assert text.count("Grievance number: 2026-0147") == printed.pages - 1
    assert f"Page {printed.pages} of {printed.pages}" in text


def test_one_word_of_ten_thousand_letters_is_all_on_the_paper(grievance, read):
    text = read(draw(fill(grievance, {"case.what": "ab" * 5000})))
    assert text.replace(" ", "").replace("\ufffe", "").count("ab") >= 5000


def test_a_little_too_much_is_set_smaller_and_never_under_seven_points(grievance):
    setter = Setter(Fonts())
    writer = Writer(fill(grievance, {}), setter, wording("en"))
    text = "The list was not followed on that day either. " * 11
    size, _, rest = writer._fit(text, 520, 54)
    assert 7 <= size < 9.5
    assert rest == ""
    size, lines, rest = writer._fit(text * 3, 520, 54)
    assert size > 8
    assert rest
    assert text.count("list") * 3 == rest.count("list") + sum(
        "".join(piece.text for piece in line.pieces).count("list") for line in lines
    )


def test_rows_that_do_not_fit_are_on_the_additional_sheet(facts, read):
    facts["case.witnesses"] = [
        {"name": f"Witness {n}", "classification": "Clerk " * (n % 9)} for n in range(120)
    ]
    facts["case.due"] = [{"what": "x" * 9000, "clause": "long"}]
    text = read(draw(fill(get_form("fact_sheet"), facts, language="es")))
    assert [int(n) for n in re.findall(r"Witness (\d+)", text)] == list(range(120))
    assert "en la hoja adicional, punto 1)" in text
    assert text.replace(" ", "").replace("\ufffe", "").count("x") >= 9000


def test_the_grievance_always_ends_its_articles_and_its_remedy_as_it_must(grievance, read):
    facts = {"case.articles_text": "Art. 5", "case.remedy": "Eight hours of pay."}
    text = read(draw(fill(grievance, facts)))
    assert "Art. 5, and any other applicable provision of the agreement." in text
    assert "Eight hours of pay. and otherwise be made whole." in text
    text = read(draw(fill(grievance, {"case.remedy": "Pay, and be made whole"}, language="es")))
    assert "repare íntegramente" not in text
    assert "cualquier otra disposición aplicable" in text  # printed where nothing is filled in
    assert "and any other applicable provision" in read(draw(blank(grievance)))


def test_legal_text_in_spanish_says_it_is_not_reviewed_and_has_the_english_beside_it(read):
    text = read(draw(blank(get_form("interview_pad"), "es")))
    assert "no revisada" in text
    assert "Without representation present, I choose not to respond" in text
    assert "Sin representación presente" in text
    assert "SEIU Local 521" in text
    assert "reviewed" not in read(draw(blank(get_form("interview_pad"), "en")))


def test_the_same_form_is_the_same_bytes_and_tells_nobodys_name_or_machine(facts, grievance):
    pdf = draw(fill(grievance, facts, language="es"), "a4")
    assert pdf == draw(fill(grievance, facts, language="es"), "a4")
    document = pypdfium2.PdfDocument(pdf)
    told = document.get_metadata_dict()
    assert told["Title"] == "Queja"
    assert told["Author"] == told["CreationDate"] == told["ModDate"] == ""
    assert b"Helvetica" not in pdf  # every font is in the file
    assert b"/Lang" in pdf
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)
    for name in (b"Okafor", b"home", b"steward_app/"):
        assert name not in pdf


def test_another_size_of_paper_is_refused(grievance):
    with pytest.raises(forms.NoSuchPaper, match="letter, a4"):
        draw(blank(grievance), "a3")


def test_nothing_is_drawn_outside_the_paper(facts):
    for name in IDS:
        for paper in ("letter", "a4"):
            for language in ("en", "es"):
                for page in pypdfium2.PdfDocument(
                    draw(fill(get_form(name), facts, language=language), paper)
                ):
                    width, height = page.get_size()
                    text = page.get_textpage()
                    for number in range(text.count_chars()):
                        left, bottom, right, top = text.get_charbox(number)
                        assert left >= 40, (name, text.get_text_range(number, 9))
                        assert right <= width - 40, (name, text.get_text_range(number, 9))
                        assert bottom >= 18
                        assert top <= height - 30
