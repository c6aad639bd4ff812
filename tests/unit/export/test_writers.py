import json

import pytest

from directive_extract.errors import DestinationExistsError
from directive_extract.export.formats import Format, to_text
from directive_extract.export.writers import make_writer
from directive_extract.schema.extraction import Document, Engine, Extraction


def result(document_id, title="A title", sha256="abc"):
    document = Document(
        id=document_id, source=f"{document_id}.txt", sha256=sha256, media_type="text/plain", title=title
    )
    return Extraction(document=document, engine=Engine(version="0", model="none"))


def test_to_text_json_is_what_from_json_reads():
    assert Extraction.from_json(to_text(result("a"), Format.JSON)) == result("a")


@pytest.mark.parametrize("mark", ["\n", "\r", "\x85", "\u2028", "\u2029", "\x1e", "\x0b"])
def test_to_text_jsonl_is_one_line_for_every_reader(mark):
    extraction = result("a", title=f"one{mark}two")
    text = to_text(extraction, Format.JSONL)
    assert len(text.splitlines()) == 1
    assert text.endswith("\n")
    assert Extraction.from_json(text) == extraction


def test_json_writer_writes_one_file_a_document(tmp_path):
    with make_writer(Format.JSON, tmp_path / "out") as writer:
        assert writer.write("a", "{}\n") == tmp_path / "out" / "a.json"
        writer.write("b", "{}\n")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]


def test_json_writer_holds_the_result_of_the_same_bytes_only(tmp_path):
    with make_writer(Format.JSON, tmp_path) as writer:
        writer.write("a", result("a", sha256="abc").to_json())
        assert writer.holds("a", "abc")
        assert not writer.holds("b", "abc")
        with pytest.raises(DestinationExistsError, match="--overwrite"):
            writer.holds("a", "another")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"document": 3}', '{"document": {}}', "\xff"])
def test_json_writer_refuses_to_lose_a_file_that_is_not_ours(tmp_path, content):
    (tmp_path / "a.json").write_text(content, "latin-1")
    with make_writer(Format.JSON, tmp_path) as writer, pytest.raises(DestinationExistsError):
        writer.holds("a", "abc")


def test_json_writer_with_overwrite_holds_nothing(tmp_path):
    with make_writer(Format.JSON, tmp_path, overwrite=True) as writer:
        writer.write("a", result("a").to_json())
        assert not writer.holds("a", "abc")


def test_jsonl_writer_writes_all_lines_in_order(tmp_path):
    with make_writer(Format.JSONL, tmp_path) as writer:
        for name in "bca":
            writer.write(name, to_text(result(name), Format.JSONL))
        assert not (tmp_path / "extractions.jsonl").exists()
    lines = (tmp_path / "extractions.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == ["b", "c", "a"]


def test_jsonl_writer_leaves_nothing_half_written(tmp_path):
    def stop_half_way():
        with make_writer(Format.JSONL, tmp_path) as writer:
            writer.write("a", "{}\n")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop_half_way()
    assert list(tmp_path.iterdir()) == []


def test_jsonl_writer_refuses_an_existing_file(tmp_path):
    (tmp_path / "extractions.jsonl").write_text("old")
    with pytest.raises(DestinationExistsError, match="--overwrite"), make_writer(Format.JSONL, tmp_path):
        pass
    assert (tmp_path / "extractions.jsonl").read_text() == "old"


def test_jsonl_writer_without_results_leaves_what_was_there(tmp_path):
    (tmp_path / "extractions.jsonl").write_text("old")
    with make_writer(Format.JSONL, tmp_path, overwrite=True):
        pass
    assert (tmp_path / "extractions.jsonl").read_text() == "old"
