"""What the round trip rests on: a text keeps its words and its structure in every layout, on every run."""

from __future__ import annotations

import io
import re
from collections import Counter

import pypdfium2
import pytest
from docx import Document
from layouts.docx import to_docx
from layouts.house import House, choose
from layouts.html import to_html
from layouts.pdf import to_pdf
from layouts.reading import read_parts
from layouts.runs import counted
from layouts.scan import to_scan
from lxml.html import document_fromstring
from placing_quotes import Alignment

TEXT = """\
HARBOUR BOARD                                   TOWN OF ORMSBY
                                                4 May 2026

                        DECISION ON THE OLD QUAY

The Board met on Friday and heard the report of the surveyor. It was found that the outer
wall leans by four centimetres.

1. The Harbour Master shall:

a) close the outer wall to lorries, and keep it closed until the surveyor has seen it
again;

                                      - 1 -

b) obtain three tenders by 30 June 2026.

2. The Treasurer is to set aside a sum for the works, in agree-
ment with the Town.

| No. | Task | Lead | Time |
|-----|------|------|------|
| 1 | Survey of the inner wall | Surveyor | July 2026 |
| 2 | New lamps | Harbour Master | 1 August 2026 |

                                      - 2 -
"""
_WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def parts():
    return read_parts(TEXT)


def house(**changes: object) -> House:
    plain = {
        "title": "Decision", "office": "Registry", "numbering": "Page {page} of {pages}", "number_on_top": False,
        "family": 0, "justified": True, "hyphenated": False, "two_columns": False, "ruled": True,
        "line_numbers": False, "stamp": "", "footnote": "", "real_numbers": True, "template": 0,
    }  # fmt: skip
    return House(**(plain | changes))


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def written(parts) -> Counter[str]:
    return words(" ".join(f"{p.labelled} {' '.join(cell.text for row in p.rows for cell in row)}" for p in parts))


def pdf_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_structure_is_seen(parts) -> None:
    kinds = [(p.kind, p.label, p.depth) for p in parts if p.kind not in {"centred", "paragraph"}]
    assert kinds == [
        ("sides", "", 0),
        ("item", "1.", 0),
        ("item", "a)", 1),
        ("item", "b)", 1),
        ("item", "2.", 0),
        ("table", "", 0),
    ]
    assert [len(row) for row in parts[-1].rows] == [4, 4, 4]


def test_pasted_page_numbers_go_and_wrapped_words_are_closed(parts) -> None:
    text = " ".join(p.labelled for p in parts)
    assert "- 1 -" not in text
    assert "in agreement with the Town" in text


def test_ranges_point_at_the_words(parts) -> None:
    for part in parts:
        for cell in (part.words, *(cell for row in part.rows for cell in row)):
            assert words(" ".join(TEXT[a:b] for a, b in cell.ranges)) - words(cell.text) <= Counter(agree=1, ment=1)


def test_only_plain_sequences_are_counted(parts) -> None:
    lists = counted(parts)
    assert {parts[index].label for index in lists} == {"1.", "2.", "a)", "b)"}
    assert counted(read_parts("2. two\n\n3. three\n")) == {}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="plain"),
        pytest.param({"two_columns": True}, id="columns"),
        pytest.param({"line_numbers": True, "stamp": "DRAFT", "footnote": "A note."}, id="numbers-stamp-note"),
        pytest.param({"family": 2}, id="embedded-font"),
    ],
)
def test_pdf_keeps_every_word(parts, changes) -> None:
    data, pages = to_pdf("doc", parts, house(**changes))
    assert pages >= 1
    assert not written(parts) - words(pdf_text(data))


@pytest.mark.parametrize("template", range(5))
def test_html_keeps_every_word_but_counted_labels(parts, template) -> None:
    tree = document_fromstring(to_html("doc", parts, house(template=template)))
    text = " ".join(tree.itertext())
    assert set(written(parts) - words(text)) <= {"1", "2", "a", "b"}


@pytest.mark.parametrize("real", [True, False])
def test_docx_keeps_every_word_but_counted_labels(parts, real) -> None:
    document = Document(io.BytesIO(to_docx("doc", parts, house(real_numbers=real))))
    texts = ["".join(t.text or " " for t in p.iter("{*}t", "{*}tab")) for p in document.element.body.iter("{*}p")]
    missing = set(written(parts) - words(" ".join(texts)))
    assert missing <= ({"1", "2", "a", "b"} if real else set())
    assert len(document.element.body.findall(".//{*}numPr")) == (4 if real else 0)


def test_layouts_are_the_same_on_every_run(parts) -> None:
    made = choose("doc", parts)
    assert made == choose("doc", parts)
    assert to_pdf("doc", parts, made) == to_pdf("doc", parts, made)
    assert to_html("doc", parts, made) == to_html("doc", parts, made)


def test_a_scan_has_the_pages_and_no_text(parts) -> None:
    data, pages = to_pdf("doc", parts, house())
    scan = to_scan("doc", data)
    assert scan == to_scan("doc", data)
    with pypdfium2.PdfDocument(scan) as document:
        assert len(document) == pages
        assert document[0].get_textpage().get_text_bounded().strip() == ""


def test_quotes_are_placed_in_the_plain_text(parts) -> None:
    laid = (
        "HARBOUR B0ARD. a) close the outer wall to lorries and keep it c1osed until seen | Survey of the inner wall |"
    )
    alignment = Alignment(TEXT, parts, laid)
    start = laid.index("close")
    found = alignment.place(start, laid.index(" until"))
    assert found is not None
    assert TEXT[slice(*found)].startswith("close the outer wall to lorries, and keep")
    row = alignment.place(laid.index("Survey"), len(laid))
    assert row is not None
    assert TEXT[slice(*row)] == "Survey of the inner wall"
    assert alignment.place(0, 0) is None
