import re
import stat

import pytest

from directive_extract.errors import DocumentTooLargeError, UnwritableDestinationError
from directive_extract.review.intake.inbox import Inbox


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "uploads"


@pytest.fixture
def inbox(folder):
    return Inbox(folder, max_bytes=100)


@pytest.mark.parametrize("name", ["a.txt", "../../a.txt", "/etc/passwd", "\x00", "CON", "x" * 5_000, "\u202etxt.exe"])
def test_a_file_lies_under_a_generated_name_in_the_folder(inbox, folder, name):
    arrival = inbox.put([b"some ", b"text"], name, "Amara")
    assert arrival.path.parent == folder
    assert re.fullmatch(r"[0-9a-f]{32}\.upload", arrival.path.name)
    assert arrival.path.read_bytes() == b"some text"
    assert (arrival.name, arrival.reviewer, arrival.size) == (name, "Amara", 9)


def test_nobody_else_may_read_it(inbox, folder):
    arrival = inbox.put([b"x"], "a.txt", "Amara")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(arrival.path.stat().st_mode) == 0o600


def test_what_is_too_large_leaves_nothing_behind(inbox, folder):
    read = []

    def parts():
        for number in range(1_000):
            read.append(number)
            yield b"x" * 60

    with pytest.raises(DocumentTooLargeError):
        inbox.put(parts(), "a.txt", "Amara")
    assert list(folder.iterdir()) == []
    assert len(read) == 2


def test_what_waits_is_there_after_a_restart_in_its_order(inbox, folder):
    names = ["b.txt", "a.txt", "c.txt"]
    for name in names:
        inbox.put([name.encode()], name, "Amara")
    again = list(Inbox(folder, 100).waiting())
    assert [arrival.name for arrival in again] == names
    assert [arrival.path.read_bytes().decode() for arrival in again] == names
    assert {arrival.reviewer for arrival in again} == {"Amara"}


def test_halves_are_cleared_away(inbox, folder):
    whole = inbox.put([b"x"], "a.txt", "Amara")
    (folder / "half.part").write_bytes(b"x")
    (folder / "noteless.upload").write_bytes(b"x")
    (folder / "broken.upload").write_bytes(b"x")
    (folder / "broken.json").write_text("{")
    assert [arrival.path for arrival in Inbox(folder, 100).waiting()] == [whole.path]
    assert sorted(path.name for path in folder.iterdir()) == sorted([
        whole.path.name,
        whole.path.with_suffix(".json").name,
    ])


def test_done_with_is_gone(inbox, folder):
    inbox.drop(inbox.put([b"x"], "a.txt", "Amara").path)
    assert list(folder.iterdir()) == []


def test_a_folder_that_can_not_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnwritableDestinationError):
        Inbox(tmp_path / "file" / "uploads", 100).put([b"x"], "a.txt", "Amara")


def test_a_reader_that_breaks_off_leaves_nothing_that_counts(inbox, folder):
    def parts():
        yield b"x"
        raise OSError(28, "No space left on device")

    with pytest.raises(UnwritableDestinationError, match="No space left"):
        inbox.put(parts(), "a.txt", "Amara")
    assert list(folder.iterdir()) == []
