from __future__ import annotations

import pytest

from directive_extract.resolve.back_references import points_outside, with_antecedent, with_issuer


@pytest.mark.parametrize(
    ("action", "before", "expected"),
    [
        pytest.param("Publish it monthly", "Draw up a list of wells", "Publish the list of wells monthly", id="it"),
        pytest.param(
            "Hold them again", "Resume the meetings of the Board", "Hold the meetings of the Board again", id="them"
        ),
        pytest.param(
            "Send the same to the Board", "Draw up a plan for June", "Send the plan to the Board", id="the-same"
        ),
        pytest.param("Inspect these in May", "Buy 12 cranes for the port", "Inspect the 12 cranes in May", id="number"),
        pytest.param("Publish it", "Ensure that the list is signed", "Publish the list", id="subject-behind-ensure"),
        pytest.param("Publish it", "Buy 12 cranes", "Publish it", id="another-number"),
        pytest.param("Publish it", "Draw up a list and mend the pier", "Publish it", id="two-objects"),
        pytest.param("Publish it", "Take the lead in mapping wells", "Publish it", id="no-object-of-an-act"),
        pytest.param("Publish it", "Report to the Board", "Publish it", id="no-object"),
        pytest.param("Publish it", "List of wells", "Publish it", id="no-verb"),
        pytest.param("See to it that ferries sail", "Draw up a list", "See to it that ferries sail", id="idiom"),
        pytest.param(
            "Finish the list and send it", "Draw up a plan", "Finish the list and send it", id="own-antecedent"
        ),
    ],
)
def test_with_antecedent(action: str, before: str, expected: str) -> None:
    assert with_antecedent(action, before) == expected


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        pytest.param("Committee of Ports", "Report to the Committee of Ports", id="named"),
        pytest.param("The Committee of Ports", "Report to The Committee of Ports", id="own-article"),
        pytest.param("Port Council", "Report to this Committee", id="another-body"),
        pytest.param(None, "Report to this Committee", id="unknown"),
    ],
)
def test_with_issuer(issuer: str | None, expected: str) -> None:
    assert with_issuer("Report to this Committee", issuer) == expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("Switch it on", True),
        ("Put them together", True),
        ("Ensure that they sign", True),
        ("Make this known", True),
        ("Do so", True),
        ("Write to me", True),
        ("Write to us", True),
        ("Write to the US embassy", False),
        ("Finish the plan and send it", False),
        ("Report this month", False),
        ("See to it that ferries sail", False),
        ("Withdraw those already sold", False),
        ("List their boats", False),
    ],
)
def test_points_outside(action: str, expected: bool) -> None:
    assert points_outside(action) is expected
