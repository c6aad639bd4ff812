"""Web pages and official notices in HTML: the main text, and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from directive_extract.errors import NoArticleError, UnsupportedFormatError
from directive_extract.ingest.article import Article, read_article
from directive_extract.ingest.decoding import decode
from directive_extract.ingest.list_labels import write_labels
from directive_extract.ingest.markup import render
from directive_extract.ingest.merged_cells import spread_merged_cells
from directive_extract.ingest.page import has_article, is_article_page, is_furniture
from directive_extract.ingest.page_address import page_address
from directive_extract.ingest.reader import Content, Payload
from directive_extract.ingest.wholeness import has_hole, keeps_order

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from directive_extract.schema.extraction import Issue
    from directive_extract.schema.settings import Settings

MAX_ELEMENTS = 50_000  # beyond, trafilatura takes seconds; the plain rendering is linear
# An article holds at least this share of the visible text, else trafilatura has lost a part of it: news pages carry
# teasers beside the article, notices nothing but the text.
MIN_ARTICLE_SHARE = 0.3
MIN_NOTICE_SHARE = 0.8
MAX_STAMP_CHARS = 100  # an outlet's line of place, date and time
MAX_HEAD_LINES = 8
MIN_TYPED_SHARE = 0.5  # of the text, set in lines that were typed: what looks for an article folds them
MIN_TYPED_LINES = 4
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^[\ufeff\s]*<\?xml[^>]{0,200}\?>")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LANGUAGE = re.compile(r"[a-zA-Z]{2}(?=$|[-_])")
_HEAD_BYTES = 4096


class HtmlReader:
    """Reads HTML. The text is made anew, so spans count in `document.text`."""

    media_type: ClassVar[str] = "text/html"

    def read(self, payload: Payload, settings: Settings) -> Content:  # noqa: ARG002 - what it limits is checked before
        """Find the main text.

        Args:
            payload: The page, or a fragment of one.
            settings: Not used.

        Returns:
            The main text; menus, related articles, comments and scripts are left out.

        Raises:
            NoArticleError: There is no main text, as in a menu, a form or a page that scripts fill.
        """
        text, issues = _decode(payload)
        tree = _parse(text, payload.name)
        if tree is None or not has_article(tree):
            raise NoArticleError(
                "the page has no main text", source=payload.name, hint="save the page of the article itself"
            )
        write_labels(tree)
        spread_merged_cells(tree)
        is_small = next(islice(tree.iter(), MAX_ELEMENTS, None), None) is None
        article = read_article(tree) if is_small else Article()
        hints = replace(article.hints, language=_language(tree), url=page_address(tree, text))
        text = _main_text(tree, article)
        return Content(text, verbatim=False, hints=hints, issues=issues, wrapped=_has_typed_lines(tree))


def _decode(payload: Payload) -> tuple[str, tuple[Issue, ...]]:
    if payload.text is not None:
        return payload.text, ()
    head = payload.data[:_HEAD_BYTES]
    found = _META_CHARSET.search(head) or _XML_CHARSET.search(head)
    decoded = decode(payload.data, payload.name, found[1].decode("ascii") if found else None)
    return decoded.text, decoded.issues


def _parse(text: str, name: str) -> HtmlElement | None:
    # None where there is no element in it.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    data = _XML_DECLARATION.sub("", text).replace("\x00", "").encode("utf-8", errors="replace")
    try:
        return document_fromstring(data, parser=parser)
    except etree.ParserError:  # "Document is empty"
        return None
    except (etree.LxmlError, ValueError) as error:
        raise UnsupportedFormatError(
            f"the markup cannot be read: {error}", source=name, hint="save the page again, or as text"
        ) from error


def _main_text(tree: HtmlElement, article: Article) -> str:
    plain = render(tree, is_furniture)
    if _typed_chars(tree) > MIN_TYPED_SHARE * len(plain):
        return plain
    is_news = is_article_page(tree)
    least = MIN_ARTICLE_SHARE if is_news else MIN_NOTICE_SHARE
    if len(article.text) < least * len(plain) or not keeps_order(plain, article.text):
        return plain
    if has_hole(plain, article.text, structured=is_news):
        return plain
    head = _lost_head(plain, article)
    return "\n\n".join([*head, article.text])


def _typed_chars(tree: HtmlElement) -> int:
    return sum(len(element.text_content()) for element in tree.iter("pre"))


def _has_typed_lines(tree: HtmlElement) -> bool:
    """Whether a part of the page is typed text with line breaks of its own, in which sentences may be wrapped."""
    return any(element.text_content().strip().count("\n") >= MIN_TYPED_LINES for element in tree.iter("pre"))


def _lost_head(plain: str, article: Article) -> list[str]:
    """Return headline and date line, which trafilatura drops where they stand outside the article's container."""
    lines = [line for line in plain.splitlines() if line]
    body = next((line for line in article.text.splitlines() if len(line) > MAX_STAMP_CHARS), None)
    if body not in lines:
        lines = []
    above = lines[: lines.index(body)][-MAX_HEAD_LINES:] if body in lines else []
    title = article.hints.title
    head = [title] if title and title not in article.text else []
    return head + [
        line
        for line in above
        if len(line) <= MAX_STAMP_CHARS and _YEAR.search(line) and line not in article.text and line != title
    ]


def _language(tree: HtmlElement) -> str | None:
    found = _LANGUAGE.match(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    return found[0].lower() if found else None
