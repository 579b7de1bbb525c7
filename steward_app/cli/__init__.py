"""The commands; with none, the app opens. Each group of commands is a module.

Whoever opens the app waits for its window, so nothing of the commands is loaded then.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from steward_app import names, preferences, words
from steward_app.errors import StewardError

if TYPE_CHECKING:
    import argparse


def parser() -> "argparse.ArgumentParser":
    """Return the parser of every command."""
    import argparse

    from . import check, contract, demo, form, vault

    whole = argparse.ArgumentParser(prog="steward", description="A case log for stewards.")
    commands = whole.add_subparsers(metavar="COMMAND", required=True)
    for group in (vault, check, contract, form, demo):
        group.add(commands)
    return whole


def main(arguments: list[str] | None = None) -> int:
    """Run the command given; 0 done, 1 refused with a sentence, 2 wrong usage."""
    run = _asked(sys.argv[1:] if arguments is None else arguments)
    words.use(preferences.load().language)
    try:
        return run() or 0
    except StewardError as problem:
        return _refused(str(problem))
    except BrokenPipeError:
        return 0  # whoever read has enough
    except OSError as problem:
        return _refused(f"{problem.strerror or type(problem).__name__}: {problem.filename}")
    except Exception as problem:  # a bug: where, and not with what, for that may be a secret
        import traceback

        where = traceback.extract_tb(problem.__traceback__)[-1]
        place = f"{type(problem).__name__}, {where.name}, line {where.lineno}"
        return _refused(
            words.t(
                "Something went wrong inside the app ({place}). Nothing was changed.",
                place=place,
            )
        )


def _refused(sentence: str) -> int:
    lines = map(names.shown, sentence.splitlines())  # a file's name may move the cursor
    sys.stderr.write("\n".join(lines) + "\n")
    return 1


def _asked(arguments: list[str]) -> Callable[[], int | None]:
    """Return what these arguments ask for."""
    if not arguments:
        return _open
    given = parser().parse_args(arguments)
    return lambda: given.run(given)


def _open() -> int:
    from steward_app import app  # a command must not wait for Qt

    return app.main()
