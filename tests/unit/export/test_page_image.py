from __future__ import annotations

import pytest
from PIL import Image

from directive_extract.export.marks import Kind
from directive_extract.export.page_image import COLOURS, FILL_ALPHA, draw_extraction
from directive_extract.schema.directive import Deadline, Owner, Principle, Task
from directive_extract.schema.extraction import Document, Engine, Extraction, PageInfo
from directive_extract.schema.span import PageBox, Span

WIDTH, HEIGHT, SCALE = 300, 400, 2.0
TASK, OWNER, DEADLINE, PRINCIPLE = (50, 100, 250, 112), (60, 100, 90, 112), (200, 100, 240, 112), (50, 200, 250, 212)


def span(box: tuple[float, float, float, float], *, page: int = 1, start: int = 0) -> Span:
    return Span(start=start, end=start + 1, text="x", page=page, bbox=box, boxes=(PageBox(page=page, bbox=box),))


@pytest.fixture
def extraction() -> Extraction:
    pages = tuple(PageInfo(number=number, width=WIDTH, height=HEIGHT, start=0, end=1) for number in (1, 2))
    task = Task(
        id="t",
        action="Repair the quay",
        evidence=(span(TASK), span((50, 300, 250, 312), page=2, start=5)),
        confidence=0.9,
        owners=(Owner(name="harbour office", evidence=span(OWNER, start=1)),),
        deadline=Deadline(text="by May", kind="fixed", relation="by", evidence=span(DEADLINE, start=2)),
    )
    return Extraction(
        document=Document(id="d", source="d.pdf", sha256="0" * 64, media_type="application/pdf", pages=2, layout=pages),
        tasks=(task,),
        principles=(Principle(id="p", text="Safety first", evidence=(span(PRINCIPLE, start=3),), confidence=0.9),),
        engine=Engine(version="0", model="none"),
    )


def drawn(extraction: Extraction, page: int = 1, paper: int = 255) -> Image.Image:
    size = (round(WIDTH * SCALE), round(HEIGHT * SCALE))
    return draw_extraction(Image.new("L", size, paper), extraction, page)


def pixel(picture: Image.Image, across: float, down: float) -> tuple[int, ...]:
    return picture.getpixel((round(across * SCALE), round(down * SCALE)))


def tint(kind: Kind) -> tuple[int, ...]:
    return tuple(255 - (255 - part) * FILL_ALPHA / 255 for part in COLOURS[kind])


def test_tasks_and_principles_are_filled_where_they_stand(extraction) -> None:
    picture = drawn(extraction)
    assert pixel(picture, 150, 106) == pytest.approx(tint(Kind.TASK), abs=2)
    assert pixel(picture, 150, 206) == pytest.approx(tint(Kind.PRINCIPLE), abs=2)
    assert pixel(picture, 150, 306) == (255, 255, 255), "what stands on the other page is not drawn here"
    assert pixel(drawn(extraction, 2), 150, 306) == pytest.approx(tint(Kind.TASK), abs=2)


def test_owners_and_deadlines_are_outlined(extraction) -> None:
    picture = drawn(extraction)
    assert pixel(picture, 75, 100) == COLOURS[Kind.OWNER]
    assert pixel(picture, 220, 100) == COLOURS[Kind.DEADLINE]
    assert pixel(picture, 75, 106) == pytest.approx(tint(Kind.TASK), abs=2), "the fill of the task shows inside"


def test_labels_stand_left_of_what_they_name(extraction) -> None:
    colours = {pixel(drawn(extraction), across / 2, 106) for across in range(98)}
    assert COLOURS[Kind.TASK] in colours


def test_a_label_keeps_off_words(extraction) -> None:
    picture = Image.new("L", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), 255)
    picture.paste(0, (60, 190, 99, 235))  # words between 30 and 49.5 points
    shown = draw_extraction(picture, extraction, 1)
    assert shown.crop((60, 190, 99, 235)).getcolors() == [(39 * 45, (0, 0, 0))]
    assert COLOURS[Kind.TASK] in {pixel(shown, across / 2, 106) for across in range(60)}


def test_the_page_keeps_its_place_and_the_legend_is_below(extraction) -> None:
    picture = drawn(extraction, paper=200)
    assert picture.width == WIDTH * SCALE
    assert picture.height > HEIGHT * SCALE
    assert pixel(picture, 290, 390) == (200, 200, 200)
    legend = picture.crop((0, round(HEIGHT * SCALE), picture.width, picture.height))
    seen = {colour for _, colour in legend.getcolors(100_000)}
    assert {COLOURS[Kind.OWNER], COLOURS[Kind.DEADLINE]} <= seen


def test_labels_at_one_place_do_not_cover_each_other(extraction) -> None:
    twice = extraction.model_copy(update={"tasks": extraction.tasks * 2})
    row = [pixel(drawn(twice), across / 2, 103) == COLOURS[Kind.TASK] for across in range(100)]
    single = [pixel(drawn(extraction), across / 2, 103) == COLOURS[Kind.TASK] for across in range(100)]
    assert sum(row) > 1.5 * sum(single)


def test_a_result_without_places_gives_the_bare_page(extraction) -> None:
    bare = extraction.model_copy(update={"tasks": (), "principles": ()})
    picture = drawn(bare)
    assert picture.crop((0, 0, WIDTH, HEIGHT)).getcolors() == [(WIDTH * HEIGHT, (255, 255, 255))]
