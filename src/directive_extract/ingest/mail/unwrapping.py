"""The text of a mail: lines that the mail program wrapped are whole again; quotes and signatures are told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from directive_extract.ingest.list_labels import is_labelled

MAX_MARGIN = 100  # RFC 5322 wants 78 columns, programs wrap at 72 to 76; longer lines were not wrapped
MIN_MARGIN = 40
QUOTE, SIGNATURE = "quoted message", "signature"
_ORIGINAL = re.compile(r"-{2,}\s*original message\s*-{2,}\s*$", re.IGNORECASE)
_WROTE = re.compile(r"On\b.{5,200}\bwrote:\s*$")
_SIGNATURE_LINE = "--"  # RFC 3676, 4.3; the space behind it gets lost


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a mail that belong together.

    Attributes:
        text: Its lines, each whole.
        reason: Why it is no part of what the mail says; None where it is.
    """

    text: str
    reason: str | None = None


def stretches(text: str) -> list[Stretch]:
    """Take the text of a mail apart.

    Args:
        text: As the mail holds it.

    Returns:
        What it says, what it quotes, and the signature, in order; blank ones are left out.
    """
    grouped: list[tuple[str | None, list[str]]] = []
    final: str | None = None  # from here on everything is quoted, or signature
    for line in text.splitlines():
        stripped = line.strip()
        if final is None:
            final = QUOTE if _ORIGINAL.match(stripped) else SIGNATURE if stripped == _SIGNATURE_LINE else None
        reason = final or (QUOTE if stripped.startswith(">") or _WROTE.match(stripped) else None)
        if grouped and (grouped[-1][0] == reason or not stripped):
            grouped[-1][1].append(line)
        else:
            grouped.append((reason, [line]))
    return [Stretch(unwrapped("\n".join(lines)), reason) for reason, lines in grouped if "".join(lines).strip()]


def unwrapped(text: str) -> str:
    """Join the lines of a text that was wrapped at a margin.

    Args:
        text: Plain text.

    Returns:
        The text with one line a paragraph or item; blank lines stay.
    """
    lines = [line.strip() for line in text.splitlines()]
    margin = max(map(len, lines), default=0)
    if not MIN_MARGIN <= margin <= MAX_MARGIN:
        return "\n".join(lines).strip()
    joined: list[str] = []
    width = 0  # of the last line as it was written
    for line in lines:
        goes_on = bool(width and line) and width + 1 + len(line.split(maxsplit=1)[0]) > margin
        if goes_on and not is_labelled(line):
            joined[-1] += " " + line
        else:
            joined.append(line)
        width = len(line)
    return "\n".join(joined).strip()
