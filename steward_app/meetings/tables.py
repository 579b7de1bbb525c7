"""The tables of meetings: a flat row for each meeting, participant, line and wording."""

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from steward_app.journal.finding import keep_index
from steward_app.journal.registers import REMOVED, row_table
from steward_app.vault.database import METADATA, Bytes

FIELDS = (  # what `MeetingOpened` and `MeetingChanged` may say
    "title",
    "meeting_kind",
    "place",
    "called_by",
    "stated_subject",
    "worker",
    "steward",
    "opened_at",
    "ended_at",
    "rep_arrived_at",
    "notice",
    "recorded",
    "outcome",
)
LINE_FIELDS = (
    "what",  # line, request, response
    "mark",  # of a line
    "speaker",  # of a request or response: by whom
    "to",
    "witnesses",
    "response",
    "happened",
    "how_known",
    "told_by",
)
SEARCHED = ("title", "place", "called_by", "stated_subject", "worker", "steward", "plain")

MEETINGS = row_table("meeting", *FIELDS, "plain", "at")
MEETINGS.append_column(Column("of_space", Bytes))
MEETINGS.append_column(Column("of_meeting", Bytes))
Index("ix_meeting_opened_at", MEETINGS.c.opened_at)
Index("ix_meeting_of", MEETINGS.c.of_space, MEETINGS.c.of_meeting)

PARTICIPANTS = row_table("meeting_participant", "name", "role", REMOVED, "at", items=True)
PARTICIPANTS.append_column(Column("clock", Integer, nullable=False))
PARTICIPANTS.append_column(Column("person_space", Bytes))
PARTICIPANTS.append_column(Column("person_id", Bytes))

LINKS = row_table("meeting_case", REMOVED, "at", items=True)
LINKS.append_column(Column("case_space", Bytes, nullable=False))
LINKS.append_column(Column("case_id", Bytes, nullable=False))
Index("ix_meeting_case_case", LINKS.c.case_space, LINKS.c.case_id)

LINES = Table(  # lines, requests and responses: `what` says which
    "meeting_line",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("subject", Bytes, nullable=False),
    Column("space", Bytes, nullable=False),
    Column("meeting", Bytes, nullable=False),
    Column("clock", Integer, nullable=False),
    Column("device", Bytes, nullable=False),
    Column("n", Integer, nullable=False),
    Column("at", String, nullable=False),
    *(Column(name, String, nullable=False) for name in LINE_FIELDS),
    Column("text", String, nullable=False),
    Column("late", Integer, nullable=False),
    Column("corrected", Integer, nullable=False),
    Column("conflicts", String, nullable=False),
    Column("held", String, nullable=False),
    Column(REMOVED, String, nullable=False),  # why it was struck
    Column("plain", String, nullable=False),
    UniqueConstraint("subject", "space"),
)
Index("ix_meeting_line_meeting", LINES.c.meeting, LINES.c.clock)

WORDINGS = Table(  # how a corrected line read, from its first wording on
    "meeting_wording",
    METADATA,
    Column("space", Bytes, primary_key=True),
    Column("subject", Bytes, primary_key=True),
    Column("clock", Integer, primary_key=True),
    Column("device", Bytes, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("text", String, nullable=False),
    Column("reason", String, nullable=False),
    sqlite_with_rowid=False,
)

TABLES: tuple[Table, ...] = (MEETINGS, PARTICIPANTS, LINKS, LINES, WORDINGS)
keep_index(MEETINGS, SEARCHED)
keep_index(LINES, ("text", "plain"))
