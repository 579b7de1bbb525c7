"""How the forms are called, in the user's language."""

from collections.abc import Mapping

from steward_app.forms import shipped_forms
from steward_app.words import language


def spoken(texts: Mapping[str, str], tongue: str = "") -> str:
    """Return a form's text in a language, or the user's, or else in the form's first one."""
    return texts.get(tongue or language()) or next(iter(texts.values()), "")


def form_titles() -> dict[str, str]:
    """Return what each form that comes with the app is called, by id."""
    return {one.id: spoken(one.title) for one in shipped_forms()}
