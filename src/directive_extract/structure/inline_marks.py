"""Marks of Markdown inside a line (bold, italic, code, links): they are no part of what a sentence says.

Spans still count in the file as it is, so quotes may hold the marks; names, actions and titles do not.
"""

from __future__ import annotations

import re
from array import array

from directive_extract.schema.outline import Passage

# "**" and "__" and "`" and links are read wherever they stand in pairs; single stars and underscores only around whole
# words, as in CommonMark, since "2 * 3" and "file_name_2" are none. "~~" stays: what is struck out is no task.
_MARKED = (
    re.compile(r"(?<![\w*])\*{2,3}(?=[^\s*])(?P<inner>[^*\n]{1,600}?)(?<=[^\s*])\*{2,3}(?![\w*])"),
    re.compile(r"(?<![\w_])_{2}(?=[^\s_])(?P<inner>[^\n]{1,600}?)(?<=[^\s_])_{2}(?![\w_])"),
    re.compile(r"(?<![\w*])\*(?=[^\s*])(?P<inner>[^*\n]{1,600}?)(?<=[^\s*])\*(?![\w*])"),
    re.compile(r"(?<![\w_])_(?=[^\s_])(?P<inner>[^_\n]{1,600}?)(?<=[^\s_])_(?![\w_])"),
    re.compile(r"(?<!`)`(?P<inner>[^`\n]{1,300})`(?!`)"),
    re.compile(
        r"(?<!!)\[(?P<inner>[^\[\]\n]{1,300})\]\((?:https?://|mailto:|[./#])[^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)"
    ),
)
_SIGNS = re.compile(r"[*_`]|\]\(")


def without_marks(passage: Passage) -> Passage:
    """A passage as it is read when Markdown is shown.

    Args:
        passage: A block's text.

    Returns:
        The passage without marks that stand in pairs and without the addresses of links; each character keeps its
        offset. The same passage where there are none.
    """
    if not _SIGNS.search(passage.text):
        return passage
    for pattern in _MARKED:
        passage = _without(passage, pattern)
    return passage


def _without(passage: Passage, pattern: re.Pattern[str]) -> Passage:
    parts: list[str] = []
    offsets = array("L")
    position = 0
    for found in pattern.finditer(passage.text):
        for start, end in ((position, found.start()), found.span("inner")):
            parts.append(passage.text[start:end])
            offsets.extend(passage.offsets[start:end])
        position = found.end()
    if not position:
        return passage
    parts.append(passage.text[position:])
    offsets.extend(passage.offsets[position:])
    return Passage("".join(parts), offsets)
