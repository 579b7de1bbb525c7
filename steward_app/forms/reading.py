"""Reads `form.toml` and says, in a sentence with the file and the field, what is wrong in it.

    version = 1                        raised whenever the printed form changes
    title = { en = "…", es = "…" }     every text must be in each language of the title
    purpose = { … }                    one sentence: what it is for
    keep = "union"                     or "employer", "either": whose eyes it is for
    reference = "number"               the field that a loose sheet is known by
    headed = "local.name"              the fact printed at the head

    [[section]]                        name, title, note
    [[field]]                          name, section, kind, label, help, fact, pick, required,
                                       choices, columns, when, ending, box, width, lines, grow
    [[statement]]                      name, title, text, source, version, reviewed, place

`choices` is a list of `{ code, label }` or the name of a list of codes of the app (`"steps"`).
`columns` is a list of `{ name, label, width, kind, choices }`. `when` is
`{ fact = "…", is = [ … ] }` or `{ field = "…", is = [ … ] }`. `ending` is
`{ text = { … }, unless = [ … ] }`. A form that is not understood whole is refused whole.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast, get_args

from steward_app.codes import codes
from steward_app.errors import NotFound
from steward_app.paths import shipped
from steward_app.words import t

from .template import (
    BadForm,
    Choice,
    Column,
    Ending,
    Field,
    FormTemplate,
    Kind,
    Section,
    Statement,
    Text,
    When,
)

GREATEST_FILE = 1 << 20  # bytes
MOST_LINES = 80
PLACES = ("top", "end", "edge")


def load_template(folder: Path) -> FormTemplate:
    """Read a form's folder; the folder's name is the form's id. Raises BadForm."""
    file = folder / "form.toml"
    try:
        with file.open("rb") as opened:
            data = opened.read(GREATEST_FILE + 1)
        if len(data) > GREATEST_FILE:
            raise BadForm(t("{file} is too large to be a form.", file=_said(file)))
        table = tomllib.loads(data.decode("utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        sentence = t("{file} cannot be read as a form: {why}.", file=_said(file), why=problem)
        raise BadForm(sentence) from problem
    return _template(_Part(table, _said(file), t("the form")), folder)


def shipped_forms() -> list[FormTemplate]:
    """Return the forms that come with the app, by id."""
    files = sorted(shipped("forms").glob("*/form.toml"))
    return [load_template(file.parent) for file in files]


def get_form(form: str) -> FormTemplate:
    """Return a form that comes with the app, or the one in the folder of this path."""
    plain = form.isidentifier() and (shipped("forms") / form / "form.toml").is_file()
    folder = shipped("forms") / form if plain else Path(form)
    if not plain and not (folder / "form.toml").is_file():
        raise NotFound(t("There is no form called “{form}”.", form=form))
    return load_template(folder)


def _said(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


class _Part:
    """One table of the file: gives its keys, and knows how to say where a mistake is."""

    def __init__(self, table: Mapping[str, Any], file: str, where: str) -> None:
        self._table = dict(table)
        self._left = set(table)
        self._file = file
        self.where = where

    def wrong(self, problem: str) -> BadForm:
        return BadForm(
            t("{file}, {where}: {problem}", file=self._file, where=self.where, problem=problem)
        )

    def _take(self, key: str, kind: type, what: str) -> Any:
        self._left.discard(key)
        value = self._table.get(key)
        if value is None:
            raise self.wrong(t("“{key}” is missing.", key=key))
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.wrong(t("“{key}” must be {what}.", key=key, what=what))
        return value

    def has(self, key: str) -> bool:
        return key in self._table

    def word(self, key: str, among: Sequence[str] = ()) -> str:
        value = str(self._take(key, str, t("a text")))
        if not value.strip():
            raise self.wrong(t("“{key}” must be {what}.", key=key, what=t("a text")))
        if among and value not in among:
            known = ", ".join(among)
            raise self.wrong(t("“{value}” is not one of: {known}.", value=value, known=known))
        return value

    def name(self) -> str:
        value = self.word("name")
        if not (value.isascii() and value.isidentifier()):
            raise self.wrong(
                t("“{name}” cannot be a name; use letters, digits and “_”.", name=value)
            )
        return value

    def number(self, key: str, most: int) -> int:
        what = t("a whole number from 1 to {most}", most=most)
        value = int(self._take(key, int, what))
        if not 1 <= value <= most:
            raise self.wrong(t("“{key}” must be {what}.", key=key, what=what))
        return value

    def flag(self, key: str) -> bool:
        return self.has(key) and bool(self._take(key, bool, t("true or false")))

    def words(self, key: str) -> tuple[str, ...]:
        what = t("a list of texts")
        value = self._take(key, list, what)
        if not value or not all(isinstance(one, str) for one in value):
            raise self.wrong(t("“{key}” must be {what}.", key=key, what=what))
        return tuple(value)

    def text(self, key: str, languages: Sequence[str] = ()) -> Text:
        what = t("a text in each language")
        value = self._take(key, dict, what)
        if not value or not all(isinstance(one, str) and one for one in value.values()):
            raise self.wrong(t("“{key}” must be {what}.", key=key, what=what))
        for language in languages:
            if language not in value:
                raise self.wrong(
                    t("“{key}” is missing in “{language}”.", key=key, language=language)
                )
        return dict(value)

    def part(self, key: str) -> "_Part":
        table = self._take(key, dict, t("a table"))
        return _Part(table, self._file, self.where)

    def parts(self, key: str, where: Callable[[str], str]) -> "list[_Part]":
        what = t("a list of tables")
        listed = self._take(key, list, what)
        if not all(isinstance(one, dict) for one in listed):
            raise self.wrong(t("“{key}” must be {what}.", key=key, what=what))
        names = [one.get("name", f"{number}") for number, one in enumerate(listed, start=1)]
        return [
            _Part(one, self._file, where(f"{name}"))
            for one, name in zip(listed, names, strict=True)
        ]

    def named(self, key: str) -> Any:
        """Return a key that may be a name or a list; the caller looks which."""
        return self._table.get(key)

    def done(self) -> None:
        if self._left:
            known = ", ".join(sorted(self._left))
            raise self.wrong(t("nothing of a form is called “{key}”.", key=known))


def _template(part: _Part, folder: Path) -> FormTemplate:
    title = part.text("title")
    languages = tuple(title)
    made = FormTemplate(
        id=folder.name,
        version=part.number("version", 1_000_000),
        title=title,
        purpose=part.text("purpose", languages),
        keep=cast(Any, part.word("keep", ("union", "employer", "either"))),
        sections=tuple(_section(one, languages) for one in _tables(part, "section")),
        fields=tuple(_field(one, languages) for one in _tables(part, "field")),
        statements=tuple(
            _statement(one, languages)
            for one in (_tables(part, "statement") if part.has("statement") else ())
        ),
        reference=part.word("reference") if part.has("reference") else None,
        headed=part.word("headed") if part.has("headed") else None,
        folder=folder,
    )
    part.done()
    _fits_together(made, part)
    return made


def _tables(part: _Part, key: str) -> list[_Part]:
    said = {
        "section": lambda name: t("section “{name}”", name=name),
        "field": lambda name: t("field “{name}”", name=name),
        "statement": lambda name: t("statement “{name}”", name=name),
    }
    return part.parts(key, said[key])


def _section(part: _Part, languages: Sequence[str]) -> Section:
    made = Section(
        name=part.name(),
        title=part.text("title", languages),
        note=part.text("note", languages) if part.has("note") else {},
    )
    part.done()
    return made


def _field(part: _Part, languages: Sequence[str]) -> Field:
    kind = cast(Kind, part.word("kind", get_args(Kind)))
    made = Field(
        name=part.name(),
        kind=kind,
        section=part.word("section"),
        label=part.text("label", languages),
        help=part.text("help", languages) if part.has("help") else {},
        fact=part.word("fact") if part.has("fact") else None,
        pick=part.word("pick") if part.has("pick") else None,
        required=part.flag("required"),
        choices=_choices(part, languages),
        columns=_columns(part, languages),
        when=_when(part) if part.has("when") else None,
        ending=_ending(part, languages) if part.has("ending") else None,
        box=part.word("box") if part.has("box") else None,
        width=part.number("width", 12) if part.has("width") else 12,
        lines=part.number("lines", MOST_LINES) if part.has("lines") else 1,
        grow=part.flag("grow"),
    )
    part.done()
    if kind in ("choice", "ticks") and not made.choices:
        raise part.wrong(t("“{key}” is missing.", key="choices"))
    if kind in ("rows", "ruled") and not made.columns:
        raise part.wrong(t("“{key}” is missing.", key="columns"))
    return made


def _choices(part: _Part, languages: Sequence[str]) -> tuple[Choice, ...]:
    if not part.has("choices"):
        return ()
    if isinstance(part.named("choices"), str):
        return _codes(part, part.word("choices"))
    listed = part.parts(
        "choices", lambda name: f"{part.where}, {t('choice “{name}”', name=name)}"
    )
    made = tuple(
        Choice(code=one.word("code"), label=one.text("label", languages)) for one in listed
    )
    for one in listed:
        one.done()
    return made


def _codes(part: _Part, name: str) -> tuple[Choice, ...]:
    try:
        found = codes(name) if name.isidentifier() else {}
    except OSError:
        found = {}
    if not found:
        raise part.wrong(t("there is no list of codes called “{name}”.", name=name))
    return tuple(Choice(code=code, label=one.labels) for code, one in found.items())


def _columns(part: _Part, languages: Sequence[str]) -> tuple[Column, ...]:
    if not part.has("columns"):
        return ()
    kinds = ("line", "date", "moment", "tick")
    listed = part.parts(
        "columns", lambda name: f"{part.where}, {t('column “{name}”', name=name)}"
    )
    made = tuple(
        Column(
            name=one.name(),
            label=one.text("label", languages),
            width=one.number("width", 12),
            kind=cast(Any, one.word("kind", kinds) if one.has("kind") else "line"),
            choices=_choices(one, languages),
        )
        for one in listed
    )
    for one in listed:
        one.done()
    return made


def _when(part: _Part) -> When:
    own = part.part("when")
    made = When(
        among=own.words("is"),
        fact=own.word("fact") if own.has("fact") else None,
        field=own.word("field") if own.has("field") else None,
    )
    own.done()
    if (made.fact is None) == (made.field is None):
        raise part.wrong(t("“when” names either a fact or a field."))
    return made


def _ending(part: _Part, languages: Sequence[str]) -> Ending:
    own = part.part("ending")
    made = Ending(text=own.text("text", languages), unless=own.words("unless"))
    own.done()
    return made


def _statement(part: _Part, languages: Sequence[str]) -> Statement:
    made = Statement(
        name=part.name(),
        title=part.text("title", languages) if part.has("title") else {},
        text=part.text("text", languages),
        source=_source(part, languages),
        version=part.number("version", 1_000_000),
        reviewed=part.words("reviewed"),
        place=part.word("place") if part.has("place") else "end",
    )
    part.done()
    return made


def _source(part: _Part, languages: Sequence[str]) -> Text:
    """Return where a text comes from; a citation is the same in every language."""
    if isinstance(part.named("source"), dict):
        return part.text("source", languages)
    return dict.fromkeys(languages, part.word("source"))


def _fits_together(form: FormTemplate, part: _Part) -> None:
    """Check what only the whole form can tell: names are unique, and lead somewhere."""
    sections = [one.name for one in form.sections]
    fields = [one.name for one in form.fields]
    for name in {one for one in sections if sections.count(one) > 1}:
        raise part.wrong(t("two sections are called “{name}”.", name=name))
    for name in {one for one in fields if fields.count(one) > 1}:
        raise part.wrong(t("two fields are called “{name}”.", name=name))
    for one in form.fields:
        where = t("field “{name}”", name=one.name)
        if one.section not in sections:
            missing = t("there is no section called “{name}”.", name=one.section)
            raise part.wrong(f"{where}: {missing}")
        if one.when and one.when.field and one.when.field not in fields:
            missing = t("there is no field called “{name}”.", name=one.when.field)
            raise part.wrong(f"{where}: {missing}")
    for statement in form.statements:
        if statement.place not in (*PLACES, *sections):
            raise part.wrong(t("there is no section called “{name}”.", name=statement.place))
    if form.reference and form.reference not in fields:
        raise part.wrong(t("there is no field called “{name}”.", name=form.reference))
