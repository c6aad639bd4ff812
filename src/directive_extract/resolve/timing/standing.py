"""Times that a standing duty counts from whatever sets it off, and days that come again every month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.schema.directive import Anchor, DeadlineKind, Recurrence, Relation

if TYPE_CHECKING:
    from directive_extract.resolve.timing.expressions import Expression
    from directive_extract.schema.directive import Deadline

# "Upon receipt of an order, ... within 15 days": from each order, not from the day of the document.
_TRIGGER = re.compile(
    r"\W*(?P<event>(?:upon|on receipt of|on receiving|once|when|whenever|as soon as|in the event of)\b[^,;:]{3,80}),",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?P<event>(?:each|every|any)\s+[\w-]+(?:\s+[\w-]+)?)", re.IGNORECASE)
# "Answer any request within six weeks", "decide on applications within 20 days": from each of them.
_HANDLED = re.compile(
    r"\b(?:answers?|answered|repl(?:y|ies)|responds?|decides?|rules?|reports?|acknowledges?|investigates?|reviews?"
    r"|examines?|process(?:es)?|handles?)\s+(?:on |to )?(?P<event>(?:any|every|each) [\w-]+"
    r"|(?:(?:an|a|all|such|their|his|her) )?(?:[\w-]+ )?(?:requests?|applications?|complaints?|petitions?|appeals?"
    r"|objections?|claims?)\b)(?! (?:of|from) this\b)[^,;.]{0,60}$",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\b(?:hours?|hrs?)\b", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    r"(?:by|before|on|no later than|due on|due by)\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)$", re.IGNORECASE
)
_MONTHLY = re.compile(r"\b(?:monthly|(?:every|each) month)\b", re.IGNORECASE)


def as_standing(expression: Expression) -> Deadline:
    """What a chosen expression means in a duty that comes up again and again.

    Args:
        expression: Read as if it were said of one act.

    Returns:
        Without a date where it counts from an event of the sentence; as a monthly recurrence where the sentence speaks
        of what is done monthly and the expression names a day of the month; else its deadline unchanged.
    """
    deadline = expression.deadline
    event = _event_of(expression)
    if event is not None:
        update: dict[str, object] = {"date": None, "start": None, "due": None, "anchor": Anchor(text=event)}
        return deadline.model_copy(update=update)
    day = _DAY_OF_MONTH.match(deadline.text)
    if day and _MONTHLY.search(expression.before + expression.after):
        update = {
            "kind": DeadlineKind.RECURRING,
            "relation": Relation.EVERY,
            "recurrence": Recurrence.MONTHLY,
            "rrule": f"FREQ=MONTHLY;BYMONTHDAY={int(day.group('day'))}",
            "date": None,
            "start": None,
            "due": None,
            "anchor": None,
            "assumptions": (),
        }
        return deadline.model_copy(update=update)
    return deadline


def _event_of(expression: Expression) -> str | None:
    """The event that a length of time counts from, where the sentence names one that comes again."""
    deadline = expression.deadline
    if deadline.kind is not DeadlineKind.RELATIVE or deadline.relation is not Relation.BY or deadline.date is None:
        return None
    trigger = _TRIGGER.match(expression.context)
    if trigger and trigger.end() <= expression.start:
        return trigger.group("event")
    each = _EACH.search(expression.before) if _HOURS.search(deadline.text) else None
    set_off = each or _HANDLED.search(expression.near)
    return set_off.group("event") if set_off else None
