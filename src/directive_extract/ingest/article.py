"""The main text of a web page, by trafilatura, with its errors and its clock kept out."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree
from trafilatura import bare_extraction

from directive_extract.ingest.markup import render
from directive_extract.ingest.page_date import published_day
from directive_extract.schema.source import Hints

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Its date is not used (see `page_date`); the bounds keep htmldate from reading the clock.
_DATE_PARAMS = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2100-12-31"}
# What trafilatura, htmldate and courlan raise on broken pages (their sources, and fuzzing); none of them says anything
# that a user could act on, and the plain rendering stands in for the article.
_FOREIGN_ERRORS = (
    ValueError, TypeError, AttributeError, LookupError, ArithmeticError, AssertionError, RecursionError,
    etree.LxmlError,
)  # fmt: skip
_LOGGERS = ("trafilatura", "htmldate", "courlan")


@dataclass(frozen=True, slots=True)
class Article:
    """What trafilatura made of a page.

    Attributes:
        text: The main text as blocks; "" where it found none.
        hints: What the page says of itself.
    """

    text: str = ""
    hints: Hints = Hints()  # noqa: RUF009 - frozen


def read_article(tree: HtmlElement) -> Article:
    """Find the main text and the metadata of a page.

    Args:
        tree: The page; it is left as it was.

    Returns:
        The article; an empty one where there is none, or where trafilatura fails.
    """
    _quiet()
    try:
        found = bare_extraction(
            tree, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=_DATE_PARAMS
        )
    except _FOREIGN_ERRORS:
        return Article()
    if found is None or isinstance(found, dict):
        return Article()
    text = "" if found.body is None else render(found.body)
    hints = Hints(title=_clean(found.title), date=published_day(tree), site=_clean(found.sitename))
    return Article(text, hints)


def _quiet() -> None:
    """Its log speaks of "discarding data" on standard error where nobody has set up logging."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
