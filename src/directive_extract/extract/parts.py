"""Parts of a clause: where, after "and", others are told to act or another time is set."""

from __future__ import annotations

from spacy.tokens import Doc

from directive_extract.extract.phrases import phrase_from
from directive_extract.lexicons.agents import is_agent
from directive_extract.lexicons.times import has_time

MIN_PART = 3  # tokens


def part_starts(doc: Doc, start: int, end: int) -> list[tuple[int, bool]]:
    """Where parts of a clause begin.

    "asked the court to clear its files by June, and the audit office to check ..." names others behind "and"; "to resume by
    15 June and to meet every month thereafter" sets another time for the same. Coordinated verbs that share owner and
    deadline stay together: of 14 coordinations with a time on both sides and "to" or a comma between them, 9 are two
    tasks in the training documents; of 56 with a time on one side only, 12.

    Args:
        doc: A parsed segment.
        start: First token of the clause.
        end: Token behind it.

    Returns:
        For each part behind the first: its first token, and whether it shares the subject of the part before.
    """
    found: list[tuple[int, bool]] = []
    for token in doc[start + MIN_PART : end]:
        if token.lower_ not in {"and", "while"} or token.i + MIN_PART > end:
            continue
        if _others_follow(doc, start, token.i, end):
            found.append((token.i + 1, False))
        elif _time_changes(doc, start, token.i, end):
            found.append((token.i + 1, True))
    return found


def _others_follow(doc: Doc, start: int, conjunction: int, end: int) -> bool:
    """Whether "and" is followed by somebody "to" do something, as before it."""
    first, last = phrase_from(doc, conjunction + 1, end)
    if first >= last or last + 1 >= end or doc[last].tag_ != "TO" or not doc[last + 1].tag_.startswith(("VB", "RB")):
        return False
    infinitives = sum(token.tag_ == "TO" and token.i + 1 < conjunction for token in doc[start:conjunction])
    return infinitives > 0 and is_agent(doc[first:last].text)


def _time_changes(doc: Doc, start: int, conjunction: int, end: int) -> bool:
    following = doc[conjunction + 1]
    apart = following.tag_ == "TO" or (doc[conjunction - 1].text == "," and following.tag_ in {"VB", "VBP", ","})
    if not apart:
        return False
    return has_time(doc[start:conjunction].text) and has_time(doc[conjunction + 1 : end].text)
