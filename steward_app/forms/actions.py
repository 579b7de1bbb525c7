"""What a steward can do with a form: keep in the case what was printed."""

import hashlib
import os

from steward_app.journal import Subject, Transaction

from .events import FormPrinted
from .fill import Filled


def record_printed(
    tx: Transaction, case: Subject, filled: Filled, pdf: bytes, *, paper: str
) -> Subject:
    """Record that this form was printed in this case, and return the print.

    What is kept is what stood on it and the PDF's digest, not the PDF: from the one the other
    can be made again (`restore`), and it shows whether a paper is the one that was printed.
    """
    printed = Subject(case.space, os.urandom(16))
    tx.record(
        FormPrinted(
            subject=printed,
            case=case.id,
            form=filled.template.id,
            form_version=filled.template.version,
            language=filled.language,
            paper=paper,
            values=filled.as_json(),
            sha256=hashlib.sha256(pdf).digest(),
        )
    )
    return printed
