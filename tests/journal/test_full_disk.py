"""A disk that is really full: a small one, filled to the last bytes, entry by entry."""

import os
import subprocess
import sys

import pytest

from steward_app.errors import NotSaved, Refused
from steward_app.journal.check import check
from tests.conftest import Device
from tests.journal import log

SIZE = 24 << 20


@pytest.fixture
def small(tmp_path):
    """A disk of its own, where the machine lets a test have one."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", disk], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def fill(disk, left):
    """Take all of a disk's space but so many bytes."""
    file = disk / "filler"
    with file.open("wb") as out:
        room = os.statvfs(disk)
        os.posix_fallocate(out.fileno(), 0, max(room.f_bavail * room.f_frsize - left, 1))
    return file


def remount(disk, how):
    subprocess.run(["mount", "-o", f"remount,{how}", disk], check=True)


def workers(device):
    return [row.worker for row in device.do(log.find_cases)]


def write(device, worker):
    """Write an entry of some size; return what was said if it was refused."""
    try:
        device.do(lambda tx: log.open_case(tx, worker=worker, about="x" * 20_000))
    except NotSaved as problem:
        return str(problem)
    return ""


def test_on_a_full_disk_an_entry_is_refused_and_a_later_one_is_saved_in_both_copies(small):
    device = Device(small / "vault")
    device.do(lambda tx: log.open_case(tx, worker="00", about="pay"))
    saved, refused = ["00"], 0
    try:
        for number, pages in enumerate([0, 1, 2, 4, 6, 8, 12, 16, 24, 32, 64, 128], 1):
            filler = fill(small, pages << 12)
            said = write(device, f"{number:02}")
            assert not said or said.endswith(".")
            refused += bool(said)
            saved += [] if said else [f"{number:02}"]
            filler.unlink()
            assert workers(device) == saved
            assert write(device, f"{number:02}b") == ""
            saved.append(f"{number:02}b")
        assert 3 < refused < 12
        assert check(device.journal).problems == []
        for lost in ("vault.db*", "stream"):
            device.vault.lock()
            for file in device.folder.glob(lost):
                file.unlink()
            device.open_again()
            assert workers(device) == saved
    finally:
        device.vault.lock()


def test_a_vault_on_a_full_disk_opens_and_reads_and_says_what_it_cannot_do(small):
    device = Device(small / "vault")
    device.do(lambda tx: log.open_case(tx, worker="Ada", about="pay"))
    device.vault.lock()
    filler = fill(small, 256 << 10)
    device.open_again()
    assert workers(device) == ["Ada"]
    filler.unlink()
    device.vault.lock()


def test_a_disk_that_turns_read_only_refuses_and_takes_again_when_it_can(small):
    device = Device(small / "vault")
    device.do(lambda tx: log.open_case(tx, worker="Ada", about="pay"))
    device.vault.lock()
    try:
        remount(small, "ro")
        with pytest.raises(Refused, match=r"not opened"):
            device.open_again()
    finally:
        remount(small, "rw")
    device.open_again()
    assert workers(device) == ["Ada"]
    device.vault.lock()
