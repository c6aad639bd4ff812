"""Characters that nobody sees but that change what is seen: shown as such."""

from __future__ import annotations

import re

# Explicit directional controls and isolates (UAX 9), zero-width characters, soft hyphen, byte order mark, tags and
# C0/C1 controls but for tab and line ends. The joiners U+200C and U+200D are letters' business in some scripts, but
# a name that differs from another by one of them only is a trap, so they are shown as well.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def to_visible(text: str) -> str:
    """A text whose invisible characters are named.

    Args:
        text: As it stands in a document or a file name.

    Returns:
        The text with `[U+202E]` in place of such a character, so that no name can pretend to be another.
    """
    return _UNSEEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)
