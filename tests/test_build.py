"""The folder that `kit.py build` makes: its program does the main job, opens and locks."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

import kit
from steward_app import preferences
from steward_app.errors import AlreadyOpen
from steward_app.vault import keys
from steward_app.vault.held import Held

PASSPHRASE = "correct staple horse lamp river"
PATIENCE = 60  # seconds, at most, for a window on a slow computer

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Path:
    """Build the program into a folder of its own."""
    folder = tmp_path_factory.mktemp("build")
    built = subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", folder / "dist", "--workpath", folder / "work", "build.spec"),
        ],
        cwd=kit.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder / "dist" / "steward" / ("steward.exe" if kit.WINDOWS else "steward")


@pytest.fixture
def surroundings(tmp_path, monkeypatch):
    """What a machine without Python has: nothing of this one's, and a home of its own."""
    monkeypatch.setenv("STEWARD_HOME", str(tmp_path / "home"))
    kept = {"STEWARD_HOME", "SYSTEMROOT", "DISPLAY", "XAUTHORITY", "LANG"}
    env = {name: value for name, value in os.environ.items() if name in kept}
    return {**env, "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"}


def test_the_built_program_does_the_main_job(program, surroundings, tmp_path):
    done = subprocess.run(
        [program, "demo", "--out", tmp_path / "demo", "--passphrase-file", "-"],
        input=f"{PASSPHRASE}\n",
        capture_output=True,
        text=True,
        env=surroundings,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    left = {path.suffix for path in (tmp_path / "demo").rglob("*") if path.is_file()}
    assert {".pdf", ".png", ".db"} <= left


def test_the_built_program_reads_a_contract_in_a_child_process(program, surroundings, tmp_path):
    contract = tmp_path / "made up.txt"
    contract.write_text(
        "AGREEMENT\n\nARTICLE 1 - RECOGNITION\n\nThe Employer recognizes the Union.\n\n"
        "ARTICLE 2 - HOURS\n\nSection 1. Workday. The workday is eight hours.\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [program, "contract", "outline", contract],
        capture_output=True,
        text=True,
        env=surroundings,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "HOURS" in done.stdout.upper()


@pytest.mark.skipif(not kit.LINUX, reason="keys are typed with xdotool, which needs X11")
@pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb is not installed")
@pytest.mark.skipif(not shutil.which("xdotool"), reason="xdotool is not installed")
def test_the_built_program_opens_a_vault_and_locks_it(program, surroundings, tmp_path):
    vault = tmp_path / "vault"
    keys.create(vault, PASSPHRASE, keys.FLOOR)
    preferences.save(preferences.load().remembering(vault))
    with kit.a_display() as display:
        env = {**surroundings, "DISPLAY": display["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}
        with running(program, env) as process:
            assert soon(lambda: windows(env, process))
            before = windows(env, process)
            assert is_free(vault)

            press(env, process, "type", PASSPHRASE)
            press(env, process, "key", "Return")
            assert soon(lambda: not is_free(vault)), "the vault was not opened"
            assert soon(lambda: windows(env, process) - before)
            opened = windows(env, process)

            press(env, process, "key", "ctrl+l")
            assert soon(lambda: is_free(vault)), "the vault was not locked"
            assert soon(lambda: windows(env, process) - opened), "no window came back"
            assert process.poll() is None, "the program ended instead of starting anew"


@contextmanager
def running(program, env):
    process = subprocess.Popen([program], env=env, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def windows(env, process):
    """Return the windows of the process that are to be seen."""
    ask = ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)]
    found = subprocess.run(ask, env=env, capture_output=True, text=True, check=False)
    return set(found.stdout.split())


def press(env, process, *keys_):
    """Type into the window in front, as a person does: after pointing at it."""
    window = sorted(windows(env, process), key=int)[-1]
    subprocess.run(["xdotool", "windowfocus", "--sync", window], env=env, check=True)
    subprocess.run(["xdotool", keys_[0], "--delay", "30", *keys_[1:]], env=env, check=True)


def is_free(vault):
    """Return whether no process has the vault open."""
    try:
        Held(vault).let_go()
    except AlreadyOpen:
        return False
    return True


def soon(is_so):
    """Return whether this becomes so before patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.1)
    return False
