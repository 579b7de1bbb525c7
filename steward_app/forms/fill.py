"""A form with its values: from the facts of a case or a meeting, and from what was typed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from steward_app.errors import StewardError
from steward_app.words import t

from .sequence import sequence
from .template import WRITTEN_BY_HAND, Field, FormTemplate
from .wording import Wording, wording

Row = Mapping[str, str]
Value = str | bool | tuple[str, ...] | tuple[Row, ...]

LONGEST_VALUE = 100_000  # characters of one blank
MOST_ROWS = 1_000


class BadValue(StewardError):
    """What was typed cannot be the value of that field; nothing was printed."""


@dataclass(frozen=True)
class Filled:
    """A form and what stands in its blanks. Codes and dates are kept as they are stored."""

    template: FormTemplate
    language: str
    values: Mapping[str, Value]  # only of fields that have one
    missing: tuple[str, ...]  # the required fields that are empty
    fields: tuple[Field, ...]  # those on this print; a `when` may leave others out
    headed: str = ""  # what is printed at the head: the local's name

    def as_json(self) -> str:
        """Return all that stands on the form as JSON: the same text for the same form."""
        here = {field.name for field in self.fields}
        held = {
            "headed": self.headed,
            "left_out": [one.name for one in self.template.fields if one.name not in here],
            "values": {name: _plain(value) for name, value in self.values.items()},
        }
        return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def restore(template: FormTemplate, version: int, language: str, filled: str) -> Filled:
    """Return a form again as it was filled in, from its `as_json`, to print it once more.

    Raises BadValue where the form is another by now, or the text is not of this form.
    """
    if version != template.version:
        raise BadValue(
            t(
                "This was printed on version {old} of the form, which is at version {new} now; "
                "what stood on it is kept.",
                old=version,
                new=template.version,
            )
        )
    held = json.loads(filled)
    values = {name: _typed(template.field(name), one) for name, one in held["values"].items()}
    fields = tuple(one for one in template.fields if one.name not in held["left_out"])
    missing = tuple(one.name for one in fields if one.required and one.name not in values)
    shown = MappingProxyType(values)
    return Filled(template, language, shown, missing, fields, held["headed"])


def blank(template: FormTemplate, language: str = "en") -> Filled:
    """Return the form with nothing in it, to be written on by hand."""
    return Filled(
        template, _spoken(template, language), MappingProxyType({}), (), template.fields
    )


def fill(
    template: FormTemplate,
    facts: Mapping[str, Any],
    values: Mapping[str, object] | None = None,
    language: str = "en",
) -> Filled:
    """Return the form with its values; one that was typed counts more than the fact.

    `facts` is a flat mapping by name, such as `case.number`; a fact it does not have leaves the
    blank empty: nothing is made up. `values` is by field. Raises BadValue.
    """
    typed = dict(values or {})
    _refuse_unknown(template, typed)
    language = _spoken(template, language)
    known = {**facts, **_derived(facts, wording(language))}
    found: dict[str, Value] = {}
    for field in template.fields:
        if field.name in typed:
            value = _typed(field, typed[field.name])
        else:
            value = _from_facts(field, known)
        if value:
            found[field.name] = value
    fields = tuple(one for one in template.fields if _is_there(one, known, found))
    held = {one.name: found[one.name] for one in fields if one.name in found}
    missing = tuple(one.name for one in fields if one.required and one.name not in held)
    headed = _text(facts.get(template.headed)) if template.headed else ""
    return Filled(template, language, MappingProxyType(held), missing, fields, headed)


def _spoken(template: FormTemplate, language: str) -> str:
    return language if language in template.languages else template.languages[0]


def _derived(facts: Mapping[str, Any], words: Wording) -> dict[str, Any]:
    """Return what the forms themselves make of the facts; see `sequence.py`."""
    made: dict[str, Any] = {}
    if any(name.startswith("meeting.") for name in facts):
        made["meeting.sequence"] = sequence(facts, words)
    if not facts.get("grievants") and facts.get("worker.name"):
        own = ("name", "classification", "department", "worksite", "phone", "seniority_on")
        made["grievants"] = [{key: facts.get(f"worker.{key}") for key in own}]
    return made


def _is_there(field: Field, facts: Mapping[str, Any], found: Mapping[str, Value]) -> bool:
    if field.when is None:
        return True
    if field.when.fact:
        held: object = facts.get(field.when.fact)
    else:
        held = found.get(field.when.field or "")
    every = held if isinstance(held, list | tuple) else (held,)
    return any(_text(one) in field.when.among for one in every)


def _from_facts(field: Field, facts: Mapping[str, Any]) -> Value:
    held = facts.get(field.fact) if field.fact else None
    if held is None or field.kind in WRITTEN_BY_HAND:
        return ""
    if field.pick:
        rows = held if isinstance(held, list | tuple) else [held]
        held = [one.get(field.pick) for one in rows if isinstance(one, Mapping)]
    if field.kind == "rows":
        return _rows(field, held if isinstance(held, list | tuple) else [])
    if field.kind == "tick":
        return held is True
    if field.kind == "ticks":
        every = held if isinstance(held, list | tuple) else [held]
        return tuple(dict.fromkeys(filter(None, map(_text, every))))
    return _short_enough(field, _text(held))


def _rows(field: Field, held: Iterable[object]) -> tuple[Row, ...]:
    names = [column.name for column in field.columns]
    made = []
    for one in held:
        row = {name: _text(one.get(name)) for name in names} if isinstance(one, Mapping) else {}
        if any(row.values()):
            texts = {name: _short_enough(field, text) for name, text in row.items() if text}
            made.append(MappingProxyType(texts))
    if len(made) > MOST_ROWS:
        raise BadValue(
            t("“{field}” has more than {most} rows.", field=field.name, most=MOST_ROWS)
        )
    return tuple(made)


def _text(held: object) -> str:
    if held is None or held is False:
        return ""
    if held is True:
        return "true"
    if isinstance(held, list | tuple):
        return ", ".join(filter(None, map(_text, held)))
    return str(held)


def _typed(field: Field, value: object) -> Value:
    """Return what was typed, if it can stand in this field."""
    if value is None:
        return ""
    if field.kind in WRITTEN_BY_HAND:
        raise BadValue(t("“{field}” is written by hand, on paper.", field=field.name))
    if field.kind == "tick":
        if isinstance(value, bool):
            return value
        raise BadValue(t("“{field}” must be true or false.", field=field.name))
    if field.kind == "ticks":
        listed = _list_of(field, value, str)
        for code in listed:
            _offered(field, code)
        return tuple(listed)
    if field.kind == "rows":
        rows = _list_of(field, value, Mapping)
        for row in rows:
            _fits_columns(field, row)
        return _rows(field, rows)
    if not isinstance(value, str):
        raise BadValue(t("“{field}” must be a text.", field=field.name))
    if field.kind == "choice" and value:
        _offered(field, value)
    return _short_enough(field, value)


def _list_of(field: Field, value: object, kind: type) -> list[Any]:
    if not isinstance(value, list) or not all(isinstance(one, kind) for one in value):
        raise BadValue(t("“{field}” must be a list.", field=field.name))
    return value


def _fits_columns(field: Field, row: Mapping[Any, Any]) -> None:
    names = [column.name for column in field.columns]
    for name, text in row.items():
        if name not in names:
            known = ", ".join(names)
            raise BadValue(
                t(
                    "“{field}” has no column “{name}”; its columns are: {known}.",
                    field=field.name,
                    name=name,
                    known=known,
                )
            )
        if not isinstance(text, str | bool):
            raise BadValue(t("“{field}” must be a text.", field=f"{field.name}.{name}"))


def _short_enough(field: Field, text: str) -> str:
    if len(text) > LONGEST_VALUE:
        raise BadValue(
            t(
                "“{field}” is longer than {most} characters; print it apart.",
                field=field.name,
                most=LONGEST_VALUE,
            )
        )
    return text


def _offered(field: Field, code: str) -> None:
    known = [choice.code for choice in field.choices]
    if code not in known:
        raise BadValue(
            t(
                "“{value}” is not a choice of “{field}”; the choices are: {known}.",
                value=code,
                field=field.name,
                known=", ".join(known),
            )
        )


def _refuse_unknown(
    template: FormTemplate, typed: Sequence[str] | Mapping[str, object]
) -> None:
    for name in typed:
        if not template.has(name):
            raise BadValue(
                t("The form “{form}” has no field “{name}”.", form=template.id, name=name)
            )


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return [dict(one) if isinstance(one, Mapping) else one for one in value]
    return value
