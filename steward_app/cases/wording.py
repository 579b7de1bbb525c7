"""Sentences that a written grievance should not be without, added once.

Common practice of written grievances: name the articles "and any other applicable provision",
so that an article forgotten today can still be argued; ask that the worker "otherwise be made
whole", so that a loss forgotten today can still be repaid.
"""

from collections.abc import Iterable

from steward_app.names import folded
from steward_app.words import language

OTHER_PROVISIONS = {
    "en": "and any other applicable provision",
    "es": "y cualquier otra disposición aplicable",
}
MADE_WHOLE = {
    "en": "and otherwise be made whole",
    "es": "y que en todo lo demás se le restituya íntegramente",
}
MADE_WHOLE_ALONE = {"en": "Be made whole", "es": "Que se le restituya íntegramente"}
ALREADY_WHOLE = ("made whole", "make whole", "restituya integramente", "reparacion integra")
ALREADY_OTHERS = (
    "any other applicable",
    "other relevant provision",
    "any other relevant",
    "otra disposicion aplicable",
    "otras disposiciones aplicables",
)


def with_made_whole(remedy: str, spoken: str | None = None) -> str:
    """Return a remedy that asks to be made whole, in the language given or the user's."""
    tongue = _tongue(spoken)
    if not remedy.strip():
        return f"{MADE_WHOLE_ALONE[tongue]}."
    if any(words in folded(remedy) for words in ALREADY_WHOLE):
        return remedy
    return f"{remedy.rstrip().rstrip('.;,')}, {MADE_WHOLE[tongue]}."


def with_other_provisions(articles: Iterable[str], spoken: str | None = None) -> str:
    """Return the articles in one sentence that ends with "any other applicable provision"."""
    tongue = _tongue(spoken)
    named = [one.strip().rstrip(".;,") for one in articles if one.strip()]
    text = "; ".join(named)
    if any(words in folded(text) for words in ALREADY_OTHERS):
        return text
    if not text:
        text = {"en": "The contract", "es": "El contrato"}[tongue]
    return f"{text}, {OTHER_PROVISIONS[tongue]}"


def _tongue(spoken: str | None) -> str:
    tongue = spoken or language()
    return tongue if tongue in MADE_WHOLE else "en"
