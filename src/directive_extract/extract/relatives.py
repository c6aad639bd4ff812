"""Relative clauses that give somebody else a task: "..., of which the Port has to mend 40 by June"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from directive_extract.extract.phrases import phrase_from
from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.agents import is_agent

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RELATIVES = frozenset({"which", "who", "whom"})
_FINITE = frozenset({"MD", "VBZ", "VBP"})
_ACTS = frozenset({"MD", "VB", "VBZ", "VBP", "VBD"})
_NOMINAL = ("NN", "JJ", "DT", "IN", "POS", "CC")

_DONE = re.compile(r"(?:must|shall|should|(?:has|have|is|are) to) be\b")

REACH = 18  # tokens between the pronoun and the verb: "which before that, and jointly with the others, has to train"
LONGEST = 10  # tokens of the noun phrase that it refers to


def gives_task(doc: Doc, start: int, comma: int, end: int) -> bool:
    """Whether a relative clause behind a comma says who else has to act.

    In the training documents ten of eleven such are tasks of their own; of those that say what must be done with a
    thing ("..., which must be in service by June") none is.

    Args:
        doc: A tagged segment.
        start: First token of the clause.
        comma: The comma.
        end: Token behind the clause.

    Returns:
        True where a part begins behind the comma.
    """
    at = next((i for i in (comma + 1, comma + 2) if i < end and doc[i].lower_ in _RELATIVES), None)
    if at is None or at + 2 >= end or not any(token.tag_ in _ACTS for token in doc[start:comma]):
        return False
    if not _duty().search(doc[at : min(end, at + REACH)].text):
        return False
    first, last = phrase_from(doc, at + 1, end)
    if first < last < end and doc[last].tag_ in _FINITE:
        return is_agent(doc[first:last].text)
    done = _DONE.match(doc[at + 1 : min(end, at + REACH)].text)  # "by the ministries, which must be finished in May"
    return at == comma + 1 and done is None and is_agent(_antecedent(doc, start, comma))


def _antecedent(doc: Doc, start: int, comma: int) -> str:
    """The noun phrase before a comma, from its last article on."""
    first = comma
    while first > max(start, comma - LONGEST) and doc[first - 1].tag_.startswith(_NOMINAL):
        first -= 1
        if doc[first].tag_ == "DT":
            break
    return str(doc[first:comma].text)


@cache
def _duty() -> re.Pattern[str]:
    requested = "|".join(load_lexicon("cues")["verbs"]["requested"])
    return re.compile(
        rf"\b(?:must|shall|should|(?:has|have|is|are) to|(?:is|are|has been|have been) (?:\w+ )?(?:{requested}))\b"
    )
