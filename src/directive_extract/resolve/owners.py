"""Who must act: names from phrases, pronouns to the names before them, owners of headings and earlier sentences."""

from __future__ import annotations


from directive_extract.resolve.names import read_names
from directive_extract.schema.candidate import Candidate, OwnerMention, Subject
from directive_extract.schema.directive import Owner, Role
from directive_extract.schema.extraction import Verdict
from directive_extract.schema.outline import Outline
from directive_extract.schema.settings import Organisation


class OwnerLinker:
    """Links the owners of one document's candidates, in reading order."""

    def __init__(self, outline: Outline, organisations: tuple[Organisation, ...]) -> None:
        """Remember the document and the office's list of bodies."""
        self._outline = outline
        self._ids = {name.casefold(): entry.id for entry in organisations for name in entry.names}
        self._last: tuple[Owner, ...] = ()
        self._last_block = -1

    def owners(self, candidate: Candidate) -> tuple[Owner, ...]:
        """The owners of a candidate.

        Args:
            candidate: The next one in reading order.

        Returns:
            Own names first; else those that a pronoun, an earlier sentence or a lead-in gives, marked as inherited.
        """
        if candidate.kind is not Verdict.TASK:
            return ()
        own = self._named(candidate.mentions, inherited=False)
        found = own if _has_lead(own) else self._with_inherited(candidate, own)
        if candidate.subject is not Subject.NONE or _has_lead(found):
            self._last, self._last_block = found, candidate.block
        return found

    def _with_inherited(self, candidate: Candidate, own: tuple[Owner, ...]) -> tuple[Owner, ...]:
        inherited: tuple[Owner, ...] = ()
        labelled = self._outline.blocks[candidate.block].label is not None
        if candidate.subject is Subject.PRONOUN:
            inherited = self._last or self._named(candidate.frame, inherited=True)
        elif candidate.frame:
            inherited = self._named(candidate.frame, inherited=True)
        elif labelled and self._last_block == candidate.block:
            inherited = self._last
        names = {owner.name.casefold() for owner in own}
        leads = [replace_inherited(owner) for owner in inherited if owner.name.casefold() not in names]
        return (*leads, *own)

    def _named(self, mentions: tuple[OwnerMention, ...], *, inherited: bool) -> tuple[Owner, ...]:
        owners: dict[tuple[str, Role], Owner] = {}
        text = self._outline.source.text
        for mention in mentions:
            for name in read_names(mention.passage.text, mention.role):
                span = mention.passage.span(text, name.start, name.end)
                owner = Owner(
                    name=name.name,
                    role=name.role,
                    organisation=self._ids.get(name.name.casefold()),
                    evidence=span,
                    inherited=inherited,
                )
                owners.setdefault((name.name.casefold(), name.role), owner)
        return tuple(owners.values())


def replace_inherited(owner: Owner) -> Owner:
    """The same owner, marked as inherited.

    Returns:
        A copy.
    """
    return owner.model_copy(update={"inherited": True})


def _has_lead(owners: tuple[Owner, ...]) -> bool:
    return any(owner.role is not Role.SUPPORT for owner in owners)
