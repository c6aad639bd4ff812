from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from directive_extract.ingest.html import HtmlReader
from directive_extract.ingest.list_labels import write_labels
from directive_extract.ingest.reader import Payload
from directive_extract.schema.settings import Settings

FILLER = "<p>" + "The committee met in the old town hall and heard three reports on the harbour. " * 4 + "</p>"


def items(markup: str) -> list[str]:
    tree = document_fromstring(f"<body>{markup}</body>")
    write_labels(tree)
    return [" ".join((item.text_content()).split()) for item in tree.iter("li")]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<ol><li>one<li>two</ol>", ["1. one", "2. two"], id="numbers"),
        pytest.param("<ol type=a start=3><li>one<li>two</ol>", ["c) one", "d) two"], id="type-and-start"),
        pytest.param("<ol style='list-style-type: lower-roman'><li>one</ol>", ["(i) one"], id="style-sheet-words"),
        pytest.param("<ol style='list-style: none'><li>one</ol>", ["one"], id="no-labels-shown"),
        pytest.param("<ol><li>(a) typed</ol>", ["(a) typed"], id="typed-label-stays"),
        pytest.param("<ol><li><p>in a paragraph</p></ol>", ["1. in a paragraph"], id="paragraph-inside"),
        pytest.param("<ol><li><b>bold</b> and plain</ol>", ["1. bold and plain"], id="bold-beginning"),
        pytest.param("<ul><li>one</ul>", ["one"], id="bullets-are-left-to-the-rendering"),
        pytest.param("<ol><li></ol>", ["1."], id="empty-item"),
        pytest.param("<ol start=999999999999><li>one</ol>", ["1. one"], id="absurd-start"),
    ],
)
def test_write_labels(markup: str, expected: list[str]) -> None:
    assert items(markup) == expected


@pytest.mark.parametrize("around", [pytest.param("article", id="article"), pytest.param("div", id="notice")])
def test_labels_of_inner_lists_survive_the_search_for_the_main_text(around: str) -> None:
    page = (
        f"<html><body><{around}><h1>Harbour works</h1>{FILLER}<ol start=4><li>The harbour office shall:"
        "<ol type=a><li>dredge the basin by 1 May 2026;<li>publish the soundings.</ol>"
        f"<li>The council shall pay.</ol>{FILLER}</{around}></body></html>"
    )
    text = HtmlReader().read(Payload("page.html", page.encode()), Settings()).text
    lines = [line for line in text.splitlines() if line]
    assert "4. The harbour office shall:" in lines
    assert "a) dredge the basin by 1 May 2026;" in lines
    assert "b) publish the soundings." in lines
    assert "5. The council shall pay." in lines
