"""Whom a letter or memo is addressed to: the one whom its "you" and its "please" mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons.agents import Agency, agency, is_person
from directive_extract.schema.candidate import OwnerMention

if TYPE_CHECKING:
    from directive_extract.schema.outline import Outline

_DEAR = re.compile(r"\s*Dear\s+(?P<who>[^,:\n]{2,60}?)\s*(?=[,:]|$|\n)")
_TO = re.compile(r"\s*(?:To|TO)\s*:\s*(?P<who>[^,;:\n]{2,60}?)\s*(?=[,;]|\s{3}|$|\n)")
_PLEASE = re.compile(r"(?:(?:and|so|also|then)\s+)?(?:please|kindly)\b(?!\s+note)", re.IGNORECASE)
_YOU = re.compile(
    r"\b(?:ask|request|obliged if|grateful if|glad if"
    r"|would|could|can|will)\s+you\b|\byou\s+(?:are|were)\s+(?:\w+ly\s+)?(?:requested|asked|directed|required"
    r"|instructed|to)\b|\byou\s+(?:must|should|shall|need to|have to)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(r"(?:sirs?|madams?|all|colleagues?|friends?|members?|both)\b", re.IGNORECASE)

MAX_BLOCKS = 14  # the salutations of the letters read stand within the first twelve blocks


def addressee(outline: Outline) -> tuple[OwnerMention, ...]:
    """The one whom a letter is addressed to.

    Args:
        outline: The document.

    Returns:
        The post in its salutation ("Dear Collector"), else the name behind "To:"; else the name in its salutation;
        empty where the document has no salutation.
    """
    found: dict[str, OwnerMention] = {}
    for block in outline.blocks[:MAX_BLOCKS]:
        for kind, pattern in (("dear", _DEAR), ("to", _TO)):
            match = pattern.match(block.passage.text)
            if match and not _COURTESY.match(match["who"]) and agency(match["who"]) > Agency.THING:
                found.setdefault(kind, OwnerMention(block.passage.cut(match.start("who"), match.end("who"))))
    dear, to = found.get("dear"), found.get("to")
    if dear is None and to is None:
        return ()
    if dear is not None and (to is None or is_person(dear.passage.text.split()[-1])):
        return (dear,)
    return (to,) if to is not None else ()


def asks_reader(text: str) -> bool:
    """Whether a clause asks its reader to act.

    Args:
        text: The clause.

    Returns:
        True for "Please let me have ...", "I would be grateful if you would ...", "you are requested to ...".
    """
    return _PLEASE.match(text) is not None or _YOU.search(text) is not None
