"""The day of publication that a web page states in its metadata.

htmldate, which trafilatura calls, is not asked: on pages without metadata it takes a day from the running text (of 49
notices tried, it gave the date of a cited memorandum for one and of an examination for another), and it bounds its
answer by today's date.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_NAMES = frozenset({
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued", "dcterms.created",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article.published", "date.issued",
    "citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
})  # fmt: skip
_JSON = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
_DAY = re.compile(r"((?:19|20)\d\d)[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)")
MAX_JSON_CHARS = 200_000


def published_day(tree: HtmlElement) -> dt.date | None:
    """Read the day of publication.

    Args:
        tree: The page.

    Returns:
        The day as the page states it, in its own time zone; None where its metadata do not say.
    """
    for value in _values(tree):
        found = _DAY.match(value.strip())
        if found is None:
            continue
        try:
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
    return None


def _values(tree: HtmlElement) -> Iterator[str]:
    """Yield what may be the day: metadata first, then linked data, then the first marked time."""
    for meta in tree.iter("meta"):
        if {(meta.get(key) or "").lower() for key in ("property", "name", "itemprop")} & _NAMES:
            yield meta.get("content") or ""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            found = _JSON.search((script.text or "")[:MAX_JSON_CHARS])
            if found is not None:
                yield found[1]
    times = list(tree.iter("time"))
    for time in sorted(times, key=lambda element: element.get("itemprop") != "datePublished"):
        yield time.get("datetime") or ""
