"""The reader, without a vault and in the window of one."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from steward_app import app, cases
from steward_app.contracts.library import Library
from steward_app.gui.contracts.reader import Canceled, Reader
from steward_app.gui.contracts.screen import ForCase
from steward_app.gui.reference import Reference

pytestmark = pytest.mark.window

AGREEMENT = """AGREEMENT BETWEEN HARBOR FOODS AND LOCAL 12

ARTICLE 1 RECOGNITION

The Employer recognizes the Union as the representative of all employees.

ARTICLE 2 HOURS OF WORK

Section 1. Workweek. The workweek is forty (40) hours.

Section 2. Change of schedule. The Employer shall give fourteen (14) calendar days' notice in
writing of a change in a posted schedule. <b>Not bold</b> & "quoted".

ARTICLE 3 OVERTIME

Overtime is paid at the rate of time and one-half for all hours over forty (40) in a week.
"""


@pytest.fixture
def contract(tmp_path, shelf):
    """Put a contract on the shelf, and return its row."""
    file = tmp_path / "agreement.txt"
    file.write_text(AGREEMENT, "utf-8")
    return Library(shelf).add(file)


@pytest.fixture
def reader(contract, shelf, dressed, qtbot):
    made = Reader(shelf)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitUntil(lambda: bool(made.page.text.toPlainText()))
    return made


def ask(reader, words, qtbot):
    reader.query.setText(words)
    qtbot.waitUntil(lambda: reader._asked == words)
    qtbot.waitUntil(lambda: not reader._search.busy)


def test_a_question_as_typed_shows_the_clause_with_its_number(reader, qtbot):
    ask(reader, "change my shift without notice", qtbot)
    assert "Change of schedule" in reader.page.title.text()
    assert "fourteen (14) calendar days' notice" in reader.page.text.toPlainText()
    assert reader.page.asked.text() == "change my shift without notice"


@pytest.mark.parametrize(
    "typed",
    ['"notice', "notice*", "a AND OR", "NEAR(notice overtime", "col:x", "(((", "\u202eab"],
)
def test_anything_can_be_asked(reader, qtbot, typed):
    said = []
    reader.said.connect(said.append)
    ask(reader, typed, qtbot)
    assert said == []


def test_markup_in_a_contract_is_shown_as_printed(reader, qtbot):
    ask(reader, "change of schedule", qtbot)
    assert '<b>Not bold</b> & "quoted"' in reader.page.text.toPlainText()
    formats = {one.textFormat() for one in reader.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_the_outline_goes_to_a_part_and_the_page_turns(reader, qtbot):
    model = reader.tree.model()
    reader.tree.setCurrentIndex(model.index(2, 0))
    assert "OVERTIME" in reader.page.title.text()
    qtbot.mouseClick(reader.page.before, Qt.MouseButton.LeftButton)
    assert "Change of schedule" in reader.page.title.text()
    qtbot.mouseClick(reader.page.after, Qt.MouseButton.LeftButton)
    assert "OVERTIME" in reader.page.title.text()


def test_a_citation_is_copied_with_the_words_that_are_selected(reader, qtbot):
    ask(reader, "change of schedule", qtbot)
    qtbot.mouseClick(reader.page.copy_it, Qt.MouseButton.LeftButton)
    cited = QGuiApplication.clipboard().text()
    assert cited.startswith("Art. 2")
    assert "HARBOR FOODS" in cited
    reader.page.text.selectAll()
    qtbot.mouseClick(reader.page.copy_it, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("“")


def test_a_file_that_is_no_contract_is_refused_in_a_sentence(reader, tmp_path, qtbot):
    for name, data in (
        ("empty.txt", b""),
        ("odd.txt", bytes(range(256)) * 50),
        ("x.pdf", b"no"),
    ):
        reader.problem.setText("")
        (tmp_path / name).write_bytes(data)
        reader.add_file(tmp_path / name)
        qtbot.waitUntil(lambda: bool(reader.problem.text()))
        assert name in reader.problem.text()
    assert len(reader.shelf.contracts()) == 1


def test_an_import_that_is_canceled_leaves_the_shelf_as_it_was(reader, tmp_path, qtbot):
    file = tmp_path / "second.txt"
    file.write_text(AGREEMENT.replace("HARBOR", "OTHER"), "utf-8")
    reader._stop()
    with pytest.raises(Canceled):
        Library(reader.shelf).add(file, reader._told)
    assert len(reader.shelf.contracts()) == 1


def test_a_second_contract_is_added_and_both_are_searched(reader, tmp_path, qtbot):
    file = tmp_path / "second.txt"
    file.write_text(AGREEMENT.replace("HARBOR FOODS", "THE COUNTY"), "utf-8")
    reader.add_file(file)
    qtbot.waitUntil(lambda: reader.chooser.count() == 2)
    reader.everywhere.setChecked(True)
    ask(reader, "overtime rate", qtbot)
    qtbot.waitUntil(
        lambda: len({one.passage.contract for one in reader.results.results()}) == 2
    )


def test_an_empty_shelf_says_what_to_do(shelf, dressed, qtbot):
    made = Reader(shelf)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._empty.isVisible())


def test_the_reader_needs_no_database_library():
    code = "import sys, steward_app.gui.contracts.reader; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def page(contract, window, qtbot):
    shown = window.go("contract")
    qtbot.waitUntil(lambda: bool(shown.reader.page.text.toPlainText()))
    return shown


@pytest.fixture
def case(window, qtbot):
    home = []
    work = lambda tx: cases.open_case(tx, title="Schedule", worker="Ada")  # noqa: E731
    window.background.run(window, work, home.append)
    qtbot.waitUntil(lambda: bool(home))
    return home[0]


def cited(window, case, qtbot):
    home = []
    window.background.run(window, lambda tx: cases.get_case(tx, case), home.append)
    qtbot.waitUntil(lambda: bool(home))
    return home[0].articles


def test_a_clause_is_attached_to_a_case_that_is_chosen(page, window, case, settled, qtbot):
    ask(page.reader, "change of schedule", qtbot)
    qtbot.mouseClick(page.reader.page.attach_it, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.choose.lines.rows) == 1)
    page.choose.lines.rows[0].click()
    settled(window)
    [article] = cited(window, case, qtbot)
    assert article.title == "Change of schedule"
    assert "fourteen (14) calendar days' notice" in article.quote
    assert article.contract.startswith("AGREEMENT BETWEEN HARBOR FOODS")
    assert len(article.edition) == 64


def test_what_a_case_sent_for_goes_back_to_it_and_can_be_undone(
    page, window, case, settled, qtbot
):
    window.go("case", case)
    settled(window)
    window.go("contract", ForCase(case, "Schedule"))
    ask(page.reader, "overtime", qtbot)
    qtbot.mouseClick(page.reader.page.attach_it, Qt.MouseButton.LeftButton)
    settled(window)
    assert len(cited(window, case, qtbot)) == 1
    qtbot.mouseClick(window.notices.undo, Qt.MouseButton.LeftButton)
    settled(window)
    assert cited(window, case, qtbot) == ()
    qtbot.mouseClick(page.to_case, Qt.MouseButton.LeftButton)
    assert window.current() is window.screen_of("case")


def test_a_contract_that_was_taken_away_is_said(page, window, shelf, contract, qtbot):
    shelf.remove(contract.id)
    page.reader._shown = None
    page.reader.refresh()
    qtbot.waitUntil(lambda: page.reader._empty.isVisible())


def test_the_cursor_is_in_the_search_box_at_once(contract, window, qtbot):
    page = window.go("contract")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: bool(page.reader.page.text.toPlainText()))
    assert window.focusWidget() is page.reader.query
    window.go("today")
    window.rail.setFocus()
    window.go("contract")
    assert window.focusWidget() is page.reader.query


def test_a_contract_goes_off_the_shelf_and_back(page, window, contract, settled, qtbot):
    qtbot.mouseClick(page.reader.off, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.reader._empty.isVisible)
    assert page.reader.shelf.contracts() == []
    qtbot.mouseClick(window.notices.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.reader.shelf.contracts() == [contract])
    qtbot.waitUntil(page.reader.page.isVisible)


def test_a_part_whose_number_is_its_title_is_named_once(shelf, tmp_path, dressed, qtbot):
    file = tmp_path / "preamble.txt"
    file.write_text(AGREEMENT.replace("ARTICLE 1", "PREAMBLE\n\nWe agree.\n\nARTICLE 1"))
    Library(shelf).add(file)
    made = Reader(shelf)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.page.text.toPlainText()))
    names = [made.tree.model().item(n).text() for n in range(made.tree.model().rowCount())]
    assert [one.casefold() for one in names].count("preamble") == 1
    assert not any("preamble  preamble" in one.casefold() for one in names)


def test_the_first_contract_is_added_without_a_vault(dressed, qtbot):
    wanted = []
    shown = Reference(tuple)
    qtbot.addWidget(shown)
    shown.read.connect(wanted.append)
    next(one for one in shown.findChildren(QPushButton) if "Add" in one.text()).click()
    assert wanted == [""]
    window = app.parts().read("")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.findChild(Reader)._empty.isVisible)
