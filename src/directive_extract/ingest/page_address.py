"""The address of a page, as the page itself gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MAX_CHARS = 2_000  # browsers show no longer ones
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(\S{1,2000}?)\s*-->", re.IGNORECASE)  # as browsers note it
_WEB = ("http://", "https://")
_HEAD_CHARS = 4_096


def page_address(tree: HtmlElement, text: str) -> str | None:
    """Find where a page comes from.

    Args:
        tree: The page.
        text: Its markup; browsers leave a comment in it when they save a page.

    Returns:
        The canonical address, that of its preview, where it was saved from, or its base, in that order; None where
        none of them is an address of the web.
    """
    base = next((element.get("href", "") for element in tree.iter("base")), "")
    for found in _stated(tree, text):
        try:
            address = urljoin(base, found.strip())
            host = urlsplit(address).hostname
        except ValueError:  # brackets that are no address
            continue
        if host and address.startswith(_WEB) and len(address) <= MAX_CHARS:
            return address
    return base if base.startswith(_WEB) and len(base) <= MAX_CHARS else None


def _stated(tree: HtmlElement, text: str) -> Iterator[str]:
    for link in tree.iter("link"):
        if "canonical" in link.get("rel", "").lower().split():
            yield link.get("href", "")
    for meta in tree.iter("meta"):
        if meta.get("property") == "og:url":
            yield meta.get("content", "")
    saved = _SAVED_FROM.search(text[:_HEAD_CHARS])
    if saved is not None:
        yield saved[1]
