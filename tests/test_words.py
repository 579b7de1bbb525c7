"""Every sentence that the code says is there in every language, and nothing else is."""

import ast
from collections import defaultdict
from pathlib import Path
from string import Formatter

import pytest

import kit
from steward_app.words import LANGUAGES

CODE = Path(kit.__file__).parent / "steward_app"
TRANSLATED = sorted(set(LANGUAGES) - {"en"})


def calls_of_words(module: Path):
    """Give each call of t() or tn() as (its name, the call)."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", None)
            if name in {"t", "tn"}:
                yield name, node


def literals(name, call):
    """Return the call's sentences: one for t(), two for tn(); nothing where one is computed."""
    first = call.args[: 2 if name == "tn" else 1]
    said = [part.value for part in first if isinstance(part, ast.Constant)]
    whole = len(said) == (2 if name == "tn" else 1) and all(isinstance(s, str) for s in said)
    return said if whole else []


@pytest.fixture(scope="module")
def said():
    """Every sentence in the code, and where; with tn() both of its forms together."""
    found = defaultdict(list)
    for module in sorted(CODE.rglob("*.py")):
        for name, call in calls_of_words(module):
            if sentences := literals(name, call):
                key = sentences[0] if name == "t" else tuple(sentences)
                found[key].append(f"{module.relative_to(CODE)}:{call.lineno}")
    return found


@pytest.fixture(scope="module", params=TRANSLATED)
def catalog(request):
    return kit.merged(kit.CATALOGS / request.param)


def placeholders(text):
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def forms(sentences):
    return [sentences] if isinstance(sentences, str) else list(sentences)


def test_a_sentence_to_be_translated_is_written_out_where_it_is_said():
    computed = [
        f"{module.relative_to(CODE)}:{call.lineno}"
        for module in sorted(CODE.rglob("*.py"))
        for name, call in calls_of_words(module)
        if not literals(name, call)
    ]
    assert computed == []


def test_every_sentence_is_translated(said, catalog):
    translated = {one.id for one in catalog if one.id and all(forms(one.string))}
    missing = [f"{said[key][0]}  {key!r}" for key in said if key not in translated]
    assert not missing, "\n" + "\n".join(missing)


def test_no_translation_is_left_of_a_sentence_that_nobody_says(said, catalog):
    stale = [repr(one.id) for one in catalog if one.id and one.id not in said]
    assert not stale, "\n" + "\n".join(stale)


def test_no_translation_is_marked_as_doubtful(catalog):
    assert [one.id for one in catalog if one.id and one.fuzzy] == []


def test_a_translation_has_the_placeholders_of_the_sentence(catalog):
    wrong = {}
    for one in (message for message in catalog if message.id):
        wanted = set().union(*map(placeholders, forms(one.id)))
        # "one line" needs no number in any language; every other value must be said
        free = {"n"} if isinstance(one.id, tuple) else set()
        for form in forms(one.string):
            if not wanted - free <= placeholders(form) <= wanted:
                wrong[str(one.id)] = form
    assert wrong == {}
