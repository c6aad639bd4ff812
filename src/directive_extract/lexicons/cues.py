"""The cues of the lexicon, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.stems import StemIndex, may_match

_ADVERB = (
    r"(?:(?:not|also|now|still|therefore|thus|again|first|further|furthermore|then|only|just|always|never|immediately"
    r"|urgently|promptly|likewise|hereby|once more|at once|meanwhile|instead|separately|together|accordingly"
    r"|henceforth|in addition|thereafter|in turn|jointly|strictly|clearly|\w+ly))"
)


@dataclass(frozen=True, slots=True)
class CuePattern:
    """One kind of cue.

    Attributes:
        id: Its name in the lexicon.
        regex: Matched against a clause.
        owner: Where those who must act stand: `subject`, `object` or `none`.
        weight: How strongly it speaks for a directive, from 0 to 1.
        modality: Where the cue settles it.
        stems: Pieces of words, one of which stands in every text that the cue matches; none where that is not known.
    """

    id: str
    regex: re.Pattern[str]
    owner: str
    weight: float
    modality: str | None = None
    stems: tuple[str, ...] = ()

    def may_match(self, lowered: str) -> bool:
        """Whether a text in small letters is worth the search: most cues stand in few clauses."""
        return may_match(lowered, self.stems)


@cache
def cue_patterns() -> tuple[CuePattern, ...]:
    """All cues, in the order of the lexicon.

    Returns:
        Compiled patterns; the same objects on every call.
    """
    lexicon = load_lexicon("cues")
    request = "|".join(lexicon["verbs"]["request"])
    requested = "|".join(lexicon["verbs"]["requested"])
    patterns = []
    for entry in lexicon["cue"]:
        text = (
            entry["pattern"].replace("{ADV}", _ADVERB).replace("{REQUESTED}", requested).replace("{REQUEST}", request)
        )
        regex = re.compile(text, re.IGNORECASE)
        cue = CuePattern(
            entry["id"],
            regex,
            entry["owner"],
            entry["weight"],
            entry.get("modality"),
            tuple(entry.get("stems", ())),
        )
        patterns.append(cue)
    return tuple(patterns)


@cache
def verbs(kind: str) -> frozenset[str]:
    """Verb forms of one kind.

    Args:
        kind: `request`, `requested` or `speech`.

    Returns:
        Lower-case forms.
    """
    return frozenset(load_lexicon("cues")["verbs"][kind])


@lru_cache(maxsize=1024)  # a segment is asked about for itself and as the one before the next
def cues_in(text: str) -> tuple[CuePattern, ...]:
    """The kinds of cues that stand in a text.

    Args:
        text: A clause or a segment.

    Returns:
        Patterns in the order of the lexicon.
    """
    return tuple(cue for cue in _index().worth(text.casefold()) if cue.regex.search(text))


@cache
def _index() -> StemIndex[CuePattern]:
    return StemIndex((cue, cue.stems) for cue in cue_patterns())


def has_cue(text: str) -> bool:
    """Whether any cue of the lexicon stands in a text.

    Returns:
        True where it may hold a directive.
    """
    return bool(cues_in(text))
