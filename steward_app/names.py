"""How a name, or any short text of a stranger, is shown, compared and searched.

The record keeps what was typed, faithfully; what could deceive the eye is spelled out on the
screen instead of being drawn: control characters, those that turn the direction of writing,
those without a width, and more combining marks on one letter than any script has.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

MARKS_ON_A_LETTER = 4
INVISIBLE_LETTERS = frozenset("\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800")
JOINERS = frozenset("\u200c\u200d")  # Persian, Indic scripts and emoji need them
FIRST_JOINING_SCRIPT = 0x590  # nothing before it (Latin, Greek, Cyrillic) joins by them
LINES = frozenset("\u2028\u2029")
HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def shown(text: str) -> str:
    """Return a one-line text as a screen shows it: what hides is spelled out, `[U+202E]`."""
    if not _suspicious(text):
        return text
    return "".join(f"[U+{ord(char):04X}]" if odd else char for char, odd in _marked(text))


def is_odd(text: str) -> bool:
    """Tell whether a one-line text holds anything that would not be seen as it is."""
    return _suspicious(text) and any(odd for _, odd in _marked(text))


def plain(text: str) -> str:
    """Return a text without what cannot be seen; lines stay apart. For searching."""
    if not _suspicious(text):
        return text
    return "".join(char for char, odd in _marked(text) if char in "\t\n\r" or not odd)


def folded(text: str) -> str:
    """Return what two spellings of one name share: no accents, case or hidden characters."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", plain(text).casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _suspicious(text: str) -> bool:
    """Tell, fast, whether a text is worth looking at character by character."""
    if text.isascii():
        return not text.isprintable()
    return any(map(_may_hide, set(text)))


@lru_cache(4096)
def _may_hide(char: str) -> bool:
    return unicodedata.category(char)[0] in "CM" or char in INVISIBLE_LETTERS | JOINERS | LINES


def _marked(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each character, and whether it hides or deceives where it stands."""
    marks = 0
    for at, char in enumerate(text):
        marks = marks + 1 if unicodedata.combining(char) else 0
        if char in JOINERS:
            yield char, not _joins(text, at)
        else:
            hides = unicodedata.category(char) in HIDDEN or char in INVISIBLE_LETTERS
            yield char, hides or marks > MARKS_ON_A_LETTER


def _joins(text: str, at: int) -> bool:
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(around) == 2 and all(
        ord(char) >= FIRST_JOINING_SCRIPT and char not in JOINERS for char in around
    )
