"""The tables of meetings: a flat row for each meeting, participant, line and wording."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, UniqueConstraint

from steward_app.journal.finding import keep_index
from steward_app.journal.registers import REMOVED, Registers, row_table, value_table
from steward_app.vault.database import METADATA

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

VALUES = value_table("meeting_value")
REGISTERS = Registers(VALUES)

MEETINGS = row_table("meeting", *FIELDS, "plain", "at")
MEETINGS.append_column(Column("of_space", LargeBinary))
MEETINGS.append_column(Column("of_meeting", LargeBinary))
Index("ix_meeting_opened_at", MEETINGS.c.opened_at)
Index("ix_meeting_of", MEETINGS.c.of_space, MEETINGS.c.of_meeting)

PARTICIPANTS = row_table("meeting_participant", "name", "role", REMOVED, "at", items=True)
PARTICIPANTS.append_column(Column("clock", Integer, nullable=False))
PARTICIPANTS.append_column(Column("person_space", LargeBinary))
PARTICIPANTS.append_column(Column("person_id", LargeBinary))

LINKS = row_table("meeting_case", REMOVED, "at", items=True)
LINKS.append_column(Column("case_space", LargeBinary, nullable=False))
LINKS.append_column(Column("case_id", LargeBinary, nullable=False))
Index("ix_meeting_case_case", LINKS.c.case_space, LINKS.c.case_id)

LINES = Table(  # lines, requests and responses: `what` says which
    "meeting_line",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("space", LargeBinary, nullable=False),
    Column("subject", LargeBinary, nullable=False),
    Column("meeting", LargeBinary, nullable=False),
    Column("clock", Integer, nullable=False),
    Column("device", LargeBinary, nullable=False),
    Column("n", Integer, nullable=False),
    Column("at", String, nullable=False),
    *(Column(name, String, nullable=False) for name in LINE_FIELDS),
    Column("text", String, nullable=False),
    Column("late", Integer, nullable=False),
    Column("corrected", Integer, nullable=False),
    Column("conflicts", String, nullable=False),
    Column(REMOVED, String, nullable=False),  # why it was struck
    Column("plain", String, nullable=False),
    UniqueConstraint("space", "subject"),
)
Index(
    "ix_meeting_line_meeting",
    LINES.c.space,
    LINES.c.meeting,
    LINES.c.clock,
    LINES.c.device,
    LINES.c.n,
)

WORDINGS = Table(  # how a corrected line read, from its first wording on
    "meeting_wording",
    METADATA,
    Column("space", LargeBinary, primary_key=True),
    Column("subject", LargeBinary, primary_key=True),
    Column("clock", Integer, primary_key=True),
    Column("device", LargeBinary, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("text", String, nullable=False),
    Column("reason", String, nullable=False),
    sqlite_with_rowid=False,
)

TABLES: tuple[Table, ...] = (MEETINGS, PARTICIPANTS, LINKS, LINES, WORDINGS, VALUES)
keep_index(MEETINGS, SEARCHED)
keep_index(LINES, ("text", "plain"))
