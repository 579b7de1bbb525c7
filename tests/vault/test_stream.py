import errno
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steward_app.errors import Damaged, NotSaved, Refused
from steward_app.vault import stream as module
from steward_app.vault.seal import Unlocked
from steward_app.vault.stream import EMPTY, HEADING, BadFrame, Stream

UNLOCKED = Unlocked(bytes(16), bytes(range(32)))
BATCHES = [[(b"event %d" % n, b"signed", b"body of %d" % n)] * (n % 3 + 1) for n in range(6)]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "stream"


@pytest.fixture
def opened():
    """Open streams that are closed again when the test is over."""
    streams = []

    def open_(file, unlocked=UNLOCKED):
        streams.append(Stream(file, unlocked))
        return streams[-1]

    yield open_
    for one in streams:
        one.close()


@pytest.fixture
def stream(file, opened):
    one = opened(file)
    mark = EMPTY
    for entries in BATCHES:
        mark = one.append(mark, entries)
    return one


def batches(stream):
    return [frame.entries for frame in stream.frames()]


def starts(stream):
    return [frame.mark.start for frame in stream.frames()]


def last_mark(stream):
    return [frame.mark for frame in stream.frames()][-1]


def fails(number, message="it failed"):
    def call(*_):
        raise OSError(number, message)

    return call


def test_what_was_appended_is_read_the_same_after_opening_again(stream, file, opened):
    again = opened(file)
    assert batches(again) == BATCHES
    assert again.torn is None
    assert [frame.mark.n for frame in again.frames()] == [1, 2, 3, 4, 5, 6]
    assert [frame.end for frame in again.frames()] == [*starts(again)[1:], again.size]


def test_reading_can_begin_anywhere(stream):
    frames = list(stream.frames())
    third = frames[2].mark
    assert list(stream.frames(2, None, third.start)) == frames[2:]
    assert list(stream.frames(2, frames[1].mark.head, third.start)) == frames[2:]
    with pytest.raises(Damaged):
        list(stream.frames(2, bytes(32), third.start))


def test_the_mark_of_a_frame_is_known_before_it_is_written(stream):
    last = last_mark(stream)
    expected = stream.next_mark(last, BATCHES[0])
    assert stream.append(last, BATCHES[0]) == expected


def test_the_frame_has_the_documented_form(stream, file):
    data, second = file.read_bytes(), starts(stream)[1]
    assert data[:4] == b"SK1F"
    assert data[4:12] == (1).to_bytes(8, "big")
    assert HEADING + int.from_bytes(data[12:16], "big") == second
    assert b"event" not in data


def test_a_frame_does_not_open_as_another_nor_in_another_vault(stream, file, opened, tmp_path):
    data, at = file.read_bytes(), starts(stream)
    moved = tmp_path / "moved"
    moved.write_bytes(data[at[1] : at[2]] + data[at[0] : at[1]])
    with pytest.raises(BadFrame):
        batches(opened(moved))
    other = opened(file, Unlocked(b"x" * 16, UNLOCKED.key))
    assert batches(other) == []
    assert other.torn == 0


def test_a_frame_left_out_or_put_twice_is_noticed(stream, file, opened, tmp_path):
    data, at = file.read_bytes(), starts(stream)
    for left in (data[: at[2]] + data[at[3] :], data[: at[3]] + data[at[2] :]):
        changed = tmp_path / "changed"
        changed.write_bytes(left)
        with pytest.raises(BadFrame):
            batches(opened(changed))


def test_damage_anywhere_but_in_the_last_frame_stops_and_says_where(stream, file, opened):
    data, at = file.read_bytes(), starts(stream)  # D-12
    second, third = at[1], at[2]
    for place in [*range(second, second + HEADING + 8), third - 1]:
        for bits in (1, 0x80):
            hit = bytearray(data)
            hit[place] ^= bits
            file.write_bytes(hit)
            again = opened(file)
            with pytest.raises(BadFrame) as caught:
                batches(again)
            bad = caught.value
            assert (bad.n, bad.start, bad.next_n, bad.next_start) == (2, second, 3, third)
            rest = list(again.frames(bad.next_n - 1, None, bad.next_start))
            assert [frame.entries for frame in rest] == BATCHES[2:]
            assert file.read_bytes() == hit


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_last_frame_torn_in_any_way_is_cut_off_and_kept_aside(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("torn")  # D-11
    file = folder / "stream"
    stream = Stream(file, UNLOCKED)
    mark = EMPTY
    for entries in BATCHES:
        mark = stream.append(mark, entries)
    stream.close()
    whole = file.read_bytes()
    tail = bytearray(whole[mark.start :])
    for start in range(0, len(tail), 16):  # blocks that never reached the disk, in any order
        if data.draw(st.booleans()):
            tail[start : start + 16] = bytes(len(tail[start : start + 16]))
    tail = tail[: data.draw(st.integers(1, len(tail)))]
    if whole[mark.start :] == tail:
        tail[-1] ^= 1
    file.write_bytes(whole[: mark.start] + tail)
    again = Stream(file, UNLOCKED)
    assert batches(again) == BATCHES[:-1]
    assert again.torn == mark.start
    again.cut_torn()
    assert (folder / "stream.torn-1").read_bytes() == tail
    assert file.read_bytes() == whole[: mark.start]
    again.append(last_mark(again), BATCHES[-1])
    assert batches(again) == BATCHES
    again.close()


def test_a_tail_longer_than_one_reading_is_searched_to_its_end(
    stream, file, opened, monkeypatch
):
    monkeypatch.setattr(module, "CHUNK", 64)
    data, at = bytearray(file.read_bytes()), starts(stream)
    for place in at[1:-1]:  # every heading but the first and the last
        data[place] ^= 1
    file.write_bytes(data)
    with pytest.raises(BadFrame) as caught:
        batches(opened(file))
    assert (caught.value.n, caught.value.next_n) == (2, 6)


def test_a_body_can_be_taken_out_and_the_heads_stay(stream, file, opened):  # C-03
    before = [frame.mark.head for frame in stream.frames()]
    size = file.stat().st_size
    mark = stream.rewrite(lambda entry: (*entry[:2], None) if b"3" in entry[0] else entry)
    assert [frame.mark.head for frame in stream.frames()] == before
    assert mark == last_mark(stream)
    bodies = [entry[2] for entries in batches(stream) for entry in entries]
    assert bodies.count(None) == len(BATCHES[3])
    assert file.stat().st_size < size
    assert stream.append(mark, BATCHES[0]) == last_mark(opened(file))


def test_rewriting_reads_one_frame_after_the_other(stream, monkeypatch):
    done = []

    def keep(entry):
        done.append(entry)
        return entry

    written, write = [], module._write_at

    def count(handle, start, data):
        written.append(len(done))
        write(handle, start, data)

    monkeypatch.setattr(module, "_write_at", count)
    stream.rewrite(keep)
    assert written[:6] == [1, 3, 6, 7, 9, 12]


def test_what_was_kept_aside_goes_when_a_body_is_taken_out(stream, file, opened):
    with file.open("ab") as more:
        more.write(b"torn")
    again = opened(file)
    batches(again)
    again.cut_torn()
    aside = file.with_name("stream.torn-1")
    assert aside.exists()
    again.rewrite(lambda entry: entry)
    assert not aside.exists()


def test_the_old_bytes_are_overwritten_when_a_body_is_taken_out(stream, file):
    with file.open("rb") as old:  # a file that is open keeps its bytes when its name is gone
        stream.rewrite(lambda entry: entry)
        assert not any(old.read())


def test_rewriting_a_stream_that_rotted_changes_nothing(stream, file, opened):
    data = bytearray(file.read_bytes())
    for place in (starts(stream)[1] + 40, len(data) - 1):
        hit = bytearray(data)
        hit[place] ^= 1
        file.write_bytes(hit)
        with pytest.raises(Damaged):
            opened(file).rewrite(lambda entry: entry)
        assert file.read_bytes() == hit
        assert [one.name for one in file.parent.iterdir()] == ["stream"]


def test_a_damaged_stream_is_written_anew_and_the_damaged_one_kept(stream, file, opened):
    data = bytearray(file.read_bytes())
    data[starts(stream)[1]] ^= 1
    file.write_bytes(data)
    again = opened(file)
    mark = again.replace_all(iter(BATCHES))
    assert batches(again) == BATCHES
    assert mark == last_mark(again)
    assert file.with_name("stream.damaged-1").read_bytes() == data
    assert batches(opened(file)) == BATCHES


@pytest.mark.parametrize("after", [0, 1, 40])
def test_a_full_disk_leaves_nothing_of_the_entry_and_a_later_save_works(  # D-14
    stream, file, monkeypatch, after
):
    def fill(handle, data):
        if after:
            write(handle, bytes(data[:after]))
        raise OSError(errno.ENOSPC, "No space left on device")

    write, size, last = os.write, file.stat().st_size, last_mark(stream)
    with monkeypatch.context() as broken:
        broken.setattr(os, "write", fill)
        with pytest.raises(NotSaved, match="disk is full"):
            stream.append(last, BATCHES[0])
    assert file.stat().st_size == stream.size == size
    stream.append(last, BATCHES[0])
    assert batches(stream) == [*BATCHES, BATCHES[0]]


def test_after_a_failed_fsync_nothing_is_taken_until_it_is_opened_again(  # D-15
    stream, file, opened, monkeypatch
):
    last = last_mark(stream)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fails(errno.EIO))
        with pytest.raises(NotSaved, match="disk failed"):
            stream.append(last, BATCHES[0])
    with pytest.raises(NotSaved, match="lock the vault"):
        stream.append(last, BATCHES[0])
    stream.cut(stream.size)
    with pytest.raises(NotSaved):
        stream.append(last, BATCHES[0])
    again = opened(file)
    assert batches(again) == BATCHES
    again.append(last, BATCHES[0])


def test_an_fsync_that_fails_once_is_not_believed_the_next_time(  # D-15
    stream, file, monkeypatch
):
    def fail_once(handle):
        broken.undo()
        raise OSError(errno.EIO, "it failed")

    size, last = file.stat().st_size, last_mark(stream)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail_once)
        with pytest.raises(NotSaved):
            stream.append(last, BATCHES[0])
    with pytest.raises(NotSaved):
        stream.append(last, BATCHES[0])
    assert file.stat().st_size == size


def test_a_frame_that_could_not_be_taken_back_stops_the_stream(stream, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(os, "truncate", fails(errno.EIO))
        with pytest.raises(OSError, match="it failed"):
            stream.cut(0)
    with pytest.raises(NotSaved):
        stream.append(last_mark(stream), BATCHES[0])


def test_a_full_disk_while_rewriting_keeps_the_old_stream(stream, file, monkeypatch):
    data = file.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(os, "write", fails(errno.ENOSPC))
        with pytest.raises(NotSaved, match="disk is full"):
            stream.rewrite(lambda entry: entry)
    assert file.read_bytes() == data
    assert [one.name for one in file.parent.iterdir()] == ["stream"]
    assert batches(stream) == BATCHES


def test_what_a_crash_left_of_a_rewriting_is_removed(stream, file, opened):
    file.with_name("stream.new").write_bytes(b"half")
    opened(file)
    assert not file.with_name("stream.new").exists()


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path, monkeypatch):  # D-16
    monkeypatch.setattr(os, "open", fails(errno.EROFS))
    with pytest.raises(Refused, match="write to it"):
        Stream(tmp_path / "stream", UNLOCKED)


def test_a_stream_is_private(stream, file):
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_closed_stream_takes_nothing(stream):
    last = last_mark(stream)
    stream.close()
    stream.close()
    with pytest.raises(NotSaved):
        stream.append(last, BATCHES[0])


def test_more_than_a_frame_holds_is_refused_and_nothing_is_written(stream, file, monkeypatch):
    monkeypatch.setattr(module, "MAX_FRAME", 1000)
    size = file.stat().st_size
    with pytest.raises(module.TooLong):
        stream.append(last_mark(stream), [(b"e" * 2000, b"", None)])
    assert file.stat().st_size == size
