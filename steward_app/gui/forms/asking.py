"""What a form is asked to be filled in from."""

from dataclasses import dataclass

from steward_app.journal import Subject


@dataclass(frozen=True)
class FillIn:
    """Go to a form, filled in from a case, a meeting, or nothing."""

    form: str = ""  # its id; empty: the list of forms
    case: Subject | None = None
    meeting: Subject | None = None
