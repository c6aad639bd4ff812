"""How a clause says what is to be done: its subject, its verbs, its negation, as offsets that need no parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.schema.candidate import Shape, Verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from directive_extract.extract.findings import Finding

_STOPS = frozenset({"VBZ", "VBD", "MD", "WDT", "WP", "WRB", "EX"})
_MODAL_CUES = frozenset({"modal", "should", "have-to", "need-to", "be-to", "were-to", "will", "may-not"})
_GERUND_CUES = frozenset({"request-active", "request-passive", "responsible", "forbidden", "call-for"})
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "’s", "'s"})
_POLITE = frozenset({"please", "kindly"})
_WISHES = frozenset({
    "glad",
    "grateful",
    "helpful",
})  # "I should be glad to have": what is asked for is no act of the asker
_BETWEEN = frozenset({"RB", "RBR", ",", "DT"})
_NO = frozenset({"no", "neither", "nobody", "none", "nothing"})
_FINITE = (frozenset({"MD"}), frozenset({"VBZ", "VBP"}))  # "no reservist whose rifle is not counted may be paid"
_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod"})

REACH = 40  # tokens between a cue and its verb; "was asked, in time for ..., to estimate" has up to 25


def shape_of(doc: Doc, finding: Finding, start: int, end: int) -> Shape | None:
    """The shape of a directive.

    Tags are trusted more than arcs: the parser attaches long official sentences wrongly more often than the tagger
    takes a verb for something else.

    Args:
        doc: The parsed segment.
        finding: What was seen in the clause.
        start: First token of the directive.
        end: Token behind it.

    Returns:
        Its shape; None where no verb says what is to be done ("a report is due on Friday").
    """
    subject = _subject(doc, finding, start, end)
    opening = _opening(doc, finding, subject, start)
    found = _verb(doc, finding, opening, end)
    if found is None:
        return None
    cue, first = found
    participle = _participle(doc, first, end)
    main = doc[participle if participle is not None else first]
    base = doc[start].idx
    return Shape(
        cue=cue,
        subject=_place(doc, subject, base),
        plural=_is_plural(doc, subject),
        common=subject[0] < subject[1] and doc[subject[0]].tag_ not in {"NNP", "NNPS"},
        frame=_frame(doc, finding, subject, start) - base,
        opening=max(0, (doc[opening].idx if opening < main.i else main.idx) - base),
        verb=_as_verb(doc[first] if participle is None else main, doc[first], base),
        more=tuple(_as_verb(verb, _first_auxiliary(verb), base) for verb in _coordinated(main, end)),
        passive=participle is not None,
        negative=_negation(doc, finding, subject, main, first),
        group_end=_group_end(doc, main, end) - base,
    )


def _place(doc: Doc, tokens: tuple[int, int], base: int) -> tuple[int, int]:
    if tokens[0] >= tokens[1]:
        return 0, 0
    span = doc[tokens[0] : tokens[1]]
    return span.start_char - base, span.end_char - base


def _subject(doc: Doc, finding: Finding, start: int, end: int) -> tuple[int, int]:
    cue = finding.cue
    if cue is not None and cue.pattern.id == "may-not" and doc[cue.start].lower_ in _NO:
        inside_cue = doc[cue.start : cue.end]
        modal = next((token.i for tags in _FINITE for token in inside_cue if token.tag_ in tags), cue.start)
        inside = any(token.tag_.startswith("NN") for token in doc[start : cue.start]) and doc[cue.start - 1].text != ","
        return (start if inside else cue.start), modal  # "boats that have no name must" is about boats
    if (
        cue is not None
        and cue.pattern.id == "please"
        and doc[cue.start].tag_ == "MD"
        and doc[cue.end - 1].lower_ in _POLITE
    ):
        return cue.start + 1, cue.end - 1  # "Could the Dean please"
    first, last = finding.subject
    return (max(first, start), min(last, end)) if last > start and first < last else (start, start)


def _frame(doc: Doc, finding: Finding, subject: tuple[int, int], start: int) -> int:
    cue = finding.cue
    if cue is not None and cue.start >= start and subject != (cue.start, subject[1]):
        return int(doc[cue.start].idx)
    return int(doc[subject[1]].idx if subject[1] < len(doc) else len(doc.text))


def _opening(doc: Doc, finding: Finding, subject: tuple[int, int], start: int) -> int:
    cue = finding.cue
    if cue is None or cue.end <= start:
        return max(start, subject[1])
    if cue.pattern.id == "please" and doc[cue.end - 1].tag_ == "VBN":  # "may kindly be furnished"
        return next((token.i for token in doc[cue.start : cue.end] if token.lower_ == "be"), cue.end)
    if cue.pattern.id == "strive":
        return cue.end - 1
    return max(cue.end, subject[1]) if cue.pattern.owner == "object" else cue.end


def _verb(doc: Doc, finding: Finding, opening: int, end: int) -> tuple[str, int] | None:
    cue = finding.cue
    if cue is None:
        return _verb_without_cue(doc, finding, opening, end)
    name = cue.pattern.id
    if name in _MODAL_CUES:
        return _if_found(name, _after_modal(doc, opening, end))
    if any(token.lower_ in _WISHES for token in doc[cue.start : cue.end]):
        return None
    found = _next_verb(doc, opening, end, gerund=name in _GERUND_CUES)
    if found is None and name == "responsible" and doc[cue.start].tag_ in {"VBZ", "VBP"}:
        return "present", cue.start
    return _if_found(name, found)


def _if_found(name: str, verb: int | None) -> tuple[str, int] | None:
    return None if verb is None else (name, verb)


def _after_modal(doc: Doc, opening: int, end: int) -> int | None:
    """The verb behind a modal: the next VB; failing that the next word that may be one ("must water the fields")."""
    found = _next_verb(doc, opening, end, gerund=False)
    if found is not None:
        return found
    first = next((i for i in range(opening, min(end, opening + 4)) if doc[i].tag_ not in _BETWEEN), None)
    return first if first is not None and doc[first].tag_ in {"NN", "VBP", "JJ", "VBN", "VBD"} else None


def _verb_without_cue(doc: Doc, finding: Finding, opening: int, end: int) -> tuple[str, int] | None:
    clause = finding.clause
    if finding.imperative:
        first = next((i for i in range(clause.start, min(end, clause.start + 6)) if doc[i].tag_ in {"VB", "VBP"}), None)
        return _if_found("imperative", first)
    head = doc[clause.head]
    if finding.subject[0] < finding.subject[1] and clause.start <= head.i < end:
        finite = next((t for t in head.children if t.dep_ in {"aux", "auxpass"} and t.i < head.i), head)
        if (
            finite.tag_ in {"VBZ", "VBP"}
            and finite.i >= opening
            and (finite is head or finite.lower_ in _BE | {"do", "does"})
        ):
            return "present", finite.i
        if head.tag_ == "VB" and head.i >= opening and doc[head.i - 1].tag_ not in {"MD", "TO"}:
            return "bare", head.i
    before = doc[clause.start : opening]
    if any(token.lower_ == "each" and token.i > clause.start and doc[token.i - 1].tag_[:2] == "NN" for token in before):
        return None  # "the universities each select": their verb was taken for a noun
    gerund = opening < end and doc[opening].tag_ == "VBG"
    return _if_found("bare", _next_verb(doc, opening, end, gerund=gerund))


def _next_verb(doc: Doc, opening: int, end: int, *, gerund: bool) -> int | None:
    for token in doc[opening : min(end, opening + REACH)]:
        bare = token.tag_ == "VBP" and (token.i == opening or doc[token.i - 1].tag_ == "TO")
        if token.tag_ == "VB" or bare:
            return int(token.i)
        if token.tag_ == "VBG" and gerund and (token.i == opening or doc[token.i - 1].tag_ in {"IN", "RB"}):
            return int(token.i)
        if token.tag_ in _STOPS or token.text in {":", ";"}:
            return None
    return None


def _participle(doc: Doc, first: int, end: int) -> int | None:
    """The participle behind a form of "be", adverbs between them passed over."""
    if doc[first].lower_ not in _BE:
        return None
    for token in doc[first + 1 : min(end, first + 6)]:
        if token.tag_ in {"VBN", "VBD"}:
            return int(token.i)
        if token.tag_ not in {"RB", "RBR", "RBS"}:
            return None
    return None


def _as_verb(verb: Token, first: Token, base: int) -> Verb:
    end = verb.idx + len(verb.text)
    return Verb(first.idx - base, verb.idx - base, end - base, verb.tag_)


def _first_auxiliary(verb: Token) -> Token:
    """The first of the auxiliaries directly before a coordinated verb ("and must report", "and to send")."""
    first = verb
    while first.i > 0 and (
        (first.nbor(-1).head == verb and first.nbor(-1).dep_ in _AUXILIARIES)
        or (first.tag_ == "TO" and first.nbor(-1) == verb.head)
    ):
        first = first.nbor(-1)
    while first is not verb and first.dep_ == "advmod":
        first = first.nbor(1)
    return first


def _coordinated(main: Token, end: int) -> Iterator[Token]:
    """Verbs joined to the main verb by "and", without a subject of their own."""
    for child in main.children:
        if child.dep_ != "conj" or child.i >= end or not child.tag_.startswith("VB"):
            continue
        if any(other.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for other in child.children):
            continue
        yield _infinitive_of(child, end)
        yield from _coordinated(child, end)


def _infinitive_of(verb: Token, end: int) -> Token:
    """The verb behind "is to" or "has to": "keep" for "and is to keep"."""
    following = verb.i + 2
    doc = verb.doc
    if verb.lower_ in {"is", "are", "has", "have", "needs"} and following < end and doc[verb.i + 1].tag_ == "TO":
        return doc[following] if doc[following].tag_ == "VB" else verb
    return verb


def _negation(doc: Doc, finding: Finding, subject: tuple[int, int], main: Token, first: int) -> str:
    cue = finding.cue
    begin = cue.start if cue is not None and cue.start >= subject[1] else subject[1]
    words = [token.lower_ for token in doc[min(begin, first) : main.i]]
    if "longer" in words and "no" in words:
        return "no longer"
    if "never" in words:
        return "never"
    if any(word in {"not", "n't", "n’t"} for word in words) and "only" not in words:
        return "not"
    return "not" if cue is not None and cue.pattern.id == "forbidden" and "not" not in words else ""


def _group_end(doc: Doc, main: Token, end: int) -> int:
    """Behind a verb and its particle ("handed over") or stranded preposition ("dealt with by June")."""
    last = main
    while last.i + 1 < end:
        following = doc[last.i + 1]
        stranded = following.tag_ == "IN" and not any(True for _ in following.children) and following.lower_ != "by"
        if following.tag_ == "RP" or (stranded and following.head == main):
            last = following
        else:
            break
    return int(last.idx + len(last.text))


def _is_plural(doc: Doc, subject: tuple[int, int]) -> bool:
    """Whether a subject takes a plural verb, by its head or by "and" between its parts."""
    if subject[0] >= subject[1]:
        return False
    root = doc[subject[0] : subject[1]].root
    if root.lower_ in {"they", "these", "those", "all", "both", "we", "you"}:
        return True
    if doc[subject[0]].lower_ in {"neither", "either", "each", "every", "nobody", "none"}:
        return False
    words = {token.lower_ for token in doc[subject[0] : subject[1]]}
    joined = any(child.dep_ == "conj" for child in root.children) and "and" in words
    return joined or root.lower_ == "them" or root.tag_ in {"NNS", "NNPS"}
