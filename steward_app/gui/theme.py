"""How the app looks: a few tokens, a palette for light and dark, one style sheet made of them.

Every length is a part of the system font's size (em), times the scale that the user chose,
so that the app is as large as the rest of their desktop, or up to twice that.
"""

import re
import sys
from dataclasses import dataclass, fields
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

HIT = 32  # pixels that anything to press is high, at least


@dataclass(frozen=True)
class Tones:
    """The colors of one theme; every text on its ground has a contrast of 4.5:1 or more."""

    ground: str  # behind everything
    paper: str  # cards, lists, the page being written
    ink: str  # text
    faint: str  # secondary text
    rule: str  # hairlines
    edge: str  # the border of what can be typed into: 3:1 on paper and ground
    accent: str  # what can be pressed, what is selected
    on_accent: str
    wash: str  # the accent, barely
    signal: str  # the one button that matters now
    on_signal: str
    late: str  # overdue, refused
    soon: str  # due within days
    done: str  # saved, granted, sustained


LIGHT = Tones(
    ground="#F4F2EE",
    paper="#FFFFFF",
    ink="#1E2126",
    faint="#575E68",
    rule="#DDD9D1",
    edge="#87827A",
    accent="#5A2D82",
    on_accent="#FFFFFF",
    wash="#EFE8F6",
    signal="#F2B705",
    on_signal="#2B2100",
    late="#B42318",
    soon="#7E5200",
    done="#1A6B37",
)
DARK = Tones(
    ground="#17181B",
    paper="#202226",
    ink="#E9E7E4",
    faint="#A8AEB7",
    rule="#363A41",
    edge="#767C86",
    accent="#C9A8F2",
    on_accent="#23123A",
    wash="#30283C",
    signal="#F2C230",
    on_signal="#2B2100",
    late="#FF8F80",
    soon="#F0B840",
    done="#74D199",
)

# Which text stands on which ground: what the test measures, and a screen may rely on.
TEXT_ON = {
    "ground": ("ink", "faint", "accent", "late", "soon", "done"),
    "paper": ("ink", "faint", "accent", "late", "soon", "done"),
    "wash": ("ink", "faint", "accent", "late", "soon", "done"),
    "accent": ("on_accent",),
    "signal": ("on_signal",),
}

SHEET = """
* { outline: none; }
QWidget { color: $ink; }
QMainWindow, QDialog, #ground, QStackedWidget#ground { background: $ground; }
QScrollArea, QScrollArea > QWidget > QWidget[role="clear"], QWidget[role="clear"] {
  background: transparent; border: none; }
#rail { background: $ground; border: none; border-right: 1px solid $rule; }
*[dir="rtl"] #rail { border-right: none; border-left: 1px solid $rule; }
QFrame[role="hairline"] { background: $rule; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="card"] { background: $paper; border: 1px solid $rule; border-radius: 0.8em; }
QFrame[role="notice"] { background: $wash; border: 1px solid $rule; border-radius: 0.6em; }
QFrame[role="strip"] { background: $wash; border: 1px solid $rule; border-radius: 0.6em; }
QFrame[role="refused"] { background: $paper; border: 2px solid $late; border-radius: 0.6em; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {
  background: $paper; border: 1px solid $edge; border-radius: 0.5em; padding: 0.3em 0.7em;
  placeholder-text-color: $faint;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QSpinBox { min-height: $field; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {
  border: 2px solid $accent; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $ground; border-color: $rule; }
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus { border-color: $accent; }
QTextEdit[role="reading"] { background: $paper; border: 2px solid transparent;
  padding: 0; }
QTextEdit[role="reading"]:focus { border-color: $accent; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
  border: 2px solid $late; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QPushButton:disabled {
  color: $faint; }
QComboBox::drop-down { border: none; width: 2em; }
QComboBox::down-arrow { image: url("$icons/down-$name.svg"); width: 0.9em; height: 0.9em; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $edge; padding: 0.3em;
  selection-background-color: $wash; selection-color: $ink; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 1.6em; }
QSpinBox::up-arrow { image: url("$icons/up-$name.svg"); width: 0.7em; height: 0.7em; }
QSpinBox::down-arrow { image: url("$icons/down-$name.svg"); width: 0.7em; height: 0.7em; }

QPushButton { background: $paper; border: 1px solid $edge; border-radius: 0.5em;
  padding: 0.2em 1em; min-height: $press; }
QPushButton:hover { background: $wash; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 0.2em 0.95em; }
QPushButton:pressed, QPushButton:checked { background: $wash; color: $accent; }
QPushButton:disabled { border-color: $rule; background: $ground; }
QPushButton[role="main"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton[role="main"]:hover { border: 2px solid $ink; }
QPushButton[role="main"]:focus { border: 2px solid $ink; }
QPushButton[role="main"]:disabled { background: $ground; color: $faint; border-color: $rule; }
QPushButton[role="signal"] { background: $signal; color: $on_signal; border-color: $signal;
  font-weight: 700; }
QPushButton[role="signal"]:hover, QPushButton[role="signal"]:focus { border: 2px solid $ink; }
QPushButton[role="quiet"] { background: transparent; border: 1px solid transparent;
  color: $accent; padding: 0.2em 0.6em; }
QPushButton[role="quiet"]:hover { background: $wash; }
QPushButton[role="quiet"]:focus { border: 2px solid $accent; }
QPushButton[role="row"] { background: transparent; border: 2px solid transparent;
  border-radius: 0.5em; padding: 0; text-align: left; min-height: $row; }
QPushButton[role="row"]:hover { background: $wash; }
QPushButton[role="row"]:focus { border: 2px solid $accent; background: $wash; }
QPushButton[role="toggle"] { padding: 0.1em 0.6em; color: $faint; border-color: $rule; }
QPushButton[role="toggle"]:focus { padding: 0.1em 0.55em; }
QPushButton[role="toggle"]:checked { color: $accent; border-color: $accent; }
#rail QPushButton { border: 2px solid transparent; background: transparent; color: $faint;
  border-radius: 0.6em; padding: 0.25em 0.7em; text-align: left; }
#rail QPushButton:hover { background: $wash; color: $ink; }
#rail QPushButton:checked { background: $wash; color: $accent; font-weight: 600; }
#rail QPushButton:focus { border: 2px solid $accent; }

QCheckBox, QRadioButton { spacing: 0.6em; border: 2px solid transparent; padding: 0.25em;
  border-radius: 0.4em; min-height: $press; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 1.2em; height: 1.2em; }
QCheckBox::indicator { border: 1px solid $edge; border-radius: 0.25em; background: $paper; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent;
  image: url("$icons/check-$name.svg"); }
QRadioButton::indicator { border: 1px solid $edge; border-radius: 0.6em; background: $paper; }
QRadioButton::indicator:checked { border-color: $accent; background: $paper;
  image: url("$icons/dot-$name.svg"); }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: 1.65em; font-weight: 650; }
QLabel[role="head"] { font-size: 1.08em; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="accent"] { color: $accent; font-weight: 600; }
QLabel[role="late"], QLabel[role="problem"] { color: $late; font-weight: 600; }
QLabel[role="soon"] { color: $soon; font-weight: 600; }
QLabel[role="done"] { color: $done; font-weight: 600; }
QLabel[role="stamp"] { color: $faint; }
QLabel[role="words"] { font-size: 1.35em; font-weight: 600; }
QLabel[role="large"] { font-size: 2.2em; font-weight: 600; }
QLabel[role="lead"] { font-size: 1.25em; }

QTableView, QTreeView, QListView { background: $paper; border: 1px solid $rule;
  border-radius: 0.8em; alternate-background-color: $paper;
  selection-background-color: $wash; selection-color: $ink; gridline-color: $rule;
  padding: 0.3em; }
QTreeView[role="clear"], QListView[role="clear"] { border: 2px solid transparent; padding: 0; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid $accent; }
QTreeView[role="clear"]:focus, QListView[role="clear"]:focus { border-color: $accent; }
QTreeView::item, QListView::item { min-height: $item; padding: 0 0.5em; border-radius: 0.4em; }
QTableView::item { padding: 0 0.5em; border-bottom: 1px solid $rule; }
QTreeView::item:hover, QListView::item:hover, QTableView::item:hover { background: $wash; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
  background: $wash; color: $ink; }
QTreeView::branch:selected { background: transparent; }
QTableView[role="page"] { background: transparent; border: 2px solid transparent; padding: 0; }
QTableView[role="page"]:focus { border-color: $accent; }
QTableView[role="page"]::item { border: none; padding: 0; }
QHeaderView { background: $paper; border: none; }
QHeaderView::section { background: $paper; color: $faint; border: none;
  border-bottom: 1px solid $rule; padding: 0.5em 0.75em; font-weight: 600; }
QTabBar::tab { padding: 0.5em 1em; min-height: $press; color: $faint; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { border: 2px solid $accent; border-radius: 0.4em; }
QTabWidget::pane { border: none; border-top: 1px solid $rule; }
QProgressBar { border: none; border-radius: 0.25em; background: $rule; max-height: 0.5em;
  min-height: 0.5em; }
QProgressBar::chunk { background: $accent; border-radius: 0.25em; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $rule; }
QScrollBar:vertical { background: transparent; width: 0.8em; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 0.8em; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 0.3em; margin: 0.1em; }
QScrollBar::handle:vertical { min-height: 2em; }
QScrollBar::handle:horizontal { min-width: 2em; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QToolTip { background: $ink; color: $paper; border: none; padding: 0.3em 0.6em; }
QMenu { background: $paper; border: 1px solid $rule; padding: 0.3em; }
QMenu::item { padding: 0.5em 1.2em; border-radius: 0.4em; }
QMenu::item:selected { background: $wash; color: $ink; }
QCalendarWidget QWidget { background: $paper; alternate-background-color: $wash; }
QCalendarWidget QToolButton { color: $ink; background: $paper; border: none; padding: 0.4em;
  min-height: $press; border-radius: 0.4em; }
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus { background: $wash; }
"""

PALETTE: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "ground",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Button: "paper",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "paper",
}


def arguments() -> list[str]:
    """Return what a QApplication is made with: the style that the sheet is written for.

    Setting it later is slower, for it hands out the style as an object that nobody wants.
    """
    return [*sys.argv[:1], "-style", "Fusion"]


def chosen(theme: str) -> Tones:
    """Return the tones of `light` or `dark`; `system` is what the desktop shows now."""
    if theme == "system":
        hints = QGuiApplication.styleHints()
        theme = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    return DARK if theme == "dark" else LIGHT


def apply(app: QApplication, tones: Tones, scale: int = 100) -> None:
    """Dress the whole app in one theme, its text this many percent of the system's.

    The font is set first, and the sheet made from it. What is built afterward measures
    itself by `em`; what was built before keeps its margins until it is built again.
    """
    from steward_app.paths import shipped

    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(QFontInfo(font).pointSizeF() * scale / 100)
    app.setFont(font)
    palette = QPalette()
    for role, token in PALETTE.items():
        palette.setColor(role, QColor(getattr(tones, token)))
    dim = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(dim, role, QColor(tones.faint))
    app.setPalette(palette)
    app.setStyleSheet(sheet(tones, font, (shipped("resources") / "icons").as_posix()))


def tones_of(app: QApplication | None = None) -> Tones:
    """Return the tones that the app wears now, for what paints by itself."""
    color = QGuiApplication.palette().color(QPalette.ColorRole.Base).name().upper()
    return DARK if color == DARK.paper.upper() else LIGHT


def em(parts: float = 1) -> int:
    """Return a length in pixels: so many times the height of the app's letters."""
    return max(1, round(parts * QFontInfo(QApplication.font()).pixelSize()))


def sheet(tones: Tones, font: QFont, icons: str) -> str:
    """Return the style sheet for these tones at this size of type."""
    pixels, points = QFontInfo(font).pixelSize(), QFontInfo(font).pointSizeF()
    high = max(HIT, round(2.35 * pixels))
    inner = {  # what is left inside paddings and a border
        "press": f"{high - 2 * round(0.2 * pixels) - 2}px",
        "field": f"{high - 2 * round(0.3 * pixels) - 2}px",
        "item": f"{high}px",
        "row": f"{high - 4}px",
        "icons": icons,
        "name": "dark" if tones is DARK else "light",
    }
    tokens = {one.name: getattr(tones, one.name) for one in fields(tones)} | inner
    text = re.sub(r"\$(\w+)", lambda found: tokens[found[1]], SHEET)
    text = re.sub(
        r"font-size: ([\d.]+)em", lambda at: f"font-size: {float(at[1]) * points:.2f}pt", text
    )
    return re.sub(r"\b([\d.]+)em\b", lambda at: f"{round(float(at[1]) * pixels)}px", text)


def contrast(text: str, ground: str) -> float:
    """Return the contrast of two colors as WCAG 2.2 defines it, from 1 to 21."""
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


Role = Literal[
    "",
    "title",
    "head",
    "strong",
    "faint",
    "accent",
    "late",
    "soon",
    "done",
    "stamp",
    "problem",
    "words",
    "large",
    "lead",
]
