"""The one entry on a fresh machine: `python3 kit.py run`, `test`, `bench`, `build` …

Needs Python 3.11 or newer and nothing else. Everything it installs from the package index is
pinned by hash in `requirements/` and goes into `.venv`, which may be deleted at any time. Where
packages come from is the affair of the user's own pip or uv configuration: none stands here.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

if sys.version_info < (3, 11):  # noqa: UP036  (the file is read by whatever python3 is there)
    sys.exit(
        "This needs Python 3.11 or newer, and is running under "
        + sys.version.split()[0]
        + ". Nothing was changed. Start it with a newer one, such as: python3.11 kit.py"
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed"
REQUIREMENTS = ROOT / "requirements"
CATALOGS = ROOT / "resources" / "i18n"
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What Qt loads and its wheels do not bring, and the package of Debian or Ubuntu that has it.
QT = """
    libEGL.so.1 libegl1                      libGL.so.1 libgl1
    libX11-xcb.so.1 libx11-xcb1              libdbus-1.so.3 libdbus-1-3
    libfontconfig.so.1 libfontconfig1        libfreetype.so.6 libfreetype6
    libglib-2.0.so.0 libglib2.0-0            libwayland-client.so.0 libwayland-client0
    libwayland-cursor.so.0 libwayland-cursor0
    libxcb-cursor.so.0 libxcb-cursor0        libxcb-icccm.so.4 libxcb-icccm4
    libxcb-image.so.0 libxcb-image0          libxcb-keysyms.so.1 libxcb-keysyms1
    libxcb-randr.so.0 libxcb-randr0          libxcb-render-util.so.0 libxcb-render-util0
    libxcb-render.so.0 libxcb-render0        libxcb-shape.so.0 libxcb-shape0
    libxcb-shm.so.0 libxcb-shm0              libxcb-sync.so.1 libxcb-sync1
    libxcb-util.so.1 libxcb-util1            libxcb-xfixes.so.0 libxcb-xfixes0
    libxcb-xkb.so.1 libxcb-xkb1              libxkbcommon.so.0 libxkbcommon0
    libxkbcommon-x11.so.0 libxkbcommon-x11-0
"""


def say(text: str) -> None:
    """Tell the user something; standard output belongs to the program that is started."""
    sys.stderr.write(f"kit: {text}\n")
    sys.stderr.flush()


def stop(text: str) -> NoReturn:
    """End here, with a sentence that says what to do."""
    say(text)
    sys.exit(1)


def missing_packages(pairs: str) -> list[str]:
    """Return the Debian packages that this machine lacks.

    The pairs are words: a library or a program, and the package that has it.
    """
    import ctypes

    words, absent = pairs.split() if LINUX else [], []
    for name, package in zip(words[::2], words[1::2], strict=True):
        try:
            there = ctypes.CDLL(name) if ".so" in name else shutil.which(name)
        except OSError:
            there = None
        if not there:
            absent.append(package)
    return absent


def missing_python_library() -> list[str]:
    """Return the Debian package of libpython, when a frozen app cannot be made without it."""
    import sysconfig

    asked = (sysconfig.get_config_var(key) for key in ("LIBDIR", "MULTIARCH", "INSTSONAME"))
    folder, kind, name = (answer or "" for answer in asked)
    there = any((Path(folder, part, name)).exists() for part in ("", kind))
    needed = LINUX and ".so" in name and not there
    return [f"libpython3.{sys.version_info[1]}"] if needed else []


def install_system(packages: Iterable[str]) -> None:
    """Install these packages of Debian or Ubuntu as root, or stop with the command to type."""
    wanted = sorted(set(packages))
    if not wanted:
        return
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *wanted]
    if not shutil.which("apt-get"):
        stop(
            "This system lacks libraries or programs that Debian has in these packages: "
            f"{' '.join(wanted)}. Install them in this system's own way, and start again."
        )
    if os.geteuid() != 0:
        typed = f"sudo {' '.join(command)}"
        stop(f"A few system packages are missing. Type this, then start again:\n\n  {typed}\n")
    say(f"installing {', '.join(wanted)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if run(command, env=quiet) == 0:
        return
    # A fresh machine has no list of packages yet, an old one names files that are gone.
    run(["apt-get", "update"], env=quiet)
    if run(command, env=quiet) != 0:
        stop(f"The system packages could not be installed. Try it by hand: {' '.join(command)}")


def run(command: list[str], *, env: Mapping[str, str] | None = None) -> int:
    """Run a step of the set-up, its output on standard error; return its exit status."""
    return subprocess.run(command, stdout=sys.stderr, env=env, check=False).returncode


def works(*command: str) -> bool:
    """Return whether this command can be run and ends well, without showing its output."""
    try:
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )
    except OSError:
        return False
    return done.returncode == 0


def installers() -> Iterator[list[str]]:
    """Give each way to install into .venv that there is; Debian's bare python3 has none."""
    own = [str(PYTHON), "-m", "pip"]
    if works(*own, "--version") or works(str(PYTHON), "-m", "ensurepip", "--default-pip"):
        yield [*own, "install"]
    for pip in ([sys.executable, "-m", "pip"], ["pip3"], ["pip"]):
        if works(*pip, "--python", str(PYTHON), "--version"):
            yield [*pip, "--python", str(PYTHON), "install"]
    if works("uv", "--version"):
        yield ["uv", "pip", "install", "--python", str(PYTHON)]


def stamp(name: str) -> str:
    """Return what .venv/installed says once these requirements are in."""
    pinned = (REQUIREMENTS / f"{name}.txt").read_bytes()
    return f"{hashlib.sha256(pinned).hexdigest()} {PYTHON.resolve()} {ROOT}"


def prepare(name: str, *packages: str) -> None:
    """Make .venv hold these requirements, and the system these packages and what Qt needs.

    `run` is what the app needs, `dev` all of that and the tools. Quick when nothing changed:
    two files are read, Qt's libraries are looked for, and no process is started.
    """
    wanted = [*missing_packages(QT), *packages]
    held = STAMP.read_text().splitlines() if STAMP.is_file() else []
    done = PYTHON.exists() and bool({stamp(name), stamp("dev")} & set(held))
    if not done:
        make_environment(held)
        if not any(True for _ in installers()):
            wanted.append(f"python3.{sys.version_info[1]}-venv")
    install_system(wanted)
    if not done:
        install(f"{name}.txt")
        STAMP.write_text(f"{stamp(name)}\n")


def make_environment(held: list[str]) -> None:
    """Make .venv, anew if it was moved or was made by a Python that is gone or replaced."""
    if not PYTHON.exists() or (held and not held[0].endswith(f" {PYTHON.resolve()} {ROOT}")):
        say("making .venv")
        make = [sys.executable, "-m", "venv", "--without-pip", "--clear", str(VENV)]
        if run(make) != 0:
            stop("The virtual environment .venv could not be made; the lines above say why.")
    packages = next(VENV.glob("lib/python*/site-packages"), VENV / "Lib/site-packages")
    # The app is found from any folder; what lies there cannot pose as one of its modules.
    (packages / "steward.pth").write_text(f"{ROOT}\n")


def install(requirements: str) -> None:
    """Install these requirements into .venv with the first way that works."""
    say("installing the pinned packages into .venv (minutes, this once)")
    pinned = ["--require-hashes", "-r", str(REQUIREMENTS / requirements)]
    if not any(run([*way, *pinned]) == 0 for way in installers()):
        stop("The pinned packages could not be installed; the lines above say why.")


def python(*arguments: str | Path) -> list[str]:
    """Return the command that runs .venv's Python with these arguments, safe in any folder."""
    return [str(PYTHON), "-P", *map(str, arguments)]


def stale_catalogs() -> list[Path]:
    """Return the folders of `.po` fragments that are newer than the catalog made of them."""
    stale = []
    for folder in sorted(path for path in CATALOGS.iterdir() if path.is_dir()):
        made = folder.with_suffix(".mo")
        newest = max(path.stat().st_mtime_ns for path in (folder, *folder.glob("*.po")))
        if not made.is_file() or made.stat().st_mtime_ns < newest:
            stale.append(folder)
    return stale


def merged(folder: Path) -> Catalog:
    """Return the catalog of a language, made of the fragments in its folder (needs Babel).

    A sentence that two fragments translate alike is fine; two ways to translate one is an
    error (SystemExit).
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    whole = Catalog(locale=folder.name)
    first: dict[object, tuple[object, str]] = {}
    for file in sorted(folder.glob("*.po")):
        with file.open("rb") as data:
            part = read_po(data, locale=folder.name, abort_invalid=True)
        for message in (one for one in part if one.id):
            said, where = first.setdefault(message.id, (message.string, file.name))
            if said != message.string:
                stop(
                    f"{where} and {file.name} in {folder} translate one sentence in two "
                    f"ways, {said!r} and {message.string!r}. Keep one of them."
                )
            whole[message.id] = message
    return whole


def compile_catalogs(_: Sequence[str] = ()) -> None:
    """Compile the catalogs of words that are out of date (within .venv)."""
    for folder in stale_catalogs():
        from babel.messages.mofile import write_mo

        new = folder.with_suffix(f".mo.{os.getpid()}")
        with new.open("wb") as out:
            write_mo(out, merged(folder))
        new.replace(folder.with_suffix(".mo"))


def fresh_catalogs() -> None:
    """Bring the catalogs up to date from outside .venv."""
    if stale_catalogs() and run(python(Path(__file__), "catalogs")) != 0:
        stop("The catalogs of words could not be made; the lines above say why.")


def leave_for(command: list[str]) -> NoReturn:
    """Become this command, or end as it ends."""
    if not WINDOWS:
        os.execv(command[0], command)  # noqa: S606
    sys.exit(subprocess.run(command, check=False).returncode)


def open_app(arguments: list[str]) -> None:
    """Open the app; with arguments, give it a command; with no screen, show a demo."""
    prepare("run")
    fresh_catalogs()
    screen = not LINUX or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if arguments or screen:
        leave_for(python("-m", "steward_app", *arguments))
    others = (Path.cwd() / f"demo-{n}" for n in range(2, 10_000))
    out = next(one for one in (Path.cwd() / "demo", *others) if not one.exists())
    make = "from steward_app.vault.passphrase import generate; print(generate())"
    passphrase = subprocess.run(python("-c", make), capture_output=True, check=True).stdout
    say(f"there is no screen to open a window on. The demo goes into {out} instead.")
    say(f"The passphrase of its vault, made just now: {passphrase.decode().strip()}")
    demo = python("-m", "steward_app", "demo", "--out", out, "--passphrase-file", "-")
    sys.exit(subprocess.run(demo, input=passphrase, check=False).returncode)


@contextlib.contextmanager
def a_display() -> Iterator[dict[str, str]]:
    """Give the environment in which windows are really shown: an Xvfb of our own on Linux."""
    if not LINUX:
        yield {**os.environ, "QT_QPA_PLATFORM": "windows" if WINDOWS else "cocoa"}
        return
    here, there = os.pipe()
    command = ["Xvfb", "-displayfd", str(there), "-screen", "0", "1600x1200x24"]
    command += ["-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[there], stderr=subprocess.DEVNULL)
    os.close(there)
    try:
        with os.fdopen(here) as told:
            number = told.readline().strip()
        if not number:
            stop("Xvfb ended before it had a display; try it by hand: Xvfb :99")
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def test(arguments: list[str]) -> None:
    """Run every check up to the first that fails; --all: the slow ones and the build too."""
    everything = "--all" in arguments
    arguments = [argument for argument in arguments if argument != "--all"]
    packages = missing_packages("Xvfb xvfb")
    if everything:
        packages += missing_packages("objdump binutils xdotool xdotool")
        packages += missing_python_library()
    prepare("dev", *packages)
    fresh_catalogs()
    os.chdir(ROOT)
    for step in (["ruff", "format", "--check"], ["ruff", "check"], ["mypy"]):
        check(python("-m", *step))
    check([str(PYTHON.with_name("lint-imports"))])
    with a_display() as shown:
        check(python("-m", "pytest", "-m", "window and not slow"), shown)
    chosen = [
        "-m",
        "slow or not slow" if everything else "not slow",
        "-n",
        "2",
        "--dist",
        "loadfile",
    ]
    check(python("-m", "pytest", *chosen, *arguments))


def check(command: list[str], env: Mapping[str, str] | None = None) -> None:
    """Run a check where everyone sees it; end with its exit status unless it passes."""
    say(" ".join(command).removeprefix(" ".join(python("-m")) + " "))
    if status := subprocess.run(command, env=env, check=False).returncode:
        say("stopped: this check failed")
        sys.exit(status)


def bench(arguments: list[str]) -> None:
    """Measure the budgets and print a table of them; --full: at their full size."""
    prepare("run")
    fresh_catalogs()
    os.chdir(ROOT)
    leave_for(python("-m", "benchmarks", *arguments))


def build(_: list[str]) -> None:
    """Make `dist/steward`: a folder with the app in it that needs no Python."""
    prepare("dev", *missing_packages("objdump binutils"), *missing_python_library())
    fresh_catalogs()
    os.chdir(ROOT)
    check(python("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"))
    say(f"made {ROOT / 'dist' / 'steward'}")


def mutate(arguments: list[str]) -> None:
    """Break the code in many small ways and see which of them no test notices (hours)."""
    prepare("dev")
    install("mutate.txt")
    os.chdir(ROOT)
    leave_for(python("-m", "mutmut", "run", *arguments))


def lock(_: list[str]) -> None:
    """Write `requirements/` anew from pyproject.toml; needs uv."""
    os.chdir(ROOT)
    base = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes"]
    base += ["--no-emit-index-url", "--python-version", "3.11", "--quiet"]
    base += ["--custom-compile-command", "python3 kit.py lock"]
    same: list[str] = []  # what the tools need must not change what the app runs with
    for name, group in (("run", "catalogs"), ("dev", "dev"), ("mutate", "mutate")):
        out = f"requirements/{name}.txt"
        if run([*base, *same, "--group", group, "--upgrade", "-o", out]) != 0:
            stop(f"{out} could not be made; the lines above say why.")
        same = ["-c", out]


COMMANDS: dict[str, Callable[[list[str]], None]] = {
    "run": open_app,
    "test": test,
    "bench": bench,
    "build": build,
    "mutate": mutate,
    "lock": lock,
    "catalogs": compile_catalogs,
}


def main() -> int:
    """Do what the command line says."""
    name, *arguments = sys.argv[1:] or ["help"]
    if name not in COMMANDS:
        say("python3 kit.py COMMAND, which is one of:\n")
        for known, does in COMMANDS.items():
            sys.stderr.write(f"  {known:10}{(does.__doc__ or '').splitlines()[0]}\n")
        return 0 if name in {"help", "--help", "-h"} else 2
    try:
        COMMANDS[name](arguments[1:] if arguments[:1] == ["--"] else arguments)
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
