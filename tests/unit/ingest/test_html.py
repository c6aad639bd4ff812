from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from directive_extract.errors import NoArticleError
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings

if TYPE_CHECKING:
    from directive_extract.schema.source import Source

PARAGRAPHS = (
    "The Minister asked the districts to finish the inventory of wells before June 30 and to report every month.",
    "She told the Department of Water to publish the list of dry wells, and to do so in a form that people can read.",
    "Wells that have been dry for three years must be closed, and the owners have to be paid by the end of the year.",
)
ARTICLE = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
META = (
    '<title>Wells first | River Daily</title><meta property="og:site_name" content="River Daily">'
    '<link rel="canonical" href="https://river.example/wells">'
    '<meta property="article:published_time" content="2026-03-04T07:15:00+07:00">'
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8">{META}</head><body>
<header><nav><ul><li><a href="/">Front page of the paper</a></li>
<li><a href="/w">Weather in the whole country</a></li></ul></nav></header>
<main><h1>Wells first, says the Minister</h1><div class="meta">March 4, 2026 - 07:15</div>
<div class="content">{ARTICLE}</div>
<div class="related"><h3>Related stories</h3><p>Fish return to the river after a very long absence.</p></div>
<div id="comments"><h3>Comments</h3><p>anna22: they must close every single well now!</p></div></main>
<footer>All rights reserved by River Daily, 2026.</footer><script>track("x")</script></body></html>"""


def read(page: str | bytes) -> Source:
    return read_source(page, settings=Settings(), name="page.html")


def test_news_page_gives_the_article_and_nothing_else() -> None:
    text = read(PAGE).text
    assert all(words in text for words in PARAGRAPHS)
    assert not any(words in text for words in ("Weather", "Fish", "anna22", "rights", "track"))


def test_headline_and_stamp_outside_the_article_are_kept() -> None:
    lines = read(PAGE).text.split("\n\n")
    assert lines[:3] == ["Wells first, says the Minister", "March 4, 2026 - 07:15", PARAGRAPHS[0]]


def test_page_says_what_it_is() -> None:
    hints = read(PAGE).hints
    assert hints.title == "Wells first, says the Minister"
    assert hints.date == dt.date(2026, 3, 4)
    assert (hints.site, hints.url, hints.language) == ("River Daily", "https://river.example/wells", "en")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param('<meta name="dc.date" content="2026-03-04">', dt.date(2026, 3, 4), id="dublin-core"),
        pytest.param(
            '<meta itemprop="datePublished" content="20260304">', dt.date(2026, 3, 4), id="itemprop-without-hyphens"
        ),
        pytest.param(
            '<script type="application/ld+json">{"dateModified": "2026-04-01", "datePublished":'
            ' "2026-03-04T01:00Z"}</script>',
            dt.date(2026, 3, 4),
            id="linked-data",
        ),
        pytest.param(
            '<meta property="article:modified_time" content="2026-04-01">', None, id="modified-is-not-published"
        ),
        pytest.param('<meta name="date" content="soon">', None, id="no-date"),
        pytest.param('<meta name="date" content="2026-13-45">', None, id="no-such-day"),
        pytest.param("", None, id="date-in-the-text-is-no-hint"),
    ],
)
def test_date_comes_from_metadata_only(head: str, expected: dt.date | None) -> None:
    page = f"<html><head>{head}</head><body>{ARTICLE}<p>The list of 14.03.2025 is void.</p></body></html>"
    assert read(page).hints.date == expected


def test_notice_keeps_all_its_tables() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>Well {n} shall be closed</td><td>District {n}</td></tr>" for n in range(1, 30))
    page = (
        "<html><body><form><div class='menu'><a href=1>Portal of the"
        " government</a></div><table><tr><td>MINISTRY OF WATER"
        "</td><td>REPUBLIC OF X</td></tr><tr><td>No. 3/TB-BN</td><td>Hue, 4 March"
        " 2026</td></tr></table><p><b>NOTICE</b></p>"
        f"<p>On wells.</p><table>{rows}</table></form></body></html>"
    )
    text = read(page).text
    assert text.startswith(
        "| MINISTRY OF WATER | REPUBLIC OF X |\n| No. 3/TB-BN | Hue, 4 March 2026 |\n\nNOTICE\n\nOn wells."
    )
    assert text.endswith("| 29 | Well 29 shall be closed | District 29 |")
    assert "Portal" not in text


def test_fragment_is_enough() -> None:
    assert (
        read("<p>The Ministry of Water shall report by May.</p>").text == "The Ministry of Water shall report by May."
    )


def test_hidden_parts_are_left_out() -> None:
    page = (
        f"<body>{ARTICLE}<div hidden>secret one two three four</div><p style='display: none'>secret five six</p></body>"
    )
    assert "secret" not in read(page).text


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<html><body></body></html>", id="empty-body"),
        pytest.param("<html><head><title>Only a title of several words here</title></head></html>", id="title-only"),
        pytest.param("<html><body><nav><a href=1>Home page of the whole portal</a></nav></body></html>", id="menu"),
        pytest.param(
            "<html><body>" + "<p><a href=1>A long headline of some other story</a></p>" * 30 + "</body></html>",
            id="front-page",
        ),
        pytest.param(
            "<html><body><div id=root></div><noscript>You need to enable JavaScript to run this"
            " app.</noscript><script>x</script></body></html>",
            id="scripts-fill-it",
        ),
        pytest.param(
            "<html><body><form><label>Name</label><input><button>Send it to us right now"
            " please</button></form></body></html>",
            id="form",
        ),
        pytest.param("<html>", id="nothing"),
        pytest.param("<!-- only a comment of quite a few words -->", id="comment"),
    ],
)
def test_page_without_article_is_refused(page: str) -> None:
    with pytest.raises(NoArticleError):
        read(page)


@pytest.mark.parametrize(
    ("charset", "label"),
    [
        pytest.param("cp1252", '<meta charset="windows-1252">', id="meta-charset"),
        pytest.param("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', id="http-equiv"),
        pytest.param("shift_jis", "<meta charset=shift_jis>", id="unquoted"),
        pytest.param("utf-16", "", id="utf-16"),
    ],
)
def test_stated_charset_is_respected(charset: str, label: str) -> None:
    word = {"cp1252": "“Œuvre”", "koi8-r": "Министр", "shift_jis": "財務省", "utf-16": "Thủ tướng"}[charset]
    page = f"<html><head>{label}</head><body><p>{word} shall report on the wells by May.</p></body></html>"
    source = read(page.encode(charset))
    assert source.text == f"{word} shall report on the wells by May."
    assert source.issues == ()


def test_xml_declaration_does_no_harm() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{ARTICLE}</body></html>'
    assert PARAGRAPHS[0] in read(page).text


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<div>" * 20_000 + "The Ministry shall report on it by May." + "</div>" * 20_000, id="deep"),
        pytest.param("<p>The Ministry shall report by May.</p>" * 60_000, id="many"),
        pytest.param('<p title="' + "x" * 2_000_000 + '">The Ministry shall report by May.</p>', id="huge-attribute"),
        pytest.param("<table><tr><td>" * 3_000 + "The Ministry shall report by May.", id="nested-tables"),
        pytest.param("<p " + "x=1 " * 100_000 + ">The Ministry shall report by May.</p>", id="many-attributes"),
    ],
)
def test_hostile_markup_gives_text_or_a_typed_error(page: str) -> None:
    try:
        source = read(f"<html><body>{page}</body></html>")
    except NoArticleError:
        return
    assert "Ministry" in source.text


def test_failure_of_trafilatura_falls_back_to_the_visible_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AttributeError("broken")

    monkeypatch.setattr("directive_extract.ingest.article.bare_extraction", fail)
    assert all(words in read(PAGE).text for words in PARAGRAPHS)


def test_letterhead_in_an_inner_table_stays_on_top() -> None:
    body = "<br><br>".join(PARAGRAPHS)
    page = (
        "<html><body><table><tr><td><a href=/1>News</a><br><a href=/2>Laws</a></td><td>"
        "<table><tr><td>PORT OFFICE</td><td>TOWN OF ORMSBY</td></tr>"
        "<tr><td>No. 12/PO-T</td><td>Ormsby, 4 May 2026</td></tr></table>"
        f"<br><br>{body}</td></tr></table></body></html>"
    )
    text = read(page).text
    assert text.index("| No. 12/PO-T | Ormsby, 4 May 2026 |") < text.index(PARAGRAPHS[0])


def test_typed_lines_are_kept_and_said_to_be_wrapped() -> None:
    typed = "NOTICE\n\n1. The warden shall mend\n   the door of the tower.\n\n2. The clerk shall pay\n   the smith.\n"
    source = read(f"<html><body><h1>Notice</h1><pre>{typed}</pre></body></html>")
    assert typed.strip() in source.text
    assert source.wrapped
    assert not read(PAGE).wrapped


def test_lists_of_definitions_have_no_bullets() -> None:
    pairs = "<dl><dt>Action 1</dt><dd>The clerk shall write to the smith.</dd></dl>"
    text = read(f"<html><body><h1>Notice</h1>{ARTICLE}{pairs}{ARTICLE}</body></html>").text
    assert "\nAction 1\n" in text
    assert "\nThe clerk shall write to the smith.\n" in text
