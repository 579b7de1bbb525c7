"""The commands; with none, the app opens. Each group of commands is a module."""

import argparse
import sys
import traceback

from steward_app import preferences, words
from steward_app.errors import StewardError

from . import check, contract, demo, form, vault

GROUPS = (vault, check, contract, form, demo)


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    whole = argparse.ArgumentParser(prog="steward", description="A case log for stewards.")
    whole.set_defaults(run=_open)
    commands = whole.add_subparsers(metavar="COMMAND")
    for group in GROUPS:
        group.add(commands)
    return whole


def main(arguments: list[str] | None = None) -> int:
    """Run the command given; 0 done, 1 refused with a sentence, 2 wrong usage."""
    given = parser().parse_args(arguments)
    words.use(preferences.load().language)
    try:
        return int(given.run(given) or 0)
    except StewardError as problem:
        return _refused(str(problem))
    except BrokenPipeError:
        return 0  # whoever read has enough
    except OSError as problem:
        return _refused(f"{problem.strerror or type(problem).__name__}: {problem.filename}")
    except Exception as problem:  # a bug: where, and not with what, for that may be a secret
        where = traceback.extract_tb(problem.__traceback__)[-1]
        place = f"{type(problem).__name__}, {where.name}, line {where.lineno}"
        return _refused(
            words.t(
                "Something went wrong inside the app ({place}). Nothing was changed.",
                place=place,
            )
        )


def _refused(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


def _open(_: argparse.Namespace) -> int:
    from steward_app import app  # a command must not wait for Qt

    return app.main()
