"""Which task a deadline belongs to, from a document's text to its records."""

import datetime as dt

import pytest

from directive_extract import Extractor
from directive_extract.schema.settings import Settings

ANCHOR = dt.date(2026, 3, 12)
HEAD = (
    "MINUTES of the Works Committee\n\nThe Committee met in the town hall, with Ms Adeyemi in the chair. "
    "The roads of the district had suffered in the winter, and many residents had complained.\n\n"
)
TAIL = "\n\nThe chair thanked everybody for coming. The minutes of the meeting in January were approved.\n"

# Each: what it shows, the text, and for each task a word of it with its date or recurrence.
CASES = [
    (
        "following sentence",
        "The Roads Office must draw up a list of weak bridges. This list must be completed before 30 June.",
        [("weak bridges", "2026-06-30")],
    ),
    (
        "following piece",
        "The Roads Office must draw up a list of weak bridges; it is due by 5 June.",
        [("weak bridges", "2026-06-05")],
    ),
    (
        "line below",
        "1. The Roads Office shall repaint the crossings.\nDeadline: 15 May 2026\n",
        [("crossings", "2026-05-15")],
    ),
    (
        "first time",
        "The Roads Office shall report to the Board every month. The first report should be sent by 10 April 2026.",
        [("report to the Board", "2026-04-10")],
    ),
    (
        "all the above",
        (
            "1. The Roads Office shall repaint the crossings.\n2. The Water Office shall clean the drains.\n"
            "All of this must be completed by 30 June 2026.\n"
        ),
        [("crossings", "2026-06-30"), ("drains", "2026-06-30")],
    ),
    (
        "lead-in",
        "By 31 December 2026 the Roads Office shall:\n(a) repaint the crossings;\n(b) repair the ferry;\n",
        [("crossings", "2026-12-31"), ("ferry", "2026-12-31")],
    ),
    (
        "heading",
        (
            "III. WORK TO BE FINISHED BEFORE MAY 31, 2026\n\n- Roads Office: repaint the crossings.\n"
            "- Water Office: clean the drains.\n"
        ),
        [("crossings", "2026-05-31"), ("drains", "2026-05-31")],
    ),
    (
        "moved",
        "The Roads Office must repaint the crossings by 1 July 2026 (was: 1 June 2026).",
        [("crossings", "2026-07-01")],
    ),
    (
        "reference",
        "The Roads Office must repaint the crossings by 30 April 2026. The Water Office must clean the drains by then.",
        [("crossings", "2026-04-30"), ("drains", "2026-04-30")],
    ),
    (
        "a day on which to begin",
        "The Roads Office shall keep the toll money in a separate account from 1 May 2026.",
        [("toll money", "2026-05-01")],
    ),
    (
        "since when a ban holds",
        "From 1 May 2026 no lorry may use the old bridge.",
        [("old bridge", None)],
    ),
    (
        "durations, statistics and days of things",
        "The Roads Office must close any bridge that floods for more than 48 hours, as in the report of 5 March.",
        [("any bridge", None)],
    ),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """By the rules alone: which clauses are tasks must not hang on what the classifier was trained on."""
    return Extractor(Settings(classifier=False))


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_attachment(extractor: Extractor, text: str, expected: list[tuple[str, str | None]]) -> None:
    tasks = extractor.extract((HEAD + text + TAIL).encode(), date=ANCHOR).tasks
    found = [(task.evidence[0].text, task.deadline) for task in tasks]
    assert len(found) == len(expected), found
    for (words, day), (quote, deadline) in zip(expected, found, strict=True):
        assert words in quote
        assert (deadline.date.isoformat() if deadline and deadline.date else None) == day, deadline


def test_an_owner_in_a_following_sentence(extractor: Extractor) -> None:
    text = "1. Weak bridges must be listed by 5 June 2026.\nResponsible: Roads Office\n"
    (task,) = extractor.extract((HEAD + text + TAIL).encode(), date=ANCHOR).tasks
    assert [owner.name for owner in task.owners] == ["Roads Office"]


def test_the_evidence_of_an_added_deadline_is_its_own_words(extractor: Extractor) -> None:
    text = HEAD + "The Roads Office must list weak bridges. This work must be completed before 30 June." + TAIL
    (task,) = extractor.extract(text.encode(), date=ANCHOR).tasks
    assert task.deadline is not None
    span = task.deadline.evidence
    assert span is not None
    assert text[span.start : span.end] == "before 30 June"


def test_a_document_without_a_date(extractor: Extractor) -> None:
    text = (
        "The Roads Office must repaint the crossings by 1 July 2026. "
        "The Water Office must clean the drains within 30 days."
    )
    one, other = extractor.extract((HEAD + text + TAIL).encode()).tasks
    assert one.deadline is not None
    assert one.deadline.date == dt.date(2026, 7, 1)
    assert "undated" not in one.flags
    assert other.deadline is not None
    assert (other.deadline.text, other.deadline.date) == ("within 30 days", None)
    assert "undated" in other.flags
