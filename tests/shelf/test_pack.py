import io
import os
import stat
import zipfile

import pytest

from steward_app.errors import Refused
from steward_app.shelf import pack
from steward_app.shelf.pack import open_pack

PROFILE = 'name = "Local 1"\n'


def packed(tmp_path, members, method=zipfile.ZIP_DEFLATED):
    file = tmp_path / "local.zip"
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file


def refused(path) -> str:
    with pytest.raises(Refused, match="Nothing was changed") as problem:
        open_pack(path)
    return str(problem.value)


def test_a_folder_and_a_zip_give_the_same(tmp_path):
    folder = tmp_path / "local"
    (folder / "contracts").mkdir(parents=True)
    (folder / "profile.toml").write_text(PROFILE, "utf-8")
    (folder / "contracts" / "one.txt").write_text("words", "utf-8")
    members = [("profile.toml", PROFILE), ("contracts/one.txt", "words")]
    assert sorted(open_pack(folder).files) == sorted(open_pack(packed(tmp_path, members)).files)
    assert open_pack(folder).profile.name == "Local 1"


def test_a_pack_inside_one_folder_is_read_too(tmp_path):
    found = open_pack(packed(tmp_path, [("local/profile.toml", PROFILE), ("local/a.txt", "a")]))
    assert found.profile.name == "Local 1"
    assert [name for name, _ in found.files] == ["profile.toml", "a.txt"]


@pytest.mark.parametrize(
    "name",
    [
        "../contracts/x.txt",
        "/contracts/x.txt",
        "contracts/../../x.txt",
        "C:/contracts/x.txt",
        "C:contracts.txt",
        "\\\\server\\share\\x.txt",
        "contracts\\..\\x.txt",
        "contracts//x.txt",
        "./contracts/x.txt",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    assert "leads elsewhere" in refused(
        packed(tmp_path, [("profile.toml", PROFILE), (name, "x")])
    )


def test_links_and_devices_are_refused(tmp_path):
    for kind in (stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO):
        member = zipfile.ZipInfo("contracts/x.txt")
        member.create_system = 3
        member.external_attr = (kind | 0o644) << 16
        assert "a link" in refused(packed(tmp_path, [(member, "/etc/passwd")]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_come_twice_are_refused(tmp_path):
    for first, second in (
        ("contracts/x.txt", "contracts/x.txt"),
        ("contracts/x.txt", "CONTRACTS/X.TXT"),
        ("contracts/\u00e9.txt", "contracts/e\u0301.txt"),
    ):
        file = packed(tmp_path, [(first, "1"), (second, "2")])
        assert "comes twice" in refused(file)


def test_too_many_files_are_refused(tmp_path):
    members = [(f"contracts/{n}.txt", "x") for n in range(pack.MOST_MEMBERS + 1)]
    assert "more than any local's pack" in refused(packed(tmp_path, members))


def test_a_folder_with_far_too_much_in_it_is_refused_without_listing_it_all(tmp_path):
    folder = tmp_path / "local"
    folder.mkdir()
    for n in range(pack.MOST_IN_FOLDER + 1):
        (folder / f"{n}").mkdir()
    assert "more than any local's pack" in refused(folder)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read all")
def test_a_file_that_may_not_be_read_is_said(tmp_path):
    folder = tmp_path / "local"
    folder.mkdir()
    (folder / "profile.toml").write_text(PROFILE, "utf-8")
    (folder / "profile.toml").chmod(0)
    assert "Nothing was changed" in refused(folder)


def test_a_list_of_millions_is_refused_before_it_is_taken_in(tmp_path):
    file = packed(tmp_path, [("contracts/x.txt", "words")])
    data = file.read_bytes()
    end = data.rindex(b"PK\5\6")
    row = data[data.index(b"PK\1\2") : end]
    rows = row * (pack.MOST_DIRECTORY // len(row) + 1)
    longer = data[end : end + 12] + len(rows).to_bytes(4, "little") + data[end + 16 :]
    file.write_bytes(data[: data.index(b"PK\1\2")] + rows + longer)
    assert "more than any local's pack" in refused(file)
    file.write_bytes(data[:end] + b"PK\6\7" + bytes(16) + data[end:])
    assert "more than any local's pack" in refused(file)


def test_a_profile_that_is_made_to_hurt_is_refused(tmp_path):
    for profile in ("a = " + "[" * 100_000, "x" * 5_000_000, "\0", "[[contact]]\nrole = 1"):
        file = packed(tmp_path, [("profile.toml", profile)])
        with pytest.raises(Refused):
            open_pack(file)


def test_a_bomb_is_refused_unread(tmp_path):
    file = packed(tmp_path, [("contracts/x.txt", b"\0" * 50_000_000)])
    assert file.stat().st_size < 100_000
    assert "more than any local's pack" in refused(file)


def test_what_is_no_zip_or_damaged_is_refused(tmp_path):
    file = packed(tmp_path, [("contracts/x.txt", "words " * 1000)], zipfile.ZIP_STORED)
    whole = file.read_bytes()
    for data in (
        b"",
        b"PK\3\4",
        whole[: len(whole) // 2],
        whole.replace(b"words", b"wards", 3),
    ):
        file.write_bytes(data)
        assert "damaged" in refused(file)
    assert "damaged" in refused(tmp_path / "nowhere.zip")


def test_a_locked_zip_is_refused(tmp_path):
    file = packed(tmp_path, [("contracts/x.txt", "words")])
    data = bytearray(file.read_bytes())
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + place] |= 1
    file.write_bytes(bytes(data))
    assert "a locked file" in refused(file)


def test_a_zip_in_a_zip_stays_shut(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("contracts/y.txt", "y")
    found = open_pack(packed(tmp_path, [("contracts/x.zip", inner.getvalue())]))
    assert [name for name, _ in found.files] == ["contracts/x.zip"]


def test_a_zip_with_neither_profile_nor_contract_is_no_pack(tmp_path):
    assert "no local's pack" in refused(packed(tmp_path, [("holiday.jpg", "x")]))


def test_links_in_a_folder_are_passed_over(tmp_path):
    folder = tmp_path / "local"
    folder.mkdir()
    (folder / "profile.toml").write_text(PROFILE, "utf-8")
    (tmp_path / "secret").write_text("secret", "utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret")
    assert [name for name, _ in open_pack(folder).files] == ["profile.toml"]
