import os
import stat

import pytest

from directive_extract.errors import UnwritableDestinationError
from directive_extract.export.atomic import AtomicFile, make_folder, write_atomically


def test_write_atomically_writes_the_bytes_as_given(tmp_path):
    write_atomically(tmp_path / "a.json", "Hà Nội\r\nline\n")
    assert (tmp_path / "a.json").read_bytes() == "Hà Nội\r\nline\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_write_atomically_gives_the_permissions_of_an_ordinary_file(tmp_path):
    (tmp_path / "plain").touch()
    write_atomically(tmp_path / "a.json", "{}")
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def test_write_atomically_keeps_lone_surrogates_as_json_escapes(tmp_path):
    write_atomically(tmp_path / "a.json", '"name\udcff"')
    assert (tmp_path / "a.json").read_bytes() == b'"name\\udcff"'


@pytest.mark.parametrize("ending", [ValueError, KeyboardInterrupt, SystemExit])
def test_atomic_file_leaves_the_old_content_when_the_block_fails(tmp_path, ending):
    (tmp_path / "a.json").write_text("old")

    def fail_half_way():
        with AtomicFile(tmp_path / "a.json") as file:
            file.write("new, half")
            raise ending

    with pytest.raises(ending):
        fail_half_way()
    assert (tmp_path / "a.json").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_atomic_file_is_not_seen_under_its_name_before_it_is_complete(tmp_path):
    with AtomicFile(tmp_path / "a.json") as file:
        file.write("x" * 100_000)
        assert not (tmp_path / "a.json").exists()
        assert not [path for path in tmp_path.iterdir() if path.suffix == ".json"]
    assert (tmp_path / "a.json").stat().st_size == 100_000


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_write_atomically_leaves_nothing_when_the_system_refuses(tmp_path, monkeypatch, call):
    def refuse(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, refuse)
    if call == "replace":
        monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(UnwritableDestinationError, match=r"a\.json: cannot write here: no space left on device"):
        write_atomically(tmp_path / "a.json", "{}")
    assert list(tmp_path.iterdir()) == []


def test_write_atomically_names_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(UnwritableDestinationError, match="no such file or directory"):
        write_atomically(tmp_path / "gone" / "a.json", "{}")


def test_make_folder_creates_parents_and_leaves_nothing_inside(tmp_path):
    make_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_make_folder_refuses_a_file_in_its_place(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(UnwritableDestinationError, match="file exists"):
        make_folder(tmp_path / "out")
    assert (tmp_path / "out").read_text() == "a file"


def test_make_folder_refuses_a_read_only_folder(tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(
        "pathlib.Path.touch", refuse
    )  # the superuser is allowed everything, so that chmod proves nothing
    with pytest.raises(UnwritableDestinationError, match="permission denied"):
        make_folder(tmp_path)
