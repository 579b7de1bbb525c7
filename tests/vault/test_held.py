import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from steward_app.errors import AlreadyOpen, Refused
from steward_app.vault.held import Held

HOLD = """
import sys
from pathlib import Path
from steward_app.vault.held import Held
held = Held(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
"""
REPLACED = """
import os, sys
from pathlib import Path
from steward_app.vault.held import Held
held = Held(Path(sys.argv[1]))
again = "import sys; print('replaced', flush=True); sys.stdin.readline()"
os.execv(sys.executable, [sys.executable, "-c", again])
"""


@pytest.fixture
def start(tmp_path):
    """Start a process that does something with the vault; it says one word when it is done."""
    running = []

    def run(code, said):
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        assert process.stdout.readline().strip() == said
        return process

    yield run
    for process in running:
        process.kill()
        process.communicate()


def test_a_second_process_is_told_that_it_is_open(start, tmp_path):  # D-18
    first = start(HOLD, "held")
    with pytest.raises(AlreadyOpen, match="already open in another window or process"):
        Held(tmp_path)
    first.communicate("\n")
    Held(tmp_path).let_go()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_after_a_kill_it_opens_at_once(start, tmp_path):  # D-18
    first = start(HOLD, "held")
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert (tmp_path / "lock").exists()
    Held(tmp_path).let_go()


@pytest.mark.skipif(os.name == "nt", reason="processes are not replaced there")
def test_a_process_that_is_replaced_lets_go(start, tmp_path):
    start(REPLACED, "replaced")
    Held(tmp_path).let_go()


def test_a_second_window_of_the_same_process_is_told_too(tmp_path):
    first = Held(tmp_path)
    with pytest.raises(AlreadyOpen):
        Held(tmp_path)
    first.let_go()
    first.let_go()
    Held(tmp_path).let_go()


def test_another_thread_may_let_go(tmp_path):
    held = Held(tmp_path)
    thread = threading.Thread(target=held.let_go)
    thread.start()
    thread.join()
    Held(tmp_path).let_go()


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(Refused):
        Held(tmp_path / "gone" / "further")
