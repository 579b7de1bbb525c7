"""How the lines of a meeting are put on the page: neutral words, and nothing but the record."""

from dataclasses import dataclass, replace
from datetime import date

from steward_app.codes import codes, label
from steward_app.gui.labels import shown
from steward_app.journal import Subject
from steward_app.meetings import Line
from steward_app.words import day, long_day, moment, t

from .moments import SLACK, read_iso, stamp, told_moment

SPEAKERS = ("supervisor", "worker", "steward", "other")  # Ctrl+1 to Ctrl+4
QUESTION, ANSWER, DOCUMENT, BREAK, PROMISE = (
    "question",
    "answer",
    "document",
    "break",
    "promise",
)
TOLD, SAW = "told", "saw_or_heard"
BEGINNING = 48  # letters by which a line is known


@dataclass(frozen=True)
class Shown:
    """One row of the page."""

    id: Subject
    stamp: str
    lead: str  # who spoke, or what the moment was; set apart from the text
    text: str
    known: str  # how it is known, and when it happened
    under: str = ""  # how it read before, why it was struck
    moment: bool = False  # a mark of the moment: drawn stronger
    struck: bool = False
    day: str = ""  # where another day begins than that of the line before

    @property
    def sentence(self) -> str:
        """Return the row as a screen reader says it."""
        return ", ".join(
            part for part in (self.day, self.stamp, self._said, self.known, self.under) if part
        )

    @property
    def _said(self) -> str:
        return f"{self.lead} {self.text}".strip()


class Numbering:
    """Counts the questions; an answer has the number of the question before it."""

    def __init__(self) -> None:
        self.questions = 0
        self._day: date | None = None

    def put(self, line: Line) -> Shown:
        """Return the next line of the meeting as the page shows it."""
        if line.mark == QUESTION:
            self.questions += 1
        row = shown_line(line, self.questions)
        when, before = read_iso(line.written_at), self._day
        if when is None:
            return row
        self._day = when.date()
        changed = before is not None and before != self._day
        return replace(row, day=long_day(self._day)) if changed else row


def shown_line(line: Line, number: int = 0) -> Shown:
    """Return a line as the page shows it; `number` is that of the last question."""
    lead, text = _words(line, number)
    strong = line.what != "line" or line.mark in (DOCUMENT, BREAK, PROMISE)
    return Shown(
        id=line.id,
        stamp=stamp(line.written_at),
        lead=shown(lead, lines=False),
        text=shown(text),
        known=shown(known(line), lines=False),
        under=shown(_before(line)),
        moment=strong,
        struck=bool(line.struck),
    )


def renumbered(row: Shown, line: Line, number: int) -> Shown:
    """Return a corrected line in the place, and with the number, of its row."""
    fresh = replace(shown_line(line, number), day=row.day)
    return replace(fresh, lead=row.lead) if line.mark in (QUESTION, ANSWER) else fresh


def beginning(text: str) -> str:
    """Return the first words of a line, by which it is named."""
    said = shown(" ".join(text.split()), lines=False)
    return said if len(said) <= BEGINNING else said[:BEGINNING].rstrip() + " …"


def clock_went_back(before: Line | None, line: Line) -> str:
    """Return what to say of a line stamped well before the one above it; else nothing."""
    if before is None or before.id == line.id:
        return ""
    then, now = read_iso(before.written_at), read_iso(line.written_at)
    if then is None or now is None or now >= then - SLACK:
        return ""
    return t(
        "This computer's clock says {now}, which is before the last entry ({then}). Lines are"
        " stamped with it: set it right, and write the true time into a line.",
        now=moment(now),
        then=moment(then),
    )


def who(speaker: str, *, inside: bool = False) -> str:
    """Return who spoke, as people read it; `inside` a sentence a role is no name."""
    said = label("meeting_roles", speaker)
    return said.lower() if inside and speaker in codes("meeting_roles") else said


def known(line: Line) -> str:
    """Return how a line is known and when it happened: `told by worker, about 14:02`."""
    if line.mark == BREAK:
        return _late(line)
    if line.how_known == TOLD:
        first = told_by(line.told_by)
    elif line.mark == DOCUMENT:
        first = t("saw")
    elif line.speaker or line.what != "line":
        first = t("heard")
    else:
        first = t("saw or heard")
    parts = [first]
    if told := told_moment(line.happened, line.written_at):
        parts.append(t("about {time}", time=told))
    return " · ".join(part for part in (", ".join(parts), _late(line)) if part)


def response_choices() -> list[tuple[str, str]]:
    """Return the eight things an employer may do on a request, in their order."""
    return [(code, one.label) for code, one in codes("responses").items()]


def told_by(someone: str) -> str:
    """Return who told it: `told by worker`."""
    return t("told by {who}", who=who(someone, inside=True)) if someone else t("told")


def _late(line: Line) -> str:
    when = read_iso(line.written_at)
    if not line.late or when is None:
        return ""
    return t("written afterward, {day}", day=day(when.date()))


def _words(line: Line, number: int) -> tuple[str, str]:
    speaker = who(line.speaker) if line.speaker else ""
    if line.what == "request":
        return _request(line), _quoted(line.text)
    if line.what == "response":
        return _response(line), _quoted(line.text)
    if line.mark == BREAK:
        return "", line.text
    if line.mark == DOCUMENT:
        by = who(line.speaker, inside=True)
        lead = t("Document shown by {who}:", who=by) if by else t("Document shown:")
        return lead, line.text
    said = f"{speaker}:" if speaker else ""
    if line.mark in (QUESTION, ANSWER):
        letter = t("Q{n}", n=number) if line.mark == QUESTION else t("A{n}", n=number)
        return f"{letter}  {said}".strip(), line.text
    if line.mark not in ("", "line"):
        return f"{t('{mark}:', mark=line.mark_label)} {said}".strip(), line.text
    return said, line.text


def _response(line: Line) -> str:
    did, by = line.response_label, who(line.speaker, inside=True)
    if by:
        return t("Employer's response, by {who}: {response}.", who=by, response=did)
    return t("Employer's response: {response}.", response=did)


def _request(line: Line) -> str:
    by, to = who(line.speaker, inside=True), who(line.to, inside=True)
    if by and to:
        said = t("Request made by {who}, to {to}", who=by, to=to)
    elif to:
        said = t("Request made, to {to}", to=to)
    elif by:
        said = t("Request made by {who}", who=by)
    else:
        said = t("Request made")
    heard = t("heard by {names}", names=line.witnesses) if line.witnesses else ""
    return ", ".join(part for part in (said, heard) if part) + ":"


def _quoted(text: str) -> str:
    if not text or text[0] in "“\"«'":
        return text
    return t("“{words}”", words=text)


def _before(line: Line) -> str:
    """Return how a line read before, the first wording first, and why it was changed."""
    said = []
    for old, new in zip(line.wordings, line.wordings[1:], strict=False):
        said.append(
            t(
                "Until {time} it read: {old} (changed because: {why})",
                time=stamp(new.written_at),
                old=old.text,
                why=new.reason,
            )
        )
    if line.struck:
        said.append(t("Struck out, because: {why}", why=line.struck))
    if line.in_conflict:
        said.append(t("Two devices corrected this line differently. Correct it once more."))
    return "\n".join(said)
