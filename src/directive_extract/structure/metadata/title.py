"""The title: the headline of a report, or the kind of paper with its subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.structure.metadata.mentions import find_date_mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.schema.source import Hints
    from directive_extract.structure.metadata.head import HeadLine

MAX_TITLE_CHARS = 300
MAX_SUBJECT_LINES = 4
MAX_KIND_LINE = 24  # letterhead and addressees stand above the kind of paper
_KIND = re.compile(
    r"^(?:\(?draft\)?\s+|joint\s+|agreed\s+|unconfirmed\s+|confirmed\s+|approved\s+)?(?:resolutions?|notice"
    r"|conclusions?|decisions?|directive|official dispatch"
    r"|(?:action |implementation )?plan|(?:office |executive )?memorandum(?: circular| order)?|circular|instruction"
    r"|communiqu[eé]|minutes|decree|(?:executive |administrative )?order"
    r"|proclamation|cabinet (?:dispatch|decisions?|resolutions?)|record of (?:discussions?|decisions?|proceedings)"
    r"|action taken report|statement|announcement|recommendations?"
    r"|notes? of|summary of (?:decisions|conclusions)|report (?:of|on)|action (?:tracker|list|log)|matters arising"
    r"|declaration|ordinance)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?P<label>sub(?:ject)?|re|title|topic)\s*[:.]\s*[-–—]?\s*\W?(?P<subject>\w.*[^\W\d_]{2}.*?)[\W_]?$",
    re.IGNORECASE,
)
_META = re.compile(
    r"^(?:press release\b|dear\b|(?:no|number|ref|nr|f\. no)\b\.?\s*:?\s*[\w/-]*\d|date\s*:|dates?\s*[:(]|dated\b"
    r"|by [A-Z]|\(?photo\b"
    r"|(?:source|tags?|from|to|cc|document|present|apologies|in attendance|attendees|here|copy|directors present"
    r"|staff)\s*:|distr\b"
    r"|(?:share|listen|print|follow)\b.{0,20}(?:$|\|)|posted\b|published\b|updated\b|page \d|parent:|p\.?o\.? box"
    r"|adopted by\b|\(?unofficial"
    r"|translated|times are\b)",
    re.IGNORECASE,
)
_NOT_SUBJECT = re.compile(
    r"^(?:the\s[\w\s’']{3,60},?|pursuant\b|whereas\b|having\b|recalling\b|\d+[.)]\s|[ivx]+\.|to:|on behalf)",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"independence\s*[-–]\s*freedom|socialist republic|^\(.*\)$|^from the chair$|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
    re.IGNORECASE,
)
_BODY_NAME = re.compile(
    r"^(?:the\s)?(?:[\w’'.&-]+[\s,]+){0,7}(?:government|council|committee|board|ministry|office|cabinet|secretariat"
    r"|department|commission|parliament|commons"
    r"|assembly|union|nations|minister|president|palace|republic|university|consortium|corporation|limited|ltd|berhad"
    r"|bhd|inc|plc|company|agency|authority|district"
    r"|accounts|party|online|newspaper|news|portal|radio|coverage|group|organi[sz]ation|directors|governors|college"
    r"|school)\b(?:\s(?:of|for|on)\s[\w\s’',&-]{1,60})?\W*$",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"^date\s*:?\s*\d{4}-\d\d-\d\d\s*", re.IGNORECASE)
_CLOCK_END = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_HANGING = re.compile(r"\b(?:on|of|the|at|in|for|and|by|to|held)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:no\.?|number)\s", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:meeting|session|minutes|committee|c(?:omm)?ttee|council|board|plenary|conference)\b", re.IGNORECASE
)
_BARE_KIND_WORDS = 5
_SMALL_WORD = re.compile(r"\b(?!(?:of|the|and|for|on|in|to|at)\b)[a-z]{2,}")
MIN_HEADLINE_WORDS = 3
MAX_TITLE_WORDS = 40
_MAX_STAMP_WORDS = 12  # a line with a date and no more words than that is a stamp, not a headline


def find_title(lines: Sequence[HeadLine], hints: Hints) -> str | None:
    """Find the title.

    Args:
        lines: The document's first lines.
        hints: The title that the container names comes first.

    Returns:
        The title on one line, None where no line looks like one.
    """
    if hints.title:
        return hints.title[:MAX_TITLE_CHARS]
    kind = next((i for i, line in enumerate(lines[:MAX_KIND_LINE]) if _is_kind(line)), None)
    first = next((i for i, line in enumerate(lines) if _is_headline(line)), None)
    subject = next((found for line in lines if (found := _SUBJECT.match(line.text))), None)
    labelled = subject["subject"] if subject else None
    if labelled and subject and subject["label"].lower() == "title":
        return labelled[:MAX_TITLE_CHARS]
    if any(line.text.startswith("Dear ") for line in lines):
        return labelled
    if kind is not None and (first is None or kind <= first or _has_letterhead(lines[:kind])):
        return _with_subject(lines, kind, labelled)
    if labelled is None and first is None:
        return None
    return (labelled or _DATE_LABEL.sub("", lines[first or 0].text))[:MAX_TITLE_CHARS]


def _is_kind(line: HeadLine) -> bool:
    """Return whether the line names the kind of paper ("RESOLUTION", "Minutes of the ...") and is no sentence."""
    text = line.text
    found = _KIND.match(text)
    if found is None or not (text[0].isupper() or text.startswith("(")) or text[found.end() :].lstrip().startswith(":"):
        return False
    return len(text.split()) <= MAX_TITLE_WORDS and (_CLOCK_END.search(text) is not None or text[-1] not in ".;:")


def _has_letterhead(above: Sequence[HeadLine]) -> bool:
    return any(_LETTERHEAD.search(line.text) or _is_body_name(line.text) or _META.match(line.text) for line in above)


def _is_body_name(text: str) -> bool:
    """Return whether a line is a body's name, and no headline that ends in one ("... says the Minister")."""
    return _BODY_NAME.match(text) is not None and _SMALL_WORD.search(text) is None


def _is_headline(line: HeadLine) -> bool:
    text = line.text
    if line.heading:
        return True
    words = text.split()
    if len(words) < MIN_HEADLINE_WORDS or _META.match(text) or _LETTERHEAD.search(text) or _is_body_name(text):
        return False
    if len(line.columns) > 1:  # letterheads and rows of links stand side by side
        return False
    return not _is_stamp(text) or _OCCASION.search(text) is not None


def _is_stamp(text: str) -> bool:
    return len(text.split()) <= _MAX_STAMP_WORDS and bool(find_date_mentions(text))


def _with_subject(lines: Sequence[HeadLine], kind: int, labelled: str | None) -> str:
    """Return the line with the kind of paper, and what it is about: a labelled line, or the lines right below."""
    parts = [lines[kind].text]
    if labelled is not None:
        parts.append(labelled)
    elif len(parts[0].split()) < MAX_TITLE_WORDS:
        parts += _subject_lines(lines, kind)
    return " ".join(parts)[:MAX_TITLE_CHARS]


def _subject_lines(lines: Sequence[HeadLine], kind: int) -> list[str]:
    found: list[str] = []
    is_bare = len(lines[kind].text.split()) <= _BARE_KIND_WORDS
    row = lines[kind].row
    for line in lines[kind + 1 : kind + 1 + MAX_SUBJECT_LINES]:
        is_near = line.row - row <= (2 if is_bare and not found else 1)
        is_hanging = _HANGING.search(([lines[kind].text, *found])[-1]) is not None
        if not is_near or not (is_hanging or _is_subject(line.text, is_bare)):
            break
        found.append(line.text)
        row = line.row
    return found


def _is_subject(text: str, is_bare: bool) -> bool:
    if _NOT_SUBJECT.match(text) or (_META.match(text) and not _NUMBERED.match(text)) or _is_stamp(text):
        return False
    is_sentence = text.endswith(".") and _CLOCK_END.search(text) is None
    return len(text.split()) <= MAX_TITLE_WORDS and (is_bare or not is_sentence)
