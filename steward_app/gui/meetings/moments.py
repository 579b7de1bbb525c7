"""When something happened, as a steward types it between two sentences, and as it is shown.

`14:02`, `about 14:02`, `2:02 pm`, `2:02`, `1402`, `yesterday 14:02`, `2026-11-20 14:02`.
"""

import re
from datetime import date, datetime, timedelta

from steward_app.words import clock_time, day, t

ABOUT = re.compile(
    r"^(?:about|around|approx\.?|ca\.?|circa|at|~"
    r"|como a las?|hacia las?|a eso de las?|a las?)\s*",
    re.IGNORECASE,
)
DAY = re.compile(r"^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(yesterday|ayer)|(today|hoy))[ ,tT]+", re.I)
TIME = re.compile(r"^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:([ap])\.?\s?m\.?)?$", re.IGNORECASE)
SLACK = timedelta(minutes=2)  # two watches never agree


def read_moment(text: str, now: datetime) -> datetime | str | None:
    """Return the moment that was typed, to the minute; a sentence if it is none; or None.

    An hour of a twelve-hour clock is the latest one that is not to come.
    """
    text = ABOUT.sub("", " ".join(text.split()))
    if not text:
        return None
    when = now.date()
    if found := DAY.match(text):
        stated = _day(found, when)
        if stated is None:
            return t("There is no such day. Write it as 2026-11-25 14:02.")
        when, text = stated, ABOUT.sub("", text[found.end() :])
    time = TIME.match(text)
    if time is None or (time[2] is None and time[3] is None):
        return t("Write the time as 14:02, or 2:02 pm.")
    hour, minute, half = int(time[1]), int(time[2] or 0), (time[3] or "").lower()
    if minute > 59 or hour > (12 if half else 23) or (half and not hour):
        return t("There is no such time. Write it as 14:02, or 2:02 pm.")
    hours = [hour % 12 + (12 if half == "p" else 0)] if half else [hour]
    if not half and 0 < hour < 12 and not time[1].startswith("0"):
        hours.insert(0, hour + 12)
    midnight = datetime(when.year, when.month, when.day, tzinfo=now.tzinfo)
    for one in hours:
        told = midnight.replace(hour=one, minute=minute)
        if told <= now + SLACK:
            return told
    return t("That is later than now. Write the day too, as 2026-11-25 14:02.")


def read_iso(text: str) -> datetime | None:
    """Return a moment from the record, or None where it is empty or no moment."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def stamp(text: str) -> str:
    """Return the time of day of a moment from the record, as it was there and then."""
    when = read_iso(text)
    return clock_time(when) if when else ""


def told_moment(text: str, beside: str) -> str:
    """Return when something happened, with its day if that is not the day it is beside."""
    when, other = read_iso(text), read_iso(beside)
    if when is None:
        return ""
    if other is None or when.date() == other.date():
        return clock_time(when)
    return f"{day(when.date())}, {clock_time(when)}"


def _day(found: re.Match[str], today: date) -> date | None:
    if found[4]:
        return today - timedelta(days=1)
    if found[5]:
        return today
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
