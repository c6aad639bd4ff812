"""What stands in front of a directive and is none of it: labels, headers, verbs of the body that decides or asks."""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"^\W*(?:(?:\(?(?:[ivx]{1,5}|[a-h]|\d{1,2})[.)])\s+|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[a-z])|\d{1,2}\s+(?=to\s)"
    r"|(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|lastly)\s*[,:]\s+)"
    r"|^[\s,;:.–—•*-]+",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^(?:actions?|decision|decided|orders?|to do|todo|ap|ai|task|resolved|agreed|new tasks?|new)\s*\d*"
    r"\s*[:–—-]\s+(?=\S)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"^[A-Z][\w -]{2,40}:\s+(?:to\s+(?=[a-z])(?!be\b)|(?=(?:nobody|nothing|no one)\s))"
)  # "Mine action: to survey the three roads"
_OPERATIVE = re.compile(
    r"^(?:(?:also|further|furthermore|strongly|again)\s+)?(?:requests|urges|calls (?:up)?on|invites|encourages"
    r"|instructs|directs|asks|tasks|appeals to|demands(?: that)?)\s+(?=(?:all|the)\s|\w.*\bto\b)",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"^(?:after [^,]{3,30}\s)?(?:further,?\s+|at the same time,?\s+)?"
    r"(?:(?:it (?:was|is)|it|be it|(?:the|this) [\w' ]{3,40}?|[A-Z]\w+(?: [A-Z]\w+){0,2}|members|council)\s+)?"
    r"(?:(?:further|also|unanimously|accordingly|hereby|then|however|therefore)\s+)*"
    r"(?:resolved?|resolves|agreed|decided|decides|directed|recommended|recommends|ordered|requests|demands|requires|insists|moved|commands"
    r"|required|essential|imperative|necessary)\s+(?:(?:further|instead|also|unanimously)\s+)*that\s+",
    re.IGNORECASE,
)
_REMINDED = re.compile(
    r"^[^,;:]{3,90}?\s(?:(?:was|were|is|are)\s+reminded|reminded\s+[^,;:]{2,40}?)\s+that\s+", re.IGNORECASE
)
_OF = re.compile(r"^of\s+(?=(?:\w+ly\s+)?[a-z]+ing\s)", re.IGNORECASE)


def without_label(text: str) -> str:
    """A clause without the label of its item ("(b)", "Third,") and stray marks.

    Returns:
        What is left; the same text where there is no label.
    """
    return _LABEL.sub("", text)


def without_lead_in(text: str) -> str:
    """A clause without what introduces it.

    Args:
        text: The clause.

    Returns:
        "the car park be resurfaced" for "(b) RESOLVED that the car park be resurfaced"; "pilots to carry
        lamps" for "New: pilots to carry lamps".
    """
    previous = None
    while text != previous:
        previous = text
        text = _HEADER.sub("", without_label(text))
        for pattern in (_TOPIC, _DECISION, _OPERATIVE, _REMINDED, _OF):
            text = pattern.sub("", text)
    return text
