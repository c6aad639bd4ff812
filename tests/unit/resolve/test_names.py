"""Owner phrases to names."""

from __future__ import annotations

import pytest

from directive_extract.resolve.names import read_names
from directive_extract.schema.directive import Role

LEADS = {
    "article": ("the Harbour Board", ["Harbour Board"]),
    "two": ("units and wards", ["units", "wards"]),
    "no": ("No officer or clerk", ["officer", "clerk"]),
    "neither": ("Neither EPA nor the Ministry", ["EPA", "Ministry"]),
    "above-mentioned": ("the above-mentioned boards and banks", ["boards", "banks"]),
    "acronym dropped": ("The Port Safety Authority (PSA)", ["Port Safety Authority"]),
    "post with its unit": ("Dean (Research)", ["Dean (Research)"]),
    "title": ("Mr. Quill and Dr. Ames", ["Mr. Quill", "Dr. Ames"]),
    "initial": ("L. Ames", ["L. Ames"]),
    "relative": ("owners who have not paid, and banks", ["owners"]),
    "that": ("wards that lag behind", ["wards"]),
    "willing": ("Clubs willing to help", ["Clubs"]),
    "modal": ("The Board shall take the lead", ["Board"]),
    "time": ("the district in March", ["district"]),
    "capitals": ("THE BOARD AND THE BANK, WITHIN THEIR POWERS", ["Board", "Bank"]),
    "acronym in capitals": ("THE HARBOUR BOARD OF HALEPORT AND EPA", ["Harbour Board of Haleport", "EPA"]),
    "named in": ("Boards and wards named in this Notice", ["Boards", "wards"]),
    "adverb": ("Heads of wards directly", ["Heads of wards"]),
    "adjective like an adverb": ("the elderly", ["elderly"]),
    "level": ("National and provincial boards", ["National boards", "provincial boards"]),
    "level with more words": (
        "Provincial and city Party committees",
        ["Provincial Party committees", "city Party committees"],
    ),
    "one name with and": ("Hale Newspaper, Radio and Television", ["Hale Newspaper, Radio and Television"]),
    "post and a body": ("the engineer, Pump Board", ["engineer", "Pump Board"]),
    "stroke": ("Ann/Bert", ["Ann", "Bert"]),
    "two posts": (
        "Permanent Secretaries and Chief Executives of Agencies",
        ["Permanent Secretaries", "Chief Executives of Agencies"],
    ),
    "from to": ("stations from the county to parish levels", ["stations from the county to parish levels"]),
    "from to, adjectives": ("wardens from central to local", ["wardens from central to local"]),
    "told to": ("officers from the county to report", ["officers from the county"]),
    "of each": ("Chairperson of each ward-level board", ["Chairperson of each ward-level board"]),
    "aside": ("All wardens, young and old", ["All wardens"]),
    "their own": ("their own wardens", ["wardens"]),
    "label": ("#action Quill", ["Quill"]),
    "itself": ("The Agency itself", ["Agency"]),
    "distributed": ("Ministries of Ports and Roads", ["Ministry of Ports", "Ministry of Roads"]),
    "distributed with of": (
        "The ministries of Ports and of Science and Technology",
        ["ministry of Ports", "ministry of Science and Technology"],
    ),
    "joint portfolio": ("Departments of Education and Training", ["Departments of Education and Training"]),
    "nested distribution": (
        "the Chairpersons of the Boards of Hale, Orr and Quay",
        ["Chairperson of the Board of Hale", "Chairperson of the Board of Orr", "Chairperson of the Board of Quay"],
    ),
    "distributed, then others": (
        "Ministries of Ports and Roads, the State Bank and EPA",
        ["Ministry of Ports", "Ministry of Roads", "State Bank", "EPA"],
    ),
    "modal in a name": ("the Boards of Can Tho and Hale", ["Board of Can Tho", "Board of Hale"]),
    "shared head": (
        "ferries, railway and coach companies",
        ["ferries", "railway companies", "coach companies"],
    ),
    "shared head of titles": ("City and Provincial Directors", ["City Directors", "Provincial Directors"]),
    "shared complement": (
        "Ministers, Secretaries and Chairmen of wards",
        ["Ministers", "Secretaries of wards", "Chairmen of wards"],
    ),
    "places stay together": ("Police of wards and districts", ["Police of wards and districts"]),
    "places and a zone": (
        "Boards of communes, wards and Hale special zone",
        ["Boards of communes, wards and Hale special zone"],
    ),
    "one department": ("The tides and waterfront department", ["tides and waterfront department"]),
    "compound name": ("the Mines and Quarries Bureau", ["Mines and Quarries Bureau"]),
    "compound with of": (
        "the Food and Agriculture Organization of the Isles and the Tuna Commission",
        ["Food and Agriculture Organization of the Isles", "Tuna Commission"],
    ),
    "complement with commas": (
        "The Department of Ports, Piers and Boats",
        ["Department of Ports, Piers and Boats"],
    ),
    "post and unit": ("The Head, Salvage", ["Head, Salvage"]),
    "post and post": ("Secretary, Treasurer and Clerk", ["Secretary", "Treasurer", "Clerk"]),
    "university and place": ("State Harbour University, Hale", ["State Harbour University, Hale"]),
    "city after city": ("Hale and Orr Quay City", ["Hale", "Orr Quay City"]),
    "plural title": ("Cllrs Ames and Orr", ["Cllr Ames", "Cllr Orr"]),
    "comma alone shares nothing": ("Deans, heads of wards", ["Deans", "heads of wards"]),
    "slash": ("Governors and Reeves/Mayors", ["Governors", "Reeves/Mayors"]),
    "slash of acronyms": ("MD/CFO", ["MD", "CFO"]),
    "spaced slash": ("Ames / Orr", ["Ames", "Orr"]),
    "apposition": ("EPA, the agency for ports,", ["EPA"]),
    "small first names": ("ida and finn", ["ida", "finn"]),
    "holder with a title": ("the Harbour Master of Hale, Mr Owen Quill", ["Harbour Master of Hale"]),
    "two with titles": ("Mr. Quill, Dr. Ames", ["Mr. Quill", "Dr. Ames"]),
    "two with initials": ("P. Quill, T. Ames", ["P. Quill", "T. Ames"]),
    "holder by name": ("its chief executive, Olga Ames", ["chief executive"]),
    "place behind a post": ("the Vice Chairman of the Board, Hale Quay", ["Vice Chairman of the Board, Hale Quay"]),
    "two posts behind a comma": ("the Harbour Master, Pier Warden", ["Harbour Master", "Pier Warden"]),
    "number of an action": ("AP3.2** Vessla", ["Vessla"]),
    "number of an item": ("4/7 Quill", ["Quill"]),
    "number of an article": ("Art. 3 The Tide Fund", ["Tide Fund"]),
    "number of owners": ("12 pilots", ["12 pilots"]),
    "broken before by": ("the Board, assisted", ["Board"]),
    "participle": ("the Pier Guard lending two boats to the wards", ["Pier Guard"]),
    "portfolio that could be a body": (
        "the Department of Tides and Traffic Management",
        ["Department of Tides and Traffic Management"],
    ),
    "portfolio of people": (
        "Department of Harbour Clerks and Pier Wardens",
        ["Department of Harbour Clerks and Pier Wardens"],
    ),
    "branch of one bank": ("Bank for Ports and Coastal Trade branch", ["Bank for Ports and Coastal Trade branch"]),
    "one service in small letters": ("fire and rescue brigades", ["fire and rescue brigades"]),
    "adjectives of places": ("boards of coastal and inland districts", ["boards of coastal and inland districts"]),
    "levels before another list": (
        "Provincial and city Port boards and Pier boards directly under the Council",
        ["Provincial Port boards", "city Port boards", "Pier boards directly under the Council"],
    ),
    "departments of this and of that": (
        "Provincial departments of trade and of tides",
        ["Provincial department of trade", "Provincial department of tides"],
    ),
    "post with a stroke": ("C/O", ["C/O"]),
    "country codes": ("SE and DE", ["SE", "DE"]),
}


@pytest.mark.parametrize(("phrase", "names"), LEADS.values(), ids=LEADS)
def test_leads(phrase: str, names: list[str]) -> None:
    found = read_names(phrase)
    assert [name.name for name in found] == names
    assert {name.role for name in found} == {Role.LEAD}


ROLES = {
    "coordination": ("the Bank, in coordination with the Board,", [("Bank", "lead"), ("Board", "support")]),
    "direction": ("clerks, under the direction of the Registrar", [("clerks", "lead"), ("Registrar", "oversight")]),
    "assisted": (
        "The Head, Salvage, assisted by the Head, Piers,",
        [("Head, Salvage", "lead"), ("Head, Piers", "support")],
    ),
    "with": ("Red Star, with EPA", [("Red Star", "lead"), ("EPA", "support")]),
    "with things": ("mills with more than 50 looms", [("mills with more than 50 looms", "lead")]),
    "lead-in": (
        "The Bank shall take the lead, in coordination with the Board and EPA, in",
        [("Bank", "lead"), ("Board", "support"), ("EPA", "support")],
    ),
}


@pytest.mark.parametrize(("phrase", "expected"), ROLES.values(), ids=ROLES)
def test_roles(phrase: str, expected: list[tuple[str, str]]) -> None:
    assert [(name.name, name.role.value) for name in read_names(phrase)] == expected


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("the Government of Hale and GSC, a review of the mission", ["Government of Hale", "GSC"]),
        ("the Tide Office, three access roads", ["Tide Office"]),
        ("relevant ministries, agencies and wards in", ["relevant ministries", "agencies", "wards"]),
    ],
    ids=["article", "number", "no object"],
)
def test_supporters_end_where_the_object_begins(phrase: str, names: list[str]) -> None:
    assert [name.name for name in read_names(phrase, Role.SUPPORT)] == names


@pytest.mark.parametrize("phrase", [*(phrase for phrase, _ in LEADS.values())], ids=LEADS)
def test_spans_hold_words_of_the_name(phrase: str) -> None:
    for name in read_names(phrase):
        words = phrase[name.start : name.end].split()
        assert words
        kept = name.name.casefold()
        assert words[-1].strip("(),").casefold() in kept or words[0].casefold() in kept


@pytest.mark.parametrize("phrase", ["", " , ", "the", "—"])
def test_nobody(phrase: str) -> None:
    assert [name.name for name in read_names(phrase)] in ([], ["the"])
