from PySide6.QtCore import Qt

from steward_app.gui.widgets import button, label


def test_markup_is_shown_as_it_was_typed(qapp):
    shown = label("<b>bold</b> <img src='file:///etc/passwd'>")
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert shown.text() == "<b>bold</b> <img src='file:///etc/passwd'>"


def test_what_hides_in_a_name_is_made_visible(qapp):
    assert label("Ana\u202e ziuR").text() == "Ana[U+202E] ziuR"


def test_a_new_text_is_made_visible_too(qapp):
    shown = label("")
    shown.setText("a\u200bb")
    assert "[U+200B]" in shown.text()


def test_an_ampersand_in_a_button_is_no_mnemonic(qapp):
    made = button("Nuts & Bolts")
    assert made.text() == "Nuts && Bolts"
    assert made.accessibleName() == "Nuts & Bolts"


def test_a_shortcut_is_written_beside_the_text(qapp):
    assert button("Lock", shortcut="Ctrl+L").text().endswith("Ctrl+L")


def test_an_arabic_name_keeps_the_reading_side_of_its_list(qapp):
    shown = label("محمد")
    shown.keep_side()
    assert shown.alignment() & Qt.AlignmentFlag.AlignAbsolute
    assert shown.alignment() & Qt.AlignmentFlag.AlignLeft
