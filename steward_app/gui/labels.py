"""How what was typed and when it happened are put on the screen."""

from datetime import date, timedelta

from steward_app import names
from steward_app.words import day, long_day, t


def shown(text: str, *, lines: bool = True) -> str:
    """Return a text as a screen shows it: what hides is spelled out, tabs are spaces.

    `lines=False` puts it on one line, for a button, a list or a table.
    """
    if text.isascii() and text.isprintable():
        return text
    parts = text.replace("\r\n", "\n").replace("\t", " ").split("\n")
    return ("\n" if lines else " ").join(names.shown(part) for part in parts)


def both(number: str, title: str) -> str:
    """Return an article's number and title beside each other; once, where they are one."""
    if number.casefold() == title.casefold():
        return title
    return "  ".join(part for part in (number, title) if part)


def near_day(when: date, today: date) -> str:
    """Return a day as people say it when it is near: `Today`, `Yesterday`, `Wed, Nov 25`."""
    if when == today:
        return t("Today")
    if when == today - timedelta(days=1):
        return t("Yesterday")
    if when == today + timedelta(days=1):
        return t("Tomorrow")
    return day(when) if abs((when - today).days) < 180 else long_day(when)
