"""The lists of codes: kinds, issues, steps, outcomes, each with its label by language.

A list is a file, `resources/codes/<name>.toml`: `[[code]]` tables with `code` (stable: it is
what events hold), `label.<language>`, and whatever else the code's feature asks of it. A code
that is in no list is a local's own: it is kept, and shown as it was typed.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from steward_app.paths import shipped
from steward_app.words import language


@dataclass(frozen=True)
class Code:
    """One entry of a list: what is stored, and what people read."""

    code: str
    labels: Mapping[str, str]
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Return what the user reads, in the language that is spoken now."""
        return self.labels.get(language()) or self.labels["en"]


@cache
def codes(name: str) -> Mapping[str, Code]:
    """Return a list of codes in its own order: `case_kinds`, `issues`, …."""
    with (shipped("resources") / "codes" / f"{name}.toml").open("rb") as file:
        found = tomllib.load(file)["code"]
    return MappingProxyType(
        {
            one["code"]: Code(
                one["code"],
                MappingProxyType(one["label"]),
                MappingProxyType(
                    {key: value for key, value in one.items() if key not in {"code", "label"}}
                ),
            )
            for one in found
        }
    )


def choices(name: str) -> list[tuple[str, str]]:
    """Return the codes of a list with their labels, as a choice on a screen wants them."""
    return [(code, one.label) for code, one in codes(name).items()]


def label(name: str, code: str) -> str:
    """Return the label of a code; one that is in no list, as it was typed."""
    known = codes(name).get(code)
    return known.label if known else code
