"""Owners of single sentences, as the whole library names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from directive_extract.extract.language import load_language
from directive_extract.extract.mentions import mentions_in
from directive_extract.extract.sightings import walk
from directive_extract.ingest import read_source
from directive_extract.pipeline import Extractor
from directive_extract.resolve.names import read_names
from directive_extract.schema.settings import Settings
from directive_extract.structure.metadata import read_metadata
from directive_extract.structure.outline import build_outline

if TYPE_CHECKING:
    from spacy.language import Language

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
    "by, behind a meeting": (
        "A chart is to be shown at the next session by the Harbour Master.",
        ["Harbour Master"],
    ),
    "that, a noun for a person": ("The Council decided that the Lifeboat host the regatta on 4 May.", ["Lifeboat"]),
    "that, no bait": ("Resolved that no bait be put down by members before 4 May.", []),
    "given a time": ("The EPA has been granted two months to survey all tankers.", ["EPA"]),
    "behind a topic": (
        "Second, regarding lighthouses, the Ministry of Ports must train pilots by 4 May.",
        ["Ministry of Ports"],
    ),
    "that": ("Resolved that the Harbour Master furnish the list by 4 May.", ["Harbour Master"]),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(classifier=False))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_language()


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
    "together at the beginning": (
        "Together with IMO and the Tide Office, the secretariat in Hale was told to mark the wreck by 4 May.",
        {"secretariat in Hale": "lead", "IMO": "support", "Tide Office": "support"},
    ),
    "together, then a participle": (
        "Assign the Ministry of Ports to take charge of, together with the Coast Guard, mending the piers by 4 May.",
        {"Ministry of Ports": "lead", "Coast Guard": "support"},
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


# Clauses that the rules alone take for no task: what they name is looked at before any verdict.
NAMED = {
    "day": ("Results have to be declared by 31.01.2026.", {}),
    "month": ("The work shall be done by June.", {}),
    "gave days": ("The order gives wardens 45 days to clear the quay.", {"wardens": "lead"}),
    "commands that": ("The order commands that from July 1 agencies refuse paper charts.", {"agencies": "lead"}),
    "make full use": ("Make full use of the cameras to impose fines.", {}),
    "I need": ("I need shift leaders to let Ann know by Sunday.", {"shift leaders": "lead"}),
    "obliged if": ("I'd be obliged if the Youth Service could run a stall.", {"Youth Service": "lead"}),
    "assigned to": ("General control of the works is assigned to the Tide Office.", {"Tide Office": "lead"}),
    "entrusted with": ("The Tide Office is entrusted with a study of the wreck.", {"Tide Office": "lead"}),
    "allowed and obliged": ("Wards are allowed and obliged to sign contracts with vets.", {"Wards": "lead"}),
    "name alone": ("Zofia chases the other teams.", {"Zofia": "lead"}),
    "unknown noun that is told": ("Khokims were tasked to find an investor within a month.", {"Khokims": "lead"}),
    "hyphen": ("Vice-Deans decide within three working days.", {"Vice-Deans": "lead"}),
    "two words": ("Ward clerk to do charts for discharges the evening before.", {"Ward clerk": "lead"}),
    "verb in a name": ("Police check posts should register each ferry.", {"Police check posts": "lead"}),
    "kept": ("The night watches must go on being maintained until June.", {}),
    "vocative": ("Owen can you ring the harbour tonight?", {"Owen": "lead"}),
    "vocative with please": ("Olga, the charter has to be renewed, please.", {"Olga": "lead"}),
    "directing, acronym": (
        "To direct the Tide Data Centre (TDC) to reach agreements with ports.",
        {"Tide Data Centre": "lead"},
    ),
    "directing, adverb": (
        "To direct the light stations offshore to report storms.",
        {"light stations": "lead"},
    ),
    "no, behind a clause": ("Until the report is out no member may enter the tower.", {"member": "lead"}),
    "it is required that": (
        "It is required that the Ministry of Ports, in coordination with the Coast Guard, issue in May the charts.",
        {"Ministry of Ports": "lead", "Coast Guard": "support"},
    ),
    "by, before an adjective": ("Sites have to be found by wards close to the quay.", {"wards": "lead"}),
    "plural with a verb like a noun": (
        "Until then, port-level Harbour Boards issue reminders in writing by 4 May.",
        {"port-level Harbour Boards": "lead"},
    ),
    "list with a verb like a noun": (
        "Boards, clubs and wards named in this Notice issue plans by 4 May.",
        {"Boards": "lead", "clubs": "lead", "wards": "lead"},
    ),
    "behind months": ("From May to June police will check all ferries.", {"police": "lead"}),
    "somebody's help, as an aside": (
        "Ann, with Bert's help, to paint two boats by 4 May.",
        {"Ann": "lead", "Bert": "support"},
    ),
    "a department as an aside": (
        "Mr. Quill, with Finance, to write two letters by 4 May.",
        {"Mr. Quill": "lead", "Finance": "support"},
    ),
    "together, then a verb": (
        "Together with the Boat Club, arrange young people to help at the regatta on 4 May.",
        {"Boat Club": "support"},
    ),
    "supervising": (
        "The divers must mark the wreck by 4 May, the Harbour Master supervising.",
        {"divers": "lead", "Harbour Master": "oversight"},
    ),
    "noun that could be a verb": ("Market wardens publish the prices of fish by 4 May.", {"Market wardens": "lead"}),
    "clause that opens with a verb": ("Market the oysters of the bay by 4 May.", {}),
    "let": ("Let the Pier Commission provide two boats by 4 May.", {"Pier Commission": "lead"}),
    "let people": ("Let residents grade the piers by 4 May.", {}),
    "let know": ("Let residents know the dates by 4 May.", {}),
    "it is for": ("It is for the wards to choose two boats by 4 May.", {"wards": "lead"}),
    "up to": ("It will be up to the Pier Board to provide two boats by 4 May.", {"Pier Board": "lead"}),
    "to charge with": ("To charge the Pier Board with mending the slipway by 4 May.", {"Pier Board": "lead"}),
    "grateful if, bare verb": (
        "I should be grateful if boat clubs spread the races over the month of May.",
        {"boat clubs": "lead"},
    ),
    "I want, behind an aside": (
        "As for the wreck, I want the Coast Guard to raise it by 4 May.",
        {"Coast Guard": "lead"},
    ),
    "being in charge": (
        "The slipway must be mended by 4 May, the Pier Board being in charge.",
        {"Pier Board": "lead"},
    ),
    "supposed to": (
        "Harbour clerk Olga Ames is supposed to bring two boats by 4 May.",
        {"Harbour clerk Olga Ames": "lead"},
    ),
    "supposed to be": ("The slipway is supposed to be mended by 4 May.", {}),
    "together with, then a verb like a noun": (
        "The Pier Board, in concertation with the Coast Guard, issues in May the charts of the bay.",
        {"Pier Board": "lead", "Coast Guard": "support"},
    ),
    "by, then another participle": (
        "Lists of wrecks will be drawn up by wards and sent to the Board by 4 May.",
        {"wards": "lead"},
    ),
    "continues to direct": (
        "The Bank of Hale continues to direct lenders to pay out the loans by 4 May.",
        {"Bank of Hale": "oversight", "lenders": "lead"},
    ),
}


@pytest.mark.parametrize(("sentence", "roles"), NAMED.values(), ids=NAMED)
def test_named_whatever_the_verdict(nlp: Language, sentence: str, roles: dict[str, str]) -> None:
    source = read_source(HEAD + sentence, settings=Settings(), name="text")
    outline = build_outline(source, read_metadata(source, date_order="DMY"), max_sentence_words=400)
    *_, (segment, sightings) = walk(outline, nlp)
    found = [m for s in sightings for m in mentions_in(segment.passage, s.doc, s.finding)[0]]
    names = [name for m in found for name in read_names(m.passage.text, m.role)]
    assert {name.name: name.role.value for name in names} == roles
