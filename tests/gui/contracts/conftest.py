import pytest

from steward_app.gui import theme


@pytest.fixture
def dressed(qapp):
    """Dress the app once: the style sheet takes longer than most of these tests."""
    if not qapp.styleSheet() or theme.tones_of() is not theme.LIGHT:
        theme.apply(qapp, theme.LIGHT)
    return qapp
