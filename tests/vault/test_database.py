import os

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from steward_app.errors import Damaged, Refused, Unsafe
from steward_app.vault import database
from steward_app.vault.database import driver, open_database

KEY = bytes(range(32))


@pytest.fixture
def opened(tmp_path):
    engines = []

    def open_(key=KEY, file=tmp_path / "vault.db"):
        engines.append(open_database(file, key))
        return engines[-1]

    yield open_
    for engine in engines:
        engine.dispose()


@pytest.mark.parametrize(("name", "wanted"), database.SAFE.items())
def test_the_connection_is_as_safe_as_promised(opened, name, wanted):
    found = driver(opened()).execute(f"PRAGMA {name}").fetchone()[0]
    assert str(found) == str(wanted)


def test_pages_are_encrypted_and_search_is_there_and_extensions_are_not(opened, tmp_path):
    db = driver(opened())
    assert db.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")
    db.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
    db.execute("INSERT INTO found VALUES ('canary')")
    assert db.execute("SELECT * FROM found WHERE found MATCH 'can*'").fetchall()
    with pytest.raises(sqlcipher3.dbapi2.Error, match="not authorized"):
        db.execute("SELECT load_extension('x')")
    for file in tmp_path.iterdir():
        assert b"canary" not in file.read_bytes()
        assert not file.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(("name", "wanted"), [("page_size", 7), ("no_such_thing", 1)])
def test_what_would_not_be_so_stops_the_opening(opened, monkeypatch, name, wanted):
    monkeypatch.setitem(database.SAFE, name, wanted)
    with pytest.raises(Unsafe, match=name):
        opened()


def test_a_transaction_holds_the_writing_from_its_beginning(opened, tmp_path):
    engine, other = opened(), opened()
    driver(other).execute("PRAGMA busy_timeout = 0")
    with engine.begin() as db:
        db.execute(text("SELECT 1"))
        with pytest.raises(DBAPIError, match="locked"), other.begin() as second:
            second.execute(text("SELECT 1"))


def test_another_key_or_damage_is_said_and_changes_nothing(opened, tmp_path):  # D-06, D-07
    with opened().begin() as db:
        db.execute(text("CREATE TABLE x (y)"))
    driver(opened()).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file = tmp_path / "vault.db"
    for data in (b"x" * 8192, b"short", file.read_bytes()[1:], file.read_bytes()):
        other = tmp_path / "other.db"
        other.write_bytes(data)
        with pytest.raises(Damaged, match="damaged"):
            opened(bytes(32), other)
        assert other.read_bytes() == data


def test_a_read_only_place_and_a_missing_one_are_said(opened, tmp_path):  # D-16
    with pytest.raises(Refused, match="not there"):
        opened(file=tmp_path / "gone" / "vault.db")
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(Refused, match="write to it"):
        opened(file=tmp_path / "folder.db")


def test_an_error_message_carries_no_value_of_the_vault(opened):  # C-04
    with opened().begin() as db:
        db.execute(text("CREATE TABLE x (y TEXT UNIQUE, CHECK (length(y) < 20))"))
        db.execute(text("INSERT INTO x VALUES (:y)"), {"y": "canary"})
    for statement, y in (
        ("INSERT INTO x VALUES (:y)", "canary"),
        ("INSERT INTO x VALUES (:y)", "canary" * 9),
        ("INSERT INTO nowhere VALUES (:y)", "canary"),
        ("SELECT * FROM x WHERE y MATCH :y", "canary"),
    ):
        with pytest.raises(DBAPIError) as caught, opened().begin() as db:
            db.execute(text(statement), {"y": y})
        assert "canary" not in str(caught.value)
        assert "canary" not in repr(caught.value)


def test_the_file_is_private(opened, tmp_path):
    opened()
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


def test_nothing_is_written_to_the_standard_streams(opened, tmp_path, capfd):
    (tmp_path / "other.db").write_bytes(os.urandom(8192))
    with pytest.raises(Damaged):
        opened(file=tmp_path / "other.db")
    assert capfd.readouterr() == ("", "")
