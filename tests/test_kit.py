"""The one entry on a fresh machine, as far as it goes without installing anything."""

import ast
import gettext
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import kit

ROOT = Path(kit.__file__).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(name):
    """Return {package: version} of a requirements file."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


def plain(requirement):
    """Return the package that a line of pyproject names, spelled as in a lock file."""
    return re.split(r"[\[<>=~! ;]", requirement)[0].lower().replace("_", "-")


def write(folder, name, *pairs):
    folder.mkdir(exist_ok=True)
    lines = [f'msgid "{one}"\nmsgstr "{other}"\n' for one, other in pairs]
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    (folder / name).write_text("\n".join([head, *lines]), encoding="utf-8")


@pytest.fixture
def i18n(tmp_path, monkeypatch):
    monkeypatch.setattr(kit, "CATALOGS", tmp_path)
    return tmp_path


def test_it_starts_with_the_standard_library_alone():
    done = subprocess.run(
        [sys.executable, "-I", "-S", ROOT / "kit.py", "help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert all(f"\n  {name} " in done.stderr for name in kit.COMMANDS)


def test_an_old_python_can_read_it_far_enough_to_say_that_it_is_too_old():
    ast.parse((ROOT / "kit.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_unknown_command_is_wrong_usage():
    done = subprocess.run(
        [sys.executable, ROOT / "kit.py", "dance"], capture_output=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == b""


@pytest.mark.parametrize("name", ["run", "dev", "mutate"])
def test_every_pinned_package_has_a_hash_and_no_file_names_a_registry(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    packages = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert packages
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text
    assert "index" not in re.sub(r"^ *#.*", "", text, flags=re.MULTILINE)


def test_what_pyproject_asks_for_is_pinned():
    groups = PROJECT["dependency-groups"]
    app = {plain(one) for one in PROJECT["project"]["dependencies"]}
    tools = {plain(one) for one in groups["dev"] if isinstance(one, str)}
    assert app | {plain(one) for one in groups["catalogs"]} <= pinned("run").keys()
    assert app | tools <= pinned("dev").keys()


def test_the_tests_run_with_the_very_packages_that_the_app_runs_with():
    dev = pinned("dev")
    assert {name: dev.get(name) for name in pinned("run")} == pinned("run")


def test_a_second_start_starts_no_process(tmp_path, monkeypatch):
    monkeypatch.setattr(kit, "STAMP", tmp_path / "installed")
    monkeypatch.setattr(kit, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(kit, "QT", "")
    kit.STAMP.write_text(f"{kit.stamp('dev')}\n", encoding="utf-8")

    def refuse(*_, **__):
        pytest.fail("a process was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    kit.prepare("dev")
    kit.prepare("run")  # dev holds all that run does


@pytest.mark.skipif(not kit.LINUX, reason="elsewhere Qt's wheels bring everything")
def test_a_missing_library_or_program_is_named_by_its_package():
    pairs = "libc.so.6 libc6 libno-such.so.9 libno9 no-such-program some-package"
    assert kit.missing_packages(pairs) == ["libno9", "some-package"]


def test_who_may_not_install_is_told_the_one_command_to_type(monkeypatch, capsys):
    monkeypatch.setattr(kit.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SystemExit) as ended:
        kit.install_system(["xvfb", "libegl1", "xvfb"])
    assert ended.value.code == 1
    typed = "  sudo apt-get install --yes --no-install-recommends libegl1 xvfb\n"
    assert typed in capsys.readouterr().err


def test_where_there_is_no_apt_the_packages_are_named(monkeypatch, capsys):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SystemExit):
        kit.install_system(["libegl1"])
    assert "libegl1" in capsys.readouterr().err


def test_fragments_make_one_catalog_and_are_compiled_again_when_they_change(i18n):
    write(i18n / "es", "one.po", ("Save", "Guardar"), ("Open", "Abrir"))
    write(i18n / "es", "two.po", ("Save", "Guardar"), ("Close", "Cerrar"))
    kit.compile_catalogs()
    with (i18n / "es.mo").open("rb") as file:
        spanish = gettext.GNUTranslations(file)
    assert [spanish.gettext(one) for one in ("Save", "Open", "Close")] == [
        "Guardar",
        "Abrir",
        "Cerrar",
    ]
    assert kit.stale_catalogs() == []
    assert sorted(path.name for path in i18n.iterdir()) == ["es", "es.mo"]
    kit.os.utime(i18n / "es.mo", (0, 0))
    assert kit.stale_catalogs() == [i18n / "es"]


def test_one_sentence_translated_in_two_ways_is_refused_and_both_files_are_named(i18n, capsys):
    write(i18n / "es", "one.po", ("Save", "Guardar"))
    write(i18n / "es", "two.po", ("Save", "Salvar"))
    with pytest.raises(SystemExit):
        kit.compile_catalogs()
    said = capsys.readouterr().err
    assert "one.po" in said
    assert "two.po" in said
    assert not (i18n / "es.mo").exists()


def test_plurals_are_compiled(i18n):
    write(i18n / "es", "one.po")
    with (i18n / "es" / "one.po").open("a", encoding="utf-8") as file:
        file.write('\nmsgid "one line"\nmsgid_plural "{n} lines"\n')
        file.write('msgstr[0] "una línea"\nmsgstr[1] "{n} líneas"\n')
    kit.compile_catalogs()
    with (i18n / "es.mo").open("rb") as data:
        spanish = gettext.GNUTranslations(data)
    assert spanish.ngettext("one line", "{n} lines", 1) == "una línea"
    assert spanish.ngettext("one line", "{n} lines", 3) == "{n} líneas"


@pytest.mark.slow
@pytest.mark.skipif(not kit.LINUX, reason="only on Linux can there be no screen")
@pytest.mark.skipif(not kit.STAMP.is_file(), reason="this .venv was not made by kit.py")
def test_with_no_screen_run_shows_the_main_job_in_a_folder(tmp_path, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STEWARD_HOME", str(tmp_path / "home"))
    done = subprocess.run(
        [sys.executable, ROOT / "kit.py", "run"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no screen" in done.stderr
    assert "passphrase" in done.stderr
    left = {path.suffix for path in (tmp_path / "demo").rglob("*") if path.is_file()}
    assert {".pdf", ".png", ".db"} <= left
