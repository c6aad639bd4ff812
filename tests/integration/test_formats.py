"""One set of facts in every format: what is read is the same, and every span holds its words."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from layouts.docx import to_docx
from layouts.house import choose
from layouts.html import to_html
from layouts.pdf import to_pdf
from layouts.reading import read_parts
from layouts.scan import to_scan

from directive_extract import Extractor
from directive_extract.batch.convert import Options, convert
from directive_extract.batch.inputs import find_documents
from directive_extract.batch.worker import LoadExtractor
from directive_extract.schema.extraction import Extraction

TEXT = """\
WENDLE VALLEY WATER BOARD

NOTICE OF CONCLUSIONS

Wendle, 4 March 2026

At its meeting of 2 March 2026 the Board heard the report of the Chief Engineer on the two dams and thanked the
volunteers of the flood watch.

The upper dam was built by the miners of the valley in 1911 and raised twice since. Its wall is 240 metres long and
made of granite from the quarry above Wendle. In the dry years it held water when every brook had failed, and the
older people still call it the mother of the valley. The lower dam is younger and was paid for with a loan that ran
for forty years. Both are inspected by divers once in a decade, and the last divers found the gates in good order.

Rain was scarce last year: 612 millimetres fell, against 840 in an average year. The springs on the northern slope
gave a third less than usual. In August the lake stood four metres below the spillway, and boats were laid up. Snow
in January brought it back to half of its depth. The gauges at the bridge, which are read at six in the morning by
the warden and his daughter, show that the river has recovered more slowly than the lake.

Losses in the pipes were 23 per cent, two points fewer than in the year before. Most of them arose in Upper Wendle,
where the pipes are of clay and lie under the old road. Consumption by households fell a little; that of the two
dairies grew. The price of a cubic metre was the same as in the five years before. There were 41 complaints, most of
them about colour after the works at the pumping station, and all were answered by letter.

The Board saw photographs of the works at the pumping station, where the two old engines of 1956 made room for
electric pumps. One of the engines now stands in the museum of the valley. Visitors came from three neighbouring
boards, and the school of Wendle painted the hall. The accounts of the works closed a little below the estimate.

Guests were heard on the history of the valley. Before the dams there were eleven mills on the river, of which two
are left. The oldest has a wheel of oak and grinds for visitors on Sundays. Its miller keeps the book in which floods
have been noted since 1790, and he read from it. The great flood of 1824 took a bridge and a church tower.

Having debated these matters, the Board reached the following conclusions.

I. PRINCIPLES

1. Drinking water comes before every other use.

II. TASKS

1. The Chief Engineer shall:

a) inspect both dams by 30 April 2026;

b) report on leaks to the Board every quarter.

2. The Treasurer, in coordination with the Legal Office, shall recover the unpaid connection fees within 60 days.

3. The district offices must not license any new well before 31 December 2026.

LIST OF TASKS

| No. | Task | Lead agency | Coordination | Deadline |
|-----|------|-------------|--------------|----------|
| 1 | Replace the meters in Upper Wendle | Metering Department | District Office | 15 June 2026 |
| 2 | Publish the new tariff | Communications Unit | Legal Office | 1 July 2026 |
"""
TASKS = [
    ("inspect both dams", {("Chief Engineer", "lead")}, "2026-04-30", None),
    ("report on leaks", {("Chief Engineer", "lead")}, None, "quarterly"),
    ("recover the unpaid", {("Treasurer", "lead"), ("Legal Office", "support")}, "2026-05-03", None),
    ("license any new well", {("district offices", "lead")}, "2026-12-31", None),
    ("replace the meters", {("Metering Department", "lead"), ("District Office", "support")}, "2026-06-15", None),
    ("publish the new tariff", {("Communications Unit", "lead"), ("Legal Office", "support")}, "2026-07-01", None),
]
PARTS = read_parts(TEXT)
NOTE = "Spelling of names follows the official list."
HOUSE = replace(
    choose("wendle", PARTS),
    family=0,
    ruled=True,
    justified=True,
    line_numbers=False,
    two_columns=False,
    stamp="",
    footnote="",
)


def laid(make: Callable[..., bytes | tuple[bytes, int]], **changes: object) -> Callable[[], bytes]:
    """A layout that is made when a test needs it."""

    def made() -> bytes:
        data = make("wendle", PARTS, replace(HOUSE, **changes))
        return data if isinstance(data, bytes) else data[0]

    return made


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "text": ("wendle.txt", TEXT.encode),
    "utf-16": ("wendle.txt", lambda: TEXT.encode("utf-16")),
    "article": ("wendle.html", laid(to_html, template=0)),
    "official-site": ("wendle.html", laid(to_html, template=1)),
    "word-as-page": ("wendle.html", laid(to_html, template=2)),
    "news-site": ("wendle.html", laid(to_html, template=3)),
    "broken-lines": ("wendle.html", laid(to_html, template=4)),
    "typed-labels": ("wendle.html", laid(to_html, real_numbers=False)),
    "word": ("wendle.docx", laid(to_docx)),
    "word-typed-labels": ("wendle.docx", laid(to_docx, real_numbers=False, ruled=False)),
    "word-two-columns": ("wendle.docx", laid(to_docx, two_columns=True)),
    "pdf": ("wendle.pdf", laid(to_pdf)),
    "pdf-embedded-font": ("wendle.pdf", laid(to_pdf, family=2, justified=False)),
    "pdf-unruled": ("wendle.pdf", laid(to_pdf, ruled=False)),
    "pdf-columns": ("wendle.pdf", laid(to_pdf, two_columns=True)),
    "pdf-stamp-note-line-numbers": ("wendle.pdf", laid(to_pdf, stamp="DRAFT", footnote=NOTE, line_numbers=True)),
    "pdf-hyphenated": ("wendle.pdf", laid(to_pdf, hyphenated=True, number_on_top=True)),
}
NAMES = [*FILES]


@pytest.fixture(scope="module")
def read_all() -> Callable[[str], Extraction]:
    """What is read from a format; each is read once."""
    extractor = Extractor()

    @cache
    def read(name: str) -> Extraction:
        file, make = FILES[name]
        return extractor.extract(make(), name=file)

    return read


def facts(extraction: Extraction) -> list[tuple[str, set[tuple[str, str]], str | None, str | None]]:
    """What was read, as far as it does not depend on where it stood."""
    found = []
    for task in extraction.tasks:
        owners = {(owner.name, str(owner.role)) for owner in task.owners}
        deadline = task.deadline
        date = None if deadline is None or deadline.date is None else deadline.date.isoformat()
        recurrence = None if deadline is None or deadline.recurrence is None else str(deadline.recurrence)
        wording = next((expected for expected, *_ in TASKS if expected in task.action.casefold()), task.action)
        found.append((wording, owners, date, recurrence))
    return found


def principles(extraction: Extraction) -> list[str]:
    return [" ".join(principle.evidence[0].text.split()) for principle in extraction.principles]


def spans(value: object) -> list[dict]:
    """All spans of a result, wherever they stand in it."""
    if isinstance(value, list):
        return [span for entry in value for span in spans(entry)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"start", "end", "text"} <= value.keys() else []
    return own + [span for entry in value.values() for span in spans(entry)]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_facts_are_read_from_every_format(read_all, name) -> None:
    extraction = read_all(name)
    assert facts(extraction) == TASKS
    assert "Drinking water comes before every other use" in principles(extraction)
    assert principles(extraction) == principles(read_all("text"))  # how well they are told is benchmarks/accuracy.py's
    assert str(extraction.document.date) == "2026-03-04"


@pytest.mark.parametrize("name", NAMES)
def test_every_span_holds_its_words(read_all, name) -> None:
    extraction = read_all(name)
    text = extraction.document.text or TEXT
    found = spans(json.loads(extraction.to_json())["tasks"])
    found += [span.model_dump() for statement in extraction.statements for span in [statement.span]]
    assert len(found) > 20
    assert [span for span in found if text[span["start"] : span["end"]] != span["text"]] == []


@pytest.mark.parametrize("name", [name for name in NAMES if FILES[name][0] != "wendle.txt"])
def test_text_and_blocks_hold_the_document_in_order(read_all, name) -> None:
    document = read_all(name).document
    text = document.text
    assert "Drinking water comes before every other use." in text
    quoted = ["NOTICE OF CONCLUSIONS", "Wendle, 4 March 2026", "shall recover", "LIST OF TASKS", "Communications Unit"]
    places = [text.find(quote) for quote in quoted]
    assert -1 not in places
    assert places == sorted(places)
    covered = [text[block.start : block.end] for block in document.blocks]
    assert [block.start for block in document.blocks] == sorted(block.start for block in document.blocks)
    assert any(block.kind == "heading" and "TASKS" in text[block.start : block.end] for block in document.blocks)
    assert sum(block.kind == "row" for block in document.blocks) == 2
    missing = {word for word in text.split() if word.isalpha() and not any(word in block for block in covered)}
    assert missing <= {"Task", "Lead", "agency", "Coordination", "Deadline"}  # a table's header is no block


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("pdf")])
def test_pages_cover_the_text_and_every_span_has_its_box(read_all, name) -> None:
    extraction = read_all(name)
    layout = extraction.document.layout
    assert [page.number for page in layout] == list(range(1, extraction.document.pages + 1))
    for task in extraction.tasks:
        for span in task.evidence:
            page = layout[span.page - 1]
            left, top, right, bottom = span.bbox
            assert 0 <= left < right <= page.width
            assert 0 <= top < bottom <= page.height


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("pdf")])
def test_page_furniture_is_in_no_record(read_all, name) -> None:
    extraction = read_all(name)
    said = " ".join(span["text"] for span in spans(json.loads(extraction.to_json())["tasks"]))
    for furniture in (HOUSE.office, "DRAFT", NOTE, "Page 1"):
        assert not furniture or furniture not in said


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed: nothing recognises scans")
def test_the_same_facts_are_read_from_a_scan() -> None:
    extraction = Extractor().extract(to_scan("wendle", FILES["pdf"][1]()), name="wendle.pdf")
    assert facts(extraction) == TASKS
    assert all(page.scanned for page in extraction.document.layout)
    text = extraction.document.text or ""
    assert all(text[s.span.start : s.span.end] == s.span.text for s in extraction.statements)


@pytest.mark.parametrize(
    ("name", "lie"),
    [
        pytest.param("article", "wendle.txt", id="page-as-text"),
        pytest.param("article", "wendle.pdf", id="page-as-pdf"),
        pytest.param("text", "wendle.docx", id="text-as-word"),
        pytest.param("word", "wendle.html", id="word-as-page"),
        pytest.param("word", "wendle.txt", id="word-as-text"),
        pytest.param("pdf", "wendle.docx", id="pdf-as-word"),
        pytest.param("pdf", "wendle.txt", id="pdf-as-text"),
        pytest.param("pdf", "wendle", id="pdf-without-a-suffix"),
    ],
)
def test_content_decides_where_the_name_lies(name, lie) -> None:
    _, make = FILES[name]
    assert facts(Extractor().extract(make(), name=lie)) == TASKS


def test_a_folder_of_all_formats_loses_nothing_but_what_is_broken(tmp_path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name, (file, make) in FILES.items():
        (folder / f"{name}{Path(file).suffix}").write_bytes(make())
    broken = {
        "cut.pdf": laid(to_pdf)()[:900],
        "cut.docx": laid(to_docx)()[:900],
        "empty.pdf": b"",
        "zeros.docx": bytes(4000),
        "menu.html": b"<html><body><nav><a href=1>Home</a></nav></body></html>",
    }
    for file, data in broken.items():
        (folder / file).write_bytes(data)
    found = find_documents([str(folder)])
    assert len(found.documents) == len(FILES) + len(broken)
    summary = convert(found, out, LoadExtractor(), Options())
    assert {failure.path.name for failure in summary.failures} == set(broken)
    assert all(failure.error.hint for failure in summary.failures)
    assert sorted(path.stem for path in out.iterdir()) == sorted(FILES)
    for path in out.iterdir():
        assert facts(Extraction.from_json(path.read_bytes())) == TASKS
