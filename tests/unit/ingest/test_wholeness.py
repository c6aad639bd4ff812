from __future__ import annotations

import pytest

from directive_extract.ingest.wholeness import has_hole, keeps_order

HEAD, BODY, LAST = (
    "NOTICE OF THE HARBOUR OFFICE",
    "The office met and heard three reports.",
    "The meeting closed at noon.",
)
ITEM, BOX = "1. The warden shall mend the door.", "More about harbours on our front page"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{HEAD}\n\n{BODY}", True, id="same"),
        pytest.param(BODY, True, id="head-left-out"),
        pytest.param(f"{BODY}\n\n{HEAD}", False, id="head-put-behind"),
        pytest.param("Something else altogether.", True, id="nothing-in-common"),
    ],
)
def test_keeps_order(text: str, expected: bool) -> None:
    assert keeps_order(f"{HEAD}\n\n{BODY}", text) is expected


@pytest.mark.parametrize(
    ("page", "text", "structured", "expected"),
    [
        pytest.param([BODY, ITEM, LAST], [BODY, ITEM, LAST], True, False, id="whole"),
        pytest.param([BODY, ITEM, LAST], [BODY, LAST], True, True, id="item-lost"),
        pytest.param([BODY, ITEM, LAST], [BODY, ITEM + " " + LAST], False, False, id="run-together-is-not-lost"),
        pytest.param([BODY, BOX, LAST], [BODY, LAST], True, False, id="box-in-a-news-article"),
        pytest.param([BODY, BOX, LAST], [BODY, LAST], False, True, id="paragraph-of-a-notice"),
        pytest.param([BOX, BODY, LAST, ITEM], [BODY, LAST], True, False, id="around-the-article"),
        pytest.param([BODY, "2. No.", LAST], [BODY, LAST], True, False, id="too-short-to-tell"),
        pytest.param([BODY], ["other words than those"], False, False, id="nothing-in-common"),
    ],
)
def test_has_hole(page: list[str], text: list[str], structured: bool, expected: bool) -> None:
    assert has_hole("\n\n".join(page), "\n\n".join(text), structured=structured) is expected
