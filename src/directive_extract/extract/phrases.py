"""Noun phrases of a parsed segment: subjects, objects and what follows "in coordination with"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

_NOMINAL = frozenset(
    (
        "DT PDT JJ JJR JJS NN NNS NNP NNPS POS CC CD PRP PRP$ ,"
        " HYPH : -LRB- -RRB- `` '' \" VBN VBG AFX SYM FW ADD NFP RB"
    ).split()
)
_LINKS = frozenset("of for and in at under to on with & from".split())
_WEAK = frozenset({"VBN", "VBG", "RB"})

_NO_BEGINNING = frozenset({"IN", "CC", "RB", "TO", "CD", "VBN", ",", ":"})
_OPENERS = frozenset({"IN", "RB", "VBG", "VBN", "WRB", "TO", "RBR", "CD"})

MAX_PHRASE = 40  # tokens; the longest list of owners in the documents read has 38


def phrase_from(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The noun phrase that begins at a token, coordinations included, by tags alone.

    The parser often attaches long names wrongly; their tags are right.

    Args:
        doc: A tagged segment.
        start: Index of its first token.
        end: Index that it can't go beyond.

    Returns:
        Token indexes; empty where no noun phrase begins there.
    """
    position = start
    seen_noun = False
    while position < min(end, start + MAX_PHRASE) and not _ends(doc, position, end, seen_noun=seen_noun):
        seen_noun = seen_noun or doc[position].tag_.startswith(("NN", "PRP"))
        position += 1
    while position > start and (doc[position - 1].is_punct or doc[position - 1].tag_ in {"CC", "IN", "DT", "RB"}):
        position -= 1
    return (start, position) if seen_noun else (start, start)


def _ends(doc: Doc, position: int, end: int, *, seen_noun: bool) -> bool:
    """Whether a noun phrase ends before a token."""
    token = doc[position]
    if token.tag_ not in _NOMINAL and token.tag_ != "IN":
        return True
    if token.tag_ == "IN":
        into_verb = token.lower_ in {"in", "with"} and position + 1 < end and doc[position + 1].tag_ == "VBG"
        return token.lower_ not in _LINKS or into_verb or not _noun_follows(doc, position, end)
    if token.text in {",", ":", "–", "—"}:
        return not _noun_follows(doc, position, end)
    if not seen_noun:
        return False
    before = doc[position - 1].tag_
    if token.tag_ in _WEAK:
        joins = before == "CC" and (token.tag_ == "VBG" or (token.tag_ == "VBN" and _is_linked(doc, position + 1, end)))
        return joins or not _noun_follows(doc, position, end)  # "by wards and | sent to the Board"
    return token.tag_ in {"DT", "PRP$", "PRP"} and before.startswith("NN")  # "the Ministry of Works | the sheds"


def _is_linked(doc: Doc, position: int, end: int) -> bool:
    return position < end and doc[position].tag_ in {"IN", "TO"}


def _noun_follows(doc: Doc, position: int, end: int) -> bool:
    for token in doc[position + 1 : min(end, position + 6)]:
        if token.tag_.startswith("NN"):
            return True
        if token.tag_ not in {"DT", "JJ", "PRP$", "CD", "POS", "VBN", "VBG", "``", "-LRB-", "CC", "HYPH", "RB", "IN"}:
            return False
    return False


def subject_of(doc: Doc, verb: Token, start: int, cue: int) -> tuple[int, int]:
    """The subject of a cue's verb.

    Args:
        doc: A parsed segment.
        verb: The main verb.
        start: First token of the clause.
        cue: Token at which the cue begins; the subject stands before it.

    Returns:
        Token indexes; empty where there is none before the cue.
    """
    for token in [verb, *verb.ancestors]:
        for child in token.children:
            if child.dep_ in {"nsubj", "nsubjpass", "csubj"} and start <= child.i < cue:
                return max(start, child.left_edge.i), min(cue, child.right_edge.i + 1)
        if token.dep_ not in {"xcomp", "conj", "ccomp", "aux", "auxpass"}:
            break
    return _before(doc, start, cue)


def _before(doc: Doc, start: int, cue: int) -> tuple[int, int]:
    """What stands before the cue without an opening adverbial ("By mid-2026, every centre")."""
    first = start
    for token in doc[start:cue]:
        opens = doc[first].tag_ in {"IN", "RB", "VBG", "VBN", "TO", "WRB"} or doc[first].dep_ == "advmod"
        if token.text == "," and opens:
            first = token.i + 1
    return (first, cue) if any(token.tag_.startswith(("NN", "PRP", "DT")) for token in doc[first:cue]) else (cue, cue)


def phrases_before(doc: Doc, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Noun phrases that can be the subject: the clause's first, or the one behind an opening adverbial.

    Args:
        doc: A tagged segment.
        start: First token of the clause.
        stop: Token of the verb or cue.

    Yields:
        Token indexes.
    """
    opens = doc[start].tag_ in _OPENERS if start < stop else False
    for token in doc[start:stop]:
        first = token.i == start
        before = doc[token.i - 1] if token.i else token
        if token.tag_ in _NO_BEGINNING and not (first and token.tag_ in {"CD", "VBN"}):
            continue
        if (
            not first
            and not (
                before.text == "," or (opens and before.tag_ not in {"IN", "DT", "JJ", "PRP$", "POS", "NNP", "CC"})
            )
            and not (before.lower_ == "on" and token.i > 1 and doc[token.i - 2].lower_ == "now")
        ):
            continue
        begin, end = phrase_from(doc, token.i, stop)
        if begin < end and (first or end >= stop or doc[end].tag_ in {"RB", ",", "WDT", "MD", "-LRB-", ":"}):
            yield begin, end
