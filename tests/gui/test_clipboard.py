import pytest
from PySide6.QtGui import QGuiApplication

from steward_app.gui.clipboard import SECONDS, Clipboard


@pytest.fixture
def board(qapp):
    made = Clipboard(qapp)
    yield made
    made._timer.stop()
    QGuiApplication.clipboard().dataChanged.disconnect(made._on_changed)
    QGuiApplication.clipboard().clear()


def test_what_was_copied_is_cleared_after_fifteen_seconds(board):
    board.copy("Art. 12.3, p. 31")
    assert QGuiApplication.clipboard().text() == "Art. 12.3, p. 31"
    assert board._timer.isActive()
    assert board._timer.interval() == SECONDS * 1000 == 15_000
    board._timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_what_somebody_else_copied_meanwhile_is_left_alone(board):
    board.copy("Art. 12.3")
    board._ours = "Art. 12.3"
    board._board.dataChanged.disconnect(board._on_changed)
    QGuiApplication.clipboard().setText("a recipe")
    board.forget()
    assert QGuiApplication.clipboard().text() == "a recipe"
    board._board.dataChanged.connect(board._on_changed)


def test_locking_clears_it(window):
    window.copy("Art. 12.3")
    window.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_histories_of_clipboards_are_told_to_leave_it_alone(board):
    board.copy("Art. 12.3")
    data = QGuiApplication.clipboard().mimeData()
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
