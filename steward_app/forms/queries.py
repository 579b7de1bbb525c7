"""What a screen can ask of the forms that were printed."""

from dataclasses import dataclass

from sqlalchemy import select

from steward_app.errors import NotFound
from steward_app.journal import Subject, Transaction
from steward_app.words import t

from .projection import PRINTS


@dataclass(frozen=True)
class PrintedForm:
    """A form that was printed in a case."""

    id: Subject
    form: str
    form_version: int
    language: str
    paper: str
    at: str  # ISO 8601 with an offset
    sha256: bytes  # of the PDF
    filled: str  # `Filled.as_json()`; empty in a list


P = PRINTS.c
LISTED = (P.space, P.subject, P.form, P.form_version, P.language, P.paper, P.at, P.sha256)


def find_printed(tx: Transaction, case: Subject) -> list[PrintedForm]:
    """Return the forms printed in a case, the latest first."""
    found = (
        select(*LISTED)
        .where(P.space == case.space, P.case_id == case.id)
        .order_by(P.clock.desc(), P.device, P.subject)
    )
    return [
        PrintedForm(Subject(row[0], row[1]), *row[2:], filled="")
        for row in tx.db.execute(found)
    ]


def get_printed(tx: Transaction, printed: Subject) -> PrintedForm:
    """Return a print with what stood on it. Raises NotFound."""
    found = select(*LISTED, P.filled).where(P.space == printed.space, P.subject == printed.id)
    row = tx.db.execute(found).first()
    if row is None:
        raise NotFound(t("There is no such printed form in this vault."))
    return PrintedForm(printed, *row[2:])
