"""The extractor: what goes in, what comes out, and what its settings change."""

from __future__ import annotations

import datetime as dt
import hashlib
import io

import pytest

import directive_extract
from directive_extract.errors import InvalidDateError, SourceNotFoundError
from directive_extract.pipeline import Extractor
from directive_extract.schema.organisation import Organisation
from directive_extract.schema.settings import Settings

TEXT = (
    "Port Weir, 2 March 2026\r\n\r\n"
    "The Ministry of Ports shall mend the old quay within ten days. Fishermen may not enter the basin.\r\n"
)
PAGE = (
    "<html><head><title>Quay to be mended</title></head><body><article><h1>Quay to be mended</h1>"
    "<p>Port Weir, 2 March 2026 - The Ministry of Ports shall mend the old quay within ten days, the council said.</p>"
    "<p>The quay was built a hundred years ago and has served three generations of sailors since then.</p>"
    "</article></body></html>"
)
AFTERNOON = dt.datetime(2026, 5, 1, 14, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def quotes(extraction) -> list[str]:
    return [task.evidence[0].text for task in extraction.tasks]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "quay.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_path_bytes_and_text_give_the_same_records(extractor, file) -> None:
    ways = [file, str(file), TEXT.encode(), TEXT]
    results = [extractor.extract(way) for way in ways]
    assert len(results[0].tasks) == 2
    assert all(result.tasks == results[0].tasks for result in results)
    assert all(result.statements == results[0].statements for result in results)
    assert {result.document.sha256 for result in results} == {hashlib.sha256(TEXT.encode()).hexdigest()}
    assert [result.document.source for result in results] == ["quay.txt", "quay.txt", "bytes", "text"]


def test_ids_come_from_the_file_the_name_or_the_hash(extractor, file) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert extractor.extract(file).document.id == "quay"
    assert extractor.extract(TEXT, name="minutes-7.txt").document.id == "minutes-7"
    assert extractor.extract(TEXT).document.id == digest[:16]


def test_offsets_count_in_the_file_as_decoded_line_ends_untouched(extractor, file) -> None:
    extraction = extractor.extract(file)
    assert extraction.document.text is None
    for statement in extraction.statements:
        assert TEXT[statement.span.start : statement.span.end] == statement.span.text


def test_other_formats_carry_the_text_that_offsets_count_in(extractor) -> None:
    extraction = extractor.extract(PAGE.encode(), name="quay.html")
    assert extraction.document.media_type == "text/html"
    assert extraction.document.text
    [task] = extraction.tasks
    span = task.evidence[0]
    assert extraction.document.text[span.start : span.end] == span.text
    assert "Ministry of Ports" in span.text


@pytest.mark.parametrize(
    ("date", "due", "evidence"),
    [
        pytest.param(None, dt.date(2026, 3, 12), "Port Weir", id="from-the-document"),
        pytest.param("2026-05-01", dt.date(2026, 5, 11), "given by the caller", id="as-text"),
        pytest.param(dt.date(2026, 5, 1), dt.date(2026, 5, 11), "given by the caller", id="as-a-date"),
        pytest.param(AFTERNOON, dt.date(2026, 5, 11), "given by the caller", id="with-a-time-of-day"),
    ],
)
def test_the_date_that_deadlines_count_from(extractor, date, due, evidence) -> None:
    extraction = extractor.extract(TEXT, date=date)
    assert extraction.tasks[0].deadline.due == due
    assert evidence in extraction.document.date_evidence


@pytest.mark.parametrize("date", ["", "yesterday", "2026-02-30", "01/05/2026", 20260501], ids=repr)
def test_a_wrong_date_is_told_before_anything_is_read(extractor, date) -> None:
    with pytest.raises(InvalidDateError, match=r"is no calendar day .*2025-10-15"):
        extractor.extract("no-such-file.txt", date=date)


def test_pipe_reads_one_source_at_a_time_and_keeps_their_order(extractor) -> None:
    taken: list[int] = []

    def sources():
        for number in range(3):
            taken.append(number)
            yield TEXT.replace("ten days", f"{number + 2} days")

    results = extractor.pipe(sources(), date="2026-05-01")
    assert taken == []
    first = next(results)
    assert taken == [0]
    dues = [first.tasks[0].deadline.due, *(result.tasks[0].deadline.due for result in results)]
    assert dues == [dt.date(2026, 5, 3), dt.date(2026, 5, 4), dt.date(2026, 5, 5)]


def test_pipe_stops_at_a_source_that_cannot_be_read(extractor, tmp_path) -> None:
    results = extractor.pipe([TEXT, tmp_path / "gone.txt", TEXT])
    next(results)
    with pytest.raises(SourceNotFoundError):
        next(results)


def test_without_the_classifier_the_rules_decide(extractor) -> None:
    rules = Extractor(Settings(classifier=False)).extract(TEXT)
    assert quotes(rules) == quotes(extractor.extract(TEXT))
    assert all("probability" not in statement.reason for statement in rules.statements)
    assert any("probability" in statement.reason for statement in extractor.extract(TEXT).statements)
    assert rules.engine.settings == {"classifier": False}
    assert "rules alone" in rules.engine.model


def test_organisations_of_the_office_get_their_ids() -> None:
    organisation = Organisation(id="MOP", names=("Ministry of Ports", "MoP"))
    extraction = Extractor(Settings(organisations=(organisation,))).extract(TEXT)
    assert [(o.name, o.organisation) for o in extraction.tasks[0].owners] == [("Ministry of Ports", "MOP")]


def test_settings_that_are_not_the_default_are_told(extractor) -> None:
    assert extractor.extract(TEXT).engine.settings == {}
    assert Extractor(Settings(country="NO")).extract(TEXT).engine.settings == {"country": "NO"}


def test_long_sentences_are_cut_where_the_settings_say_so(extractor) -> None:
    whole, cut = (one.extract(TEXT).statements for one in (extractor, Extractor(Settings(max_sentence_words=6))))
    assert max(len(statement.span.text.split()) for statement in whole) > 6
    assert max(len(statement.span.text.split()) for statement in cut) == 6


def test_extractors_do_not_share_state(extractor) -> None:
    before = extractor.extract(TEXT).to_json()
    extractor.extract("The mayor of Fern asked the clerk to count the geese by 4 July 2031.")
    assert extractor.extract(TEXT).to_json() == before


def test_extract_at_the_root_is_the_same(extractor, file) -> None:
    assert directive_extract.extract(file) == extractor.extract(file)


def test_results_can_be_saved_and_read_again(extractor) -> None:
    extraction = extractor.extract(TEXT)
    saved = io.StringIO(extraction.to_json())
    assert type(extraction).from_json(saved.read()) == extraction


def test_list_of_organisations_is_recorded_by_its_digest() -> None:
    body = Organisation(id="dykes", names=("Dyke Authority",))
    recorded = Extractor(Settings(organisations=(body,))).extract(TEXT).engine.settings["organisations"]
    other = Organisation(id="dykes", names=("Dyke Authority", "Dyke Office"))
    assert recorded["entries"] == 1
    assert Extractor(Settings(organisations=(other,))).extract(TEXT).engine.settings["organisations"] != recorded


def test_marks_of_markdown_stay_out_of_names_and_actions_and_in_quotes(extractor) -> None:
    text = (
        "# Minutes of the Port Board\n\nDate: 9 March 2026\n\nThe **Harbour Master** shall mend the "
        "[weir](https://x.example/weir) by **15 June 2026**.\n\n"
        "| # | Task | **Owner** | Due |\n|---|:-----|-------|-----|\n| 1 | **Replace** the buoys "
        "| *Bo* | 2026-05-01 |\n"
    )
    tasks = extractor.extract(text).tasks
    assert [(task.action, task.owners[0].name, task.deadline.due.isoformat()) for task in tasks] == [
        ("Mend the weir", "Harbour Master", "2026-06-15"),
        ("Replace the buoys", "Bo", "2026-05-01"),
    ]
    assert "**Harbour Master**" in tasks[0].evidence[0].text
