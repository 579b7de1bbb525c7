"""The commands; with none, the app opens. Each group of commands is a module."""

import argparse
import sys

from steward_app.errors import StewardError


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    whole = argparse.ArgumentParser(prog="steward", description="A case log for stewards.")
    whole.set_defaults(run=_open)
    return whole


def main(arguments: list[str] | None = None) -> int:
    """Run the command given; 0 done, 1 refused with a sentence, 2 wrong usage."""
    given = parser().parse_args(arguments)
    try:
        return int(given.run(given) or 0)
    except StewardError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1


def _open(_: argparse.Namespace) -> int:
    from steward_app import app  # a command must not wait for Qt

    return app.main()
