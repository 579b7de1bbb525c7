"""What a draft is called on Today, and which screen goes on with it.

A draft's kind begins with the name of its screen: `person`, `case.note`, `meeting.line`. Its
facts may hold `space` and `subject`, 16 bytes each: what it is about.
"""

from steward_app.journal import Subject
from steward_app.vault.drafts import Draft
from steward_app.words import t


def draft_title(draft: Draft) -> str:
    """Return what kind of thing is not finished."""
    titles = {
        "meeting": t("A line of meeting notes"),
        "case": t("Something written to a case"),
        "person": t("A person's record"),
        "form": t("A form"),
        "contract": t("A note to a contract"),
    }
    return titles.get(_place(draft), t("Something not finished"))


def draft_place(draft: Draft) -> tuple[str, Subject | None] | None:
    """Return the screen that goes on with it and its subject; nothing if there is none."""
    place = _place(draft)
    if place not in ("meeting", "case", "person", "form"):
        return None
    space, subject = draft.facts.get("space"), draft.facts.get("subject")
    if isinstance(space, bytes) and isinstance(subject, bytes):
        return place, Subject(space, subject)
    return place, None


def _place(draft: Draft) -> str:
    return draft.kind.partition(".")[0].partition(" ")[0]
