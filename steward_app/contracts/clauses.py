"""Inside an article: its sections and its lettered paragraphs.

Enumerators are read as nested lists: a marker that carries on a list ends what is below it; a
marker that begins at one opens a list below; any other is taken for words of the text.
"""

# ruff: noqa: RUF001 - dashes and quotation marks as contracts print them
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from steward_app.contracts.contents import normal, plain
from steward_app.contracts.headings import capitals, titled
from steward_app.contracts.layout import Line, roman

DEEPEST = 4
"""Levels of an outline: article, section, paragraph, paragraph below it."""

_MARK = re.compile(
    r"(?:(?P<section>SECTION|Section|SEC\.|Sec\.|§)\s*"
    r"(?P<sn>\d{1,3}[A-Z]?(?:\.\d{1,3}){0,3}(?:\([a-z]\))?|[A-Z](?![a-z])|[IVX]{1,5}(?![a-z])|l)"
    r"|(?P<step>STEP|Step|LEVEL|Level)\s+(?P<pn>\d|[IVX]{1,3}|[A-Z]?[a-zA-Z]{2,5})(?=[\s.:–—(-]|$)"
    r"|(?P<dotted>\d{1,4}(?:\s?\.\s?\d{1,3}){1,4}(?:\s?\([a-z]\))?)(?![\d%])"
    r"|(?P<open>\()?(?P<n>\d{1,2}|[ivx]{1,5}|[IVX]{1,5}|[a-zA-Z]|(?P<twin>[a-z])(?P=twin))"
    r"(?P<close>\.\)|\)\.|[.)])(?=\s|$|[A-Z]))"
)
_COUNTED = ("one", "two", "three", "four", "five", "six")
_RUN_IN = re.compile(r"(?P<title>.{2,90}?)(?P<end>[.:](?=\s|$)|\s+[–—-]{1,2}\s|\s{3,}|$)")
_SPEAKS = re.compile(r"\b(?:shall|will|may|must|can|is|are|was|were|has|have|be|not|agrees?)\b")
_AFTER = " \t.:;–—‐-|"


@dataclass(frozen=True, slots=True)
class Part:
    """A section or paragraph found: its line, level, kind, number as printed, title, body."""

    line: Line
    level: int
    kind: str
    number: str
    title: str
    body: int
    cited: str


@dataclass(slots=True)
class _List:
    style: str
    last: int


def find(lines: Sequence[Line], article: str, promised: frozenset[str]) -> Iterator[Part]:
    """Give the parts inside an article, whose number is `article`, in reading order.

    `promised` are the plain titles that the table of contents names.
    """
    stack: list[_List] = []
    for place, line in enumerate(lines):
        found = _MARK.match(line.text)
        if not found:
            if line.marked and line.text and len(line.text) <= 100:
                stack.clear()
                yield Part(line, 2, "section", "", line.text, line.end, f", {line.text}")
            continue
        rest = line.text[found.end() :].lstrip(_AFTER)
        before = lines[place - 1] if place else None
        level = _level(found, rest, article, stack, line, before)
        if not level or level > DEEPEST:
            continue
        following = lines[place + 1] if place + 1 < len(lines) else None
        title = _title(rest, following, promised, bool(found.group("section")))
        number, cited = _named(found)
        sectional = bool(found.group("section") or found.group("dotted")) or (
            level == 2 and bool(title)
        )
        kind = "section" if sectional else "step" if found.group("step") else "paragraph"
        if not sectional and title == rest and (not following or _MARK.match(following.text)):
            title = ""  # a list of short things, not of headings
        after = rest[len(title) :] if title else rest
        head = len(line.text) - len(after.lstrip(_AFTER))
        yield Part(line, level, kind, number, title, _offset(line, head), cited)


def _offset(line: Line, letters: int) -> int:
    """Return where in the text the words after a line's first letters begin."""
    return min(line.end, line.start + line.lead + letters)


def _level(
    found: re.Match[str],
    rest: str,
    article: str,
    stack: list[_List],
    line: Line,
    before: Line | None,
) -> int:
    """Return the level of a marker, 0 for a number that is only part of a sentence."""
    if found.group("dotted"):
        parts = re.sub(r"\s", "", found.group("dotted")).split("(")[0].split(".")
        if parts[0] != normal(article) or rest.startswith((",", ";")):
            return 0
        level = len(parts) + ("(" in found.group("dotted"))
        stack[:] = [_List("dotted", 0)] * (level - 1)
        return level
    if found.group("section"):
        number = found.group("sn")
        if re.match(r"[a-z,;)(]", rest) and not rest.startswith("("):
            return 0
        tail = line.text[found.end() : found.end() + 1]
        if tail in {",", ")"} or (before and not line.alone and before.text.endswith("of")):
            return 0
        if not _follows(stack, "section", _value(number)[0], lenient=True):
            return 0
        return 2
    for style, value in _readings(found):
        if rest.startswith((",", ";")):
            return 0
        if _follows(stack, style, value, lenient=False):
            return len(stack) + 1
    return 0


def _follows(stack: list[_List], style: str, value: int, lenient: bool) -> bool:
    """Fit a marker into the lists that are open; False when it fits none."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].style != style:
            continue
        step = value - stack[depth].last
        if 0 < step <= (6 if lenient else 2) or value == 1:
            del stack[depth + 1 :]
            stack[depth].last = value
            return True
        return False
    if style == "section":
        if value > 12:
            return False
        stack[:] = [_List(style, value)]
        return True
    if value == 1 and len(stack) < DEEPEST + 1:
        stack.append(_List(style, 1))
        return True
    return False


def _readings(found: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Give what a marker may be: `(i)` is the ninth letter or the first Roman number."""
    if found.group("step"):
        word = found.group("pn").lower()
        value = _COUNTED.index(word) + 1 if word in _COUNTED else _value(word)[0]
        yield "step", value
        return
    number = found.group("n")
    shape = f"{found.group('open') or ''}{found.group('close')}"
    if number.isdigit():
        yield f"1{shape}", int(number)
        return
    case = "A" if number.isupper() else "a"
    if found.group("twin"):
        yield f"{case}{shape}", 26 + ord(number[0].lower()) - 96
    elif len(number) == 1:
        yield f"{case}{shape}", ord(number.lower()) - 96
    if value := roman(number):
        yield f"{'I' if case == 'A' else 'i'}{shape}", value


def _value(number: str) -> tuple[int, str]:
    digits = re.match(r"\d+", number)
    if digits:
        return int(digits.group()), number[digits.end() :]
    if number == "l":  # a one, misread
        return 1, ""
    if len(number) == 1 and number.upper() not in "IVX":
        return ord(number.upper()) - 64, ""
    return roman(number), ""


def _title(rest: str, following: Line | None, promised: frozenset[str], section: bool) -> str:
    """Return the title that begins a section's line; empty where the text begins at once."""
    found = _RUN_IN.match(rest)
    if not found:
        return ""
    title = found.group("title").strip()
    words = title.split()
    if plain(title) in promised:
        return title
    whole = found.end() >= len(rest) and not found.group("end")
    spoken = found.group("end").strip() == "." and _sentence_case(title, rest[found.end() :])
    if len(words) > 14 or not (titled(title) or spoken):
        return ""
    if whole and not capitals(title):
        # A line that runs on into the next is a sentence, not a title.
        runs_on = following is not None and not following.alone and following.text[0].islower()
        if runs_on or len(rest) > 75:
            return ""
        if not section and following is not None and not following.alone and len(words) > 8:
            return ""
    return title


def _sentence_case(title: str, after: str) -> bool:
    """Whether `Shift bidding generally.` before a sentence is a title and not a sentence."""
    return (
        len(title.split()) <= 6
        and title[:1].isupper()
        and after.lstrip(" “\"'‘")[:1].isupper()
        and not _SPEAKS.search(title)
    )


def _named(found: re.Match[str]) -> tuple[str, str]:
    """Return a marker's number as printed, and how it is added to a citation."""
    if found.group("section"):
        return found.group("sn"), f", Sec. {found.group('sn')}"
    if found.group("step"):
        return f"{found.group('step')} {found.group('pn')}", f", Step {found.group('pn')}"
    if found.group("dotted"):
        number = re.sub(r"\s", "", found.group("dotted"))
        return number, number
    number = found.group("n")
    printed = f"{found.group('open') or ''}{number}{found.group('close')}".rstrip(".")
    return printed, f"({number})"
