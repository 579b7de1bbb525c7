import argparse
from pathlib import Path

from steward_app.cli import parser

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")


def commands(of, path=("steward",)):
    """Return every command with the words before it, and its options."""
    groups = [one for one in of._actions if isinstance(one, argparse._SubParsersAction)]
    if not groups:
        yield " ".join(path), [name for one in of._actions for name in one.option_strings]
    for group in groups:
        for name, below in group.choices.items():
            yield from commands(below, (*path, name))


def test_every_command_and_every_option_stands_on_the_page_of_commands():
    missing = [
        f"{command} {option}"
        for command, options in commands(parser())
        for option in ("", *options)
        if f"`{command}" not in PAGE or (option not in PAGE and option not in ("-h", "--help"))
    ]
    assert missing == []
