"""How the lines of a meeting are put on the page: neutral words, and nothing but the record."""

from dataclasses import dataclass, replace

from steward_app.codes import codes, label
from steward_app.gui.labels import shown
from steward_app.journal import Subject
from steward_app.meetings import Line
from steward_app.words import day, t

from .moments import read_iso, stamp, told_moment

SPEAKERS = ("supervisor", "worker", "steward", "other")  # Ctrl+1 to Ctrl+4
QUESTION, ANSWER, DOCUMENT, BREAK, PROMISE = (
    "question",
    "answer",
    "document",
    "break",
    "promise",
)
TOLD, SAW = "told", "saw_or_heard"


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

    @property
    def sentence(self) -> str:
        """Return the row as a screen reader says it."""
        return ", ".join(
            part for part in (self.stamp, self._said, self.known, self.under) if part
        )

    @property
    def _said(self) -> str:
        return f"{self.lead} {self.text}".strip()


class Numbering:
    """Counts the questions; an answer has the number of the question before it."""

    def __init__(self) -> None:
        self.questions = 0

    def put(self, line: Line) -> Shown:
        """Return the next line of the meeting as the page shows it."""
        if line.mark == QUESTION:
            self.questions += 1
        return shown_line(line, self.questions)


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
    fresh = shown_line(line, number)
    return replace(fresh, lead=row.lead) if line.mark in (QUESTION, ANSWER) else fresh


def who(speaker: str) -> str:
    """Return who spoke, as people read it."""
    return label("meeting_roles", speaker)


def known(line: Line) -> str:
    """Return how a line is known and when it happened: `told by worker, about 14:02`."""
    if line.mark == BREAK:
        return _late(line)
    if line.how_known == TOLD:
        first = t("told by {who}", who=who(line.told_by)) if line.told_by else t("told")
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


def _late(line: Line) -> str:
    when = read_iso(line.written_at)
    if not line.late or when is None:
        return ""
    return t("written afterward, {day}", day=day(when.date()))


def _words(line: Line, number: int) -> tuple[str, str]:
    speaker = who(line.speaker) if line.speaker else ""
    if line.what == "request":
        return _request(line, speaker), _quoted(line.text)
    if line.what == "response":
        lead = t("Employer's response: {response}.", response=line.response_label)
        if speaker:
            lead = f"{lead} {speaker}:" if line.text else f"{lead} ({speaker})"
        return lead, _quoted(line.text)
    if line.mark == BREAK:
        return "", line.text
    said = f"{speaker}:" if speaker else ""
    if line.mark in (QUESTION, ANSWER):
        letter = t("Q{n}", n=number) if line.mark == QUESTION else t("A{n}", n=number)
        return f"{letter}  {said}".strip(), line.text
    if line.mark not in ("", "line"):
        return f"{t('{mark}:', mark=line.mark_label)} {said}".strip(), line.text
    return said, line.text


def _request(line: Line, speaker: str) -> str:
    if speaker and line.to:
        said = t("Request made by {who}, to {to}", who=speaker, to=who(line.to))
    elif line.to:
        said = t("Request made, to {to}", to=who(line.to))
    elif speaker:
        said = t("Request made by {who}", who=speaker)
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
