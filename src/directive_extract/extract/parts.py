"""Parts of a clause: where, after "and", others are told to act or another time is set."""

from __future__ import annotations

from spacy.tokens import Doc

from directive_extract.extract.phrases import phrase_from
from directive_extract.lexicons.agents import is_agent
from directive_extract.lexicons.cues import verbs
from directive_extract.lexicons.times import has_time, is_dated, is_recurring

# Verbs whose object acts: "to direct the airline and the airport to agree" is one task.
_PASSES_ON = verbs("request") | frozenset("help allow enable get have cause support guide make let permit".split())

MIN_PART = 3  # tokens
NEAR = 8  # tokens before a comma in which a time belongs to the verb before it


def part_starts(doc: Doc, start: int, end: int) -> list[tuple[int, bool]]:
    """Where parts of a clause begin.

    "asked the court to clear its files by June, and the audit office to check ..." names others behind "and"; "to
    resume by 15 June and to meet every month thereafter" sets another time for the same. Coordinated verbs that share
    owner and deadline stay together: of 14 coordinations with a time on both sides and "to" or a comma between them, 9
    are two tasks in the training documents; of 56 with a time on one side only, 12.

    Args:
        doc: A parsed segment.
        start: First token of the clause.
        end: Token behind it.

    Returns:
        For each part behind the first: its first token, and whether it shares the subject of the part before.
    """
    found: list[tuple[int, bool]] = []
    series = False
    for token in doc[start + MIN_PART : max(start + MIN_PART, end - MIN_PART)]:
        if token.lower_ in {"and", "while", "whereas"}:
            if _others_follow(doc, start, token.i, end):
                found.append((token.i + 1, False))
            elif _time_changes(doc, start, token.i, end, series=series):
                found.append((token.i + 1, True))
        elif token.text == "," and _goes_on(doc, start, token.i, end):
            found.append((token.i + 1, True))
            series = True
    return found


def _others_follow(doc: Doc, start: int, conjunction: int, end: int) -> bool:
    """Whether "and" is followed by somebody "to" do something, as before it, or by a clause the parser overlooked."""
    first, last = phrase_from(doc, conjunction + 1, end)
    if first >= last or last + 1 >= end:
        return False
    following = doc[last]
    if following.tag_ == "TO" and doc[last + 1].tag_.startswith(("VB", "RB")):
        infinitives = [token.i + 1 for token in doc[start : conjunction - 1] if token.tag_ == "TO"]
        if not infinitives or doc[infinitives[-1]].lower_ in _PASSES_ON:
            return False
        return is_agent(doc[first:last].text)
    apart = doc[conjunction].lower_ != "and" or doc[conjunction - 1].text == ","
    if not apart or following.tag_ not in {"MD", "VBZ", "VBP"}:
        return False
    return any(token.tag_ in {"MD", "VBZ", "VBP", "VBD", "TO"} for token in doc[start:conjunction])


def _time_changes(doc: Doc, start: int, conjunction: int, end: int, *, series: bool) -> bool:
    following = doc[conjunction + 1]
    before, behind = doc[start:conjunction].text, doc[conjunction + 1 : end].text
    apart = following.tag_ == "TO" or (doc[conjunction - 1].text == "," and following.tag_ in {"VB", "VBP", ","})
    if not apart and not (series and following.tag_ in {"VB", "VBP"}):
        once_and_again = is_dated(before) and not is_recurring(before) and is_recurring(behind)
        return once_and_again and following.tag_ in {"VB", "VBP"}
    return has_time(before) and has_time(behind)


def _goes_on(doc: Doc, start: int, comma: int, end: int) -> bool:
    """Whether a series goes on behind a comma with another time ("draw up lists by Friday, repair roads by June")."""
    following = doc[comma + 1]
    if following.tag_ != "VB" or following.dep_ not in {"conj", "ROOT", "advcl", "ccomp", "dep"}:
        return False
    return has_time(doc[max(start, comma - NEAR) : comma].text) and has_time(doc[comma + 1 : end].text)
