"""Parts of a clause: where, after "and", others are told to act or another time is set."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from directive_extract.extract.phrases import phrase_from
from directive_extract.extract.relatives import gives_task
from directive_extract.lexicons.agents import is_agent
from directive_extract.lexicons.cues import has_cue, verbs
from directive_extract.lexicons.times import is_dated, is_recurring
from directive_extract.lexicons.verbforms import verb_of

# Verbs whose object acts: "to direct the airline and the airport to agree" is one task.
_PASSES_ON = verbs("request") | frozenset("help allow enable get have cause support guide make let permit".split())
_APART = frozenset({"while", "whereas"})
_VERBS = frozenset({"VB", "VBP", "VBZ", "VBG", "MD", "TO"})
_OBJECTS = frozenset({"DT", "PRP$"})

_ASKING = frozenset(
    (
        "asking assigning calling demanding directing instructing inviting ordering reminding requesting tasking"
        " telling urging"
    ).split()
)
_ASKED = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ"})
_CONJUNCTIONS = frozenset({"and", "but", *_APART})
_ONCE_MORE = frozenset("also further then likewise hereby".split())

MIN_PART = 3  # tokens
MIN_CAPITALS = 3  # letters up to which capitals are an abbreviation
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
        if token.lower_ in _CONJUNCTIONS:
            continues = _behind_conjunction(doc, start, token.i, end, series=series)
        elif token.text == "," or token.lower_ == "besides":
            continues = _behind_comma(doc, start, token.i, end)
        else:
            continue
        if continues is not None:
            found.append((token.i + 1, continues))
            series = series or (continues and token.text == ",")
    return found


def _behind_conjunction(doc: Doc, start: int, conjunction: int, end: int, *, series: bool) -> bool | None:
    """Whether a part behind a conjunction shares the subject before it; None where none begins there."""
    if _orders_again(doc, conjunction):
        return True
    if doc[conjunction].lower_ == "but":
        return None
    if _others_follow(doc, start, conjunction, end):
        return False
    return True if _time_changes(doc, start, conjunction, end, series=series) else None


def _behind_comma(doc: Doc, start: int, comma: int, end: int) -> bool | None:
    """Whether a part behind a comma or "besides" shares the subject before it; None where none begins there."""
    if _asks_besides(doc, comma):
        return True
    if doc[comma].text != ",":
        return None
    if gives_task(doc, start, comma, end) or _others_listed(doc, start, comma, end):
        return False
    return True if _goes_on(doc, start, comma, end) else None


def _orders_again(doc: Doc, conjunction: int) -> bool:
    """Whether a body acts once more behind a conjunction ("requests the Bank to lend, and asks the Court to report").

    Both verbs have to be in the same form. Tags and arcs are not asked: capital letters mislead the parser.

    Returns:
        True where a part begins behind the conjunction.
    """
    again = conjunction + (2 if doc[conjunction + 1].lower_ in _ONCE_MORE else 1)
    form = _operative_form(doc[again])
    if not form or doc[again + 1].lower_ == "by":
        return False
    return any(_operative_form(token) == form for token in doc[:conjunction])


def _asks_besides(doc: Doc, mark: int) -> bool:
    """Whether a participle behind a comma asks something of others (", directing the Bank to report every week")."""
    asking, behind = doc[mark + 1], doc[mark + 2]
    return asking.lower_ in _ASKING and (behind.tag_ in _ASKED or behind.lower_ in {"that", "for", "on", "all"})


def _operative_form(token: Token) -> str:
    """How a verb ends with which a body acts in its own text, capitals apart; empty for other words."""
    word = token.lower_
    capitals = "!" if token.text.isupper() and len(word) > MIN_CAPITALS else ""
    if word in verbs("operative"):
        return capitals + ("s" if word.endswith("s") else "ed")
    return "!" if capitals and verb_of(word) == word else ""


def _others_follow(doc: Doc, start: int, conjunction: int, end: int) -> bool:
    """Whether a conjunction is followed by somebody else who is to act, with or without a verb of their own."""
    if doc[conjunction].lower_ == "while" and not doc[conjunction - 1].is_punct:
        return False  # it says when
    apart = doc[conjunction].lower_ in _APART or doc[conjunction - 1].text == ","
    if doc[conjunction].lower_ in _APART and _has_duty(doc, conjunction + 1, end):
        return True
    first, last = phrase_from(doc, conjunction + 1, end)
    if first >= last or last + 1 >= end:
        return False
    if doc[last].tag_ in {"MD", "VBZ", "VBP"}:
        return apart and any(token.tag_ in {"MD", "VBZ", "VBP", "VBD", "TO"} for token in doc[start:conjunction])
    return is_agent(doc[first:last].text) and _acts_likewise(doc, start, conjunction, last, end)


def _acts_likewise(doc: Doc, start: int, conjunction: int, at: int, end: int) -> bool:
    """Whether those named behind a conjunction are to act as those before it, in words that may leave out the verb."""
    following, behind = doc[at], doc[at + 1]
    apart = doc[conjunction].lower_ in _APART or doc[conjunction - 1].text == ","
    if following.tag_ == "TO" and behind.tag_.startswith(("VB", "RB")):
        return _infinitive_before(doc, start, conjunction, apart=apart)
    if following.lower_ == "with" and behind.tag_ == "VBG":  # "tasked with reporting, and the ministry with checking"
        return any(one.lower_ == "with" and two.tag_ == "VBG" for one, two in _pairs(doc, start, conjunction))
    if apart and following.tag_ in {"DT", "PRP$"}:  # "must finish the roll by May, and the port the list by June"
        return _is_timed(doc, start, conjunction) and _is_timed(doc, at, end)
    return False


def _has_duty(doc: Doc, start: int, end: int) -> bool:
    """Whether what follows "while" is a clause of its own that says what must be."""
    opens = doc[start].tag_ in {"DT", "NN", "NNS", "NNP", "PRP$"}
    return opens and doc[start - 2].text == "," and has_cue(doc[start:end].text)


def _infinitive_before(doc: Doc, start: int, conjunction: int, *, apart: bool) -> bool:
    """Whether "to" with a verb stands before it, and not one that makes others act ("direct A and B to do it")."""
    before = doc[start:conjunction]
    if not any(token.tag_ == "TO" for token in before[:-1]):
        return False
    last = next((token.lower_ for token in reversed(list(before)) if token.tag_ == "VB"), "")
    return last not in (verbs("request") if apart else _PASSES_ON)


def _pairs(doc: Doc, start: int, end: int) -> list[tuple[Token, Token]]:
    return [(doc[i], doc[i + 1]) for i in range(start, end - 1)]


def _is_timed(doc: Doc, start: int, end: int) -> bool:
    text = doc[start:end].text
    return is_dated(text) or is_recurring(text)


def _others_listed(doc: Doc, start: int, comma: int, end: int) -> bool:
    """Whether a line that says who is to do what goes on with another ("Bo to ring the yard, Al to pay")."""
    opening = phrase_from(doc, start, comma)
    listed = opening[0] < opening[1] < comma and doc[opening[1]].tag_ == "TO"
    first, last = phrase_from(doc, comma + 1, end)
    if not listed or first >= last or last + 1 >= end:
        return False
    return doc[last].tag_ == "TO" and doc[last + 1].tag_ == "VB" and is_agent(doc[first:last].text)


def _time_changes(doc: Doc, start: int, conjunction: int, end: int, *, series: bool) -> bool:
    following = doc[conjunction + 1]
    comma = doc[conjunction - 1].text == ","
    near = _is_timed(doc, max(start, conjunction - NEAR), conjunction)
    timed = _is_timed(doc, start, conjunction) and _is_timed(doc, conjunction + 1, end)
    if following.tag_ == "TO":  # with a comma, a time before it is enough: 8 of 11 such are two tasks
        return timed or (comma and near and not _refers_back(doc, conjunction + 1, end))
    if following.tag_ == "MD" and comma and near:
        return True
    base = following.tag_ in {"VB", "VBP", "MD", ","} or verb_of(following.text) == following.text
    if (comma and base) or (series and following.tag_ in {"VB", "VBP"}):
        return timed
    if not near or not timed:
        return False
    opening = doc[conjunction + 1 : min(end, conjunction + 1 + MIN_PART)].text
    return following.tag_ in _VERBS | _OBJECTS and not (is_dated(opening) or is_recurring(opening))


def _refers_back(doc: Doc, start: int, end: int) -> bool:
    """Whether a verb's object is what the verb before it made ("clear the drains by May, and to certify it")."""
    return any(token.lower_ in {"it", "same"} for token in doc[start:end])


def _goes_on(doc: Doc, start: int, comma: int, end: int) -> bool:
    """Whether a series goes on behind a comma with another time ("draw up lists by Friday, repair roads by June")."""
    following = doc[comma + 2] if doc[comma + 1].lower_ == "then" and comma + 2 < end else doc[comma + 1]
    verb = following.tag_ == "VB" and following.dep_ in {"conj", "ROOT", "advcl", "ccomp", "dep"}
    if not verb and (following.tag_ not in {"VB", "VBP", "JJ", "NN"} or verb_of(following.text) != following.text):
        return False
    acts = any(token.tag_.startswith("VB") for token in doc[start:comma])
    return acts and _is_timed(doc, max(start, comma - NEAR), comma) and _is_timed(doc, comma + 1, end)
