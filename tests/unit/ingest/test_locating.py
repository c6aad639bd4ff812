from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from directive_extract.errors import (
    DocumentTooLargeError,
    SourceNotFoundError,
    UnreadableSourceError,
)
from directive_extract.ingest import read_source
from directive_extract.ingest.locating import is_path_like, load
from directive_extract.schema.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("conclusion.txt", id="suffix"),
        pytest.param("Plan of May 2026.docx", id="suffix-with-spaces"),
        pytest.param("./plan", id="dot-slash"),
        pytest.param("../out/plan of may", id="dot-dot-with-spaces"),
        pytest.param("/srv/in/minutes", id="rooted"),
        pytest.param("~/minutes", id="home"),
        pytest.param("C:\\in\\minutes of May", id="drive"),
        pytest.param("out/plan", id="separator-without-space"),
        pytest.param("https://news.example/a", id="address"),
    ],
)
def test_is_path_like_takes_what_has_the_form_of_a_path(source: str) -> None:
    assert is_path_like(source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("", id="empty"),
        pytest.param("   ", id="blank"),
        pytest.param("minutes", id="one-word"),
        pytest.param("The Ministry and/or its agencies shall report.", id="slash-in-a-sentence"),
        pytest.param("Report by 1/5/2026 to us.", id="date-in-a-sentence"),
        pytest.param("line one\n/etc/passwd", id="two-lines"),
        pytest.param("a/b" * 400, id="too-long"),
        pytest.param("nul\0.txt", id="nul"),
        pytest.param("<p>Report by May.</p> ", id="markup"),
    ],
)
def test_is_path_like_leaves_text_alone(source: str) -> None:
    assert not is_path_like(source)


def test_existing_file_wins_over_its_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "minutes").write_text("The board shall meet.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_source("minutes", settings=Settings()).name == "minutes"


def test_missing_path_is_never_read_as_text(tmp_path: Path) -> None:
    for source in (str(tmp_path / "none.txt"), tmp_path / "none", "none.txt", str(tmp_path / "a.txt" / "b.txt")):
        with pytest.raises(SourceNotFoundError, match="no such file"):
            read_source(source, settings=Settings())


def test_address_is_told_from_a_missing_file() -> None:
    with pytest.raises(SourceNotFoundError, match="not fetched"):
        read_source("https://news.example/a.html", settings=Settings())


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError, match="folder"):
        read_source(tmp_path, settings=Settings())


def test_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableSourceError, match="pipe"):
        read_source(tmp_path / "pipe.txt", settings=Settings())


@pytest.mark.parametrize(
    ("error", "words"),
    [
        pytest.param(PermissionError(13, "denied"), "permissions", id="permission"),
        pytest.param(OSError(5, "i/o"), "disk", id="disk"),
    ],
)
def test_errors_of_the_system_are_mapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(UnreadableSourceError, match=words) as caught:
        load(path, "a.txt", 10)
    assert caught.value.source == "a.txt"


def test_limit_of_size_is_exact(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    assert load(path, "a.txt", 11) == b"x" * 11
    with pytest.raises(DocumentTooLargeError, match="max_bytes"):
        load(path, "a.txt", 10)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(b"x" * 11, id="bytes"),
        pytest.param("x y" * 4, id="text"),
        pytest.param("đ ỡ ữ ", id="text-wider-in-bytes"),
    ],
)
def test_limit_of_size_holds_for_all_kinds(source: str | bytes) -> None:
    with pytest.raises(DocumentTooLargeError):
        read_source(source, settings=Settings(max_bytes=10))
