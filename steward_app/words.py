"""The words of the app in the user's language; English is what the code says.

Catalogs are gettext's: `resources/i18n/<language>/*.po`, compiled by `kit.py` to
`resources/i18n/<language>.mo`. Another language is another catalog and nothing else. The
language is the one thing that every module shares, as Qt's own translators are shared.
"""

import gettext
from datetime import date, datetime

from steward_app.paths import shipped

LANGUAGES = {"en": "English", "es": "Español"}

_catalog: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Speak this language from now on; one without a catalog is English."""
    global _catalog, _language  # noqa: PLW0603
    file = shipped("resources") / "i18n" / f"{language}.mo"
    _language, _catalog = "en", gettext.NullTranslations()
    if language != "en" and file.is_file():
        with file.open("rb") as data:
            _catalog = gettext.GNUTranslations(data)
        _language = language


def language() -> str:
    """Return the code of the language that is spoken now."""
    return _language


def t(text: str, **values: object) -> str:
    """Return a sentence in the user's language, with these values put in as they are."""
    found = _catalog.gettext(text)
    return found.format(**values) if values else found


def tn(one: str, many: str, n: int, **values: object) -> str:
    """Return the sentence for a number of things; `{n}` stands for the number."""
    return _catalog.ngettext(one, many, n).format(n=n, **values)


def day(when: date) -> str:
    """Return a day as on a list: `Wed, Nov 25`."""
    names = t("Mon Tue Wed Thu Fri Sat Sun").split()
    months = t("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return t("{weekday}, {month} {day}").format(
        weekday=names[when.weekday()], month=months[when.month - 1], day=when.day
    )


def long_day(when: date) -> str:
    """Return a day as on paper: `November 25, 2026`."""
    months = t(
        "January February March April May June July August September October November December"
    ).split()
    return t("{month} {day}, {year}").format(
        month=months[when.month - 1], day=when.day, year=when.year
    )


def clock_time(when: datetime) -> str:
    """Return a time of day in 24 hours: `14:06`."""
    return f"{when.hour:02}:{when.minute:02}"


def moment(when: datetime) -> str:
    """Return a day and a time of day: `Nov 25, 2026, 14:06`."""
    months = t("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return t("{month} {day}, {year}, {time}").format(
        month=months[when.month - 1], day=when.day, year=when.year, time=clock_time(when)
    )
