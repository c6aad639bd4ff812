"""How a date stands in a document: as its number line, an outlet's stamp, a dateline, a meeting's day, a cited law's.

Each way of standing has a weight: how surely such a date is the day of issue. The weights were set on annotated
documents (2026-11): papers say it in labels and number lines, outlets in stamps and datelines; a meeting's day counts
only where nothing later is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from directive_extract.structure.metadata.mentions import DateMention

UNCERTAIN_BELOW = 45.0  # weights below are dates in running text: the caller says that the date is uncertain
SURE_WEIGHT = 88.0
MAX_LINE_CHARS = 400
MAX_STAMP_CHARS = 130
MAX_STAMP_LINE = 14  # non-blank lines from the top; headline, summary and outlet stand above a stamp
MAX_TITLE_LINE = 6
MAX_HEAD_LINE = 45
_TAIL_PENALTY = 25.0
_LINE_PENALTY, _MAX_LINE_PENALTY = 0.4, 18.0
_NEAR_CHARS = 90  # words that stand right before a date; searching the whole lead took twice as long
_NO_YEAR_PENALTY = 4.0
_SWAY = 0.001  # of two dates that stand alike the first is taken

_DAYNAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*)?"
_FILL = rf"(?:\s*(?:on|the|dated|day|this)\b)*\W{{0,4}}{_DAYNAME}\W{{0,3}}$"


def _ends(words: str) -> re.Pattern[str]:
    """Return a pattern for words that stand right before a date, apart from "on", "the" and a day's name."""
    return re.compile(rf"(?:{words}){_FILL}", re.IGNORECASE)


_EDGE = r"(?:^|[|(\[;]|\s{2,}|[-–—·•]\s)\W{0,3}"
_LABEL_ISSUE = _ends(
    _EDGE + r"(?:minutes |notes |report |paper |document )?"
    r"(?:date(?:\s+(?:of\s+)?(?:issued?|issuance|publication|published|release|posted))?"
    r"|issue date|issued|published|posted|released|circulated|publication date|release date"
    r"|uploaded|distributed|for (?:immediate )?release|sent)"
    r"(?:\s+(?:at|in|by)\s+[^,:\n]{1,40})?\s*:?"
)
# "Paper 12 Published on 4 March": markup has run lines together; a capital behind no small letter begins a label
_LABEL_INSIDE = re.compile(
    r"(?:(?:^|[^a-z,;]\s)(?:Published|Issued|Posted|Circulated|Released)\s(?:on\s)?"
    r"|(?:^|\W)(?:Published|Issued|Posted|Circulated|Released|Date|Dated|Sent)(?: on)?:\s*)(?:[A-Z][a-z]{2,8},?\s)?$"
)
_LABEL_LATER = _ends(
    _EDGE + r"(?:(?:last\s+)?(?:updated?|modified|revised|amended|approved|confirmed)|printed|retrieved|accessed)\s*:?"
)
_LABEL_MEETING = _ends(
    _EDGE + r"(?:date (?:and time )?of (?:the )?meeting|meeting date|date held|date\s*(?:/|&|and)\s*time|when)\s*:?"
)
_LABEL_OTHER = _ends(
    r"\b(?:effective|expir\w+|valid|due|closing|target|next|review|deadline|start|end|commence\w*|previous|last|opening)\b"
    r"[^:\n]{0,30}[:|]"
)
_POSITION = _ends(
    r"\b(?:position|status|correct|tracker|register|data|figures|updated)(?: (?:updated|correct))?"
    r" (?:as at|as of|to|up to|until)(?: \d{1,2}[:.]\d\d)?"
)
_SIGNED = _ends(r"(?:^|\n)\s*(?:done|given|issued|promulgated|executed)\b[^.;\n]{0,60}(?:\n[^.;\n]{0,20})?")
_ADOPTED = _ends(r"\b(?:adopted|enacted|signed|passed|approved)\b[^.;]{0,70}")
_TODAY = _ends(r"\b(?:today|tonight|this (?:morning|afternoon|evening|week))\b[\s,(–-]*")
_MEETING = _ends(
    r"\b(?:minutes|record|notes?|log|proceedings|agenda)\b[^.;]{0,200}\b(?:held|of|from|on|took place)\b[^.;]{0,40}"
    r"|\b(?:meeting|session|plenary|council|committee|board|c(?:omm)?ttee)\b[^.;\n]{0,60}|\bheld\b"
)
_HELD = _ends(r"\b(?:meeting|session|minutes|council|committee|board)\b[^;]{0,200}\bheld\b[^;]{0,100}")
_KIND_FIRST = re.compile(
    r"[\s#*|]*(?:(?:joint|draft|presidential|government|official|council|executive|implementing|delegated)\s)?(?:resolution|decision|decree|directive|conclusion|notice|circular|order|regulation)\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"\bphoto\b|^\W{0,3}(?:picture|image|figure)\b", re.IGNORECASE)
_MIN_ROW_BARS = 4  # a stamp has up to three: "Society | Saturday, 10 January 2026 | 08:30"
_ITEM = re.compile(r"\W*\d{1,3}(?:\.\d+)*[.)]?\s")
_EVENT = _ends(
    r"\bon(?: the)?(?: (?:morning|afternoon|evening|night) of)?|\b(?:morning|afternoon|evening) of|\bdays? of"
)
_CITED = _ends(
    r"\b(?:laws?|decrees?|resolutions?|decisions?|directives?|circulars?|conclusions?|notices?|dispatch(?:es)?"
    r"|letters?|plans?|memorand(?:um|a)"
    r"|o\.?m\.?|documents?|instructions?|proposals?|orders?|agreements?|acts?|regulations?|constitution|telegrams?"
    r"|reports?|submissions?"
    r"|no\.\s*\w*\d+[/-][\w./-]+)\b[^.;\n]{0,70}\b(?:dated|of|on|from|signed|issued)"
)
_DEADLINE = _ends(
    r"\b(?:before|by|until|till|untill|(?:no|not) later than|due(?: date)?|deadline|target(?: date)?|from|since|after"
    r"|effective|as of|as at|up to|starting|beginning"
    r"|adjourned|expir\w+|to be held|scheduled(?: for| on)?|through|throughout|between|end(?:s|ing)?"
    r"|next(?: \w+){0,3}|(?:year|quarter|period|months?) ended|will (?:be|meet|convene)\b[^.;\n]{0,40}"
    r"|valid|required by|within|prior to|was:?|in)"
)
_NUMBER = re.compile(r"\b(?:no|nos|number|ref|nr|n°|our ref|f\. no)\b\.?\s*:?\s*[\w(]*\d", re.IGNORECASE)
_PLACE = re.compile(
    r"^\W*(?:[^\W\d_][\w .’'()/&-]{1,50}[,;]\s*){1,3}(?:on\b|dated?\b|the\b|day\b|this\b|\s)*\W{0,3}" + _DAYNAME + "$",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"\s{4,}\W*(?:[^\W\d_][\w .’'()/&-]{1,50}[,;]\s*){0,2}(?:on\b|dated?\b|the\b|day\b|this\b|\s)*"
    + _DAYNAME
    + r"$|\|\s*(?:[^\W\d_][\w .’'()/&-]{1,50}[,;]\s*){0,2}(?:on\b|dated?\b|the\b|day\b|\s)*$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}\s?(?:[:.h]\s?\d{2}|a\.?m|p\.?m)\b", re.IGNORECASE)
_AFTER_DATELINE = re.compile(r"^\s*,?\s*(?:\([^)\n]{1,40}\))?\s*(?:[-–—]|:\s)\s*\S")
_BEFORE_DATELINE = re.compile(r"^\W*(?:[A-ZÀ-Ỹ][\w .’'/-]{1,40},\s*)+" + _DAYNAME + "$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^\W*\([^()\n]{2,60},\s*$")
_NOTHING = re.compile(r"^[\W_]*$")
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_HEADING = re.compile(r"^[#\s]*(?:[^.!?]{0,120})$")
# "# Stewards – Thu 5 June 2025", "Roof group, Mon 3 March, the barn": set off in the first line of all
_SET_OFF = re.compile(rf"\w.*(?:[-–—,|/·•:(]|\s-)\s*{_DAYNAME}$", re.IGNORECASE)
_ZONE = re.compile(r"\b(?:gmt|utc|pst|est|ict|a\.?m|p\.?m|hrs|hours?|at)\b|[+-]\d{1,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one date stands.

    Attributes:
        mention: The date.
        line: The line that it stands on, cut to a few hundred characters.
        before: What stands on that line before it.
        after: And behind it.
        lead: About 260 characters before it, over line breaks, back to the beginning of the paragraph.
        index: Number of its line among those that are not blank, from 0; counted in the head only.
        is_tail: It stands in the last part of a text that is longer than head and tail.
    """

    mention: DateMention
    line: str
    before: str
    after: str
    lead: str
    index: int
    is_tail: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """A date with the weight of the way it stands, and the name of that way."""

    standing: Standing
    weight: float
    kind: str


def weigh(standing: Standing) -> Weighed | None:
    """Say how a date stands, and so how surely it is the day of issue.

    Args:
        standing: The date with what surrounds it.

    Returns:
        Its weight, from 0 to 100; None for deadlines and other days that cannot be it.
    """
    for kind, weight, test in _WAYS:
        if test(standing):
            return None if weight <= 0 else Weighed(standing, _place_weight(standing, weight, kind), kind)
    return None


def could_outweigh(standing: Standing) -> bool:
    """Whether a date may weigh more than `SURE_WEIGHT`: a line of its own kind near the top, or a closing formula.

    Args:
        standing: The date with what surrounds it.

    Returns:
        False for dates in running text.
    """
    if standing.index <= MAX_STAMP_LINE and len(standing.before) <= MAX_STAMP_CHARS:
        return True
    return _SIGNED.search(standing.lead) is not None


def _place_weight(standing: Standing, weight: float, kind: str) -> float:
    if standing.mention.year is None:
        weight -= _NO_YEAR_PENALTY
    if standing.is_tail:
        return weight if kind == "closing formula" else max(1.0, weight - _TAIL_PENALTY)
    penalty = min(_MAX_LINE_PENALTY, _LINE_PENALTY * standing.index)
    if standing.index > MAX_HEAD_LINE:
        penalty = _TAIL_PENALTY
    return max(1.0, weight - penalty - _SWAY * standing.mention.start / 100)


def _is_number_line(standing: Standing) -> bool:
    return bool(_NUMBER.search(standing.before)) and bool(_NOTHING.match(standing.after)) and _stands_apart(standing)


def _stands_apart(standing: Standing) -> bool:
    return bool(_COLUMN.search(standing.before)) or bool(_PLACE.match(standing.before))


def _is_place_line(standing: Standing) -> bool:
    if not _NOTHING.match(_ZONE.sub("", _CLOCK.sub("", standing.after))):
        return False
    return bool(_COLUMN.search(standing.before)) or (bool(_PLACE.match(standing.before)) and len(standing.before) < 70)


def _is_alone(standing: Standing) -> bool:
    rest = _CLOCK.sub("", f"{_strip_day(standing.before)} {_strip_day(standing.after)}")
    return len(_WORD.findall(_ZONE.sub("", rest))) == 0


def _strip_day(text: str) -> str:
    return re.sub(
        r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", "", text, flags=re.IGNORECASE
    )


def _is_stamp(standing: Standing) -> bool:
    """Return whether the line is an outlet's stamp: short, no sentence, with a clock or little else but names."""
    if len(standing.line) > MAX_STAMP_CHARS or (standing.index > MAX_STAMP_LINE and not standing.is_tail):
        return False
    if standing.mention.year is None and not _CLOCK.search(standing.line):
        return False
    lower = len(_LOWER.findall(_ZONE.sub("", _strip_day(standing.before + " " + standing.after))))
    if _CLOCK.search(standing.before + " " + standing.after):
        return lower <= 5 and not _MEETING.search(standing.before)
    return lower <= 1 and not standing.line.rstrip().endswith(".") and not _MEETING.search(standing.before)


def _is_dateline(standing: Standing) -> bool:
    if _AFTER_DATELINE.match(standing.after) and _BEFORE_DATELINE.match(standing.before):
        return True
    return bool(_IN_BRACKETS.match(standing.before)) and standing.after.lstrip().startswith(")")


def _is_table_row(standing: Standing) -> bool:
    return standing.line.count("|") >= _MIN_ROW_BARS


def _is_caption(standing: Standing) -> bool:
    return _CAPTION.search(standing.line) is not None


def _is_heading(standing: Standing) -> bool:
    return standing.index <= MAX_STAMP_LINE and len(standing.line) <= 200 and bool(_HEADING.match(standing.line))


def _is_in_title(standing: Standing) -> bool:
    """Return whether the first line of all sets the date off from its title, with its year or its day of the week."""
    mention = standing.mention
    if standing.index > 0 or (mention.year is None and mention.weekday is None) or len(standing.line) > 200:
        return False
    return _SET_OFF.search(standing.before) is not None and not standing.line.rstrip().endswith(".")


def _lead(pattern: re.Pattern[str]) -> Callable[[Standing], bool]:
    return lambda standing: pattern.search(standing.lead) is not None


def _near(pattern: re.Pattern[str]) -> Callable[[Standing], bool]:
    return lambda standing: pattern.search(standing.lead[-_NEAR_CHARS:]) is not None


def _before(pattern: re.Pattern[str]) -> Callable[[Standing], bool]:
    return lambda standing: pattern.search(standing.before) is not None


def is_cited(standing: Standing) -> bool:
    """Whether the date is that of a document that the text refers to.

    Args:
        standing: The date with what surrounds it.

    Returns:
        True for "Decree No. 11/2019 dated ...".
    """
    return _CITED.search(standing.lead) is not None


def _is_own_name(standing: Standing) -> bool:
    """Return whether a title names the paper with its date: "Resolution 12/2026 of 4 March 2026"."""
    return standing.index <= MAX_TITLE_LINE and _KIND_FIRST.match(standing.line) is not None and is_cited(standing)


def _is_label(standing: Standing) -> bool:
    """Return whether a label stands before the date; without a colon ("Published 3 May 2026") it needs a year."""
    found = _LABEL_ISSUE.search(standing.before)
    return found is not None and (":" in found[0] or standing.mention.year is not None)


def _is_meeting_held(standing: Standing) -> bool:
    return standing.index <= MAX_STAMP_LINE and _HELD.search(standing.lead) is not None


def _is_opening_meeting(standing: Standing) -> bool:
    if _ITEM.match(standing.line) and standing.mention.year is None:  # "1. Minutes of 3 May": an item, the last meeting
        return False
    return standing.index <= MAX_STAMP_LINE and _MEETING.search(standing.lead) is not None


# In order: the first that fits is taken. A weight of 0 says that the date cannot be the day of issue.
_WAYS: tuple[tuple[str, float, Callable[[Standing], bool]], ...] = (
    ("label", 100.0, _is_label),
    ("label of the meeting", 82.0, _before(_LABEL_MEETING)),
    ("later label", 62.0, _before(_LABEL_LATER)),
    ("another label", 0.0, _before(_LABEL_OTHER)),
    ("number line", 98.0, _is_number_line),
    ("label", 80.0, _before(_LABEL_INSIDE)),
    ("table row", 0.0, _is_table_row),
    ("closing formula", 96.0, _lead(_SIGNED)),
    ("dateline", 95.0, _is_dateline),
    ("position", 84.0, _near(_POSITION)),
    ("day of the meeting", 78.0, _is_meeting_held),
    ("date of the paper named", 50.0, _is_own_name),
    ("cited document", 0.0, is_cited),
    ("deadline", 0.0, _near(_DEADLINE)),
    ("line of place and date", 93.0, _is_place_line),
    ("line of its own", 91.0, _is_alone),
    ("stamp", 92.0, _is_stamp),
    ("title", 80.0, _is_in_title),
    ("day of the meeting", 78.0, _is_opening_meeting),
    ("today", 70.0, _near(_TODAY)),
    ("adoption", 66.0, _lead(_ADOPTED)),
    ("caption", 15.0, _is_caption),
    ("heading", 55.0, _is_heading),
    ("running text", 40.0, _near(_EVENT)),
    ("running text", 20.0, lambda _: True),
)
