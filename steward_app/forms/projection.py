"""The table of printed forms, and how an event makes a row of it."""

from collections.abc import Sequence

from sqlalchemy import Column, Connection, Index, Integer, String, Table

from steward_app.journal import Feature, Recorded
from steward_app.vault.database import METADATA, Bytes

from .events import FormPrinted

PRINTS = Table(
    "form_print",
    METADATA,
    Column("space", Bytes, primary_key=True),
    Column("subject", Bytes, primary_key=True),
    Column("case_id", Bytes, nullable=False),
    Column("form", String, nullable=False),
    Column("form_version", Integer, nullable=False),
    Column("language", String, nullable=False),
    Column("paper", String, nullable=False),
    Column("filled", String, nullable=False),
    Column("sha256", Bytes, nullable=False),
    Column("at", String, nullable=False),
    Column("clock", Integer, nullable=False),
    Column("device", Bytes, nullable=False),
)
Index("form_print_case", PRINTS.c.space, PRINTS.c.case_id)


def project(batch: Sequence[Recorded], db: Connection) -> None:
    """Add a row for each print; the first event of a subject is what was printed."""
    rows = [
        {
            "space": one.event.subject.space,
            "subject": one.event.subject.id,
            "case_id": one.event.case,
            "form": one.event.form,
            "form_version": one.event.form_version,
            "language": one.event.language,
            "paper": one.event.paper,
            "filled": one.event.values,
            "sha256": one.event.sha256,
            "at": one.at,
            "clock": one.clock,
            "device": one.device,
        }
        for one in batch
        if isinstance(one.event, FormPrinted)
    ]
    if rows:
        db.execute(PRINTS.insert().prefix_with("OR IGNORE"), rows)


FEATURE = Feature("forms", 1, (FormPrinted,), (PRINTS,), project)
