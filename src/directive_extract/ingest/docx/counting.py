"""Numbers as Word writes them: decimal, letters, roman, words (`w:numFmt`, ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_ROMAN = 3999
MAX_LETTERS = 26 * 30  # Word repeats the letter ("aaa"); beyond, it begins anew
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CARDINALS = (
    "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen"
    " Eighteen Nineteen"
).split()
_ORDINALS = (
    "Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth"
    " Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth"
).split()
_TENS = "Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split()
_TENTHS = "Twentieth Thirtieth Fortieth Fiftieth Sixtieth Seventieth Eightieth Ninetieth".split()


def written(count: int, style: str) -> str:
    """A count in the style of a list level.

    Args:
        count: 0 or more.
        style: The value of `w:numFmt`; those that are not known are written in figures, as Word does.

    Returns:
        The number; "" for "none" and "bullet".
    """
    if style in {"none", "bullet"}:
        return ""
    if style in {"cardinalText", "ordinalText"} and count < 100:
        return _in_words(count, is_ordinal=style == "ordinalText")
    writer = _WRITERS.get(style, str)
    return writer(count)


def _letters(count: int) -> str:
    if count < 1:
        return str(count)
    repeated, letter = divmod((count - 1) % MAX_LETTERS, 26)
    return chr(ord("a") + letter) * (repeated + 1)


def _roman(count: int) -> str:
    if not 0 < count <= MAX_ROMAN:
        return str(count)
    parts: list[str] = []
    for size, mark in _ROMAN:
        repeated, count = divmod(count, size)
        parts.append(mark * repeated)
    return "".join(parts)


def _suffix(count: int) -> str:
    if count % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _in_words(count: int, *, is_ordinal: bool) -> str:
    units = _ORDINALS if is_ordinal else _CARDINALS
    if count < 20:
        return units[count]
    tens, unit = divmod(count, 10)
    if not unit:
        return (_TENTHS if is_ordinal else _TENS)[tens - 2]
    return f"{_TENS[tens - 2]}-{units[unit].lower()}"


_WRITERS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalZero": lambda count: f"{count:02d}",
    "ordinal": lambda count: f"{count}{_suffix(count)}",
}
