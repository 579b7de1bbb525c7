"""The largest type: nothing of these screens is cut off, in either language."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from steward_app import app, words
from steward_app.gui import sources, theme
from steward_app.gui.forms import FillIn
from steward_app.gui.window import Window

pytestmark = pytest.mark.window


@pytest.fixture(params=["en", "es"])
def window(request, qapp, qtbot, own_journal, shelf):
    """Show the real window with type of twice the size."""
    words.use(request.param)
    theme.apply(qapp, theme.LIGHT, 200)
    made = Window(
        own_journal, own_journal.vault.folder, app.places(shelf), sources.sources(shelf)
    )
    qtbot.addWidget(made)
    made.show()
    yield made
    made.lock()
    theme.apply(qapp, theme.LIGHT)


def cut_off(screen):
    found = []
    for one in screen.findChildren(QPushButton):
        if one.isVisible() and one.text() and one.width() < one.sizeHint().width():
            found.append(one.text())
    for one in screen.findChildren(QLabel):
        if one.isVisible() and one.text():
            high = (
                one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
            )
            wide = 0 if one.wordWrap() else one.sizeHint().width()
            if one.height() < high or one.width() < wide:
                found.append(one.text())
    return found


def test_nothing_of_a_case_is_cut_off_at_twice_the_size(window, case, settled, qtbot):
    page = window.go("case", case)
    qtbot.waitUntil(lambda: page.loaded is not None)
    page.dues.fold.unfold(True)
    page.parties.fold.unfold(True)
    page.steps.fold.unfold(True)
    settled(window)
    qtbot.waitUntil(lambda: cut_off(page) == [])


@pytest.mark.parametrize("name", ["cases", "case", "contract", "forms"])
def test_nothing_of_a_screen_is_cut_off_at_twice_the_size(window, settled, qtbot, name):
    page = window.go(name)
    settled(window)
    qtbot.waitUntil(lambda: cut_off(page) == [])


def test_nothing_of_a_form_is_cut_off_at_twice_the_size(window, case, settled, qtbot):
    page = window.go("form", FillIn("grievance", case=case))
    qtbot.waitUntil(lambda: page.filler.made is not None)
    qtbot.waitUntil(lambda: cut_off(page) == [])
