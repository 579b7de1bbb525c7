"""A case as plain facts: what forms are filled with. Confidential notes never are."""

from typing import Any

from steward_app.journal import Subject, Transaction
from steward_app.words import t

from .queries import get_case
from .records import Article, Case, Party
from .wording import with_made_whole, with_other_provisions

TEXTS = (
    "number",
    "issue",
    "title",
    "opened_on",
    "incident_on",
    "filed_on",
    "step",
    "employer",
    "unit",
    "what",
    "when",
    "where",
    "why",
    "who",
    "employer_position",
)
LABELS = ("kind_label", "issue_label", "step_label")
WORKER = (
    "name",
    "classification",
    "department",
    "worksite",
    "shift",
    "phone",
    "email",
    "seniority_on",
    "supervisor",
    "supervisor_title",
)
GRIEVANT = ("name", "classification", "department", "worksite", "phone", "seniority_on")
DUE = ("act", "act_label", "what", "on", "clause", "typed_by_hand", "met_on")


def facts(tx: Transaction, case: Subject, *, spoken: str | None = None) -> dict[str, Any]:
    """Return a case's facts: texts, and lists of mappings; days are ISO text.

    `case.remedy` ends with "made whole" and `case.articles_text` with "any other applicable
    provision", in the language `spoken` or else the user's.
    """
    found = get_case(tx, case)
    return {
        **{f"case.{name}": getattr(found, name) for name in (*TEXTS, *LABELS)},
        "case.kind": found.case_kind,
        "case.remedy": with_made_whole(found.remedy, spoken),
        "case.articles": [_article(one) for one in found.articles],
        "case.articles_text": with_other_provisions(map(_cited, found.articles), spoken),
        "case.witnesses": [
            _picked(one, ("name", "classification", "phone"))
            for one in found.of_role("witness")
        ],
        "case.managers": [
            {"name": one.name, "title": one.classification or one.role_label}
            for one in found.of_role("manager", "supervisor")
        ],
        "case.due": [_picked(one, DUE) for one in found.dues],
        "grievants": [_picked(one, GRIEVANT) for one in found.of_role("grievant")],
        **_worker(found),
    }


def _worker(case: Case) -> dict[str, str]:
    """Return the first grievant; the supervisor is a party, if the grievant names none."""
    first = next(iter(case.of_role("grievant")), None)
    worker = {f"worker.{name}": getattr(first, name) if first else "" for name in WORKER}
    boss: Party | None = next(iter(case.of_role("supervisor", "manager")), None)
    if boss and not worker["worker.supervisor"]:
        worker["worker.supervisor"] = boss.name
        worker["worker.supervisor_title"] = boss.classification or boss.role_label
    return worker


def _article(one: Article) -> dict[str, str]:
    return _picked(one, ("contract", "edition", "number", "title", "page", "quote"))


def _cited(one: Article) -> str:
    """Return a citation in a line: `Article 21.2, Filing (p. 41)`."""
    name = one.number if not one.number[:1].isdigit() else t("Article {n}", n=one.number)
    title = one.title if one.title.casefold() != name.casefold() else ""  # as a preamble's
    text = ", ".join(filter(None, (name, title)))
    return f"{text} ({t('p. {page}', page=one.page)})" if one.page else text


def _picked(one: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}
