"""Action wording: a clause as the register would hold it, one self-contained imperative."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.resolve.by_words import imperative_by_words
from directive_extract.resolve.lead_ins import without_label, without_lead_in
from directive_extract.resolve.nominal import begins_with_verb
from directive_extract.resolve.openings import without_empty_opening
from directive_extract.resolve.shaped import imperative_of
from directive_extract.resolve.shortened import shortened
from directive_extract.resolve.subjects import any_of
from directive_extract.resolve.without_deadline import without_deadline
from directive_extract.resolve.without_owners import without_helpers, without_owner_label, without_owner_tail

if TYPE_CHECKING:
    from directive_extract.schema.candidate import Candidate, Shape
    from directive_extract.schema.directive import Deadline, Owner

_SAID = rf"(?:{any_of('attributing')})"
_SAYER = r"(?:he|she|they|(?:the|its) [\w' ]{2,40}|[A-Z][\w.]+(?: [A-Z][\w.]+){0,5})"
_ATTRIBUTION = re.compile(rf"\s*[,–—-]\s*[\"”“]?\s*(?:{_SAYER}\s+{_SAID}|{_SAID}\s+{_SAYER}|according to {_SAYER})\W*$")
_JOINERS = re.compile(r"^(?:(?:and|but|that|also|then|therefore|thus|to|please|kindly)\b[\s,]*)+", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b(?:[ap]\.m|etc|Ltd|Co|Inc|No|Jr|Sr|i\.e|e\.g|U\.S|Ph\.D)$", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:,?\s+please)?(?:,?\s+(?:and|but|or|while|that|which))?[\s,;:–—-]*(?:\./[./]*)?$"
)  # "./." closes Vietnamese documents
_HANGING = re.compile(  # "..., to be completed | by May", its time taken out
    r",?\s+to be (?:done|finished|completed|carried out|implemented)[\s.;]*$", re.IGNORECASE
)
_SHORTENED = re.compile(r"^(?:don|doesn)['’]t\s+", re.IGNORECASE)
_NEGATED = re.compile(r"^(?:not to|not|to not|do not|don['’]t)\s+(?!only\b|later\b|more\b|less\b)", re.IGNORECASE)


def action_of(candidate: Candidate, owners: tuple[Owner, ...], deadline: Deadline | None) -> str:
    """The task as a register would hold it.

    What its owners say is left to them, the words that report or command it are gone, the verb stands first in its base
    form. Where that can't be done safely the document's own words stay, behind "Ensure that" where they have a subject:
    a clumsy action that is true is better than a smooth one that is not.

    Args:
        candidate: The clause and how it is built.
        owners: Its owners.
        deadline: Its deadline.

    Returns:
        A phrase that starts with a capital letter and has no full stop at its end; never empty.
    """
    row = candidate.core is not None
    text, parsed = without_deadline(candidate.core or candidate.passage, None if row else candidate.shape, deadline)
    text = without_owner_tail(text, owners)
    if parsed is not None and parsed.cue == "until" and deadline is None:
        parsed = None  # the limit would be lost
    if (hanging := _HANGING.search(text)) is not None:
        ends = parsed is not None and max(verb.end for verb in (parsed.verb, *parsed.more)) <= hanging.start()
        action = _worded(text[: hanging.start()], parsed if ends else None, owners, row=row)
        if begins_with_verb(action):
            return action
    return _worded(text, parsed, owners, row=row) or " ".join(candidate.passage.text.split())


def _worded(text: str, parsed: Shape | None, owners: tuple[Owner, ...], *, row: bool) -> str:
    """The action of a clause without its deadline; empty where the clause holds no word."""
    bare = without_lead_in(text)
    said = without_empty_opening(without_owner_label(bare, owners))
    body = imperative_of(text, parsed, owners) if parsed else None
    body = body or imperative_by_words(said, owners, row=row, decided=bare != text) or _plain(said)
    return shortened(_finished(without_helpers(body, owners))) or _finished(_plain(bare)) or " ".join(text.split())


def _plain(text: str) -> str:
    """The document's own words, without what joins them to the sentence before."""
    body = _JOINERS.sub("", " ".join(text.split()))
    return f"do not {body[match.end() :]}" if (match := _NEGATED.match(body)) else body


def _finished(text: str) -> str:
    """White space folded, label, attribution, stray quotation marks and closing punctuation gone, a capital first."""
    body = re.sub(r"\s+([,;:.)])", r"\1", " ".join(text.split()))
    body = without_lead_in(_ATTRIBUTION.sub("", without_label(body)))
    body = _TAIL.sub("", _whole_quotes(body).rstrip(" ,;:–—-?"))
    body = _SHORTENED.sub("do not ", body)
    stripped = body.rstrip(" .,;:–—-")
    body = f"{stripped}." if _ABBREVIATED.search(stripped) and body[len(stripped) :].startswith(".") else stripped
    if body.count("(") > body.count(")"):
        body += ")"
    return body[:1].upper() + body[1:]


def _whole_quotes(body: str) -> str:
    """A quotation mark that has lost its partner is taken out; one pair around everything too."""
    if body.count('"') % 2:
        body = body.replace('"', "")
    if body.count("“") != body.count("”"):
        body = body.replace("“", "").replace("”", "")
    if len(body) > 2 and body[0] in '"“' and body[-1] in '"”' and not re.search(r"[\"“”]", body[1:-1]):
        body = body[1:-1]
    return body
