"""A parsed segment to clauses: full clauses apart, what reports them told from what is reported."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from spacy.attrs import HEAD  # type: ignore[import-not-found]
from spacy.tokens import Doc

from directive_extract.extract.heads import heads_clause, is_finite, speaks
from directive_extract.extract.parts import part_starts
from directive_extract.extract.quotations import quotation_end
from directive_extract.lexicons.cues import has_cue, verbs
from directive_extract.lexicons.times import has_time

_LEADING = frozenset("and or but that while whereas whilst so yet then , ; : – — - . ( \" “ ‘ ' ” /".split())
_TRAILING = frozenset(", ; : – — - . ) ” \" ’ ' ( “ and or but while besides".split())
_NAMES = frozenset({"NNP", "NNPS", "CD"})
_FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_REPORTED = frozenset({"ccomp", "parataxis", "advcl", "dep"})

MAX_ASIDE = 6  # tokens of words that interrupt to say who speaks: "the Cabinet Secretary also said"


@dataclass(frozen=True, slots=True)
class Clause:
    """A full clause of a segment.

    Attributes:
        start: Index of its first token in the segment's Doc.
        end: Index behind its last token.
        head: Index of its verb.
        reporter: Index of the verb of saying that governs it, where there is one.
        reports: Whether it only says who says it.
        continues: Whether it shares the subject of the clause before it.
    """

    start: int
    end: int
    head: int
    reporter: int | None = None
    reports: bool = False
    continues: bool = False


def split_clauses(doc: Doc) -> list[Clause]:
    """Split a segment into full clauses.

    A clause stands for itself where it has a subject of its own and is the sentence, a coordinated clause, what
    somebody is reported to say, or follows "while". Relative, conditional and purpose clauses stay in the clause that
    they belong to.

    Args:
        doc: A parsed segment.

    Returns:
        Clauses in reading order; at least one for a segment that has words.
    """
    heads = {token.i for token in doc if heads_clause(token)}
    if not heads:
        return []
    nearest = _nearest_heads(doc, heads)
    own: dict[int, list[int]] = {head: [] for head in heads}
    for i, head in enumerate(nearest):
        own[head].append(i)
    clauses = [_clause(doc, head, own[head], nearest, heads) for head in sorted(heads)]
    clauses = _cut_quotation(doc, [clause for clause in clauses if clause.start < clause.end])
    found = [part for clause in clauses for part in split_parts(doc, clause)]
    return _join_mottos(doc, _join_names(doc, sorted(found, key=lambda clause: clause.start)))


def _cut_quotation(doc: Doc, clauses: list[Clause]) -> list[Clause]:
    """Part what is quoted from who is quoted, where the parser joined them.

    Returns:
        The clauses, none of which goes beyond the end of a quotation that opens the segment.
    """
    end = quotation_end(doc)
    if end is None:
        return clauses
    cut: list[Clause] = []
    for clause in clauses:
        if not clause.start < end < clause.end:
            cut.append(clause)
            continue
        first = max(clause.start, cut[-1].end) if cut else clause.start
        (start, stop), behind = _trimmed(doc, first, end), _trimmed(doc, end, clause.end)
        verb = clause.head if clause.head >= end else next((i for i in range(*behind) if speaks(doc[i])), behind[0])
        if start < stop:
            head = clause.head if clause.head < end else _verb_in(doc, start, stop)
            cut.append(Clause(start, stop, head, clause.reporter if clause.reporter is not None else verb))
        if behind[0] < behind[1]:
            cut.append(Clause(*behind, verb, reports=True))
    return cut


def _join_names(doc: Doc, clauses: list[Clause]) -> list[Clause]:
    """Put back what the parser tore off a clause: names before it, names behind it, its subject with a relative clause.

    In "The ports of Ara, Bel, Cay and Dor shall ..." or "the Ara - Bel - Cor line must ..." it often sees a subject of
    "shall" in the last name only; in "lend to Ara, Bel and Dor" it may take the last names for a sentence.

    Returns:
        The clauses in order.
    """
    joined: list[Clause] = []
    for clause in clauses:
        last = joined[-1] if joined else None
        if last is None or not _adjoins(doc, last, clause):
            joined.append(clause)
        elif _lists_names(doc, last, clause) or _is_torn_subject(doc, last, clause):
            joined[-1] = replace(clause, start=last.start)
        elif _is_torn_off(doc, last, clause):
            joined[-1] = replace(last, end=clause.end)
        else:
            joined.append(clause)
    return joined


def _lists_names(doc: Doc, names: Clause, clause: Clause) -> bool:
    if doc[names.end - 1].tag_ == "CD" and doc[clause.start].tag_ == "CD":
        return doc[clause.start + 1].tag_ == "MD"  # "roads 1, 5, 14 | and 51 shall be closed"
    tokens = doc[names.start : names.end]
    verbless = not any(token.tag_.startswith(("VB", "MD")) for token in tokens)
    return (
        verbless
        and tokens[-1].tag_ in _NAMES
        and (doc[clause.start].tag_ in _NAMES or doc[clause.start].text.istitle())
    )


def _is_torn_subject(doc: Doc, subject: Clause, clause: Clause) -> bool:
    """Whether a clause begins with its verb behind a relative clause ("The Bank, whose loans few took, | was told")."""
    verb = doc[clause.start]
    if verb.tag_ not in _FINITE or verb.nbor(-1).text != "," or verb.lower_ in verbs("operative"):
        return False
    opens = next((t.i for t in doc[subject.start : subject.end] if t.tag_ in _RELATIVES), None)
    if opens is None or doc[opens - 1].text != ",":
        return False
    return not any(token.tag_ in _FINITE for token in doc[subject.start : opens])


def _is_torn_off(doc: Doc, clause: Clause, names: Clause) -> bool:
    """Whether names, which the parser took for a sentence, go on with those at the end of a clause."""
    head, last = doc[names.head], doc[clause.end - 1]
    if head.dep_ != "ROOT" or head.tag_ not in _NAMES or not (last.text.istitle() and doc[names.start].text.istitle()):
        return False
    return not any(token.tag_ in _FINITE for token in doc[names.start : names.end])


def _join_mottos(doc: Doc, clauses: list[Clause]) -> list[Clause]:
    """Put neighbouring clauses that name no one, no time and no duty back together.

    "Institutions go ahead, technology goes with practice, and people give the marks" says one thing by its parallel
    clauses; each alone says little.

    Returns:
        The clauses in order, mottos joined.
    """
    joined: list[Clause] = []
    for clause in clauses:
        last = joined[-1] if joined else None
        if last and _adjoins(doc, last, clause) and _is_general(doc, last) and _is_general(doc, clause):
            joined[-1] = replace(last, end=clause.end)
        else:
            joined.append(clause)
    return joined


def _adjoins(doc: Doc, one: Clause, other: Clause) -> bool:
    between = doc[one.end : other.start]
    plain = all(token.lower_ in {",", "and", "but", "–", "—", "-"} for token in between)
    return plain and one.reporter == other.reporter and not (one.reports or other.reports)


def _is_general(doc: Doc, clause: Clause) -> bool:
    tokens = doc[clause.start : clause.end]
    if any(token.tag_ in {"CD", "NNP", "NNPS", "VBD"} for token in tokens[1:]):
        return False
    return not has_time(tokens.text) and not has_cue(tokens.text)


def split_parts(doc: Doc, clause: Clause) -> list[Clause]:
    """Split a clause where, after "and", others are told to act or another time is set.

    Returns:
        The clause itself, or its parts in order.
    """
    cuts = part_starts(doc, clause.start, clause.end)
    if not cuts:
        return [clause]
    bounds = [clause.start, *(start for start, _ in cuts), clause.end]
    own = [False, *(continues for _, continues in cuts)]
    parts: list[Clause] = []
    for first, last, continues in zip(bounds[:-1], bounds[1:], own, strict=True):
        start, end = _trimmed(doc, first, last)
        if start < end:
            head = clause.head if start <= clause.head < end else _verb_in(doc, start, end)
            parts.append(Clause(start, end, head, clause.reporter, clause.reports and first == clause.start, continues))
    return parts


def _verb_in(doc: Doc, start: int, end: int) -> int:
    return next((token.i for token in doc[start:end] if token.tag_.startswith("VB")), start)


def _nearest_heads(doc: Doc, heads: set[int]) -> list[int]:
    """For each token the clause head that it belongs to: itself, or the first above it."""
    parents = (np.arange(len(doc)) + doc.to_array(HEAD).astype(np.int64)).tolist()  # HEAD counts from the token itself
    nearest = [-1] * len(parents)
    for i in range(len(parents)):
        path, at = [], i
        while nearest[at] < 0 and at not in heads and parents[at] != at:
            path.append(at)
            at = parents[at]
        found = nearest[at] if nearest[at] >= 0 else at if at in heads else min(heads, key=lambda head: abs(head - i))
        for step in (*path, at):
            nearest[step] = found
    return nearest


def _clause(doc: Doc, head: int, own: list[int], nearest: list[int], heads: set[int]) -> Clause:
    start, end = _stretch(doc, own, head, nearest)
    start, end = _trimmed(doc, start, end)
    reporter = next((a.i for a in doc[head].ancestors if a.i in heads and speaks(a)), None)
    return Clause(start, end, head, reporter, _only_says(doc, head, heads, start, end))


def _only_says(doc: Doc, head: int, heads: set[int], start: int, end: int) -> bool:
    """Whether a verb of saying governs a clause of its own, or ends a few words that interrupt ("he added")."""
    if not speaks(doc[head]):
        return False
    if head == end - 1 and end - start <= MAX_ASIDE and len(heads) > 1 and is_finite(doc[head]):
        return True
    for other in heads - {head}:
        at = doc[other]
        while at.head.i != head and at.head is not at and at.dep_ != "ROOT":
            at = at.head
        if at.head.i == head and at.i != head and at.dep_ in _REPORTED:
            return True
    return False


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and doc[start].lower_ in _LEADING:
        start += 1
    while end > start and doc[end - 1].lower_ in _TRAILING:
        end -= 1
    return start, end


def _stretch(doc: Doc, own: list[int], head: int, nearest: list[int]) -> tuple[int, int]:
    """The run of tokens around the head; across a gap only where a report interrupts (", he said,")."""
    runs: list[tuple[int, int]] = []
    for i in own:
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    at = next(k for k, (a, b) in enumerate(runs) if a <= head < b)
    start, end = runs[at]
    for a, b in reversed(runs[:at]):
        if all(speaks(doc[nearest[i]]) or doc[i].is_punct for i in range(b, start)) and start - b <= 14:
            start = a
        else:
            break
    for a, b in runs[at + 1 :]:
        if all(speaks(doc[nearest[i]]) or doc[i].is_punct for i in range(end, a)) and a - end <= 14:
            end = b
        else:
            break
    return start, end
