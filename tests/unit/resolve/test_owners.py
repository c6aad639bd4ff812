"""Owners that a sentence takes from elsewhere: headings, lead-ins, earlier sentences, pronouns, short forms."""

from __future__ import annotations

import pytest

from directive_extract.pipeline import Extractor
from directive_extract.schema.directive import Owner
from directive_extract.schema.organisation import Organisation
from directive_extract.schema.settings import Settings

HEAD = "HALE PORT AUTHORITY\nDirective of 3 March 2026\n\n"

# For each text the owners of its tasks, in order: "+" for inherited, "s:" and "o:" for support and oversight.
DOCUMENTS = {
    "lead-in": (
        "1. The Ministry of Ports shall:\na) publish the tide tables by 4 May;\nb) repair the beacons by 6 June.",
        ["+Ministry of Ports", "+Ministry of Ports"],
    ),
    "heading": (
        "1. For the Department of Roads:\na) Close the old bridge by 4 May.\nb) Open the new bridge by 6 June.",
        ["+Department of Roads", "+Department of Roads"],
    ),
    "lead-in with support": (
        "1. The Ministry of Ports, together with the Coast Guard, shall:\na) publish the tide tables by 4 May.",
        ["+Ministry of Ports s:+Coast Guard"],
    ),
    "topic is no owner": (
        "1. Lighting\na) Repair the beacons by 6 June.\nb) Paint the tower by 7 June.",
        ["", ""],
    ),
    "oversight": (
        "1. The Ministry of Ports shall direct:\na) the Coast Guard to mark the wreck by 4 May.",
        ["o:+Ministry of Ports Coast Guard"],
    ),
    "paragraph": (
        "1. The Coast Guard shall mark the wreck by 4 May. The wreck must be raised by 6 June.",
        ["Coast Guard", "+Coast Guard"],
    ),
    "no paragraph": (
        "The Coast Guard shall mark the wreck by 4 May. The wreck must be raised by 6 June.",
        ["Coast Guard", ""],
    ),
    "they": (
        "Ferry companies must add two crossings by 4 May. They must also publish their fares by 6 June.",
        ["Ferry companies", "+Ferry companies"],
    ),
    "it, of two": (
        "The Ministry of Ports shall direct pilots to report wrecks by 4 May. It must keep a list by 6 June.",
        ["o:Ministry of Ports pilots", "+Ministry of Ports"],
    ),
    "latter": (
        "The Ministry of Ports and the Coast Guard must mark the wreck by 4 May. The latter must raise it by 6 June.",
        ["Ministry of Ports Coast Guard", "+Coast Guard"],
    ),
    "short form": (
        "The Department of Roads must close the bridge by 4 May. The department must also repair the quay by 6 June.",
        ["Department of Roads", "Department of Roads"],
    ),
    "antecedent in no task": (
        "Boat owners were not spared. They must clear the slipway by 6 June.",
        ["+Boat owners"],
    ),
    "he, named by a clause that is no task": (
        (
            "The Clerk shall write to the bank by 4 May. Mr Quill presented the chart. It was adopted, and he is to"
            " have it printed by 6 June."
        ),
        ["Clerk", "+Mr Quill"],
    ),
    "she, who is no subject": (
        (
            "The Clerk shall write to the bank by 4 May. The Board thanked Ms Ames for a chart. She must mark the"
            " course by 6 June."
        ),
        ["Clerk", "+Ms Ames"],
    ),
    "it, who is entrusted": (
        "To the Coast Guard, the Board entrusts several works. It must raise the wreck by 6 June.",
        ["+Coast Guard"],
    ),
    "it, an acronym with an s": (
        "HMPTS must mark the wreck by 4 May. It must raise the wreck by 6 June.",
        ["HMPTS", "+HMPTS"],
    ),
    "short form of the last one named": (
        (
            "The Ministry of Roads must close the bridge by 4 May. The Ministry of Ports asked for more time. The Mayor"
            " accepted this but required the ministry to open the quay by 6 June."
        ),
        ["Ministry of Roads", "Ministry of Ports"],
    ),
    "short form of none that helps": (
        (
            "The Ministry of Roads, together with the Ministry of Ports, must close the bridge by 4 May. The ministry"
            " was also told to open the quay by 6 June."
        ),
        ["Ministry of Roads s:Ministry of Ports", "Ministry of Roads"],
    ),
    "heading of capitals": (
        (
            "The tide tables are late.\n\nThe Board has met.\n\n"
            "1. DEPARTMENTS OF ROADS AND TRAINING\na) Close the old bridge by 4 May.\nb) Open the new bridge by 6 June."
        ),
        ["+Department of Roads +Department of Training", "+Department of Roads +Department of Training"],
    ),
    "you in a letter": (
        (
            "Dear Harbour Master,\n\nThe Clerk has the keys. I would ask you to mark the wreck by 4 May. Please also"
            " send a chart by 6 June."
        ),
        ["+Harbour Master", "+Harbour Master"],
    ),
    "he, a handle": (
        "The Board thanked all members. @dlk shall set it up by 4 May. He must also write it down by 6 June.",
        ["@dlk", "+@dlk"],
    ),
    "list label of two letters": (
        "1. The Ministry of Ports shall:\nd) publish the tide tables by 4 May;\ndd) repair the beacons by 6 June.",
        ["+Ministry of Ports", "+Ministry of Ports"],
    ),
    "title with a verb": (
        "Boat owners received some comfort. The slipway must be cleared by 6 June.",
        [""],
    ),
    "nobody inherits nothing": (
        "1. The Coast Guard shall mark the wreck by 4 May. Nobody may dive there before 6 June.",
        ["Coast Guard", ""],
    ),
}


def written(owner: Owner) -> str:
    role = {"support": "s:", "oversight": "o:"}.get(owner.role.value, "")
    return f"{role}{'+' if owner.inherited else ''}{owner.name}"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(classifier=False))


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_taken_from_elsewhere(extractor: Extractor, text: str, expected: list[str]) -> None:
    tasks = extractor.extract(HEAD + text).tasks
    assert [" ".join(written(owner) for owner in task.owners) for task in tasks] == expected


def test_evidence_is_the_words_that_name_the_owner(extractor: Extractor) -> None:
    text = HEAD + DOCUMENTS["lead-in"][0]
    for task in extractor.extract(text).tasks:
        for owner in task.owners:
            assert owner.evidence is not None
            assert text[owner.evidence.start : owner.evidence.end] == owner.evidence.text == "Ministry of Ports"


def test_a_listed_body_gets_its_id() -> None:
    body = Organisation(id="cg", names=("Coast Guard", "CG"))
    extractor = Extractor(Settings(classifier=False, organisations=(body,)))
    (task,) = extractor.extract(HEAD + "The Coast Guard must mark the wreck by 4 May.").tasks
    assert [owner.organisation for owner in task.owners] == ["cg"]
