"""Line breaks inside a paragraph: most end a line for good, some only fill the line of a sentence that goes on."""

from __future__ import annotations

BREAK = "\x00"  # a line break until the paragraph is finished; NUL cannot occur in XML, and is taken out of RTF
LONG_LINE = 60  # characters: a shorter one that a break ends is a line of a letterhead, a list or an address


def with_breaks(pieces: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Settle the line breaks of a paragraph.

    Args:
        pieces: Its text with the run of each piece; a break is a piece of its own.

    Returns:
        The pieces, with a line end or a space for each break.
    """
    text = "".join(piece for piece, _ in pieces)
    if BREAK not in text:
        return pieces
    lines = text.split(BREAK)
    settled: list[tuple[str, int]] = []
    index = 0
    for piece, run in pieces:
        changed = piece
        if piece == BREAK:
            changed = " " if _goes_on(lines[index], lines[index + 1]) else "\n"
            index += 1
        settled.append((changed, run))
    return settled


def _goes_on(line: str, rest: str) -> bool:
    line, rest = line.rstrip(), rest.lstrip(" \t")
    if not line or not rest or line[-1] in ".;:!?":
        return False
    return rest[0].islower() or len(line) > LONG_LINE
