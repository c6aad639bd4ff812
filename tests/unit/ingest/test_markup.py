from __future__ import annotations

import pytest
from lxml import etree
from lxml.html import document_fromstring

from directive_extract.ingest.markup import render


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(
            "<h2>Tasks</h2><p>One  \n two</p><p>three</p>", "Tasks\n\nOne two\n\nthree", id="headings-and-paragraphs"
        ),
        pytest.param("<p>No. 3<br>Hue, 4 May</p>", "No. 3\nHue, 4 May", id="line-break"),
        pytest.param("<ul><li>one</li><li><p>two</p></li></ul>after", "- one\n- two\n\nafter", id="bullets"),
        pytest.param("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two", id="numbers"),
        pytest.param("<ol start=4><li>one<li value=9>two</ol>", "4. one\n9. two", id="start-and-value"),
        pytest.param("<ol type=a><li>one</li><li>two</li></ol>", "a) one\nb) two", id="letters"),
        pytest.param(
            "<ol type=i><li>one</li><li>two</li><li>three</li><li>four</li></ol>",
            "(i) one\n(ii) two\n(iii) three\n(iv) four",
            id="roman",
        ),
        pytest.param("<ol type=I><li>one</li></ol>", "I. one", id="roman-capitals"),
        pytest.param("<ul><li>1. one</li><li>– two</li></ul>", "1. one\n– two", id="own-label-stays"),
        pytest.param(
            "<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>", "- one\n- inner\n- two", id="nested-list"
        ),
        pytest.param(
            "<table><tr><th>Task</th><th>Owner</th></tr><tr><td>Plan</td><td><p>A</p><p>B</p></td></tr></table>",
            "| Task | Owner |\n| Plan | A B |",
            id="table",
        ),
        pytest.param("<table><tr><td>a</td><td></td><td>c</td></tr></table>", "| a |  | c |", id="empty-cell"),
        pytest.param("<table><tr><td><p>one</p><p>two</p></td></tr></table>", "one\n\ntwo", id="layout-cell"),
        pytest.param(
            "<table><tr><td>menu</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
            "menu\n\n| a | b |",
            id="layout-table",
        ),
        pytest.param(
            "<table><tr><td>x</td><td>" + "long " * 200 + "</td></tr></table>",
            "x\n\n" + " ".join(["long"] * 200),
            id="layout-by-length",
        ),
        pytest.param(
            "<table><tr><td>Clerk:</td><td>Ms Ito</td></tr><tr><td>Orders</td><td>: Closed.</td></tr></table>",
            "Clerk: Ms Ito\n\nOrders : Closed.",
            id="key-and-value",
        ),
        pytest.param("<div>one<br><br>two<br>three</div>", "one\n\ntwo\nthree", id="two-breaks-part-paragraphs"),
        pytest.param("<div>one<br><br><br><br>two</div>", "one\n\ntwo", id="many-breaks-are-two"),
        pytest.param(
            "<table><tr><td>menu</td><td>" + "<br>".join("abcdefg") + "</td></tr></table>",
            "menu\n\n" + "\n".join("abcdefg"),
            id="layout-by-lines",
        ),
        pytest.param(
            "<table><tr><td>a<br><br>b</td><td>c</td></tr></table>", "| a b | c |", id="breaks-in-a-cell-of-data"
        ),
        pytest.param(
            "<p>x</p><pre>\n1. The wall\n   leans.\n\nTask    Owner\nMend    <b>Ito</b>\n</pre><p>y</p>",
            "x\n\n1. The wall\n   leans.\n\nTask    Owner\nMend    Ito\n\ny",
            id="typed-lines-stay",
        ),
        pytest.param("<table><tr><td>a|b</td><td>c</td></tr></table>", "| a/b | c |", id="bar-in-a-cell"),
        pytest.param("a<script>alert(1)</script>b<style>x{}</style>c", "abc", id="scripts-go"),
        pytest.param("<p onclick='x()'>one</p><button>no</button>", "one", id="handlers-and-buttons-go"),
        pytest.param("<p>A<b>B</b>C <i>D</i></p>", "ABC D", id="inline"),
        pytest.param("<p>a\u00a0b</p>", "a b", id="no-break-space"),
    ],
)
def test_render_html(markup: str, expected: str) -> None:
    assert render(document_fromstring(f"<div>{markup}</div>")) == expected


def test_render_trafilatura_xml() -> None:
    body = etree.fromstring(
        "<body><head rend='h2'>Tasks</head><list rend='ol'><item>one</item><item>two<lb/>more</item></list>"
        "<table><row><cell>a</cell><cell>b</cell></row></table><quote>said</quote></body>"
    )
    assert render(body) == "Tasks\n\n1. one\n2. two\nmore\n\n| a | b |\n\nsaid"


def test_render_leaves_out_what_it_is_told_to() -> None:
    tree = document_fromstring("<div><p>one</p><p class=x>two</p>tail</div>")
    assert render(tree, lambda element: element.get("class") == "x") == "one\n\ntail"
