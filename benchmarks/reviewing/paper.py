"""A long document: minutes of 200 pages with 1,500 directives, laid out as a PDF file."""

from __future__ import annotations

from itertools import islice, product

from layouts.house import House
from layouts.pdf import to_pdf
from layouts.reading import read_parts

_BODIES = ("Ministry of Works", "Ports Authority", "Treasury", "Water Board", "Department of Schools", "Land Registry")
_ORDERS = (
    "publish the register of {thing} in {place}", "repair the {thing} in {place}", "report on the {thing} in {place}",
    "inspect the {thing} of {place}", "complete the survey of {thing} in {place}", "train staff for {thing} in {place}",
)  # fmt: skip
_THINGS = ("bridges", "culverts", "school roofs", "pumping stations", "land records", "harbour lights", "clinics")
_PLACES = ("Ardle", "Bexcombe", "Corvan", "Dunmere", "Elstow", "Farrowdale", "Glenharrow", "Holmsey", "Inverlee")
_TALK = (
    "The meeting heard that work in {place} had gone on through the winter and that the {thing} were in better order "
    "than a year before. Members thanked the staff. The figures of the last quarter were noted, and the auditor had "
    "found nothing to remark on. A question about the cost of steel was answered from the table in the annex, "
    "and the chair recalled how the first {thing} of the county were built, a hundred and ten years ago.\n"
    "In {place} the {thing} had cost less than was planned, as the engineer explained with a map that is annexed. "
    "Rain had delayed two of the sites, both of which are open again. Nobody asked for more, and the paper was noted. "
    "The delegate of the coast spoke of last year's storm and of the help that came from inland."
).splitlines()
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


def directives(count: int) -> list[str]:
    """Sentences that order something, all different.

    Args:
        count: How many.

    Returns:
        Sentences.
    """
    kinds = product(_MONTHS, _PLACES, _THINGS, _ORDERS)
    return [
        f"The {_BODIES[number % len(_BODIES)]} shall {order.format(thing=thing, place=place)} "
        f"by {1 + number % 28} {month} 2027."
        for number, (month, place, thing, order) in enumerate(islice(kinds, count))
    ]


def long_text(count: int) -> str:
    """Minutes: under numbered headings, for every item some talk, then what is ordered.

    Args:
        count: How many directives.

    Returns:
        The text, its blocks apart by blank lines.
    """
    found = ["COUNTY OF MERREL", "MINUTES OF THE ANNUAL CONFERENCE OF 4 NOVEMBER 2026"]
    for number, sentence in enumerate(directives(count)):
        thing, place = _THINGS[number % len(_THINGS)], _PLACES[number % len(_PLACES)]
        if number % 10 == 0:
            found.append(f"{number // 10 + 1}. {thing.capitalize()} of {place}")
        found += [_TALK[number % len(_TALK)].format(thing=thing, place=place), sentence]
    return "\n\n".join(found) + "\n"


def long_pdf(count: int) -> tuple[bytes, int]:
    """The same as a PDF file of an ordinary office.

    Args:
        count: How many directives.

    Returns:
        The file, and its number of pages.
    """
    house = House(
        title="Annual conference", office="Records and Minutes Unit", numbering="Page {page} of {pages}",
        number_on_top=False, family=0, justified=True, hyphenated=False, two_columns=False, ruled=True,
        line_numbers=False, stamp="", footnote="", real_numbers=False, template=0,
    )  # fmt: skip
    return to_pdf("conference", read_parts(long_text(count)), house)
