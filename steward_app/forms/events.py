"""Everything that can happen to a form."""

from dataclasses import dataclass
from typing import ClassVar

from steward_app.journal import Event


@dataclass(frozen=True, kw_only=True)
class FormPrinted(Event):
    """A form was filled in and made into a PDF, in a case: what stood on that paper.

    The subject is the print itself, in the case's space; `values` is `Filled.as_json()`, from
    which the same PDF can be made again, and `sha256` is that of the PDF.
    """

    kind: ClassVar[str] = "form.printed"
    case: bytes
    form: str
    form_version: int
    language: str
    paper: str
    values: str
    sha256: bytes
