"""How long a text may be: far more than any steward types, far less than stops the machine."""

from collections.abc import Collection, Iterable

from steward_app.errors import Refused
from steward_app.words import t

NAME = 200
SHORT = 500  # a title, a place, a phone number
LONG = 20_000  # an answer on a form: what, why, the remedy
NOTE = 100_000  # a note, or one line of a meeting: about forty pages


def bounded(text: str, most: int) -> str:
    """Return the text if it is not too long; otherwise refuse it with a sentence."""
    if len(text) > most:
        raise Refused(
            t(
                "This text has {n} characters, and this field takes {most}. Nothing was cut:"
                " split it, or keep the whole of it as an attachment.",
                n=len(text),
                most=most,
            )
        )
    return text


def refuse_unknown(fields: Iterable[str], known: Collection[str]) -> None:
    """Raise TypeError for a field that a record does not have: the caller's mistake."""
    for field in fields:
        if field not in known:
            raise TypeError(f"no such field: {field}")


def room_for_more(there: int, most: int) -> None:
    """Refuse one more of what there are too many of already."""
    if there >= most:
        raise Refused(
            t(
                "There are {n} already, and {most} is the most that one record takes.",
                n=there,
                most=most,
            )
        )
