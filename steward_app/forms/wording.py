"""What a printed form says around its fields, in the form's language and not the app's.

The words are data, `forms/wording.toml`: a page can be printed in Spanish while the app speaks
English, so they do not come from the app's own catalog.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from types import MappingProxyType

from steward_app.paths import shipped

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")


class Wording:
    """The words of one language; ask it as `say("page", n=1, of=2)`."""

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        self.language = language
        self._words = words

    def say(self, key: str, **values: object) -> str:
        """Return a sentence, with these values put in as they are."""
        found = self._words[key]
        return found.format(**values) if values else found

    def day(self, text: str) -> str:
        """Return an ISO date as paper writes it; any other text as it was typed."""
        return self._dated(text, "months", "day")

    def moment(self, text: str) -> str:
        """Return an ISO date and time in full; any other text as it was typed."""
        return self._dated(text, "months", "moment")

    def short_moment(self, text: str) -> str:
        """Return an ISO date and time for a narrow column; other text as it was typed."""
        return self._dated(text, "short_months", "short_moment")

    def _dated(self, text: str, months: str, pattern: str) -> str:
        try:
            if ISO_DATE.fullmatch(text.strip()):
                when: date = date.fromisoformat(text.strip())
                months, pattern = "months", "day"
            elif ISO_MOMENT.match(text.strip()):
                when = datetime.fromisoformat(text.strip())
            else:
                return text
        except ValueError:
            return text
        time = f"{when.hour:02}:{when.minute:02}" if isinstance(when, datetime) else ""
        names = self._words[months].split()
        month = names[when.month - 1]
        pattern = pattern if time else "day"
        return self.say(pattern, month=month, day=when.day, year=when.year, time=time)


def wording(language: str) -> Wording:
    """Return the words of a language; of English, where there are none in it."""
    every = _read()
    found = language if language in every else "en"
    return Wording(found, every[found])


@cache
def _read() -> Mapping[str, Mapping[str, str]]:
    with (shipped("forms") / "wording.toml").open("rb") as file:
        return MappingProxyType(tomllib.load(file))
