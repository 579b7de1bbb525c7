"""`steward contract …`: what was understood of a contract, and where it answers a question."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from steward_app.errors import StewardError
from steward_app.names import shown
from steward_app.words import t

if TYPE_CHECKING:
    from steward_app.contracts.reading import Read
    from steward_app.shelf.edition import Outline, Passage


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands about contracts, and the hidden one by which a file is read."""
    contract = groups.add_parser("contract", help="read a contract's structure, or search it")
    verbs = contract.add_subparsers(required=True)
    shown = verbs.add_parser("outline", help="what was understood of a contract's structure")
    shown.add_argument("file", type=Path, metavar="FILE")
    shown.add_argument("--json", action="store_true", help="print one JSON document")
    shown.set_defaults(run=_outline)
    sought = verbs.add_parser("search", help="the clauses that answer a question, best first")
    sought.add_argument("file", type=Path, metavar="FILE")
    sought.add_argument("words", nargs="*", metavar="WORDS")
    sought.add_argument("--questions", type=Path, metavar="FILE", help="a question a line")
    sought.add_argument("--json", action="store_true", help="one JSON array a question")
    sought.set_defaults(run=_search)
    reader = groups.add_parser("_read")
    reader.add_argument("kind")
    reader.set_defaults(run=_read)


def _understood(file: Path) -> tuple["Read", "Outline"]:
    from steward_app.contracts.outline import outline
    from steward_app.contracts.reading import read

    known = read(file)
    return known, outline(known)


def page(printed: str) -> int | str | None:
    """Return a printed page for JSON: a number where it is one, null where none is printed."""
    return int(printed) if printed.isdecimal() else printed or None


def _outline(given: argparse.Namespace) -> int:
    known, found = _understood(given.file)
    if not given.json:
        for node in found.nodes:
            name = f"{node.reference}  {node.title}" if node.title else node.reference
            printed = t("p. {page}", page=node.page) if node.page else ""
            _say(shown(f"{'  ' * (node.level - 1)}{name}  {printed}".rstrip()))
        return 0
    nodes: list[dict[str, Any]] = [
        {
            "level": node.level,
            "kind": node.kind,
            "number": node.number,
            "title": node.title,
            "page": page(node.page),
            "start": node.start,
            "end": node.end,
            "reference": node.reference,
            "text": found.body(known.text, node),
        }
        for node in found.nodes
    ]
    _say(json.dumps({"title": found.title, "nodes": nodes}, ensure_ascii=False))
    return 0


def _search(given: argparse.Namespace) -> int:
    from steward_app.contracts.reading import lines_of
    from steward_app.contracts.search import search_text

    questions = [" ".join(given.words)] if given.words else []
    if given.questions:
        questions += lines_of(given.questions)
    if not questions:
        raise StewardError(
            t("Say what to look for: words, or --questions with a file of them.")
        )
    known, found = _understood(given.file)
    for answer in search_text(given.file.stem, known.text, found, questions):
        if given.json:
            _say(json.dumps([_plain(p) for p in answer], ensure_ascii=False))
        else:
            _show(answer)
    return 0


def _plain(passage: "Passage") -> dict[str, Any]:
    return {
        "number": passage.number,
        "title": passage.title,
        "page": page(passage.page),
        "start": passage.start,
        "end": passage.end,
        "reference": passage.reference,
        "text": passage.text,
        "score": round(passage.score, 4),
    }


def _show(answer: list["Passage"]) -> None:
    from steward_app.shelf.edition import citation

    if not answer:
        _say(t("Nothing in the contract answers these words."))
    for passage in answer:
        _say(shown(f"{citation(passage)}  {passage.title}".rstrip()))
        _say(shown(f"    {' '.join(passage.text.split())[:300]}"))


def _read(given: argparse.Namespace) -> int:
    from steward_app.contracts.child import answer

    return answer(given.kind, sys.stdin.buffer, sys.stdout.buffer)


def _say(text: str) -> None:
    """Print a line in UTF-8, whatever the terminal's own letters are."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()
