"""The output contract: JSON there and back, versions, frames."""

from __future__ import annotations

import datetime as dt
import json
import sys

import pytest

from directive_extract.errors import MissingExtraError, SchemaVersionError
from directive_extract.schema.base import SCHEMA_VERSION
from directive_extract.schema.directive import (
    Anchor,
    Deadline,
    DeadlineKind,
    Granularity,
    KnownAs,
    Modality,
    Owner,
    Principle,
    Recurrence,
    Relation,
    Role,
    Target,
    Task,
)
from directive_extract.schema.extraction import (
    BlockInfo,
    Document,
    Engine,
    Extraction,
    Issue,
    PageInfo,
    Statement,
    Verdict,
)
from directive_extract.schema.settings import Settings
from directive_extract.schema.span import Span

TEXT = "The guild’s pilots must mend 12 buoys with the yard before 3 May 2027.\u2028Safety first."


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start=start, end=start + len(quote), text=quote)


BARE = Extraction(
    document=Document(id="a", source="a.txt", sha256="0" * 64, media_type="text/plain"),
    engine=Engine(version="1", model="none"),
)
DEADLINE = Deadline(
    text="before 3 May 2027",
    kind=DeadlineKind.FIXED,
    date=dt.date(2027, 5, 3),
    start=dt.date(2027, 5, 1),
    due=dt.date(2027, 5, 2),
    relation=Relation.BEFORE,
    granularity=Granularity.DAY,
    recurrence=Recurrence.MONTHLY,
    rrule="FREQ=MONTHLY",
    anchor=Anchor(text="signing", date=dt.date(2027, 1, 1)),
    assumptions=("the year is read, not worked out",),
    evidence=span("before 3 May 2027"),
)
TASK = Task(
    id="t1",
    action="Mend 12 buoys",
    evidence=(span("The guild’s pilots must mend 12 buoys with the yard before 3 May 2027"),),
    owners=(
        Owner(name="guild’s pilots", organisation="G", evidence=span("guild’s pilots")),
        Owner(name="yard", role=Role.SUPPORT, inherited=True),
        Owner(name="crews"),
        Owner(name="board", role=Role.OVERSIGHT),
    ),
    deadline=DEADLINE,
    targets=(Target(text="12 buoys", value=12, unit="buoys", evidence=span("12 buoys")),),
    modality=Modality.COMMITMENT,
    priority="urgent",
    section=("I. Port", "a) Buoys"),
    references=("Order 7",),
    issuer="the mayor",
    confidence=0.875,
    flags=("two_leads", "past_deadline"),
    known=KnownAs(entry="E1", relation="same", probability=0.9),
)
FULL = Extraction(
    document=Document(
        id="a",
        source="a.txt",
        sha256="0" * 64,
        media_type="text/html",
        title="Buoys — “a plan”",
        date=dt.date(2027, 1, 2),
        date_evidence="dateline",
        language="en",
        issuer="the guild",
        meeting="spring sitting",
        references=("Order 7",),
        pages=3,
        url="https://example.org/a",
        text=TEXT,
        layout=(PageInfo(number=1, width=595, height=842, start=0, end=9, scanned=True),),
        blocks=(BlockInfo(kind="item", start=0, end=9, level=1, label="a)", reason="stamp"),),
    ),
    tasks=(TASK,),
    principles=(Principle(id="p1", text="Safety first", evidence=(span("Safety first"),), confidence=1.0),),
    statements=(Statement(span=span("Safety first."), verdict=Verdict.PRINCIPLE, reason="motto"),),
    issues=(Issue(code="year_inferred", stage="resolve", message="…", span=span("3 May 2027")),),
    engine=Engine(version="1", model="m", settings={"country": "NO", "organisations": [{"id": "G"}]}),
)


@pytest.mark.parametrize("extraction", [BARE, FULL], ids=["bare", "every-field"])
def test_json_there_and_back_loses_nothing(extraction) -> None:
    text = extraction.to_json()
    assert Extraction.from_json(text) == extraction
    assert Extraction.from_json(text.encode()) == extraction
    assert Extraction.from_json(text).to_json() == text


def test_every_field_is_written_and_checked_above() -> None:
    """The full example leaves no field at its default, so that the round trip proves something for each."""

    def unset(model, path):
        for name in type(model).model_fields:
            value = getattr(model, name)
            if value is None or value == ():
                yield f"{path}.{name}"
            for one in value if isinstance(value, tuple) else (value,):
                if hasattr(type(one), "model_fields"):
                    yield from unset(one, f"{path}.{name}")

    known = (".page", ".bbox", ".boxes", ".paragraph", ".run", "organisation", "owners.evidence", "principles.section")
    assert [path for path in unset(FULL, "") if not path.endswith(known)] == []


def test_json_is_for_people_too() -> None:
    text = FULL.to_json()
    assert "guild’s" in text
    assert text.endswith("}\n")
    assert list(json.loads(text)) == [
        "schema_version", "document", "tasks", "principles", "statements", "issues", "engine",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param("", "no extraction in JSON", id="empty"),
        pytest.param("{", "no extraction in JSON", id="cut-off"),
        pytest.param(b"\xff\xfe\xfd", "no extraction in JSON", id="no-text"),
        pytest.param("[]", "no extraction in JSON", id="list"),
        pytest.param("null", "no extraction in JSON", id="null"),
        pytest.param("{}", "schema version 'None'", id="no-version"),
        pytest.param('{"schema_version": "2.0"}', "schema version '2.0'", id="next-major"),
        pytest.param('{"schema_version": "1.9"}', "schema version '1.9'", id="newer-minor"),
        pytest.param(json.dumps({"schema_version": SCHEMA_VERSION}), "not a valid extraction", id="nothing-else"),
        pytest.param(BARE.to_json().replace('"source"', '"sauce"'), "not a valid extraction", id="unknown-field"),
        pytest.param(FULL.to_json().replace('"end": 37', '"end": 38', 1), "does not fit", id="offsets-that-do-not-fit"),
    ],
)
def test_what_is_no_extraction_of_this_schema_is_refused(data, message) -> None:
    with pytest.raises(SchemaVersionError, match=message) as caught:
        Extraction.from_json(data)
    assert caught.value.hint


def test_to_frame_is_one_row_a_task() -> None:
    frame = FULL.to_frame()
    [row] = frame.to_dict("records")
    assert row == {
        "document": "a",
        "date": dt.date(2027, 1, 2),
        "id": "t1",
        "action": "Mend 12 buoys",
        "owners": "guild’s pilots; crews",
        "support": "yard",
        "oversight": "board",
        "deadline": "before 3 May 2027",
        "due": dt.date(2027, 5, 2),
        "recurrence": "monthly",
        "confidence": 0.875,
        "flags": "two_leads, past_deadline",
        "start": 0,
        "end": len(TASK.evidence[0].text),
        "quote": TASK.evidence[0].text,
    }


def test_to_frame_without_tasks_keeps_its_columns() -> None:
    assert list(BARE.to_frame().columns) == list(FULL.to_frame().columns)
    assert len(BARE.to_frame()) == 0


def test_to_frame_without_a_deadline_leaves_its_cells_empty() -> None:
    bare = Task(id="t2", action="Row", evidence=(span("Safety"),), confidence=0.5)
    row = FULL.model_copy(update={"tasks": (bare,)}).to_frame().iloc[0]
    assert (row["deadline"], row["due"], row["recurrence"], row["owners"]) == (None, None, None, "")


def test_to_frame_without_pandas_says_what_to_install(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"directive-extract\[pandas\]"):
        FULL.to_frame()


@pytest.mark.parametrize("confidence", [-0.01, 1.01, float("nan")])
def test_confidence_is_a_probability(confidence) -> None:
    with pytest.raises(ValueError, match="confidence"):
        Task(id="t", action="Row", evidence=(span("Safety"),), confidence=confidence)


def test_a_task_without_evidence_is_refused() -> None:
    with pytest.raises(ValueError, match="evidence"):
        Task(id="t", action="Row", evidence=(), confidence=0.5)


@pytest.mark.parametrize(
    "fields",
    [
        {"date_order": "DYM"},
        {"fiscal_year_start": 0},
        {"school_year_start": 13},
        {"max_bytes": 0},
        {"organisations": [{"id": "G", "names": []}]},
        {"clasifier": False},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_settings_that_make_no_sense_are_refused(fields) -> None:
    with pytest.raises(ValueError, match=next(iter(fields))):
        Settings(**fields)


def test_settings_there_and_back() -> None:
    settings = Settings(country="NO", organisations=({"id": "G", "names": ("guild", "pilots")},))
    assert Settings.model_validate_json(settings.model_dump_json()) == settings
