"""Markdown as plain text of the same length: markup is blanked out, the words stay put.

Offsets in the result are offsets in the file. A `#` at the start of a line is left standing:
the outline reads it as the mark of a heading.
"""

import re

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?\r?\n)---[ \t]*\r?\n", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->|\{%.{0,400}?%\}|\{\{.{0,400}?\}\}", re.DOTALL)
_TOOLTIP = re.compile(
    r"<span class=\"tooltip-text\">(?:[^<]|<(?!/?span)[^>]{0,200}>){0,800}</span>"
)
_HEADING = re.compile(r"<h([1-6])\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")
_LINK = re.compile(r"(!?\[)([^\[\]]{0,400})(\]\([^()\s]{0,400}\))")
_EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,2})(?=\S)([^*_\n]{1,300})(?<=\S)\1(?!\w)")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~).*$|^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_MARK = re.compile(r"^[ \t]*(#{1,6})", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]*>+", re.MULTILINE)


def blanked(text: str) -> str:
    """Return Markdown with its markup replaced by spaces, length and line ends unchanged."""
    front = _FRONT.match(text)
    if front:
        titled = _TITLE.search(front.group(1))
        head = _blank(front.group(0))
        if titled:
            start, stop = titled.span(1)
            begin = front.start(1)
            named = front.group(1)[start:stop]
            head = (
                f"{head[: begin + titled.start()]}{'#':<{start - titled.start()}}{named}"
                + (head[begin + stop :])
            )
        text = head + text[front.end() :]
    for pattern in (_COMMENT, _TOOLTIP):
        text = pattern.sub(lambda m: _blank(m.group(0)), text)
    text = _HEADING.sub(lambda m: _heading(m.group(0), int(m.group(1))), text)
    text = _TAG.sub(lambda m: _blank(m.group(0)), text)
    text = _LINK.sub(
        lambda m: _blank(m.group(1)) + m.group(2) + _blank(m.group(3)),
        text,
    )
    for _ in range(2):
        text = _EMPHASIS.sub(
            lambda m: _blank(m.group(1)) + m.group(2) + _blank(m.group(1)), text
        )
    text = _QUOTE.sub(lambda m: _blank(m.group(0)), text)
    return _FENCE.sub(lambda m: _blank(m.group(0)), text)


def markup(text: str, blanked: str) -> tuple[tuple[int, int], ...]:
    """Return where a Markdown text holds markup: what was blanked out, and `#` marks."""
    spans: list[tuple[int, int]] = []
    for found in _MARK.finditer(blanked):
        spans.append(found.span(1))
    at, length = 0, len(text)
    while at < length:
        if text[at] == blanked[at]:
            at += 1
            continue
        start = stop = at
        while at < length and (text[at] != blanked[at] or text[at] == " "):
            at += 1
            stop = at if text[at - 1] != " " else stop
        spans.append((start, stop))
    return tuple(sorted(spans))


def _blank(markup: str) -> str:
    return re.sub(r"[^\r\n\f]", " ", markup)


def _heading(tag: str, depth: int) -> str:
    """Turn an HTML heading's tag into `#` marks of the same length."""
    marks = "#" * min(depth, len(tag) - 1)
    return marks + _blank(tag[len(marks) :])
