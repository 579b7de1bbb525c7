import pytest

from steward_app import preferences
from steward_app.preferences import Preferences


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("STEWARD_HOME", str(tmp_path))


def test_what_was_chosen_is_there_the_next_time(tmp_path):
    chosen = Preferences("es", "dark", 150, (tmp_path / 'a "b" \\ c\x7f é',), True)
    preferences.save(chosen)
    assert preferences.load() == chosen


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not toml at all [",
        'theme = "pink"\nscale = 9999\nlanguage = 4\nrecent = "x"',
        "a = [" * 5000,
        "x" * 100_000,
        "\x00\xff",
    ],
)
def test_a_damaged_or_foreign_file_is_nothing_chosen(tmp_path, text):
    (tmp_path / "settings.toml").write_bytes(text.encode("latin-1"))
    assert preferences.load() == Preferences()


def test_the_newest_vault_comes_first_and_few_are_kept(tmp_path):
    chosen = Preferences()
    for n in range(20):
        chosen = chosen.remembering(tmp_path / str(n))
    chosen = chosen.remembering(tmp_path / "15")
    assert chosen.recent[0] == tmp_path / "15"
    assert len(chosen.recent) == preferences.RECENT
    assert len(set(chosen.recent)) == len(chosen.recent)


def test_a_folder_that_cannot_be_written_is_borne(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("STEWARD_HOME", str(tmp_path / "file"))
    preferences.save(Preferences("es"))
    assert preferences.load() == Preferences()
