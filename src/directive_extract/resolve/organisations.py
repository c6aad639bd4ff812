"""Names of owners to ids of organisations: through abbreviations, misspellings and mergers."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from directive_extract.schema.organisation import Organisation

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_APOSTROPHE = re.compile(r"['’]")

CAPITALS = 2  # capital letters that tell an abbreviation ("WHO", "MoF") from a word ("who")
TYPOS = 2  # slips that a misspelled name may have in all
ONE_SLIP = 5  # letters from which a word may have a slip: "Heath"; "North" and "South" differ in their first letter
TWO_SLIPS = 9  # letters from which it may have two


@dataclass(frozen=True, slots=True)
class _Known:
    """One name of an organisation, and when it bore it."""

    id: str
    words: tuple[str, ...]
    since: dt.date | None
    until: dt.date | None

    def held(self, day: dt.date | None) -> bool:
        """Whether the name was in use on a day."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day <= self.until))


class OrganisationIndex:
    """Finds the organisation that a name means."""

    def __init__(self, organisations: tuple[Organisation, ...]) -> None:
        """Index all names, abbreviations and predecessors."""
        self._names: defaultdict[str, list[_Known]] = defaultdict(list)
        self._short: defaultdict[str, list[_Known]] = defaultdict(list)
        self._by_length: defaultdict[int, list[_Known]] = defaultdict(list)
        for entry in organisations:
            self._add(entry.id, entry.names, entry.abbreviations, (entry.since, entry.until))
            for former in entry.predecessors:
                self._add(entry.id, former.names, former.abbreviations, (None, former.until))

    def _add(
        self,
        id_: str,
        names: tuple[str, ...],
        abbreviations: tuple[str, ...],
        held: tuple[dt.date | None, dt.date | None],
    ) -> None:
        for name in names:
            known = _Known(id_, _words(name), *held)
            self._names["".join(known.words)].append(known)
            self._by_length[len(known.words)].append(known)
        for short in abbreviations:
            self._short["".join(_words(short))].append(_Known(id_, (), *held))

    def find(self, name: str, day: dt.date | None = None) -> str | None:
        """The organisation that a name means.

        A merger does not matter: what a predecessor was told to do is its successor's. The day decides only where one
        name was borne by several, one after the other.

        Args:
            name: As the document has it, in any case, with or without its article.
            day: The document's date; None where it is not known.

        Returns:
            Its id; None where no organisation fits, or more than one.
        """
        if not self._names:
            return None
        words = _words(name)
        joined = "".join(words)
        known = self._names.get(joined) or ()
        if not known and sum(map(str.isupper, name)) >= CAPITALS:
            known = self._short.get(joined) or ()
        return _only([*known] or [k for k in self._by_length.get(len(words), ()) if _is_misspelt(words, k.words)], day)


def _only(known: list[_Known], day: dt.date | None) -> str | None:
    for group in ([one for one in known if one.held(day)], known):
        ids = {one.id for one in group}
        if ids:
            return ids.pop() if len(ids) == 1 else None
    return None


def _words(name: str) -> tuple[str, ...]:
    """Words in small letters, without article, marks and apostrophes; "&" is read as "and"."""
    plain = unicodedata.normalize("NFKC", name).strip()
    plain = _APOSTROPHE.sub("", _ARTICLE.sub("", plain)).replace("&", " and ").casefold()
    return tuple(_WORD.findall(plain))


def _is_misspelt(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether words are those of a known name but for slips of the pen, two at the most (edits and swapped letters)."""
    slips = 0
    for word, right in zip(words, known, strict=True):
        if word == right:
            continue
        length = min(len(word), len(right))
        allowed = 2 if length >= TWO_SLIPS else 1 if length >= ONE_SLIP else 0
        distance = OSA.distance(word, right, score_cutoff=TYPOS)
        if distance > allowed or word[0] != right[0]:
            return False
        slips += distance
    return 0 < slips <= TYPOS


@lru_cache(maxsize=8)
def index_of(organisations: tuple[Organisation, ...]) -> OrganisationIndex:
    """The index of a list, made once.

    Returns:
        The index.
    """
    return OrganisationIndex(organisations)
