"""Which step comes after which; no screen in it, so that every way can be walked in a test."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

Step = Literal[
    "language",
    "computer",
    "shelf_only",
    "begin",
    "note",
    "passphrase",
    "recovery",
    "contract",
    "numbers",
]
Computer = Literal["", "mine", "union", "employer"]


@dataclass(frozen=True)
class MemoryLine:
    """A line noted before there was a vault: when it was written, and what."""

    written_at: datetime
    text: str


@dataclass
class Answers:
    """What was answered so far; it lives in memory and is given to no file."""

    computer: Computer = ""
    note_first: bool = False
    lines: list[MemoryLine] = field(default_factory=list)
    folder: Path | None = None
    made: bool = False  # the vault is there, and its passphrase set


def after(step: Step, answers: Answers) -> Step | None:
    """Return the step after this one; None when the first run is over."""
    match step:
        case "language":
            return "computer"
        case "computer":
            return "shelf_only" if answers.computer == "employer" else "begin"
        case "begin":
            return "note" if answers.note_first else "passphrase"
        case "note":
            return "passphrase"
        case "passphrase":
            return "recovery"
        case "recovery":
            return "contract"
        case "contract":
            return "numbers"
        case "shelf_only" | "numbers":
            return None


def may_go_back(step: Step, answers: Answers) -> bool:
    """Tell whether there is a way back: not to before a vault that is made."""
    return step != "language" and not (answers.made and step in ("recovery", "contract"))
