"""Motions in minutes: who moves one owns nothing, and what was not carried binds nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.extract.markers import Marker

if TYPE_CHECKING:
    from directive_extract.schema.outline import Passage

_PAIR = r"[A-Z][\w’'-]+\s?/\s?[A-Z][\w’'-]+"
_MOVERS = rf"(?:\s(?:by\s)?{_PAIR}(?:,?\s\d+-\d+)?|\s?\((?=[A-Z])[^()]{{2,60}}\))\s*[:,]?\s+"
_WHAT = r"(?:that\s+|(?=to\s)|(?=[A-Z]))"
# "M/S/C (Ames/Orr) that ...", "VOTED (Ames/Orr, 3-0): ..." say of themselves that they were carried.
_CARRIED_ITSELF = re.compile(rf"[\W_]{{0,5}}(?:(?:M/S/C|MSC|VOTED|Voted){_MOVERS}|M/S/C:?\s+(?=that\b|to\b)){_WHAT}")
_PUT = re.compile(rf"(?:[^:.]{{2,30}}\.?:\s+)?[\W_]{{0,5}}(?:M/S|[Mm]oved|MOVED|[Mm]otion|MOTION){_MOVERS}{_WHAT}")
_MOTION = re.compile(r"\b(?:[Mm]otions?|MOTION|[Mm]oved|MOVED|M/S)\b")
_OPENS = r"\W*(?:(?:the )?(?:motion|vote) (?:was |is |then )*)?"
_LOST = re.compile(
    rf"{_OPENS}(?:lost|fell|failed|failing|defeated|not carried|negatived|withdrawn|not put|died|no second|not seconded"
    r"|struck|tabled|deferred)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    rf"{_OPENS}(?:passed|carried|approved|adopted|agreed|voted|unanimous(?:ly)?)\b(?!\s+over\b)", re.IGNORECASE
)

FATE = 2  # sentences behind a motion in which its fate is told: "Second, Orr. Lost 3-9."


def take_motion(passage: Passage, following: list[str]) -> tuple[Marker, Passage]:
    """Cut off who moved what was carried, and mark what was lost.

    Args:
        passage: A sentence.
        following: The sentences behind it in the block.

    Returns:
        `DECISION` and what was decided for "M/S/C (Ames/Orr) that staff mend the pump" and for "Motion Ames/Orr to
        mend the pump. Passed."; `LOST` and the whole sentence for "Motion Ames/Orr that juniors drive. Lost 3-9.";
        `NONE` and the whole sentence for every other.
    """
    opening = _CARRIED_ITSELF.match(passage.text)
    if opening is None and _MOTION.search(passage.text):
        fate = _fate(following)
        if fate is Marker.LOST:
            return fate, passage
        opening = _PUT.match(passage.text) if fate is Marker.DECISION else None
    if opening is None or opening.end() == len(passage.text):
        return Marker.NONE, passage
    return Marker.DECISION, passage.cut(opening.end(), len(passage.text))


def _fate(following: list[str]) -> Marker:
    for sentence in following[:FATE]:
        if _LOST.match(sentence):
            return Marker.LOST
        if _CARRIED.match(sentence):
            return Marker.DECISION
        if _MOTION.search(sentence):  # another one, whose fate it is that follows
            break
    return Marker.NONE
