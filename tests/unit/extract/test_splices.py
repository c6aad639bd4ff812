"""Lines of minutes that say in one breath what several are to do."""

from __future__ import annotations

import pytest

from directive_extract.extract.splices import splice_places

PARTED = {
    "to-do-twice": "Jo to book the hall by Friday | Bo to bring the keys",
    "to-do-then-does": "Jo to book the hall | Bo brings the keys",
    "does-twice": "Jo books the hall this week | Di brings the keys",
    "body": "The lease is to be signed by May | the treasurer to send the copies",
    "each": "It was agreed to share them out | each captain to fetch those of his boat",
    "nobody": "Jo keeps the key until May | nobody lends it out",
    "initials-in-small-letters": "jo to send the plan by monday | bo + cy to comment by noon",
    "three": "Jo to book the hall | Bo to bring the keys | Cy to pay",
}
WHOLE = {
    "owner-at-the-end": "the hall is to be booked by Friday, Jo to sort",
    "watching": "all boats are to carry flares by June, the Captain to see that they do",
    "thing": "a new rope will be bought at once, the money to come from the tin",
    "list-of-names": "Jo, Bo and Cy to bring the keys",
    "talk": "Jo to ask the yard, Bo thinks that it is closed",
    "no-names": "to book the hall, to pay the deposit",
    "prose": "Jo to book the hall, " + "and so on " * 50 + ", Bo to pay the yard",
}


def cut(text: str) -> str:
    parts, start = [], 0
    for first, last in splice_places(text):
        parts.append(text[start:first])
        start = last
    return " | ".join([*parts, text[start:]])


@pytest.mark.parametrize("line", PARTED.values(), ids=PARTED)
def test_a_comma_parts_what_two_are_to_do(line: str) -> None:
    assert cut(line.replace(" | ", ", ")) == line


@pytest.mark.parametrize("line", WHOLE.values(), ids=WHOLE)
def test_a_comma_inside_one_action_parts_nothing(line: str) -> None:
    assert splice_places(line) == []
