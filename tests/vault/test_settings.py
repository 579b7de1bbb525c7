import pytest

from steward_app.vault.database import open_database
from steward_app.vault.settings import Settings

KEY = bytes(32)


@pytest.fixture
def engine(tmp_path):
    engine = open_database(tmp_path / "vault.db", KEY)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("value", [1, "José", b"\x00", True, None, ["a", 2], {"a": {"b": 1}}])
def test_a_setting_is_there_when_the_vault_is_opened_again(engine, tmp_path, value):
    Settings(engine).set("idle", value)
    again = open_database(tmp_path / "vault.db", KEY)
    assert Settings(again).get("idle", "usual") == value
    again.dispose()


def test_what_was_never_set_is_as_usual(engine):
    settings = Settings(engine)
    assert settings.get("idle", 5) == 5
    assert settings.get("idle") is None


def test_the_last_value_counts(engine):
    settings = Settings(engine)
    settings.set("idle", 5)
    settings.set("idle", 10)
    assert settings.get("idle") == 10


def test_a_setting_in_a_transaction_stands_or_falls_with_it(engine):
    settings = Settings(engine)
    with engine.connect() as db:
        db.exec_driver_sql("SELECT 1")
        settings.set("idle", 5)
        assert settings.get("idle") == 5
        db.rollback()
    assert settings.get("idle") is None
    with engine.begin() as db:
        db.exec_driver_sql("SELECT 1")
        settings.set("idle", 5)
    assert settings.get("idle") == 5


def test_a_value_that_cannot_be_read_is_as_if_it_were_never_set(engine):
    settings = Settings(engine)
    settings.set("idle", 5)
    with engine.begin() as db:
        db.exec_driver_sql("UPDATE setting SET value = x'ff'")
    assert settings.get("idle", 7) == 7
