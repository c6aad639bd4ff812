"""The files of documents, beside the register."""

from __future__ import annotations

import hashlib
import stat
import sys
from pathlib import Path

import pytest

from directive_extract.errors import EntryNotFoundError, InvalidChangeError, UnwritableRegisterError
from directive_extract.register.addresses import address_of
from directive_extract.register.reviewing import files

CONTENT = b"%PDF-1.7 not much of one"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def register(small):
    return small  # nothing here depends on the kind of database


@pytest.fixture
def extraction(papers):
    return papers.extraction(name="../../etc/passwd", sha256=SHA256)


def test_a_file_is_kept_under_its_hash(desk, extraction, register) -> None:
    document = desk.take_in(extraction, "Lan", content=CONTENT)
    path = desk.file("D1")
    assert document.has_file
    assert path == Path(f"{register.name}.files") / SHA256
    assert path.read_bytes() == CONTENT
    assert [one.name for one in path.parent.iterdir()] == [SHA256]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_others_can_not_look_into_the_folder(desk, extraction) -> None:
    desk.take_in(extraction, "Lan", content=CONTENT)
    assert stat.S_IMODE(desk.file("D1").parent.stat().st_mode) == 0o700


def test_without_a_file_there_is_none(desk, papers) -> None:
    assert not desk.take_in(papers.extraction(), "Lan").has_file
    assert desk.file("D1") is None
    with pytest.raises(EntryNotFoundError):
        desk.file("D2")


def test_a_file_that_was_lost_is_none(desk, extraction) -> None:
    desk.take_in(extraction, "Lan", content=CONTENT)
    desk.file("D1").unlink()
    assert desk.file("D1") is None


def test_another_file_is_refused_and_nothing_is_taken_in(desk, extraction) -> None:
    with pytest.raises(InvalidChangeError, match="not the one that was read"):
        desk.take_in(extraction, "Lan", content=b"something else")
    assert desk.documents() == []


@pytest.mark.parametrize("sha256", ["", "../register.db", "/etc/passwd", "a" * 63, "A" * 64, "a" * 64 + "\n"])
def test_what_is_no_hash_names_no_file(tmp_path, sha256) -> None:
    assert files.kept_file(tmp_path, sha256) is None


def test_a_disk_that_refuses_is_told_and_leaves_nothing(tmp_path) -> None:
    (tmp_path / "folder").write_text("a file in its place")
    with pytest.raises(UnwritableRegisterError, match="can't be kept"):
        files.keep_file(tmp_path / "folder", SHA256, CONTENT)


def test_files_of_a_server_lie_among_the_users_data(tmp_path) -> None:
    one, other = (files.files_folder(address_of(f"postgresql://lan:{word}@host/{word}")) for word in ("a", "b"))
    assert one.parent == tmp_path / "data" / "directive-extract"
    assert one != other
    again = files.files_folder(address_of("postgresql://lan:c@host/a"))
    assert again == one  # the password is no part of it
