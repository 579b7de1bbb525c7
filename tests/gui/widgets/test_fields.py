from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from steward_app.gui.widgets import Area, Line, field


def pasted(text):
    data = QMimeData()
    data.setText(text)
    data.setHtml(f"<b>{text}</b>")
    return data


def test_rich_text_is_pasted_as_plain_text(qtbot):
    area = Area()
    qtbot.addWidget(area)
    area.insertFromMimeData(pasted("granted"))
    assert area.toPlainText() == "granted"


def test_an_image_is_not_taken(qtbot):
    area, data = Area(), QMimeData()
    qtbot.addWidget(area)
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert not area.canInsertFromMimeData(data)


def test_a_file_that_is_dropped_is_not_read(qtbot):
    area, data = Area(), QMimeData()
    qtbot.addWidget(area)
    data.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    area.insertFromMimeData(data)
    assert area.toPlainText() in ("", "file:///etc/hostname")


def test_fifty_megabytes_are_refused_with_a_sentence(qtbot):
    area = Area("kept", cap=1000)
    shown = field("What happened", area)
    qtbot.addWidget(shown)
    area.insertFromMimeData(pasted("x" * 50_000_000))
    assert area.toPlainText() == "kept"
    assert "50000000" in shown.said()


def test_typing_beyond_the_cap_is_not_taken_and_said(qtbot):
    area = Area(cap=5)
    shown = field("What happened", area)
    qtbot.addWidget(shown)
    qtbot.keyClicks(area, "1234567")
    assert area.toPlainText() == "12345"
    qtbot.waitUntil(lambda: "5" in shown.said())


def test_a_line_says_that_it_is_full(qtbot):
    line = Line(cap=3)
    shown = field("Name", line)
    qtbot.addWidget(shown)
    qtbot.keyClicks(line, "abcd")
    assert line.text() == "abc"
    assert shown.said()


def test_the_label_names_the_field_for_a_screen_reader(qtbot):
    line = Line()
    shown = field("Worker", line, help_text="As the worker spells it")
    qtbot.addWidget(shown)
    assert line.accessibleName() == "Worker"
    assert line.accessibleDescription() == "As the worker spells it"
    assert shown.heading.buddy() is line


def test_a_problem_is_shown_and_forgiven_when_something_else_is_typed(qtbot):
    line = Line()
    shown = field("Worker", line)
    qtbot.addWidget(shown)
    shown.problem("Write a name.")
    assert shown.said() == "Write a name."
    assert line.accessibleDescription() == "Write a name."
    line.setText("Ana")
    assert shown.said() == ""


def test_what_cannot_be_seen_in_a_name_is_shown_below(qtbot):
    line = Line()
    shown = field("Worker", line)
    qtbot.addWidget(shown)
    line.setText("Ana\u202eziuR")
    assert "[U+202E]" in shown._below.text()
    line.setText("Ana")
    assert "[U+202E]" not in shown._below.text()
