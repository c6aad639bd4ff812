from __future__ import annotations

from pathlib import Path

import pytest

from directive_extract.errors import DamagedDocumentError, NoPagesError, PageNotFoundError
from directive_extract.review import drawing, pictures
from directive_extract.review.pictures import Pictures
from directive_extract.schema.settings import Settings

FIXTURES = Path(__file__).parents[3] / "fixtures"
PDF = FIXTURES / "pdf-gazette.pdf"


@pytest.fixture(scope="module")
def drawn():
    made = Pictures(Settings())
    yield made
    made.stop()


def test_page_is_drawn_once(drawn: Pictures, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn.page(PDF, 1, "gazette")
    assert first.startswith(b"\x89PNG")
    monkeypatch.setattr(drawn._drawer, "draw", lambda *_: pytest.fail("it was drawn again"))
    assert drawn.page(PDF, 1, "gazette") is first


@pytest.mark.parametrize(
    ("file", "page", "error"),
    [(PDF, 2, PageNotFoundError), (FIXTURES / "news-irrigation.txt", 1, NoPagesError)],
)
def test_what_can_not_be_drawn_is_told(drawn: Pictures, file: Path, page: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        drawn.page(file, page, "it")


def test_death_of_the_process_costs_one_picture(drawn: Pictures) -> None:
    drawn.page(PDF, 1, "gazette")
    drawn._kept.clear()
    drawn._size = 0
    drawn._drawer._started()
    drawn._drawer._process.kill()
    drawn._drawer._process.join()
    with pytest.raises(DamagedDocumentError):
        drawn.page(PDF, 1, "gazette")
    assert drawn.page(PDF, 1, "gazette").startswith(b"\x89PNG")


def test_page_that_takes_too_long_is_given_up(drawn: Pictures, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn._kept.clear()
    monkeypatch.setattr(drawing, "MAX_SECONDS", 0.0)
    with pytest.raises(DamagedDocumentError, match="too long"):
        drawn.page(PDF, 1, "gazette")


def test_only_so_much_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "KEPT_BYTES", 10)
    few = Pictures(Settings())
    monkeypatch.setattr(few._drawer, "draw", lambda file, number, name: b"x" * 6)
    for number in (1, 2, 3):
        few.page(PDF, number, "it")
    assert [number for _, number in few._kept] == [3]
