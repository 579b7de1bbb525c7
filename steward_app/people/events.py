"""Everything that can happen to a person's record."""

from dataclasses import dataclass
from typing import ClassVar

from steward_app.journal import Event


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Event):
    """A steward began to keep a record of someone; `fields` are pairs of name and value."""

    kind: ClassVar[str] = "person.added"
    fields: list[list[str]]


@dataclass(frozen=True, kw_only=True)
class PersonChanged(Event):
    """One field of a person's record says something else now."""

    kind: ClassVar[str] = "person.changed"
    field: str
    value: str


@dataclass(frozen=True, kw_only=True)
class PersonRemoved(Event):
    """The record was taken back, with the reason; what it said stays in the journal."""

    kind: ClassVar[str] = "person.removed"
    reason: str
