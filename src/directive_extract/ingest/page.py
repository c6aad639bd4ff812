"""What of a web page is visible text, and what is furniture: menus, side bars, comments, forms, hidden parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.ingest.markup import render

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MIN_SENTENCE_WORDS = 5  # a page whose longest line outside links is shorter is a menu, a form or an empty shell
MIN_SHARE_OUTSIDE_LINKS = 0.15  # front pages and site maps are below: nearly all their words are links

_FURNITURE = frozenset({"nav", "aside", "footer"})
_NEVER = frozenset({"html", "body", "main", "article", "h1", "table", "tbody", "tr", "td", "p"})
_HOLDS_TEXT = ("p", "table", "h1")
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|related|read-?more|see-?also|recommend(?:ed|ations)?|most-?(?:read|viewed)"
    r"|shar(?:e|ing)|social|breadcrumbs?|menu|navbar|navigation|sidebar|tags|newsletter|subscribe|cookies?|consent"
    r"|adverts?|advertisement|promo|pagination|popup|modal|skip-?link)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_furniture(element: HtmlElement) -> bool:
    """Whether an element is not part of what a reader came for.

    Args:
        element: Any element of a page.

    Returns:
        True for menus, side bars, comment boxes, forms without text, and hidden parts.
    """
    name = element.tag
    if name in _FURNITURE or _is_hidden(element):
        return True
    if name == "header":
        return element.find(".//h1") is None
    if name == "form":  # old official sites wrap the whole page in one form
        return all(element.find(f".//{inner}") is None for inner in _HOLDS_TEXT)
    if name in _NEVER:
        return False
    label = f"{element.get('class', '')} {element.get('id', '')}"
    return len(label) > 1 and _NAMED.search(label[:500]) is not None and element.find(".//h1") is None


def has_article(tree: HtmlElement) -> bool:
    """Whether the page holds sentences outside its links.

    Args:
        tree: The page.

    Returns:
        False for menus, front pages, forms, and pages that only scripts would fill.
    """
    plain = render(tree, is_furniture)
    outside = render(tree, lambda element: element.tag == "a" or is_furniture(element))
    if len(outside) < MIN_SHARE_OUTSIDE_LINKS * len(plain):
        return False
    return any(len(line.split()) >= MIN_SENTENCE_WORDS for line in outside.splitlines())


def is_article_page(tree: HtmlElement) -> bool:
    """Whether the page calls itself an article, as news sites do; official notices seldom do.

    Args:
        tree: The page.

    Returns:
        True where there is an article element or an article's metadata.
    """
    if tree.find(".//article") is not None:
        return True
    return any(
        meta.get("content", "").startswith("article") or meta.get("property", "").startswith("article:")
        for meta in tree.iterfind(".//meta[@property]")
    )


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style[:500]) is not None
