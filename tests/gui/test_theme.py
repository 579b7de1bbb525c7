import re

import pytest
from PySide6.QtGui import QFontInfo

from steward_app.gui import theme
from steward_app.gui.widgets import Item, Line, Lines, button, check, label, radio

THEMES = {"light": theme.LIGHT, "dark": theme.DARK}
PAIRS = [(text, ground) for ground, texts in theme.TEXT_ON.items() for text in texts]


def test_black_on_white_has_the_contrast_that_the_standard_says():
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_can_be_read_on_its_ground(name, text, ground):
    tones = vars(THEMES[name])
    assert theme.contrast(tones[text], tones[ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_what_can_be_typed_into_has_a_border_that_can_be_seen(name):
    tones = THEMES[name]
    assert theme.contrast(tones.edge, tones.paper) >= 3
    assert theme.contrast(tones.edge, tones.ground) >= 3
    assert theme.contrast(tones.accent, tones.paper) >= 3


def test_no_size_of_type_in_the_sheet_is_in_pixels(qapp):
    sheet = theme.sheet(theme.LIGHT, qapp.font(), "icons")
    assert "$" not in sheet
    assert not re.search(r"\dem\b", sheet)
    for line in sheet.splitlines():
        if "font-size" in line:
            assert "pt" in line.split("font-size:")[1].split(";")[0]


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_twice_the_scale_is_twice_the_letters(qapp, scale):
    theme.apply(qapp, theme.LIGHT)
    usual, one = QFontInfo(qapp.font()).pointSizeF(), theme.em(10)
    theme.apply(qapp, theme.LIGHT, scale)
    now = QFontInfo(qapp.font()).pointSizeF()
    assert now == pytest.approx(usual * scale / 100, rel=0.03)
    assert theme.em(10) == pytest.approx(one * scale / 100, rel=0.06)
    theme.apply(qapp, theme.LIGHT)


@pytest.mark.parametrize("scale", [100, 200])
def test_what_can_be_pressed_is_at_least_32_pixels_high(qapp, qtbot, scale):
    theme.apply(qapp, theme.LIGHT, scale)
    lines = Lines([Item("one", lead="Today", press=lambda: None)])
    for one in (button("Save"), check("on"), radio("this"), Line("text"), lines):
        qtbot.addWidget(one)
        one.show()
        assert one.height() >= theme.HIT, one
    theme.apply(qapp, theme.LIGHT)


def test_a_title_is_larger_than_a_text(qapp, qtbot):
    theme.apply(qapp, theme.LIGHT)
    title, text = label("Today", "title"), label("Today")
    for one in (title, text):
        qtbot.addWidget(one)
        one.show()
    assert QFontInfo(title.font()).pointSizeF() > QFontInfo(text.font()).pointSizeF()


def test_the_theme_of_the_system_is_one_of_the_two(qapp):
    assert theme.chosen("system") in THEMES.values()
    assert theme.chosen("dark") is theme.DARK
