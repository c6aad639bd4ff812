"""Lines of minutes that are actions by their form, and those that are none."""

from __future__ import annotations

import pytest

from directive_extract.extract.actions import Actions
from directive_extract.extract.participants import Participants
from directive_extract.extract.segments import cut_segments

HEAD = "HARBOUR USERS GROUP\nMinutes of 4 May 2026\n\nPresent: Ann Holm (chair), Bo Berg, Cy Lund\n\n"


def lines_of(make_outline, text: str):
    outline = make_outline(HEAD + text + "\n").outline
    actions = Actions(outline)
    return [actions.find(segment) for segment in cut_segments(outline.blocks)]


ACTS = {
    "marked": ("- ACTION: backport the fix (Bo)", ["Bo"]),
    "to-do": ("- Ann to mend the crane", ["Ann"]),
    "to-do-behind-a-topic": ("- crane: Ann to mend it", ["Ann"]),
    "to-do-behind-a-comma": ("- on the next agenda, Bo to find out what it costs", ["Bo"]),
    "two": ("- Ann & Bo to paint the shed", ["Ann & Bo"]),
    "dash": ("- talk on ropes - Cy - thurs", ["Cy"]),
    "initials": ("- a new lock for the shed, BB", ["BB"]),
    "present": ("- Bo rings the yard tomorrow", ["Bo"]),
    "arrow": ("-> Bo paints the shed", ["Bo"]),
    "to-be": ("- crane rota to be settled next time", []),
    "again": ("- to be discussed again in June", []),
    "ban": ("- no ropes on the mole without a permit", []),
    "tag": ("The crane is mended at once. ACTION: Bo", ["Bo"]),
}


@pytest.mark.parametrize(("text", "owners"), ACTS.values(), ids=ACTS)
def test_acts(make_outline, text: str, owners: list[str]) -> None:
    line = lines_of(make_outline, text)[0]
    assert line is not None
    assert line.acts
    assert [m.passage.text for m in line.owners] == owners


NONE = {
    "vote": "Ayes 2 (Ann Holm, Bo Berg).",
    "none": "- ACTION: none.",
    "landed": "- ACTION: done last week",
    "ticked": "- [x] Ann to mend the crane",
    "done-behind": "- Ann to mend the crane. Done.",
    "struck": "- ~~Ann to mend the crane~~ no longer needed",
    "standing": "Decision: Ann to mend the crane\n\nStatus: she did",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_action(make_outline, text: str) -> None:
    line = lines_of(make_outline, text)[0]
    assert line is None or not line.acts


TALK = {
    "thinks": "- Bo thinks that the crane is old",
    "past": "- Ann put it up yesterday",
    "given-up": "- Cy to have a word was suggested",
    "no-objection": "- no objections without a reason",
    "speaker": "- Bo: wait for the yard",
}


@pytest.mark.parametrize("text", TALK.values(), ids=TALK)
def test_talk(make_outline, text: str) -> None:
    assert lines_of(make_outline, text)[0] is None


def test_participants(make_outline) -> None:
    people = Participants.of(make_outline(HEAD + "- Ann to ask @kaplan\n").outline)
    assert people.names("Ann and Bo")
    assert people.names("@kaplan")
    assert people.knows("CL")
    assert not people.names("crane")
    assert not people.knows("Registrar")
