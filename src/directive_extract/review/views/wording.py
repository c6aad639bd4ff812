"""Two wordings compared word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\w+(?:[-'’.,/]\w+)*|[^\w\s]")
MAX_TOKENS = 600  # difflib takes a second for some thousands; longer wordings are shown as wholly different


class Change(StrEnum):
    """What became of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words with one fate.

    Attributes:
        change: Whether both have them, only the older, or only the newer.
        text: The words, with the white space between them.
    """

    change: Change
    text: str


def compare_words(before: str, after: str) -> tuple[Words, ...]:
    """What differs between two wordings.

    Args:
        before: The older, which the register holds.
        after: The newer, which was read.

    Returns:
        Runs of words in order; upper and lower case are not told apart.
    """
    old, new = _tokens(before), _tokens(after)
    if len(old) > MAX_TOKENS or len(new) > MAX_TOKENS:
        whole = (Words(Change.GONE, before), Words(Change.NEW, after))
        return (Words(Change.SAME, after),) if before == after else whole
    matcher = SequenceMatcher(None, _folded(old), _folded(new), autojunk=False)
    runs: list[Words] = []
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag == "equal":
            # What stands before may be in one wording only: the space is there where either has it.
            space = max(old[left][0], new[right][0])
            runs.append(Words(Change.SAME, space + _joined(new[right:right_end]).lstrip()))
            continue
        if left_end > left:
            runs.append(Words(Change.GONE, _joined(old[left:left_end])))
        if right_end > right:
            runs.append(Words(Change.NEW, _joined(new[right:right_end])))
    return tuple(runs)


def differ(runs: tuple[Words, ...]) -> bool:
    """Whether any words differ.

    Args:
        runs: As `compare_words` gives them.

    Returns:
        False where all are the same.
    """
    return any(run.change is not Change.SAME for run in runs)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Words and signs, each with the white space before it."""
    found: list[tuple[str, str]] = []
    at = 0
    for match in _TOKEN.finditer(text):
        found.append((" " if text[at : match.start()] else "", match[0]))
        at = match.end()
    return found


def _folded(tokens: list[tuple[str, str]]) -> list[str]:
    return [token.casefold() for _, token in tokens]


def _joined(tokens: list[tuple[str, str]]) -> str:
    return "".join(space + token for space, token in tokens)
