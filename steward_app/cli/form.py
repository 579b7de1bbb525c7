"""`steward form …`: the forms there are, their fields, and a form filled in as a PDF."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from steward_app.errors import StewardError
from steward_app.words import language, t, tn

if TYPE_CHECKING:
    from steward_app.forms import Field, Filled, FormTemplate

GREATEST_FILE = 32 << 20  # bytes of values
PAPER_SIZES = ("letter", "a4")


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands about forms."""
    form = groups.add_parser("form", help="list forms, fill one in, print it blank")
    verbs = form.add_subparsers(required=True)
    listed = verbs.add_parser("list", help="the forms there are")
    listed.add_argument("--json", action="store_true", help="print one JSON document")
    listed.set_defaults(run=_list)
    fields = verbs.add_parser("fields", help="the fields of a form")
    fields.add_argument("form", metavar="FORM", help="a form's name, or the folder of one")
    fields.add_argument("--json", action="store_true", help="print one JSON document")
    fields.set_defaults(run=_fields)
    filled = verbs.add_parser("fill", help="fill a form in and write it as a PDF")
    filled.add_argument("form", metavar="FORM", help="a form's name, or the folder of one")
    filled.add_argument(
        "values", type=Path, metavar="VALUES.json", help="values by field, or by fact"
    )
    _printing(filled)
    filled.set_defaults(run=_fill)
    blank = verbs.add_parser("blank", help="write a form as a PDF with nothing in it")
    blank.add_argument("form", metavar="FORM", help="a form's name, or the folder of one")
    _printing(blank)
    blank.set_defaults(run=_blank)


def _printing(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("out", type=Path, metavar="OUT.pdf")
    verb.add_argument("--language", metavar="CODE", help="the form's language, such as es")
    verb.add_argument("--paper", choices=PAPER_SIZES, default="letter")
    verb.add_argument("--replace", action="store_true", help="write over a file of that name")
    verb.add_argument("--json", action="store_true", help="print one JSON document")


def _list(given: argparse.Namespace) -> int:
    from steward_app.forms import shipped_forms

    forms = shipped_forms()
    if given.json:
        listed = [
            {
                "id": one.id,
                "version": one.version,
                "title": dict(one.title),
                "purpose": dict(one.purpose),
                "keep": one.keep,
                "languages": list(one.languages),
            }
            for one in forms
        ]
        return _say(json.dumps(listed, ensure_ascii=False))
    wide = max(len(one.id) for one in forms)
    for one in forms:
        own = _spoken(one)
        _say(f"{one.id:{wide}}  {one.title[own]}: {one.purpose[own]}")
    return 0


def _fields(given: argparse.Namespace) -> int:
    from steward_app.forms import get_form

    if given.form.casefold().endswith(".pdf"):
        raise StewardError(
            t(
                "“{file}” is a PDF, and this app does not yet list the boxes of a PDF. "
                "`steward form fields FORM` lists those of its own forms.",
                file=Path(given.form).name,
            )
        )
    form = get_form(given.form)
    if given.json:
        return _say(json.dumps([_plain(one) for one in form.fields], ensure_ascii=False))
    own = _spoken(form)
    for one in form.fields:
        required = t("required") if one.required else ""
        parts = (one.name, one.kind, one.fact or "", required, one.label[own])
        _say("  ".join(part for part in parts if part))
    return 0


def _plain(field: "Field") -> dict[str, Any]:
    return {
        "name": field.name,
        "kind": field.kind,
        "label": dict(field.label),
        "fact": field.fact,
        "required": field.required,
        "choices": [one.code for one in field.choices],
        "columns": [one.name for one in field.columns],
    }


def _fill(given: argparse.Namespace) -> int:
    from steward_app.forms import fill, get_form

    form = get_form(given.form)
    held = _read(given.values)
    own = {name: value for name, value in held.items() if form.has(name)}
    facts = {name: value for name, value in held.items() if name not in own}
    for name in facts:
        if "." not in name and name != "grievants":
            own[name] = facts[name]  # neither: `fill` says so
    return _write(given, fill(form, facts, own, _asked(given, form)))


def _blank(given: argparse.Namespace) -> int:
    from steward_app.forms import blank, get_form

    form = get_form(given.form)
    return _write(given, blank(form, _asked(given, form)))


def _write(given: argparse.Namespace, filled: "Filled") -> int:
    from steward_app.forms import press

    printed = press(filled, given.paper)
    try:
        with given.out.open("wb" if given.replace else "xb") as file:
            file.write(printed.pdf)
    except FileExistsError as problem:
        raise StewardError(
            t(
                "There is a file called “{file}” already; it was left as it is. "
                "--replace writes over it.",
                file=given.out.name,
            )
        ) from problem
    if given.json:
        told = {
            "form": filled.template.id,
            "version": filled.template.version,
            "language": filled.language,
            "paper": given.paper,
            "pages": printed.pages,
            "missing": list(filled.missing),
            "warnings": list(printed.warnings),
        }
        return _say(json.dumps(told, ensure_ascii=False))
    _say(tn("Written: one page.", "Written: {n} pages.", printed.pages))
    if filled.missing:
        labels = [filled.template.field(name).label[filled.language] for name in filled.missing]
        _say(t("Still empty, though the form needs it: {fields}.", fields="; ".join(labels)))
    for warning in printed.warnings:
        _say(warning)
    return 0


def _read(file: Path) -> dict[str, Any]:
    with file.open("rb") as opened:
        data = opened.read(GREATEST_FILE + 1)
    if len(data) > GREATEST_FILE:
        raise StewardError(
            t("“{file}” is too large to be the values of a form.", file=file.name)
        )
    try:
        held = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise StewardError(
            t("“{file}” is not JSON: {why}.", file=file.name, why=problem)
        ) from problem
    if not isinstance(held, dict):
        raise StewardError(
            t("“{file}” must be a JSON object of values by field.", file=file.name)
        )
    return held


def _asked(given: argparse.Namespace, form: "FormTemplate") -> str:
    own = given.language or _spoken(form)
    if own not in form.languages:
        known = ", ".join(form.languages)
        raise StewardError(
            t(
                "“{form}” is not in “{language}”; it is in: {known}.",
                form=form.id,
                language=own,
                known=known,
            )
        )
    return own


def _spoken(form: "FormTemplate") -> str:
    own = language()
    return own if own in form.languages else form.languages[0]


def _say(text: str) -> int:
    sys.stdout.write(text + "\n")
    return 0
