"""Documents that a text cites: resolutions, decrees, laws, numbered papers of international bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SCANNED_CHARS = 300_000  # of a document; a reference that first stands further down is not listed

_NUMBER = r"\d[\w./-]*(?:\s?\(\d{4}\))?(?:\s(?:of|series of)\s(?:19|20)\d\d)?"
_LEADING = r"(?:[Nn][Oo]s?\.?|Number|NUMBER|№|#)?\s{0,3}"
_MORE = re.compile(r"\s?(?:,|and|&)\s(?:and\s)?(?:No\.?\s)?(?P<number>\d[\w/-]*[^\W_])(?=\s|[,.;)]|$)")
_CODES = re.compile(
    r"\b(?:[SA]/RES/\d+(?:/\d+)?|[A-Z]{2,6}/[A-Z]{2,6}/[A-Z]{2,5}[./]?\d[\w.]*|[A-Z]{1,3}/\d{4}/\d+"
    r"|COM\(\d{4}\)\s?\d+)(?:\s\(\d{4}\))?"
    r"|\b\d{1,3}\s(?:EX|C)/(?:Resolution|Decision|INF\.)?\s?\d+(?:\.[IVX\d]+)*"
    r"|\bRegulation\s\((?:EU|EC|EEC)\)\s(?:No\s)?\d+/\d+|\bDirective\s\d{4}/\d+/(?:EU|EC|EEC)"
    r"|\bRA\s(?:No\.\s)?\d{4,5}\b"
)
_LAW = re.compile(
    r"\b(?:Law|Code|Ordinance)\son\s(?:the\s)?[A-ZĐ]\w+(?:(?:,?\s(?:and|of|for|the|in|on|against))*\s[A-ZĐ]\w+){0,9}"
    r"|\b(?:[A-Z][a-z]+(?:\s(?:of|and|for)\s|\s)){1,8}(?:\([A-Z][\w\s]{2,30}\)\s)?Act,?\s(?:19|20)\d\d\b"
)
_YEAR_ONLY = re.compile(r"(?:19|20)\d\d\Z")
_DESIGNATED = re.compile(r"\b[Nn][Oo]s?\.|[Nn]umber|NUMBER|№|#|\d[/-]")
_END = ".,;:-/"
_DROPPED = re.compile(r"\bno\b\.?|\bnumber\b|\s")
_BARE = re.compile(r"^([^\d]+)0*(\d+)(?:[/-].*)?$")


def _kinds() -> frozenset[str]:
    """Return the lexicon's kinds of numbered documents, in ordinary and in capital letters."""
    lexicon = load_lexicon("references")
    return frozenset(form for name in (*lexicon["kinds"], *lexicon["weak_kinds"]) for form in (name, name.upper()))


# Any capitalised word before a number is looked up: a third of the time of a pattern with all names in it.
_NUMBERED = re.compile(
    rf"\b(?P<last>[A-Z][A-Za-zé]{{2,13}}?)(?P<plural>s|S)?,?\s{{1,3}}{_LEADING}(?P<number>{_NUMBER})"
)
_FIRST_WORD = re.compile(r"(?<!\w)[A-Z][A-Za-z]{2,14}\s{1,3}$")
_FIRST_CHARS = 18
_KINDS = _kinds()
_WEAK = frozenset(load_lexicon("references")["weak_kinds"])


def find_references(text: str) -> tuple[str, ...]:
    """Find the documents that a text cites.

    Args:
        text: A sentence or a whole document.

    Returns:
        Their names as written, white space folded, in order, each once: "Resolution No. 71" and "Resolution 71" are
        one; "Resolutions 71 and 72" are two.
    """
    found = sorted(_all(text[:MAX_SCANNED_CHARS]), key=lambda entry: (entry[0], -entry[1]))
    names: dict[str, str] = {}
    covered = 0
    for start, end, name in found:
        if start < covered:  # "Resolution 12" inside "43 C/Resolution 12"
            continue
        covered = end
        names.setdefault(_key(name), name)
    full = {_short(key) for key in names if _short(key) != key}
    return tuple(name for key, name in names.items() if key not in full)


def _key(name: str) -> str:
    return _DROPPED.sub("", name.casefold())


def _short(key: str) -> str:
    """Return the kind and the bare number: "resolution71" for "resolution71-nq/tw"."""
    return _BARE.sub(r"\1\2", key)


def _all(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _NUMBERED.finditer(text):
        start = _kind_start(text, match)
        if start is not None and _is_cited(match):
            yield from _expand(text, match, start)
    for pattern in (_CODES, _LAW):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), _clean(match[0])


def _kind_start(text: str, match: re.Match[str]) -> int | None:
    """Return where the kind begins, "Official Dispatch" before "Dispatch"; None where the word is no kind."""
    first = _FIRST_WORD.search(text, max(0, match.start() - _FIRST_CHARS), match.start())
    if first is not None and " ".join((first[0] + match["last"]).split()) in _KINDS:
        return first.start()
    return match.start() if match["last"] in _KINDS else None


def _is_cited(match: re.Match[str]) -> bool:
    """Return False for "Act 2010", "Report 2026", and for "Project 2" or "Recommendation 3", the text's own items."""
    if _DESIGNATED.search(match[0]):
        return True
    return not _YEAR_ONLY.match(match["number"].rstrip(_END)) and match["last"].title() not in _WEAK


def _expand(text: str, match: re.Match[str], start: int) -> Iterator[tuple[int, int, str]]:
    kind = text[start : match.end("last")]
    if not match["plural"]:
        yield start, match.end(), _clean(text[start : match.end()])
        return
    position = match.start("number") + len(match["number"].rstrip(_END))
    yield start, position, _clean(f"{kind} {match['number']}")
    while (more := _MORE.match(text, position)) is not None:
        yield more.start(), more.end(), _clean(f"{kind} {more['number']}")
        position = more.end()


def _clean(name: str) -> str:
    return " ".join(name.split()).rstrip(_END)
