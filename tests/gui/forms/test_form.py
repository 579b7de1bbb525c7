import os

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from steward_app import cases, forms, meetings
from steward_app.gui.forms import FillIn
from steward_app.gui.forms.gathering import gather
from steward_app.gui.forms.saving import file_name
from steward_app.shelf.profile import Profile

pytestmark = pytest.mark.window


def read(file):
    document = pypdfium2.PdfDocument(file)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        return " ".join(" ".join(pages).split())
    finally:
        document.close()


def blank(page, name):
    [found] = [one for one in page.filler.fields if one.name == name]
    return found


def drawn(page, qtbot):
    filler = page.filler
    qtbot.waitUntil(lambda: filler.made is not None and not filler._draw.busy)
    qtbot.waitUntil(lambda: not filler._pause.isActive() and not filler._draw.busy)


@pytest.fixture
def page(window, case, qtbot):
    """Show the grievance form, filled in from the case."""
    shown = window.go("form", FillIn("grievance", case=case))
    qtbot.waitUntil(lambda: bool(shown.filler.fields))
    drawn(shown, qtbot)
    return shown


def test_a_form_is_filled_in_from_the_case_and_read_back_from_the_pdf(
    page, tmp_path, do, case, qtbot
):
    blank(page, "steward").widget.setText("Renée Okafor")
    file = tmp_path / file_name("grievance")
    page.filler.save_to(file)
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: len(do(lambda tx: forms.find_printed(tx, case))) == 1)
    text = read(file)
    for said in (
        "26-017",
        "Nguyễn Thị Ánh",
        "Harbor Foods",
        "<b>The</b> schedule & the =SUM(A1) changed.",
        "Art. 12.3",
        "any other applicable provision",
        "made whole",
        "Renée Okafor",
    ):
        assert said in text
    [printed] = do(lambda tx: forms.find_printed(tx, case))
    assert (printed.form, printed.language, printed.paper) == ("grievance", "en", "letter")


def test_the_file_s_name_says_nobody_s_name():
    assert file_name("grievance") == "grievance-form.pdf"
    assert file_name("../x y") == "x-y-form.pdf"


def test_the_page_is_drawn_beside_and_what_is_missing_is_said(page):
    assert page.filler.pages.labels[0].pixmap().width() > 100
    assert page.filler.pages.labels[0].accessibleName() == "Page 1 of 1"
    assert "Date filed" in page.filler.missing.text()


def test_what_is_typed_is_on_the_page_soon(page, qtbot):
    before = page.filler.made.filled
    blank(page, "employer").widget.setText("Harbor Foods, Inc.")
    qtbot.waitUntil(lambda: page.filler.made.filled is not before)
    drawn(page, qtbot)
    assert page.filler.made.filled.values["employer"] == "Harbor Foods, Inc."


def test_a_form_is_printed_in_spanish_on_a4(page, tmp_path, do, case, qtbot):
    page.filler.language.setCurrentIndex(page.filler.language.findData("es"))
    page.filler.language_chosen.emit("es")
    qtbot.waitUntil(
        lambda: page.filler.made is not None and page.filler.made.filled.language == "es"
    )
    page.filler.paper.setCurrentIndex(page.filler.paper.findData("a4"))
    file = tmp_path / "queja.pdf"
    page.filler.save_to(file)
    qtbot.waitUntil(lambda: len(do(lambda tx: forms.find_printed(tx, case))) == 1)
    text = read(file)
    assert "Queja" in text
    assert text.count("íntegramente") == 1
    [printed] = do(lambda tx: forms.find_printed(tx, case))
    assert (printed.language, printed.paper) == ("es", "a4")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes to a folder that is read-only")
def test_a_folder_that_is_read_only_is_said_for_an_ordinary_user(page, tmp_path, qtbot):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    page.filler.save_to(folder / "grievance-form.pdf")
    qtbot.waitUntil(lambda: "not written" in page.filler.problem.text())


def test_a_place_that_cannot_be_written_to_is_said_and_what_was_typed_stays(
    page, tmp_path, do, case, qtbot, settled, window
):
    blank(page, "employer").widget.setText("typed")
    place = tmp_path / "there-is-a-folder-here.pdf"
    place.mkdir()
    page.filler.save_to(place)
    qtbot.waitUntil(lambda: "was not written" in page.filler.problem.text())
    page.filler.save_to(tmp_path / "gone" / "grievance-form.pdf")
    qtbot.waitUntil(lambda: "not there any more" in page.filler.problem.text())
    assert blank(page, "employer").widget.text() == "typed"
    assert do(lambda tx: forms.find_printed(tx, case)) == []
    page.keep()
    settled(window)
    assert [one.kind for one in window.vault.drafts.all()] == ["form.grievance"]


def test_what_was_typed_over_is_a_draft_until_it_is_printed(
    page, window, case, tmp_path, settled, qtbot
):
    blank(page, "employer").widget.setText("Another name")
    window.go("cases")
    settled(window)
    [draft] = window.vault.drafts.all()
    assert draft.facts["values"] == {"employer": "Another name"}
    window.go("form", FillIn("grievance", case=case))
    qtbot.waitUntil(page.filler.save_it.isEnabled)
    assert blank(page, "employer").widget.text() == "Another name"
    drawn(page, qtbot)
    page.filler.save_to(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: window.vault.drafts.all() == [])


def test_the_record_is_taken_again_and_what_was_typed_can_be_had_back(
    page, window, settled, qtbot
):
    blank(page, "employer").widget.setText("Another name")
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: blank(page, "employer").widget.text() == "Harbor Foods")
    qtbot.mouseClick(window.notices.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: blank(page, "employer").widget.text() == "Another name")


def test_the_record_of_a_request_is_filled_in_from_the_case_s_meeting(window, case, qtbot):
    page = window.go("form", FillIn("weingarten_record", case=case))
    qtbot.waitUntil(lambda: bool(page.filler.fields))
    drawn(page, qtbot)
    values = str(dict(page.filler.made.filled.values))
    assert "I want my representative." in values
    assert "R. Okafor" in values


def test_every_form_opens_from_its_list(window, case, settled, qtbot):
    for form in forms.shipped_forms():
        listed = window.go("forms", FillIn(case=case))
        settled(window)
        names = [one.id for one in forms.shipped_forms()]
        listed.lines.rows[names.index(form.id)].click()
        page = window.current()
        qtbot.waitUntil(lambda page=page, form=form: page.filler.template == form)
        drawn(page, qtbot)
        formats = {one.textFormat() for one in page.findChildren(QLabel)}
        assert formats == {Qt.TextFormat.PlainText}


def test_a_blank_form_needs_nothing(window, qtbot, tmp_path):
    page = window.go("form", FillIn("interview_pad"))
    qtbot.waitUntil(lambda: page.filler.template is not None)
    drawn(page, qtbot)
    page.filler.save_to(tmp_path / "pad.pdf")
    qtbot.waitUntil((tmp_path / "pad.pdf").exists)


def test_the_warning_stands_beside_the_button_in_words(page):
    assert page.filler.warning.text() == "This copy is not encrypted."
    assert page.filler.warning.isVisible()


def test_a_form_of_a_meeting_opens_by_its_name_and_the_meeting(window, case, do, qtbot):
    [meeting] = do(lambda tx: meetings.find_meetings(tx, case=case))
    page = window.go("form", ("weingarten_record", meeting.id))
    qtbot.waitUntil(lambda: page.asked == FillIn("weingarten_record", case, meeting.id))


def test_what_was_typed_into_a_loose_form_is_found_from_today(window, settled, qtbot):
    page = window.go("form", FillIn("interview_pad"))
    qtbot.waitUntil(lambda: bool(page.filler.fields))
    page.filler.fields[0].put("typed")
    page.filler._on_change()
    window.go("cases")
    settled(window)
    assert [one.kind for one in window.vault.drafts.all()] == ["form.interview_pad"]
    page.filler.show_form(page.filler.template, {}, {}, tongue="en")
    window.go("form")
    qtbot.waitUntil(lambda: page.filler.fields[0].value() == "typed")
    window.vault.drafts.remove(page._drafting.id)
    window.go("forms")
    window.go("form", FillIn())
    qtbot.waitUntil(lambda: window.current() is window.screen_of("forms"))


def test_the_users_own_name_and_phone_stand_where_no_steward_is_named(window, do, qtbot):
    own = {"name": "R. Okafor", "phone": "555 0117"}
    bare = do(lambda tx: cases.open_case(tx, title="x"))
    named = do(lambda tx: cases.open_case(tx, title="y"))
    do(lambda tx: cases.add_party(tx, named, role="steward", name="M. Silva", phone="1"))

    def steward(case):
        asked = FillIn("grievance", case=case)
        _, facts = do(lambda tx: gather(tx, asked, Profile(), "en", own))
        return facts["steward.name"], facts["steward.phone"]

    assert steward(bare) == ("R. Okafor", "555 0117")
    assert steward(named) == ("M. Silva", "1")
    _, nothing = do(lambda tx: gather(tx, FillIn("grievance"), Profile(), "en", own))
    assert nothing == {}
