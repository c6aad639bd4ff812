"""A plain text in which characters that nobody sees are named: for attributes, options and lists."""

from __future__ import annotations

from directive_extract.review.views.invisible import pieces


def to_visible(text: str) -> str:
    """A text whose invisible characters are named.

    Args:
        text: As it stands in a document or a file name.

    Returns:
        The text with `[RLO]`, or `[U+0007]` where there is no short name, in place of such a character, so that no
        name can pretend to be another.
    """
    return "".join(f"[{piece.text}]" if piece.is_odd and piece.text else piece.text for piece in pieces(text))
