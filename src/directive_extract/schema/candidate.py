"""Directives as found, before their owners and deadlines are worked out: what `extract` hands to `resolve`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from directive_extract.schema.directive import Modality, Role
from directive_extract.schema.extraction import Statement, Verdict
from directive_extract.schema.outline import Outline, Passage


class Subject(StrEnum):
    """What stands where those who must act would stand."""

    AGENT = "agent"
    PRONOUN = "pronoun"
    THING = "thing"
    NONE = "none"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class OwnerMention:
    """Words that name who must act: one or several names, not yet split.

    Attributes:
        passage: The words.
        role: The part of the first name in them.
        delegated: Whether others, named elsewhere, are told to direct these.
    """

    passage: Passage
    role: Role = Role.LEAD
    delegated: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a clause; offsets in the clause's text.

    Attributes:
        start: Where its auxiliaries begin ("must be", "to"); the same as `stem` where it has none.
        stem: Where the verb itself begins.
        end: Offset behind the verb.
        tag: Penn tag: VB, VBZ, VBP, VBG, VBN or VBD.
    """

    start: int
    stem: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Shape:
    """How a clause says what is to be done; offsets in the clause's text.

    Attributes:
        cue: Id of its cue; "imperative", "present" or "bare" where it has none.
        subject: What stands before the cue as its subject; empty where there is none.
        plural: Whether the subject is a plural.
        common: Whether the subject's first word may be written small.
        frame: Where the cue begins; behind the subject, or before it where the subject is told ("asks X to").
        opening: Where what comes behind the cue begins, adverbs before the verb included.
        verb: The main verb; of a passive its participle.
        more: Verbs coordinated with it that share its subject.
        passive: Whether the main verb is a passive.
        negative: "not", "never", "no longer" or empty.
        group_end: Offset behind the verb with what belongs to it ("handed over", "dealt with").
    """

    cue: str
    subject: tuple[int, int]
    plural: bool
    common: bool
    frame: int
    opening: int
    verb: Verb
    more: tuple[Verb, ...] = ()
    passive: bool = False
    negative: str = ""
    group_end: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that was taken for a task or a principle.

    Attributes:
        kind: Task or principle.
        passage: The clause.
        block: Index of its block in the outline.
        group: Sentence that it belongs to; candidates of one sentence share it.
        subject: What stands where those who must act would stand.
        mentions: Owner phrases in the clause itself.
        frame: Owner phrases of the heading or lead-in that governs it.
        antecedent: Owner phrases of the clause before it, where that is no task: what a pronoun may stand for.
        due: Passages outside the clause that may hold its deadline (a lead-in, a table cell), nearest first.
        modality: What kind of act the words are.
        restates: Whether it stands where documents repeat themselves (a teaser, a bot's echo).
        section: Titles of the headings above, outermost first.
        confidence: From 0 to 1.
        reason: In plain words, why it was taken for what it is.
        speaker: Who says it, where that is not the document's issuer.
        core: The words that say what is to be done, where the passage holds other cells of a row too.
        shape: How the passage says it; None where it was not parsed or says it in no way that is known.
    """

    kind: Verdict
    passage: Passage
    block: int
    group: int
    subject: Subject
    mentions: tuple[OwnerMention, ...] = ()
    frame: tuple[OwnerMention, ...] = ()
    antecedent: tuple[OwnerMention, ...] = ()
    due: tuple[Passage, ...] = ()
    modality: Modality = Modality.OBLIGATION
    restates: bool = False
    section: tuple[str, ...] = ()
    confidence: float = 0.5
    reason: str = ""
    speaker: str | None = None
    core: Passage | None = None
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An outline with what was found in it."""

    outline: Outline
    candidates: tuple[Candidate, ...]
    statements: tuple[Statement, ...]
