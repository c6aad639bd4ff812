import hashlib
import shutil
import time
from pathlib import Path

import pytest

from directive_extract.batch.worker import Result
from directive_extract.errors import EmptyDocumentError, ModelNotFoundError, RegisterLockedError
from directive_extract.pipeline import Extractor
from directive_extract.register.reviewing import Desk
from directive_extract.register.store import Register
from directive_extract.review.intake import converting
from directive_extract.review.intake.converting import Converter, address_of
from directive_extract.review.intake.inbox import Arrival, Inbox
from directive_extract.review.intake.jobs import Jobs, JobState
from directive_extract.review.settings import ReviewSettings

TEXT = b"The Board met on 9 March 2026.\nThe Treasurer shall obtain three quotes by 30 April 2026.\n"


@pytest.fixture(scope="session")
def extractor():
    return Extractor()


@pytest.fixture
def convert(register, tmp_path, extractor, monkeypatch):
    """Runs a converter until nothing waits; its processes are played by this one."""

    def in_this_process(jobs, work, workers, max_seconds, is_stopped):
        tell = work.tell()
        for job in jobs:
            yield result_of(job, work.factory.names[job.path], extractor, tell)

    monkeypatch.setattr(converting, "run_in_processes", in_this_process)
    return Run(register, tmp_path / "uploads")


def result_of(job, name, extractor, tell):
    if name == "empty.txt":
        return Result(job.index, error=EmptyDocumentError("there is no text in it"))
    if name == "model.txt":
        raise ModelNotFoundError("there is no model")
    data = job.path.read_bytes()
    if name == "changing.txt":
        job.path.write_bytes(data + b"more")
    extraction = extractor.extract(data, name=name)
    return Result(job.index, extraction.model_dump_json(), told=tell(extraction))


class Run:
    def __init__(self, register, folder):
        self.jobs, self.inbox, self.desk = Jobs(), Inbox(folder, 1_000_000), Desk(register)

    def put(self, data, name="board.txt"):
        return self.inbox.put([data], name, "Amara")

    def __call__(self, *arrivals):
        converter = Converter(self.desk, self.jobs, self.inbox, ReviewSettings())
        for arrival in arrivals:
            if arrival.is_kept:  # the others lie in the inbox, where a new converter finds them
                self.jobs.add(arrival)
        converter.start()
        deadline = time.monotonic() + 30
        while self.jobs.progress().is_busy and time.monotonic() < deadline:
            time.sleep(0.01)
        converter.stop()
        return [(job.name, job.state) for job in reversed(self.jobs.progress().jobs)]


@pytest.mark.parametrize("name", ["office.db", "Sổ theo dõi 2026.db", "a?b#c%20d;e@f.db"])
def test_another_process_can_open_the_register(tmp_path, empty_register, monkeypatch, name):
    shutil.copy(empty_register, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    with Register.open(name) as register:
        address = address_of(register)
    monkeypatch.chdir("/")
    with Register.open(address) as again:
        assert again.count() == {}


def test_a_file_comes_to_the_desk_and_leaves_the_inbox(convert):
    assert convert(convert.put(TEXT)) == [("board.txt", JobState.DONE)]
    document = convert.desk.document("D1")
    assert (document.ref.name, document.by, document.total) == ("board.txt", "Amara", 1)
    assert document.ref.sha256 == hashlib.sha256(TEXT).hexdigest()
    assert Path(convert.desk.file("D1")).read_bytes() == TEXT
    assert list(convert.inbox.waiting()) == []
    assert convert.jobs.progress().jobs[0].document == "D1"


def test_what_was_left_at_the_last_end_goes_on(convert):
    convert.put(TEXT)
    assert convert() == [("board.txt", JobState.DONE)]


def test_the_same_file_again_is_known(convert):
    convert(convert.put(TEXT))
    convert.jobs = Jobs()
    assert convert(convert.put(TEXT, "copy.txt")) == [("copy.txt", JobState.KNOWN)]
    assert len(convert.desk.documents()) == 1
    assert list(convert.inbox.waiting()) == []


def test_one_that_fails_stops_no_other(convert):
    states = convert(convert.put(b"\n", "empty.txt"), convert.put(TEXT))
    assert states == [("empty.txt", JobState.FAILED), ("board.txt", JobState.DONE)]
    assert convert.jobs.progress().jobs[1].message == "there is no text in it"


def test_where_nothing_can_be_converted_all_fail_and_stay_for_the_next_start(convert):
    assert convert(convert.put(TEXT, "model.txt")) == [("model.txt", JobState.FAILED)]
    assert convert.jobs.progress().jobs[0].code == "DX-CFG-02"
    convert.jobs = Jobs()
    assert convert(convert.put(TEXT)) == [("model.txt", JobState.FAILED), ("board.txt", JobState.FAILED)]


def test_what_the_register_refuses_stays_for_the_next_start(convert, monkeypatch):
    def refuse(*_, **__):
        raise RegisterLockedError("another process has held it for too long")

    with monkeypatch.context() as patched:
        patched.setattr(convert.desk, "take_in", refuse)
        assert convert(convert.put(TEXT)) == [("board.txt", JobState.FAILED)]
    convert.jobs = Jobs()
    assert convert() == [("board.txt", JobState.DONE)]


def test_a_person_s_own_file_stays_where_it_is(convert, tmp_path):
    own = tmp_path / "own.txt"
    own.write_bytes(TEXT)
    assert convert(Arrival(own, "own.txt", "Amara", len(TEXT), is_kept=True)) == [("own.txt", JobState.DONE)]
    assert own.read_bytes() == TEXT


def test_a_file_that_changes_while_it_is_read_is_not_taken_in(convert):
    assert convert(convert.put(TEXT, "changing.txt")) == [("changing.txt", JobState.FAILED)]
    assert convert.desk.documents() == []


def test_one_that_is_gone_fails(convert, tmp_path):
    gone = Arrival(tmp_path / "gone.txt", "gone.txt", "Amara", 0, is_kept=True)
    assert convert(gone) == [("gone.txt", JobState.FAILED)]


def test_text_in_an_old_encoding_keeps_its_words(convert):
    text = "Hội đồng họp ngày 9 tháng 3 năm 2026. The Treasurer shall obtain three quotes by 30 April 2026.\n"
    convert(convert.put(text.encode("utf-16"), "board.txt"))
    assert "Hội đồng" in convert.desk.text("D1")
