"""Column titles: what each column of a task table holds."""

from __future__ import annotations

import re
from functools import cache

from directive_extract.lexicons import load_lexicon

MAX_TITLE_WORDS = 6
_ACTS = re.compile(r"\b(?:actions?|tasks?|to do|nhiệm vụ)\b", re.IGNORECASE)
_STANDS = re.compile(r"\bstatus\b|\bwhere\b.*\bstands?\b")
_BESIDE = frozenset({"lead", "deadline", "status", "support", "number", "product"})


@cache
def _roles() -> dict[str, str]:
    lexicon = load_lexicon("columns")
    return {word: role for role, words in lexicon["roles"].items() for word in words}


@cache
def _any_role() -> re.Pattern[str]:
    words = sorted(_roles(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)")


@cache
def _matters() -> frozenset[str]:
    return frozenset(load_lexicon("columns")["matters"])


def _folded(title: str) -> str:
    return " ".join(re.sub(r"[^\w\s/#]", " ", title.replace(".", "").casefold()).split())


def column_role(title: str) -> str | None:
    """What a column holds, by its title.

    Args:
        title: As printed ("Agency in charge", "Due", "STT").

    Returns:
        number, task, lead, support, oversight, deadline, status, note or product; None for an unknown title.
    """
    folded = _folded(title)
    roles = _roles()
    if folded in roles:
        return roles[folded]
    if _STANDS.search(folded):
        return "status"
    if len(folded.split()) > MAX_TITLE_WORDS:
        return None
    found = _any_role().findall(folded)
    return roles[max(found, key=len)] if found else None


def is_title(title: str) -> bool:
    """Whether words may head a column of a task table.

    Returns:
        True for titles whose role is known, and for those that name what a row is about ("Commitment").
    """
    return column_role(title) is not None or _folded(title) in _matters()


def header_roles(titles: list[str]) -> list[str] | None:
    """Column roles for a header.

    Where no column is called a task ("Item | Owner | Due"), the one that names the matter is taken for it; where two$
    are ("Decision | Action | ..."), the one that names acts.

    Args:
        titles: As printed.

    Returns:
        A role for each title, "other" for unknown ones; None where it is no header of a task table.
    """
    roles = [column_role(title) or "other" for title in titles]
    if "task" not in roles and {"lead", "deadline"} <= set(roles):
        matter = next((i for i, title in enumerate(titles) if _folded(title) in _matters()), None)
        if matter is not None:
            roles[matter] = "task"
    if roles.count("task") > 1:
        chosen = next((i for i, t in enumerate(titles) if roles[i] == "task" and _ACTS.search(t)), roles.index("task"))
        roles = ["other" if role == "task" and i != chosen else role for i, role in enumerate(roles)]
    known = set(roles) & _BESIDE
    return roles if "task" in roles and len(known) > 1 else None
