"""The tables of cases: a flat row for each case, party, article, due date, step and note."""

from sqlalchemy import Column, Index, Integer, Table

from steward_app.journal.finding import keep_index
from steward_app.journal.registers import REMOVED, row_table
from steward_app.vault.database import Bytes

LISTED = (  # what a line of the list shows, besides the day it was opened and its number
    "status",
    "case_kind",
    "issue",
    "title",
    "workers",  # the grievants' names, as a list shows them
    "next_due",  # the earliest open date on which the union has to act
    "next_act",
    "incident_on",
    "employer",
    "step",
    "disposition",
)
SHORT = (
    "folded",  # what the list's own filter looks through
    "opened_on",
    "number",
    *LISTED,
    "filed_on",
    "unit",
    "step_on",
    "closed_on",
    "at",
)
LONG = (
    "closing_reason",
    "what",
    "when",
    "where",
    "why",
    "who",
    "remedy",
    "employer_position",
    "plain",  # the words that hidden characters would keep from being found
)
FIELDS = (  # what `CaseOpened` and `CaseChanged` may say
    "number",
    "case_kind",
    "issue",
    "title",
    "status",
    "opened_on",
    "incident_on",
    "filed_on",
    "employer",
    "unit",
    "what",
    "when",
    "where",
    "why",
    "who",
    "remedy",
    "employer_position",
)
ENDING = ("disposition", "closed_on", "closing_reason")
PARTY_FIELDS = (
    "role",
    "name",
    "classification",
    "department",
    "worksite",
    "shift",
    "phone",
    "email",
    "seniority_on",
    "supervisor",
    "supervisor_title",
)
SEARCHED = (
    "number",
    "title",
    "workers",
    "employer",
    "what",
    "when",
    "where",
    "why",
    "who",
    "remedy",
    "employer_position",
    "plain",
)
FOLDED = ("number", "title", "workers", "employer", "unit")

EARLIEST = frozenset({"due_on"})  # two devices' days: the safe one counts

CASES = row_table(
    "case",
    *SHORT,
    *LONG,  # last in the row, so that a list need not read past them
)
Index("ix_case_plain", CASES.c.space, CASES.c.subject, sqlite_where=CASES.c.plain != "")
Index(  # all that the list shows and filters by, so that it reads none of the long texts
    "ix_case_list",
    *(CASES.c[name] for name in ("opened_on", "number", "folded", *LISTED, "conflicts")),
    *(CASES.c[name] for name in ("space", "subject")),
)

PARTIES = row_table("case_party", *PARTY_FIELDS, REMOVED, "at", items=True)
PARTIES.append_column(Column("clock", Integer, nullable=False))
PARTIES.append_column(Column("person_space", Bytes))
PARTIES.append_column(Column("person_id", Bytes))

ARTICLES = row_table(
    "case_article",
    "contract",
    "edition",
    "number",
    "title",
    "page",
    "quote",
    REMOVED,
    "at",
    items=True,
)
ARTICLES.append_column(Column("clock", Integer, nullable=False))

DUES = row_table(
    "case_due", "act", "what", "due_on", "clause", "met_on", "moved_why", REMOVED, items=True
)
DUES.append_column(Column("clock", Integer, nullable=False))
DUES.append_column(Column("typed_by_hand", Integer, nullable=False))
Index("ix_case_due_on", DUES.c.due_on)

STEPS = row_table("case_step", "step", "step_on", "note", "at", items=True)
STEPS.append_column(Column("clock", Integer, nullable=False))

NOTES = row_table("case_note", "text", "plain", REMOVED, "at")
NOTES.append_column(Column("case_space", Bytes, nullable=False))
NOTES.append_column(Column("case_id", Bytes, nullable=False))
NOTES.append_column(Column("clock", Integer, nullable=False))
Index("ix_case_note_case", NOTES.c.case_space, NOTES.c.case_id)

TABLES: tuple[Table, ...] = (CASES, PARTIES, ARTICLES, DUES, STEPS, NOTES)
keep_index(CASES, SEARCHED)
keep_index(NOTES, ("text", "plain"))
