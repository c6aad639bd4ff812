import pytest

from directive_extract.extract.markers import Marker
from directive_extract.extract.motions import take_motion
from directive_extract.schema.outline import Passage

CASES = [
    pytest.param("M/S/C (Ames/Orr) that crews rinse it.", [], Marker.DECISION, "crews rinse it.", id="m-s-c"),
    pytest.param("VOTED (Ames/Orr, 3-0): The tank is to go.", [], Marker.DECISION, "The tank is to go.", id="voted"),
    pytest.param("M/S/C to rinse the pump.", [], Marker.DECISION, "to rinse the pump.", id="without-movers"),
    pytest.param("Motion Ames/Orr to rinse it.", ["Passed."], Marker.DECISION, "to rinse it.", id="carried-behind-it"),
    pytest.param(
        "Pump: Motion Ames/Orr to rinse.", ["Carried 5-1."], Marker.DECISION, "to rinse.", id="behind-a-topic"
    ),
    pytest.param("Motion Ames/Orr to rinse it.", ["Lost 3-9."], Marker.LOST, None, id="lost"),
    pytest.param(
        "Orr moved that it be rinsed.",
        ["Second, Ames.", "Defeated."],
        Marker.LOST,
        None,
        id="fate-in-two",
    ),
    pytest.param(
        "Orr moved to rinse it.", ["Motion Ames/Orr to go.", "Lost."], Marker.NONE, None, id="fate-of-another"
    ),
    pytest.param("Motion Ames/Orr to rinse it.", ["Talk."], Marker.NONE, None, id="fate-untold"),
    pytest.param("Crews rinse the pump.", ["Lost a hose."], Marker.NONE, None, id="no-motion"),
    pytest.param("Orr moved to Dry Hill.", ["Agreed to write."], Marker.NONE, None, id="moved-house"),
]


@pytest.mark.parametrize(("text", "following", "marker", "rest"), CASES)
def test_a_motion_is_taken_by_its_fate(text, following, marker, rest):
    passage = Passage(text, tuple(range(len(text))))
    found, decided = take_motion(passage, following)
    assert (found, decided.text) == (marker, rest or text)
