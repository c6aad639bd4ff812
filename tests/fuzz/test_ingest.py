"""Whatever bytes come: a source whose text can be written out, or an error of ours."""

from __future__ import annotations

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directive_extract.errors import DirectiveExtractError
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings
from directive_extract.schema.source import Source
from directive_extract.structure.metadata import read_metadata

SETTINGS = Settings(max_bytes=20_000)
TAGS = (
    "p",
    "div",
    "table",
    "tr",
    "td",
    "ul",
    "ol",
    "li",
    "a",
    "br",
    "h1",
    "b",
    "nav",
    "form",
    "script",
    "article",
    "time",
)
FRAGMENTS = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from([
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&#0;",
        "&amp",
        "<",
        ">",
        '"',
        "<meta charset=",
        "<?xml",
        "\0",
        "\x0c",
    ]),
    st.text(max_size=20),
    st.just("The board shall report by 4 March 2026 to the council. "),
)
PAGES = st.lists(FRAGMENTS, max_size=40).map("".join)
HEADS = st.lists(
    st.one_of(
        st.sampled_from([
            "No. ",
            "3/TB",
            "Date: ",
            "4 March",
            "04/03/2026",
            " 2026",
            "\n",
            "    ",
            "| ",
            "Hue, ",
            "31 ",
            "February ",
            "th",
            "-",
            "Minister ",
            "Council of ",
            "Resolution 71, 58 and ",
        ]),
        st.text(max_size=8),
    ),
    max_size=40,
).map("".join)


def read_or_problem(source: str | bytes, name: str | None) -> tuple[Source | None, str]:
    try:
        return read_source(source, settings=SETTINGS, name=name), ""
    except DirectiveExtractError as error:
        return None, str(error)


def attempt(source: str | bytes, name: str | None = None) -> None:
    read, problem = read_or_problem(source, name)
    if read is None:
        assert "[DX-ING-" in problem
        assert "\n" not in problem
        return
    assert read.text.strip()
    read.text.encode("utf-8")
    if read.verbatim and isinstance(source, str):
        assert len(read.text) == len(source)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    attempt(data)
    attempt(data, "a.html")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    attempt(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
def test_any_markup(page: str) -> None:
    attempt("<html><body>" + page, "a.html")
    attempt(page.encode("utf-8", errors="replace"), "a.html")


@settings(max_examples=150, deadline=None)
@given(HEADS)
def test_any_head_gives_metadata(text: str) -> None:
    source = Source(id="a", name="a", sha256="0", media_type="text/plain", text=text, verbatim=True)
    found = read_metadata(source)
    assert found == read_metadata(source)
    assert found.date is None or isinstance(found.date, dt.date)
    assert (found.date is None) == any(issue.code == "no_date" for issue in found.issues)
    for issue in found.issues:
        assert issue.span is None or text[issue.span.start : issue.span.end] == issue.span.text
