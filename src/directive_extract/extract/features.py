"""A clause in its surroundings as named features: what the classifier is trained on and reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise

from spacy.tokens import Token

from directive_extract.extract.findings import Finding
from directive_extract.extract.segments import UNPACKED
from directive_extract.extract.sightings import Sighting
from directive_extract.extract.verdicts import evidence, is_settled, signs
from directive_extract.lexicons.agents import head_noun, singular
from directive_extract.lexicons.cues import cues_in
from directive_extract.lexicons.times import has_time

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,/:]*|[%;:?!\"“”()]")
_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_PAST_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

WHOLE = 0.9  # share of its segment from which a clause is all of it
STRONG = 0.65  # weight of a cue that by itself makes a directive likely
MIN_LETTERS = 2  # shorter words are repeated by chance
MAX_TAGS = 41  # tags of a clause that become features
MAX_WORDS = 60  # words of a clause that become features; longer clauses repeat themselves


def features(sighting: Sighting) -> list[str]:
    """Name what can be seen of a clause.

    Args:
        sighting: The clause in its surroundings.

    Returns:
        Feature names, each at most once, in a fixed order.
    """
    groups = [_grammar, _forms, _sentence, _words, _evidence]
    if not sighting.alone:
        groups += [_in_context, _document]
    return list(dict.fromkeys(chain.from_iterable(group(sighting) for group in groups)))


def _grammar(sighting: Sighting) -> Iterator[str]:
    finding, doc = sighting.finding, sighting.doc
    cue = finding.cue
    cue_id = _cue_id(finding)
    nested = "/nested" if cue and cue.nested else ""
    verb = doc[cue.verb] if cue else doc[finding.clause.head]
    subject = doc[finding.subject[0] : finding.subject[1]].text
    yield f"cue={cue_id}{nested}"
    yield f"cue+kind={cue_id}{nested}/{finding.kind}"
    yield f"cue+voice={cue_id}/{sighting.voice}"
    yield f"cue+passive={cue_id}/{finding.passive}"
    yield f"kind={finding.kind}"
    yield f"verb={verb.lower_}"
    if finding.complement:
        # What is asked for matters; that somebody asked, and in which tense, does not.
        yield f"asks={cue_id}/{finding.complement}"
        yield f"asks+kind={cue_id}/{finding.complement}/{finding.kind}"
        yield f"orders={cue_id}/{finding.complement}/{sighting.voice}/{bool(signs('neither', sighting.text))}"
    else:
        yield f"verbtag={verb.tag_}"
        yield f"head={doc[finding.clause.head].lower_}"
        yield f"headtag={doc[finding.clause.head].tag_}/{doc[finding.clause.head].dep_}"
        yield f"tense={_tense(finding)}/{finding.kind}"
    if subject:
        yield f"subject={singular(head_noun(subject).casefold())}"
        yield f"subject1={subject.split()[0].casefold()}"
    for pattern in cues_in(sighting.text):
        yield f"has={pattern.id}"


def _forms(sighting: Sighting) -> Iterator[str]:
    """Auxiliaries of the verbs, and neighbouring tags: how a clause is built, whatever its words."""
    finding, doc = sighting.finding, sighting.doc
    head = doc[finding.clause.head]
    verb = doc[finding.cue.verb] if finding.cue else head
    of_verb, of_head = _auxiliaries(verb), _auxiliaries(head)
    yield f"aux={of_verb}/{verb.tag_}"
    yield f"aux+kind={of_verb}/{finding.kind}"
    yield f"headaux={of_head}/{head.tag_}"
    yield f"headaux+voice={of_head}/{head.tag_}/{sighting.voice}"
    tags = [token.tag_ for token in doc[finding.clause.start : finding.clause.end] if not token.is_space]
    for one, two in pairwise(tags[:MAX_TAGS]):
        yield f"tags={one}_{two}"


def _auxiliaries(verb: Token) -> str:
    """A modal, its negation and its tense in one: "must_not_be", "has_been"."""
    return "_".join(t.lower_ for t in verb.children if t.i <= verb.i and t.dep_ in _AUXILIARIES)


def _cue_id(finding: Finding) -> str:
    return finding.cue.pattern.id if finding.cue else "imperative" if finding.imperative else "none"


def _in_context(sighting: Sighting) -> Iterator[str]:
    finding, mode, genre = sighting.finding, sighting.scope.mode, sighting.genre
    yield f"cue+genre={_cue_id(finding)}/{genre}"
    yield f"cue+mode={_cue_id(finding)}/{mode}"
    if finding.complement:
        yield f"asks+voice={finding.complement}/{sighting.voice}/{genre}"
    else:
        yield f"tense+mode={_tense(finding)}/{finding.kind}/{mode}/{sighting.block.label is not None}"


def _sentence(sighting: Sighting) -> Iterator[str]:
    yield f"voice={sighting.voice}"
    yield f"quoted={sighting.quoted}"
    yield f"announces={sighting.announces}"
    yield f"unpacked={UNPACKED.match(sighting.segment.passage.text) is not None}"
    yield f"position={min(sighting.segment.position, 2)}"
    yield f"whole={len(sighting.text) / max(1, len(sighting.segment.passage.text)) > WHOLE}"
    for word in _tokens(sighting.before)[-6:]:
        yield f"before={word}"
    if sighting.reporter:
        yield f"reporter={singular(head_noun(sighting.reporter).casefold())}"
        for word in _tokens(sighting.reporter)[:6]:
            yield f"reporterword={word}"


def _document(sighting: Sighting) -> Iterator[str]:
    block, scope = sighting.block, sighting.scope
    yield f"genre={sighting.genre}"
    yield f"mode={scope.mode}"
    yield f"mode+genre={scope.mode}/{sighting.genre}"
    yield f"owners={bool(scope.owners)}/{block.kind}"
    yield f"place={int(sighting.place * 5)}/{sighting.genre}"
    yield f"chat={block.speaker is not None}"
    yield f"gathered={sighting.gathered}"
    yield f"gathered+cue={sighting.gathered}/{_cue_id(sighting.finding)}"
    if block.label:
        yield f"label={re.sub(r'[0-9]+', '1', block.label)[:6].casefold()}"
    for word in _tokens(" ".join(scope.section[-2:]))[:12]:
        yield f"section={word}"
    for word in _tokens(sighting.previous)[:4]:
        yield f"previous={word}"
    yield f"previouscue={any(p.weight >= STRONG for p in cues_in(sighting.previous))}"


def _words(sighting: Sighting) -> Iterator[str]:
    words = _tokens(sighting.text)[:MAX_WORDS]
    yield f"length={min(8, len(words) // 5)}"
    for position, word in enumerate(words[:3]):
        yield f"w{position}={word}"
    if words:
        yield f"last={words[-1]}"
    for word in words:
        yield f"w={word}"
    for one, two in pairwise(words):
        yield f"b={one}_{two}"
    following = sighting.segment.passage.text[len(sighting.before) + len(sighting.text) :]
    for word in _tokens(following)[:3]:
        yield f"after={word}"


def _evidence(sighting: Sighting) -> Iterator[str]:
    for name, _ in signs("neither", sighting.text):
        yield f"against={name}"
    if sighting.segment.marker:
        yield f"marker={sighting.segment.marker}"
    if is_settled(sighting):
        yield "settled=True"
    yield f"principle={min(3, len(signs('principle', sighting.text)))}"
    task, principle = evidence(sighting)
    yield f"rules-task={_bucket(task)}"
    yield f"rules-principle={_bucket(principle)}"
    timed = has_time(sighting.text)
    yield f"time={timed}"
    yield f"year={bool(_PAST_YEAR.search(sighting.text))}"
    yield f"percent={'%' in sighting.text or 'per cent' in sighting.text}"
    yield from _generality(sighting, timed=timed)


def _generality(sighting: Sighting, *, timed: bool) -> Iterator[str]:
    """Rules and mottos name no number, no day and nobody in particular, and say words twice."""
    clause, finding = sighting.finding.clause, sighting.finding
    tokens = list(sighting.doc[clause.start : clause.end])
    tags = [token.tag_ for token in tokens]
    names = sum(tag in {"NNP", "NNPS"} for tag in tags[1:])
    digits = "CD" in tags
    content = [
        token.lower_
        for token, tag in zip(tokens, tags, strict=True)
        if tag.startswith(("NN", "VB", "JJ")) and len(token) > MIN_LETTERS
    ]
    repeated = len(content) - len(set(content))
    general = not digits and names == 0 and not timed
    tense = "asks" if finding.complement else _tense(finding)
    yield f"names={min(names, 3)}"
    yield f"digits={digits}"
    yield f"repeated={min(repeated, 3)}"
    yield f"general={general}/{tense}/{finding.kind}"
    yield f"general+cue={general}/{finding.cue.pattern.id if finding.cue else 'none'}"
    yield f"general+repeated={general}/{min(repeated, 2)}"
    yield f"commas={min(3, sighting.text.count(','))}/{general}"
    yield f"question={'?' in sighting.segment.passage.text[-2:]}"


def _tense(finding: Finding) -> str:
    return "past" if finding.past else "present" if finding.present else "other"


def _bucket(value: float) -> int:
    return round(max(-0.5, min(1.25, value)) * 4)


@lru_cache(maxsize=2048)  # headings and the words of who speaks come again and again
def _tokens(text: str) -> tuple[str, ...]:
    """Words in lower case, numbers by shape, names by a sign: what carries over to other documents."""
    return tuple(_shape(word) for word in _WORD.findall(text))


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "#" * min(4, sum(c.isdigit() for c in word))
    return word.casefold()
