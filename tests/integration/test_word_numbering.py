"""Numbers of lists and the text of paragraphs, held against programs that read Word files independently.

LibreOffice 7.4 printed the lines below from `word-orders.docx` and `word-reservoir.docx` (`soffice --convert-to
txt:Text`); python-docx gives the text of the paragraphs of a file without tracked changes.
"""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from directive_extract.pipeline import Extractor
from directive_extract.schema.span import Span

FIXTURES = Path(__file__).parents[2] / "fixtures"
PRINTED = {
    "word-orders.docx": """\
I. Pilotage
I.1. Every vessel over 40 metres shall take a pilot on board from 1 March 2026.
I.2. The Harbour Master shall:
(a) publish the list of licensed pilots by 20 February 2026;
(b) review it every six months.
II. Dredging
II.1. The Dredging Unit must restore a depth of nine metres at berth 4 within 90 days.
II.2. Safety at berth comes before speed of handling.
Article 1. This directive enters into force on the day of its signature.
Article 2. The Legal Office shall repeal the directive of 2019 by 30 June 2026.""",
    "office-orders.docx": "",  # the same, saved by LibreOffice itself
}
PRINTED["office-orders.docx"] = PRINTED["word-orders.docx"]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("name", PRINTED)
def test_numbers_are_those_that_libreoffice_prints(extractor, name: str) -> None:
    lines = [line.strip() for line in extractor.extract(FIXTURES / name).document.text.splitlines()]
    assert [line for line in lines if line in PRINTED[name].splitlines()] == PRINTED[name].splitlines()


def spans_of(value) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, (list, tuple)):
        return [span for part in value for span in spans_of(part)]
    return [span for field in getattr(type(value), "model_fields", ()) for span in spans_of(getattr(value, field))]


@pytest.mark.parametrize("name", ["word-orders.docx", "word-works.docx", "word-reservoir.docx", "office-orders.docx"])
def test_every_span_begins_in_the_paragraph_and_run_that_it_names(extractor, name: str) -> None:
    result = extractor.extract(FIXTURES / name)
    notes = [(block.start, block.end) for block in result.document.blocks if block.reason == "footnote"]
    paragraphs = list(docx.Document(FIXTURES / name).element.body.iter(qn("w:p")))
    spans = [span for span in spans_of(result) if not any(start <= span.start < end for start, end in notes)]
    assert len(spans) > 20
    for span in spans:
        assert span.paragraph is not None
        assert span.run is not None
        run = list(paragraphs[span.paragraph - 1].iter(qn("w:r")))[span.run - 1]
        text = "".join(node.text or "" for node in run.iter(qn("w:t")))
        assert any(word in text for word in re.findall(r"\w+", span.text)[:1]), span
