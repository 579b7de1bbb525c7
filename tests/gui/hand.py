"""What a user's hand can do: press what can be seen, type where it has a name.

Everything is found by the words on the screen or by the name a screen reader says, among what
is visible and enabled, so that a test can do no more than a person at the window.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.exceptions import TimeoutError as NotInTime

PATIENCE = 15_000  # milliseconds


class Hand:
    """Works in whatever window of the app is shown."""

    def __init__(self, qtbot):
        self.qtbot = qtbot

    def windows(self):
        return [one for one in QApplication.topLevelWidgets() if one.isVisible()]

    def all(self, kind):
        return [
            one
            for window in self.windows()
            for one in window.findChildren(kind)
            if one.isVisible() and one.isEnabled()
        ]

    def find(self, name, *kinds):
        """Wait for a widget of these kinds that is called this, in words or when spoken."""

        def called(one):
            said = one.text() if isinstance(one, QAbstractButton) else ""
            return name in (one.accessibleName(), said.split("   ")[0])

        found = []

        def look():
            found[:] = [one for kind in kinds for one in self.all(kind) if called(one)]
            return bool(found)

        try:
            self.qtbot.waitUntil(look, timeout=PATIENCE)
        except NotInTime:
            there = sorted({one.accessibleName() for kind in kinds for one in self.all(kind)})
            raise AssertionError(f"nothing is called {name!r} among {there}") from None
        return found[0]

    def press(self, name):
        button = self.find(name, QAbstractButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, beginning):
        """Press the row of a list that begins with these words, or has them after its date."""
        rows = []

        def look():
            rows[:] = [
                one
                for one in self.all(QAbstractButton)
                if not one.text() and beginning in one.accessibleName()
            ]
            return bool(rows)

        self.qtbot.waitUntil(look, timeout=PATIENCE)
        QTest.mouseClick(rows[0], Qt.MouseButton.LeftButton)

    def type_in(self, name, text, *, enter=False):
        """Replace what stands in a place; with `enter`, press Enter there at the end."""
        self.at_the_window()
        place = self.find(name, QLineEdit, QPlainTextEdit)
        place.setFocus()
        place.selectAll()
        QTest.keyClick(place, Qt.Key.Key_Delete)
        for letter in text:  # QTest's own keyClicks knows ASCII alone
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(place, event)
        if enter:
            QTest.keyClick(place, Qt.Key.Key_Return)

    def keys(self, sequence):
        """Press a shortcut wherever the cursor is."""
        self.at_the_window()
        at = QApplication.focusWidget() or self.windows()[0]
        QTest.keySequence(at, sequence)

    def at_the_window(self):
        """Have the keyboard in the app's window, as after a click into it."""
        window = self.windows()[0]
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)

    def sees(self, text):
        """Wait until some label says this."""

        def look():
            return any(text in one.text() for one in self.all(QLabel))

        try:
            self.qtbot.waitUntil(look, timeout=PATIENCE)
        except NotInTime:
            said = [one.text() for one in self.all(QLabel)]
            raise AssertionError(f"{text!r} is not on the screen: {said}") from None
