"""Where a page says that it comes from."""

from __future__ import annotations

import pytest

from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings

BODY = "<body><p>The Harbour Master shall mend the weir by 3 May 2026.</p></body>"
CANONICAL = '<link rel="canonical" href="/weir">'
CASES = {
    "canonical": ('<link rel="canonical" href="https://a.example/weir">', "https://a.example/weir"),
    "canonical-below-the-base": (f'<base href="https://a.example/x/">{CANONICAL}', "https://a.example/weir"),
    "preview": ('<meta property="og:url" content="https://a.example/weir">', "https://a.example/weir"),
    "saved": ("<!-- saved from url=(0022)https://a.example/weir -->", "https://a.example/weir"),
    "base": ('<base href="https://a.example/x/">', "https://a.example/x/"),
    "no-address": (f'{CANONICAL}<base href="file:///x">', None),
    "broken": ('<link rel="canonical" href="http://[">', None),
    "script": ('<link rel="canonical" href="javascript:x()">', None),
}


@pytest.mark.parametrize(("head", "address"), CASES.values(), ids=CASES)
def test_address(head: str, address: str | None) -> None:
    page = f"<html><head>{head}</head>{BODY}</html>"
    assert read_source(page.encode(), settings=Settings(), name="a.html").hints.url == address
