from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.structure.metadata.issuing import find_issue_date

BODY = (
    "The Minister asked the departments to finish the inventory of wells before 30 June and to report every month.\n\n"
    "Under Decree No. 11/2019/ND-CP dated 3 January 2019 each district keeps a list of its wells.\n"
)


def found(text: str, order: str = "DMY") -> str | None:
    result = find_issue_date(text, None, order)
    return result.date.isoformat() if result.date else None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            "MINISTRY OF WATER      REPUBLIC OF X\nNo. 12/TB-BN            Ha Noi, March 04, 2026\n",
            "2026-03-04",
            id="number-line",
        ),
        pytest.param(
            "No: 5/2026/NQ-HDND\nVinh, 4 March 2026\n\nRESOLUTION\n", "2026-03-04", id="place-line-below-number"
        ),
        pytest.param("Ref. MW/WELLS/3\n                      Dated: 04.03.2026\n", "2026-03-04", id="dated-with-colon"),
        pytest.param("OFFICE ORDER\n\nNew Town, the 4th March, 2026\n", "2026-03-04", id="the-ordinal"),
        pytest.param("NOTICE\nHue, day 4 month 3 year 2026\n", "2026-03-04", id="word-by-word-translation"),
        pytest.param(
            "Wells to be counted by summer\nRiver Daily 04/03/2026 - 07:15\n", "2026-03-04", id="stamp-outlet-clock"
        ),
        pytest.param("Wells to be counted by summer\n07:15 | 04/03/2026\n", "2026-03-04", id="stamp-clock-first"),
        pytest.param(
            "Wells to be counted by summer\nWednesday, March 4, 2026 | 7:15 a.m. GMT+7\n",
            "2026-03-04",
            id="stamp-weekday-clock",
        ),
        pytest.param(
            "Wells to be counted by summer\nRiver Portal – Wednesday, 4 March 2026\n", "2026-03-04", id="stamp-no-clock"
        ),
        pytest.param(
            "Wells to be counted by summer\nBy Ann Lee, River Daily\nPosted Wednesday, March 4, 2026 at 7:04 AM"
            " | 3 comments\n",
            "2026-03-04",
            id="posted",
        ),
        pytest.param(
            "Wells to be counted by summer\nPublished: 2026-03-04 | Updated: 2026-03-09\n",
            "2026-03-04",
            id="published-before-updated",
        ),
        pytest.param(
            "Wells to be counted by summer\nLast updated: 9 March 2026\nPublished: 4 March 2026\n",
            "2026-03-04",
            id="updated-above-published",
        ),
        pytest.param(
            "Wells to be counted by summer\n\nVINH, March 4, 2026 (XNA) – ", "2026-03-04", id="dateline-agency"
        ),
        pytest.param(
            "Wells to be counted by summer\n\n(River Daily, 4 March 2026) ", "2026-03-04", id="dateline-brackets"
        ),
        pytest.param(
            "Wells to be counted by summer\n\nVINH, March 4 (XNA) – In 2026 the wells ran dry. ",
            "2026-03-04",
            id="dateline-no-year",
        ),
        pytest.param(
            "Wells to be counted by summer\n\nThis morning, March 4, in Vinh, the Minister opened a meeting on"
            " the plan for 2026. ",
            "2026-03-04",
            id="this-morning-no-year",
        ),
        pytest.param(
            "MINUTES of the 7th meeting of the WELLS COMMITTEE held on Wednesday, 4 March\n2026 at 9.30 a.m.\n",
            "2026-03-04",
            id="minutes-held-on-over-a-break",
        ),
        pytest.param(
            "WELLS COMMITTEE\nMinutes of the meeting of 4 March 2026\n1. Minutes of 3 February\n",
            "2026-03-04",
            id="minutes-not-the-last-ones",
        ),
        pytest.param("Wells cttee - Wed 4 Mar 26, site hut\n", "2026-03-04", id="notes-two-digit-year"),
        pytest.param(
            "# Wells group, Dry Lands union – Wed 4 March 2026\n\n- the old pump goes at the meeting of 9 June 2026\n",
            "2026-03-04",
            id="set-off-in-the-title",
        ),
        pytest.param("Notes from the diggers' days, Hue, 3/4 March 2026\n", "2026-03-04", id="two-days-with-a-stroke"),
        pytest.param("# Wells Working Group 2026-03-04\n\n## Present\n", "2026-03-04", id="markdown-iso"),
        pytest.param(
            "Meeting of 28.02.2026 to review wells\nCirculated on 04.03.2026\n",
            "2026-03-04",
            id="circulated-after-meeting",
        ),
        pytest.param(
            "Ordered by the House to be printed 2 March 2026\nPublished on 4 March 2026\n",
            "2026-03-04",
            id="published-after-printed",
        ),
        pytest.param(
            "Action tracker\nPosition as at 4 March 2026 - prepared by the Secretary\n",
            "2026-03-04",
            id="position-as-at",
        ),
        pytest.param(
            "General Assembly                 Distr.: General\n                                 4 March"
            " 2026\n\nResolution 80/12\nRecalling its resolution of 5 May 2024\n",
            "2026-03-04",
            id="right-column",
        ),
        pytest.param("Dear Ms Hale,\n\n", None, id="letter-without-a-date"),
        pytest.param("12 High Street\n\n4th March 2026\n\nDear Ms Hale,\n\n", "2026-03-04", id="letter"),
        pytest.param("From: A. Lee\nSent: Wednesday, 4 March 2026 10:22\nSubject: wells\n", "2026-03-04", id="mail"),
        pytest.param("FOR IMMEDIATE RELEASE: 4 March 2026\n\nWells first\n", "2026-03-04", id="release"),
        pytest.param("| No. 12/TB-BN | Ha Noi, March 04, 2026 |\n", "2026-03-04", id="table-row"),
        pytest.param("date 2026-03-04 Wells to be counted\n", "2026-03-04", id="label-without-colon-then-headline"),
        pytest.param("\ufeffDate: 04.03.2026\n", "2026-03-04", id="behind-a-byte-order-mark"),
        pytest.param(
            "Minutes issued: 4 March 2026\nMeeting held on 27 February 2026\n", "2026-03-04", id="minutes-issued"
        ),
        pytest.param(
            "Date of meeting: 4 March 2026\nDate of next meeting: 7 April 2026\n", "2026-03-04", id="date-of-meeting"
        ),
        pytest.param(
            "Effective date: 1 April 2026\nVinh, 4 March 2026\n", "2026-03-04", id="effective-date-is-another"
        ),
        pytest.param("Wells Board, 4 March 2026\nMinutes approved: 11 March 2026\n", "2026-03-04", id="approved-later"),
        pytest.param("Wells first\n2026-03-04T07:15:00+07:00\n", "2026-03-04", id="iso-with-clock"),
        pytest.param("Wells first\nMarch the 4th, 2026\n", "2026-03-04", id="the-fourth"),
        pytest.param("| Date | 4 March 2026 |\n| Next meeting | 7 April 2026 |\n", "2026-03-04", id="table-of-labels"),
        pytest.param("Next meeting: 7 April 2026\n", None, id="next-meeting-only"),
        pytest.param("Vinh, 4 Maret 2026\n", "2026-03-04", id="month-left-untranslated"),
    ],
)
def test_issue_date_is_the_one_that_stands_as_such(head: str, expected: str | None) -> None:
    assert found(head + BODY) == expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        pytest.param(
            "\nDONE in the City of Vinh, this 4th day of March, in the year of Our Lord, Two Thousand\nand"
            " Twenty-Six.\n",
            "2026-03-04",
            id="year-of-our-lord",
        ),
        pytest.param(
            "\n          Issued in Vinh\n          on 4 March 2026\n\n          MINISTER\n          signed\n",
            "2026-03-04",
            id="issued-in-over-a-break",
        ),
        pytest.param("\nGiven this 4th day of March, Two Thousand Twenty-Six\n", "2026-03-04", id="year-in-words"),
        pytest.param("\nGiven under my hand this fourth day of March 2026\n", "2026-03-04", id="ordinal-in-words"),
        pytest.param("\nXNA - 04/03/2026 18:02\n", "2026-03-04", id="agency-stamp-below"),
        pytest.param("\nThe next review is on 12 May 2026.\n", None, id="next-review-is-not-it"),
        pytest.param("\nThe works have to be finished by 12 May 2026.\n", None, id="deadline-is-not-it"),
        pytest.param("\n3 AUDIT OF THE YEAR ENDED 31 MARCH 2026\n", None, id="end-of-a-financial-year-is-not-it"),
    ],
)
def test_issue_date_may_stand_below(tail: str, expected: str | None) -> None:
    assert found("WELLS ACT NOTICE\n\n" + BODY.replace("3 January 2019", "an earlier day") + tail) == expected


def test_closing_formula_is_found_above_a_long_annex() -> None:
    annex = "\nANNEX\n" + "Well in the village, one more of them, to be measured.\n" * 300
    text = "ORDER\n\n" + "All wells shall be counted and mapped.\n" * 200 + "\nDone at Vinh on 4 March 2026\n" + annex
    assert found(text) == "2026-03-04"


def test_written_day_settles_the_order_of_a_numeric_one() -> None:
    assert (
        found("Wells first\nRiver Daily 03/04/2026 07:15\n\nThe Minister said on March 4 that all is well.\n")
        == "2026-03-04"
    )


def test_weekday_settles_the_order_of_a_numeric_one() -> None:
    assert found("Wells first\nWednesday, 03/04/2026 07:15\n\nThe Minister spoke.\n") == "2026-03-04"


@pytest.mark.parametrize(("order", "expected"), [("DMY", "2026-04-03"), ("MDY", "2026-03-04")])
def test_order_setting_reads_what_the_text_leaves_open(order: str, expected: str) -> None:
    assert found("Wells first\nRiver Daily 03/04/2026 07:15\n\nThe Minister spoke.\n", order) == expected


def test_inferred_year_is_said() -> None:
    result = find_issue_date(
        "Wells first\n\nVinh, Wednesday, March 4 (XNA) – The plan for 2026 is late.\n", None, "DMY"
    )
    assert result.date == dt.date(2026, 3, 4)
    assert [issue.code for issue in result.issues] == ["year_inferred"]
    assert "year from" in (result.evidence or "")


def test_weekday_chooses_the_year() -> None:
    # 4 March is a Wednesday in 2026, a Tuesday in 2025; the text names 2025 more often
    text = "Vinh, Wednesday, March 4 (XNA) – In 2025 the wells ran dry, and in 2025 nobody counted them.\n"
    assert found(text) == "2026-03-04"


def test_missing_date_is_an_issue() -> None:
    result = find_issue_date("The Minister asked for a list of wells.\n", None, "DMY")
    assert result.date is None
    assert [issue.code for issue in result.issues] == ["no_date"]


def test_date_in_running_text_is_uncertain() -> None:
    result = find_issue_date("The wells were counted. On 4 March 2026 the Minister asked for a list.\n", None, "DMY")
    assert result.date == dt.date(2026, 3, 4)
    assert [issue.code for issue in result.issues] == ["date_uncertain"]


def test_hint_gives_way_to_a_number_line_only() -> None:
    hint = dt.date(2026, 3, 9)
    assert find_issue_date("No. 12/TB-BN     Ha Noi, March 04, 2026\n" + BODY, hint, "DMY").date == dt.date(2026, 3, 4)
    assert find_issue_date("The Minister said on 4 March 2026 that all is well.\n", hint, "DMY").date == hint


@pytest.mark.parametrize("text", ["", "\n\n", "30 February 2026", "99/99/2026", "1/2/3/4/5", "1" * 5000, "May " * 3000])
def test_odd_texts_have_no_date(text: str) -> None:
    assert found(text) is None
