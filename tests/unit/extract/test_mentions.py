"""Owners of single sentences, as the whole library names them."""

from __future__ import annotations

import pytest

from directive_extract.pipeline import Extractor
from directive_extract.schema.settings import Settings

HEAD = "PORT OF HALE\nMinutes of the meeting held on 3 March 2026\n\n"

OWNERS = {
    "modal": ("The Harbour Board must publish the tide tables by 4 May.", ["Harbour Board"]),
    "passive of telling": ("Ferry companies were told to add two crossings by Friday.", ["Ferry companies"]),
    "object": ("The Mayor asked the fire brigade to test the sirens by 4 May.", ["fire brigade"]),
    "called on": ("The Mayor called on boat owners to clear the slipway by 4 May.", ["boat owners"]),
    "by": ("The slipway is to be repaired by the Roads Department by 4 May.", ["Roads Department"]),
    "passive": ("The slipway must be repaired by 4 May.", []),
    "we": ("We must repair the slipway by 4 May.", []),
    "necessary": ("It is necessary for the Harbour Board to repair the slipway by 4 May.", ["Harbour Board"]),
    "no hospital": ("No hospital may close its doors before 4 May.", ["hospital"]),
    "no boat": ("No boat may leave before 4 May.", []),
    "nobody": ("Nobody may enter the tower before 4 May.", []),
    "from": ("A list of wrecks is wanted from the Coast Guard by 4 May.", ["Coast Guard"]),
    "in charge": ("The wreck must be raised by 4 May, with the Coast Guard in charge.", ["Coast Guard"]),
    "time": ("The Board gave the contractors until 4 May to remove the crane.", ["contractors"]),
    "until": ("Contractors have until 4 May to remove the crane.", ["Contractors"]),
    "please": ("Could the Harbour Master please send the list by 4 May?", ["Harbour Master"]),
    "behind an adverbial": ("From now on the Harbour Board must report every Friday.", ["Harbour Board"]),
    "fragment": ("Clerk to write to the owners by 4 May.", ["Clerk"]),
    "label": ("ACTION: Clerk to write to the owners by 4 May.", ["Clerk"]),
    "that": ("Resolved that the Harbour Master furnish the list by 4 May.", ["Harbour Master"]),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(classifier=False))


@pytest.mark.parametrize(("sentence", "names"), OWNERS.values(), ids=OWNERS)
def test_owners(extractor: Extractor, sentence: str, names: list[str]) -> None:
    tasks = extractor.extract(HEAD + sentence).tasks
    assert len(tasks) == 1
    assert [owner.name for owner in tasks[0].owners] == names


ROLES = {
    "support": (
        "The Harbour Board, together with the Coast Guard, must raise the wreck by 4 May.",
        {"Harbour Board": "lead", "Coast Guard": "support"},
    ),
    "company": (
        "The Harbour Board, with the Coast Guard, shall raise the wreck by 4 May.",
        {"Harbour Board": "lead", "Coast Guard": "support"},
    ),
    "helping": (
        "The Harbour Board must raise the wreck by 4 May, with the Coast Guard assisting.",
        {"Harbour Board": "lead", "Coast Guard": "support"},
    ),
    "oversight": (
        "The divers must raise the wreck by 4 May under the supervision of the Harbour Master.",
        {"divers": "lead", "Harbour Master": "oversight"},
    ),
    "directing": (
        "The Harbour Board shall direct ferry companies to add two crossings by 4 May.",
        {"Harbour Board": "oversight", "ferry companies": "lead"},
    ),
    "directing the work": (
        "The Harbour Board shall direct the raising of the wreck by 4 May.",
        {"Harbour Board": "lead"},
    ),
    "directing in the present tense": (
        "Specifically, the Ministry of Ports directs airports to open a gate for pilots by 4 May.",
        {"Ministry of Ports": "oversight", "airports": "lead"},
    ),
    "somebody's help": (
        "The divers must raise the wreck by 4 May with the Coast Guard's help.",
        {"divers": "lead", "Coast Guard": "support"},
    ),
    "a state": (
        "The Harbour Board shall see to it that each pier has a lamp by 4 May.",
        {"Harbour Board": "lead"},
    ),
}


@pytest.mark.parametrize(("sentence", "roles"), ROLES.values(), ids=ROLES)
def test_roles(extractor: Extractor, sentence: str, roles: dict[str, str]) -> None:
    tasks = extractor.extract(HEAD + sentence).tasks
    assert len(tasks) == 1
    assert {owner.name: owner.role.value for owner in tasks[0].owners} == roles
