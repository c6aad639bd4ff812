"""A plain text as headings, paragraphs, lists and tables.

The rules are a typist's, made for these layouts and apart from the library's own, which are what is measured.
"""

from __future__ import annotations

import re
from dataclasses import replace

from layouts.lines import SIDES_GAP, Line, joined, margin, read_lines, without_furniture
from layouts.parts import Kind, Part, Words
from layouts.tables import is_rule, read_table

MAX_HEADING_WORDS = 14
MAX_TITLE_WORDS = 28
CENTRED_INDENT = 10  # columns
TITLE_WIDTH = 70  # columns: a centred line that is longer goes on
CENTRED_SLACK = 7  # columns by which titles that were centred by hand are off the middle
_LABELS = (
    ("#", r"#{1,6}\s+"),
    ("bullet", r"[-–—•*▪]\s+"),
    ("1.1", r"\d{1,3}(?:\.\d{1,3})+\.?\s+(?=\D)"),
    ("1.", r"\d{1,3}\.\s+(?=\D)"),
    ("1)", r"\d{1,3}\)\s+"),
    ("1-", r"\d{1,3}-\s+"),
    ("(1)", r"\(\d{1,3}\)\s+"),
    ("(i)", r"\((?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x)\)\s+"),
    ("i.", r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x)[.)]\s+"),
    ("(a)", r"\([a-z]\)\s+"),
    ("a)", r"[a-zđ]{1,2}\)\s+"),
    ("a.", r"[a-z]\.\s+"),
    ("I.", r"[IVX]{1,5}[.-]\s+"),
    ("A.", r"[A-H]\.\s+(?=[A-Z])"),
    ("section", r"(?:Article|Section|Chapter|Item No\.|Resolution|Decision)\s+[\w./]+(?:\.|:| -| –|\s)\s*"),
    ("minute", r"\d{1,3}/\d{1,4}\s+(?=\D)"),
)
_PATTERNS = [(style, re.compile(pattern)) for style, pattern in _LABELS]
_CHAT = re.compile(r"\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s")
_CAPTION = re.compile(r"(?:Photo|Ảnh|Image|file photo)\b.*", re.IGNORECASE)
_DONE = re.compile(r"[.!?;:…][\"”’')\]]*$")
_STOPS = re.compile(r"[.!?;:,…][\"”’')\]]*$|\b(?:and|or|that|to)$")
_VERBAL = re.compile(r"\b(?:shall|must|should|will|is|are|was|were|be|has|have|to|by)\b")
_RULED = re.compile(r"[-–—=_*]+")
_GAP = re.compile(rf"\s{{{SIDES_GAP},}}|\t+")


def read_parts(text: str) -> list[Part]:
    """The blocks of a text, in order; page furniture that was pasted along is left out."""
    lines, resumed = without_furniture(read_lines(text))
    width = margin(lines)
    parts: list[Part] = []
    index, gap = 0, True
    while index < len(lines):
        if not lines[index].text or (is_rule(lines[index]) and not lines[index].text.startswith("+")):
            gap = True
            index += 1
            continue
        found = read_table(lines, index, text) or _sides(lines, index, text) or _block(lines, index, width, text)
        if parts and lines[index].start in resumed and _resumes(parts[-1], found[0]):
            parts[-1] = replace(parts[-1], words=joined([parts[-1].words, found[0].words], text))
        else:
            parts.append(replace(found[0], gap=gap))
        index, gap = found[1], False
    return _with_depths(_with_headings(parts))


def _resumes(above: Part, below: Part) -> bool:
    """Whether a sentence goes on behind page furniture that was taken out."""
    return not below.label and bool(below.words.text) and bool(above.words.text) and not _DONE.search(above.words.text)


def read_label(text: str) -> tuple[str, str, int]:
    """Label, its style and its length with the white space behind it; empty where there is none."""
    for style, pattern in _PATTERNS:
        found = pattern.match(text)
        if found and found.end() < len(text):
            return found[0].strip(), style, found.end()
    return "", "", 0


def _sides(lines: list[Line], index: int, whole: str) -> tuple[Part, int] | None:
    """Lines with something on the left and something on the right: letterheads, signatures, "Present:" lists."""
    edge = _edge(lines[index])
    if edge is None or _CHAT.match(lines[index].text):
        return None
    rows: list[list[list[Words]]] = []
    end = index
    while end < len(lines) and lines[end].text:
        line = lines[end]
        found = _edge(line)
        left, right = ([], []) if is_rule(line) else _halves(line, found, edge)
        is_field = bool(rows) and bool(rows[-1][0]) and rows[-1][0][-1].text.endswith(":")
        if not rows or found is not None:
            edge = found if found is not None else edge
            rows.append([left, right])
        elif line.indent >= edge - 2 and is_field:
            rows[-1][1] += right
        elif line.indent >= edge - 2 or line.width <= edge:
            rows.append([left, right])
        else:
            break
        end += 1
    bare = [[[piece for piece in cell if not _RULED.fullmatch(piece.text)] for cell in row] for row in rows]
    cells = tuple(tuple(joined(cell, whole) for cell in row) for row in bare if any(row))
    return Part("sides", rows=cells), end


def _edge(line: Line) -> int | None:
    """The column at which the right-hand side of a line begins."""
    gaps = [m for m in _GAP.finditer(line.text) if m.start()]
    label = read_label(line.text)[2]
    return line.indent + gaps[0].end() if gaps and gaps[0].end() > label else None


def _halves(line: Line, found: int | None, edge: int) -> tuple[list[Words], list[Words]]:
    if found is None:
        return ([], [line.words()]) if line.indent >= edge - 2 else ([line.words()], [])
    left, right = line.words(0, found - line.indent), line.words(found - line.indent)
    return ([left] if left.text else []), ([right] if right.text else [])


def _block(lines: list[Line], index: int, width: int | None, whole: str) -> tuple[Part, int]:
    first = lines[index]
    if _CHAT.match(first.text):
        return _chat(lines, index, width, whole)
    label, style, length = read_label(first.text)
    own = [first.words(length)]
    end = index + 1
    while end < len(lines) and _goes_on(lines[end - 1], lines[end], width):
        own.append(lines[end].words())
        end += 1
    words = joined(own, whole)
    is_below_gap = index == 0 or not lines[index - 1].text or lines[index - 1].indent >= CENTRED_INDENT
    if not label and is_below_gap and all(_is_centred(line, width) for line in lines[index:end]):
        return Part("centred", words), end
    if _CAPTION.search(words.text) and len(words.text) < 260 and not label:
        return Part("caption", words), end
    kind: Kind = "item" if label else "paragraph"
    return Part(kind, words, label, style, depth=int(not label and first.indent >= 2)), end


def _is_centred(line: Line, width: int | None) -> bool:
    if line.indent < 4:
        return False
    is_middle = abs(line.indent + len(line.text) / 2 - (width or 90) / 2) < CENTRED_SLACK
    return is_middle or line.indent >= 3 * CENTRED_INDENT


def _chat(lines: list[Line], index: int, width: int | None, whole: str) -> tuple[Part, int]:
    end = index + 1
    own = [lines[index].words()]
    while end < len(lines) and not _CHAT.match(lines[end].text) and _goes_on(lines[end - 1], lines[end], width):
        own.append(lines[end].words())
        end += 1
    return Part("line", joined(own, whole)), end


def _goes_on(last: Line, line: Line, width: int | None) -> bool:
    """Whether a line was wrapped off the one before it."""
    if not line.text or is_rule(line) or _edge(line) is not None or _CHAT.match(line.text):
        return False
    if width is None:  # whole paragraphs; titles were centred by hand all the same
        return min(last.indent, line.indent) >= 4 and last.width > TITLE_WIDTH and not read_label(line.text)[0]
    is_full = last.width + 1 + len(line.text.split(maxsplit=1)[0]) > width - 2
    if read_label(line.text)[0] and not (is_full and not _STOPS.search(last.text)):
        return False
    if line.indent >= CENTRED_INDENT and abs(line.indent - last.indent) > 6 and not (is_full and last.indent < 4):
        return last.width > TITLE_WIDTH and _is_centred(last, width) and _is_centred(line, width)
    if line.text[:1].islower() and not _DONE.search(last.text):
        return True
    return is_full or (last.width > 0.7 * width and not _DONE.search(last.text))


def _with_headings(parts: list[Part]) -> list[Part]:
    found: list[Part] = []
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        if _is_heading(part, following, is_first=not found):
            level = 1 if not any(p.kind == "heading" for p in found) else 2 + (part.style in {"1.", "1.1", "bullet"})
            found.append(replace(part, kind="heading", depth=level))
        elif part.kind == "paragraph" and not part.label and index > len(parts) - 5 and len(part.words.text) < 40:
            found.append(replace(part, kind="signature"))
        else:
            found.append(part)
    return found


def _is_heading(part: Part, following: Part | None, *, is_first: bool) -> bool:
    text = part.words.text
    count = len(text.split())
    if part.kind not in {"paragraph", "item"} or following is None:
        return False
    if part.style == "#" or (is_first and count <= MAX_TITLE_WORDS and not _DONE.search(text)):
        return True
    if count > MAX_HEADING_WORDS or text[:1].islower() or part.style == "bullet" or re.search(r"[.!?;:…,]\W*$", text):
        return False
    is_plain = not _VERBAL.search(text)
    if part.label:
        is_title = following.style != part.style and is_plain and count < 10
    else:
        is_title = part.gap and following.gap and is_plain and following.kind != "signature"
    return is_title or (text.isupper() and len(text) > 3)


def _with_depths(parts: list[Part]) -> list[Part]:
    """Items one step deeper for each style of label that is open above them."""
    found: list[Part] = []
    styles: list[tuple[str, bool]] = []  # open above, and whether it is that of a heading
    for part in parts:
        is_heading = part.kind == "heading"
        if part.style and part.style != "#":
            known = next((i for i, (style, _) in enumerate(styles) if style == part.style), len(styles))
            styles = [*styles[:known], (part.style, is_heading)]
            depth = sum(not heading for _, heading in styles[:-1])
            found.append(part if is_heading else replace(part, depth=depth))
            continue
        if is_heading or (part.kind == "paragraph" and not part.depth and part.gap):
            styles = []
        found.append(part)
    return found
