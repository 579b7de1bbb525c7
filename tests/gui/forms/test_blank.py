from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from steward_app import forms, words
from steward_app.errors import NotSaved
from steward_app.gui.forms.blank import BlankForms
from steward_app.gui.forms.saving import paint, write

pytestmark = pytest.mark.window


def test_a_blank_form_is_had_without_a_vault(dressed, qtbot, tmp_path):
    words.use("es")
    made = BlankForms()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.lines.rows[0].click()
    qtbot.waitUntil(lambda: made.filler.made is not None)
    file = tmp_path / "blank.pdf"
    said = []
    made.said.connect(said.append)
    made.filler.save_to(file)
    qtbot.waitUntil(lambda: bool(said))
    assert file.read_bytes().startswith(b"%PDF-")
    assert "blank.pdf" in said[0]


def test_a_printer_gets_every_page_at_its_size(dressed, tmp_path):
    pdf = forms.draw(forms.blank(forms.get_form("grievance")), "letter")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    paint(pdf, printer)
    document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    pages = len(document)
    document.close()
    assert pages == 1


def test_what_could_not_be_written_whole_is_not_left_behind(tmp_path):
    file = tmp_path / "new.pdf"
    write(b"%PDF-x", file)
    assert file.read_bytes() == b"%PDF-x"
    assert [one.name for one in tmp_path.iterdir()] == ["new.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_said_in_a_sentence():
    with pytest.raises(NotSaved, match="The disk is full"):
        write(b"%PDF-x", Path("/dev/full"))
