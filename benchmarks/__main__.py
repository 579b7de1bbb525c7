"""`python -m benchmarks [--full] [NAME …]`: every budget in a table, or those of some names.

Each benchmark runs in a process of its own, so that one does not warm up, or burden, another.
"""

import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks.frame import FULL, SMALL, Place, Row, Size

NAMES = ("start", "today", "notes", "cases", "find", "contracts", "forms", "journal")
HEADS = ("what", "budget", "figure", "baseline", "ratio", "holds")


def main(arguments: list[str]) -> int:
    """Measure what was asked for; 1 if something could not be measured."""
    full = "--full" in arguments
    names = [name for name in arguments if not name.startswith("-")] or list(NAMES)
    if unknown := set(names) - set(NAMES):
        print(f"No benchmark is called {', '.join(unknown)}; there are: {', '.join(NAMES)}.")
        return 2
    folder = Path(tempfile.mkdtemp(prefix="steward-bench-"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["STEWARD_HOME"] = str(folder / "home")
    try:
        return measure(names, full, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(names: list[str], full: bool, folder: Path) -> int:
    """Make the vault, run each benchmark in its process, print the table."""
    size = FULL if full else SMALL
    said = "full size" if full else "small; --full for the design's size"
    print(f"{size.cases:,} cases, {size.lines:,} note lines ({said})\n", flush=True)
    in_process(["sample", str(folder), "--full" if full else ""])
    rows, failed = [], []
    for name in names:
        done = in_process([name, str(folder), "--full" if full else ""])
        if done.returncode:
            failed.append(f"{name}: {done.stderr.strip().splitlines()[-1]}")
        rows += [Row(**json.loads(line)) for line in done.stdout.splitlines() if line]
    show(rows)
    for failure in failed:
        print(f"could not be measured: {failure}")
    print(f"\n{sum(row.holds for row in rows)} of {len(rows)} budgets hold")
    return 1 if failed else 0


def in_process(what: list[str]) -> subprocess.CompletedProcess[str]:
    """Run one benchmark by itself."""
    command = [sys.executable, "-P", "-m", "benchmarks", "--alone", *filter(None, what)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def alone(name: str, folder: Path, size: Size) -> None:
    """Be that process: print each row as a line of JSON."""
    place = Place(folder=folder, vault=folder / "vault", passphrase="seven words for a bench")
    module = importlib.import_module(f"benchmarks.{name}")
    for row in module.rows(place, size):
        print(json.dumps(asdict(row)), flush=True)


def show(rows: list[Row]) -> None:
    """Print the table."""
    table = [HEADS, *(tuple(cells(row)) for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEADS))]
    for line in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))


def cells(row: Row) -> Iterator[str]:
    """Give a row's cells as they are shown."""
    yield row.what
    yield row.budget
    yield (
        f"{row.figure:,.4g} {row.unit}"
        if row.figure < 1000
        else f"{row.figure:,.0f} {row.unit}"
    )
    yield f"{row.baseline:,.4g} {row.against}" if row.baseline is not None else row.against
    yield f"{row.ratio:.2f}" if row.ratio is not None else ""
    yield "yes" if row.holds else "NO"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        alone(sys.argv[2], Path(sys.argv[3]), FULL if "--full" in sys.argv else SMALL)
    else:
        sys.exit(main(sys.argv[1:]))
