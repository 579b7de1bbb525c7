import os
import subprocess
import sys
from pathlib import Path

import pytest

from steward_app.vault import process

linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux's own means")


def child(code, folder=None):
    root = str(Path(__file__).parents[2])
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=False,
    )


@linux
def test_a_hardened_process_dumps_no_core_and_is_not_dumpable(tmp_path):  # C-08
    code = """
import ctypes, os, resource
from steward_app.vault.process import harden
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
assert harden() == []
limits = resource.getrlimit(resource.RLIMIT_CORE)
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *limits, flush=True)
print(os.stat("/proc/self/mem").st_uid, flush=True)
os.abort()
"""
    done = child(code, tmp_path)
    dumpable, owner = done.stdout.splitlines()
    assert dumpable == "0 0 0", done.stderr
    assert owner == "0"  # what a process does not let others read belongs to root
    assert done.returncode < 0
    assert list(tmp_path.iterdir()) == []


@linux
def test_hardening_does_not_outlive_the_process_and_can_be_done_again():
    code = """
import ctypes, sys, os
from steward_app.vault.process import harden
before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
assert harden() == [] and harden() == []
if len(sys.argv) == 1:
    os.execv(sys.executable, [sys.executable, "-c", sys.orig_argv[2], "again"])
print(before, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
    assert child(code).stdout.split() == ["1", "0"]


def test_what_a_system_does_not_offer_is_said_and_stops_nothing(monkeypatch):
    monkeypatch.setattr(process.sys, "platform", "darwin")
    monkeypatch.setattr(process, "_no_core", lambda: False)
    said = process.harden()
    assert len(said) == 2
    assert all(line.endswith(".") for line in said)


def test_the_passphrase_check_loads_no_database(tmp_path):
    code = """
import sys
import steward_app.vault.keys
slow = {"sqlalchemy", "sqlcipher3", "cbor2", "zxcvbn", "mnemonic", "filelock", "PySide6"}
print(*slow & {name.split(".")[0] for name in sys.modules})
"""
    done = child(code, tmp_path)
    assert done.stdout.strip() == "", done.stderr
