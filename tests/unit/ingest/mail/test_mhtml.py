"""Web pages that a browser saved as one file."""

# ruff: noqa: E501 - headers

from __future__ import annotations

import pytest

from directive_extract.errors import NoArticleError
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings

PAGE = "<html><body><h1>Weir</h1><p>The Harbour Master shall mend the weir by 3=20May.</p></body></html>"
SAVED = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/weir\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n'
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/weir\r\n\r\n{page}\r\n"
    "--b\r\nContent-Type: text/css\r\n\r\np {{}}\r\n--b--\r\n"
)


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.txt"])
def test_the_page_and_its_address(name: str) -> None:
    read = read_source(SAVED.format(page=PAGE).encode(), settings=Settings(), name=name)
    assert "The Harbour Master shall mend the weir by 3 May." in read.text
    assert read.hints.url == "https://example.org/weir"


def test_no_page_in_it() -> None:
    with pytest.raises(NoArticleError):
        read_source(
            SAVED.replace("text/html;", "text/css;").format(page=PAGE).encode(), settings=Settings(), name="a.mht"
        )
