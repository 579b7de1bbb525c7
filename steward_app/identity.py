"""What a steward's records never hold: social-security numbers and full dates of birth.

Either one, beside a name, turns a lost laptop into a reportable breach in several states, and
no grievance needs it. A field that looks like one is refused; a note is warned about.
"""

import re
import unicodedata

from steward_app.errors import Refused
from steward_app.names import plain
from steward_app.words import t

NEAR = r"[^\n]{0,30}?"
SEPARATED = re.compile(
    r"(?<![\d-])\d{3}[-\u2010-\u2015. ]\d{2}[-\u2010-\u2015. ]\d{4}(?![\d-])"
)
LABELED = re.compile(
    r"\b(?:ss[n#]|s\.s\.n\.?|social\W{0,2}sec\w*|soc\.? sec\.?|nss|itin"
    r"|seguro social|seguridad social)" + NEAR + r"(?:\d[\W_]{0,2}){8}\d(?!\d)",
    re.IGNORECASE,
)
MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|ene|abr|ago|dic)[a-záéíóú]*\.?"
)
FULL_DATE = (
    r"(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: de| of)? {MONTH}(?: de| del|,)? \d{{2,4}})"
)
BIRTH = re.compile(
    r"\b(?:born|birth ?dates?|birth ?days?|date of birth|d\.?o\.?b\.?|b-?day"
    r"|fecha de nac\w*\.?|f\.? ?nac\.?|nacid[oa]|naci[oó]|nacimiento|cumplea[nñ]os)"
    r"(?![a-z])" + NEAR + r"(?<!\d)" + FULL_DATE,
    re.IGNORECASE,
)


def warning(text: str) -> str | None:
    """Return a sentence if the text seems to hold such a number or date; nothing if not."""
    # NFKC makes full-width digits plain ones; a soft hyphen must not hide a number.
    flat = unicodedata.normalize("NFKC", plain(text)) if not text.isascii() else text
    if SEPARATED.search(flat) or LABELED.search(flat):
        return t(
            "This looks like a social-security number. Take it out: no grievance needs it,"
            " and losing it would be a breach that has to be reported."
        )
    if BIRTH.search(flat):
        return t(
            "This looks like a full date of birth. Take it out: an age or a seniority date is"
            " enough for every form."
        )
    return None


def refuse(text: str) -> None:
    """Refuse a field that seems to hold such a number or date."""
    if problem := warning(text):
        raise Refused(problem)
