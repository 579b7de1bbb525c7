"""`docs/events.md` lists what a vault can say. `python -m tests.test_events_page` writes it."""

from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

from steward_app.app import features
from steward_app.journal.events import ActUndone, BodyRedacted

PAGE = Path(__file__).parents[1] / "docs" / "events.md"
HEAD = """# What can happen: kinds of event and their facts

The journal's format is in [format.md](format.md). A kind and a version, once released, keep
their meaning and their facts for ever; a kind grows by a new version, and `upgrades` in its
feature turns the older facts into the newer. Types: `str` text, `bytes`, `int`, `bool`,
`list`; `| None` where a fact may be null.
"""


def rows(kinds):
    for kind in sorted(kinds, key=lambda one: one.kind):
        hints = get_type_hints(kind)
        names = [one.name for one in fields(kind) if one.name != "subject"]
        facts = ", ".join(f"`{name}`: {shown(hints[name])}" for name in names) or "none"
        says = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
        yield f"| `{kind.kind}` | {kind.version} | {says} | {facts.replace('|', 'or')} |"


def shown(hint):
    return getattr(hint, "__name__", None) or str(hint)


def page():
    parts = [HEAD]
    groups = [("journal", (ActUndone, BodyRedacted))]
    groups += [(feature.name, feature.events) for feature in features()]
    for name, kinds in groups:
        parts.append(f"\n## {name}\n\n| kind | version | what happened | facts |")
        parts.append("|---|---|---|---|")
        parts.extend(rows(kinds))
    return "\n".join(parts) + "\n"


def test_the_page_of_events_says_what_the_app_can_record():
    assert PAGE.read_text("utf-8") == page()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
