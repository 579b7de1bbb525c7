"""Passphrases: drawn for the user, or the user's own if it would stand up to a thief.

A check costs a thief who took the folder about as much as it costs us, so what keeps the
vault closed is how many guesses the passphrase takes. The figures in words are for Argon2id
with 256 MiB and three passes on a thousand graphics cards of 960 GB/s (447 guesses a second
each, from their memory's speed).
"""

import math
import secrets
import unicodedata
from functools import cache
from importlib.resources import files

from steward_app.errors import Refused
from steward_app.words import t, tn

WORDS = 5
ENOUGH = 50
GUESSES_A_SECOND = 447 * 1000
CONSIDERED = 72  # characters; more of them only make the estimate slow
MOST_WORDS = 20
MINUTE, HOUR, DAY, YEAR = 60, 3600, 86_400, 31_557_600
CLASSES = (("0", "9", 10), ("a", "z", 26), ("A", "Z", 26))


@cache
def word_list() -> tuple[str, ...]:
    """Return the 7,776 words of the EFF's long list, made for passphrases."""
    text = (files("xkcdpass") / "static" / "eff-long").read_text("ascii")
    return tuple(text.split())


def generate(words: int = WORDS) -> str:
    """Return this many words, each drawn alone from the list: 12.9 bits a word."""
    return " ".join(secrets.choice(word_list()) for _ in range(words))


def estimate(text: str) -> float:
    """Return how many bits a guesser has to go through, and never more than there can be.

    zxcvbn's count of guesses, which knows words, names, dates and keyboards, but no higher
    than what the characters, or the words each for itself, could give at best. Nothing here
    knows a verse or a motto: to one who knows it too, such a line is worth next to nothing.
    """
    text = unicodedata.normalize("NFC", text)
    if not text.strip():
        return 0.0
    return max(0.0, min(_guesses(text), _of_characters(text), _of_words(text)))


def refuse_weak(text: str) -> None:
    """Refuse a passphrase of the user's own that is worth less than `ENOUGH` bits."""
    bits = estimate(text)
    if bits < ENOUGH:
        raise Refused(
            t(
                "This passphrase is too easy to guess. {how_long} "
                "Add words that nobody would expect, or take the five that Steward draws.",
                how_long=in_words(bits),
            )
        )


def in_words(bits: float) -> str:
    """Say in a sentence how long a thief would need who has a thousand graphics cards."""
    seconds = 2 ** min(bits, 256) / 2 / GUESSES_A_SECOND
    if seconds < MINUTE:
        return t("A thief with a thousand graphics cards would need less than a minute.")
    if seconds >= 100_000 * YEAR:
        return t("A thief with a thousand graphics cards would need over 100,000 years.")
    if seconds < HOUR:
        long = tn("{n} minute", "{n} minutes", int(seconds / MINUTE))
    elif seconds < DAY:
        long = tn("{n} hour", "{n} hours", int(seconds / HOUR))
    elif seconds < YEAR:
        long = tn("{n} day", "{n} days", int(seconds / DAY))
    else:
        long = tn("{n} year", "{n} years", int(seconds / YEAR))
    return t("A thief with a thousand graphics cards would need about {long}.", long=long)


def _guesses(text: str) -> float:
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # 80 ms, so not at the top

    found = zxcvbn(text[:CONSIDERED], max_length=CONSIDERED)
    return math.log2(float(found["guesses"]))


def _of_characters(text: str) -> float:
    """Return the bits of as many characters, each drawn from the kinds that occur."""
    kinds = sum(
        size for low, high, size in CLASSES if any(low <= char <= high for char in text)
    )
    if any(not char.isalnum() for char in text):
        kinds += 33
    if any(not char.isascii() for char in text):
        kinds += 100  # one script's letters, not all that Unicode has
    different = len(set(text))
    return min(len(text) * math.log2(max(kinds, 2)), different * 8.0)


def _of_words(text: str) -> float:
    """Return the bits of each different word added up; of one word, no bound."""
    words = list(dict.fromkeys(text.lower().split()))[:MOST_WORDS]
    if len(words) < 2:
        return math.inf
    known, each = set(word_list()), math.log2(len(word_list()))
    return sum(each if word in known else _guesses(word) for word in words)
