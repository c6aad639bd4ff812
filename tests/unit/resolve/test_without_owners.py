from __future__ import annotations

import pytest

from directive_extract.resolve.without_owners import without_helpers, without_owner_label, without_owner_tail
from directive_extract.schema.directive import Owner, Role

LEAD, BANK, POLICE = (
    Owner(name="Port Authority"),
    Owner(name="State Bank", role=Role.SUPPORT),
    Owner(name="Harbour Police", role=Role.OVERSIGHT),
)
OWNERS = (LEAD, BANK, POLICE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("mend 20 piers, with the support of the State Bank", "mend 20 piers", id="support"),
        pytest.param("mend 20 piers under the direction of the Harbour Police", "mend 20 piers", id="oversight"),
        pytest.param("send a team, jointly with the State Bank, to Lund", "send a team to Lund", id="in-the-middle"),
        pytest.param("open, together with the State Bank, a desk", "open a desk", id="behind-the-verb"),
        pytest.param("coordinate with the State Bank to open a desk", "open a desk", id="coordinate-to"),
        pytest.param("take the lead and work with the State Bank in opening a desk", "open a desk", id="coordinate-in"),
        pytest.param(
            "mend 20 piers, with the support of divers", "mend 20 piers, with the support of divers", id="other"
        ),
        pytest.param("work together with the State Bank", "work together with the State Bank", id="nothing-else-left"),
        pytest.param(
            "enclose a report, drawn up in consultation with the State Bank",
            "enclose a report, drawn up in consultation with the State Bank",
            id="belongs-to-a-thing",
        ),
    ],
)
def test_without_helpers(text: str, expected: str) -> None:
    assert without_helpers(text, OWNERS) == expected


def test_those_who_are_to_be_coordinated_with_stay_where_nobody_leads() -> None:
    text = "coordinate with the State Bank to open a desk"
    assert without_helpers(text, (BANK,)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("mend the pier (Port Authority)", "mend the pier", id="brackets"),
        pytest.param("mend the pier (Action: Port Authority)", "mend the pier", id="marked"),
        pytest.param("mend the pier - Port Authority", "mend the pier", id="dash"),
        pytest.param("mend the pier (north side)", "mend the pier (north side)", id="no-owner"),
        pytest.param("go through them - one by one", "go through them - one by one", id="no-name"),
    ],
)
def test_without_owner_tail(text: str, expected: str) -> None:
    assert without_owner_tail(text, OWNERS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Port Authority: mend the pier", "mend the pier", id="label"),
        pytest.param("For the State Bank: mend the pier", "mend the pier", id="for"),
        pytest.param("[15:24] bot: Port Authority: mend it", "mend it", id="logged"),
        pytest.param("North pier: mend it", "North pier: mend it", id="topic"),
    ],
)
def test_without_owner_label(text: str, expected: str) -> None:
    assert without_owner_label(text, OWNERS) == expected
