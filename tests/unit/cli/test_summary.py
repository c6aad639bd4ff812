import json
from collections import Counter
from pathlib import Path

from directive_extract.batch.outcome import Contents, Outcome, Status, Summary
from directive_extract.cli.progress import failure_line
from directive_extract.cli.summary import print_others, print_table, summary_json
from directive_extract.errors import DestinationExistsError, EmptyDocumentError

FAILED = Outcome(
    Path("in/a\n.txt"), Status.FAILED, error=EmptyDocumentError("there is no text in it", source="a.txt", hint="look")
)


def make_summary():
    contents = Contents(
        tasks=12,
        principles=3,
        flagged=1,
        flags=Counter(no_owner=4, no_deadline=6, restated=1),
        issues=Counter(no_date=1),
    )
    return Summary(converted=7, present=2, failures=[FAILED], contents=contents)


def test_print_table_says_what_was_done_and_what_needs_a_look(capsys):
    print_table(make_summary(), Path("out"))
    out, err = capsys.readouterr()
    assert out == ""
    told = " ".join(err.split())
    for words in (
        "7 converted to out", "2 already converted", "Tasks 12", "Principles 3", "Not stated deadline in 6, owner in 4",
        "1 task: restated 1", "1 issue: no_date 1", "Failed 1",
    ):  # fmt: skip
        assert words in told


def test_summary_json_is_complete():
    record = json.loads(summary_json(make_summary(), [Path("x.pdf")]))
    assert record == {
        "converted": 7, "already_converted": 2, "failed": 1, "skipped": ["x.pdf"], "tasks": 12, "principles": 3,
        "flagged_tasks": 1, "flags": {"no_deadline": 6, "no_owner": 4, "restated": 1}, "issues": {"no_date": 1},
        "failures": [
            {"file": "in/a\n.txt", "code": "DX-ING-04", "message": "there is no text in it", "hint": "look"}
        ],
    }  # fmt: skip


def test_failure_line_names_file_what_and_what_to_do_in_one_line():
    assert failure_line(FAILED) == "in/a .txt: there is no text in it (look) [DX-ING-04]"


def test_failure_line_names_document_and_result():
    error = DestinationExistsError("is there already", source="out/a.json", hint="--overwrite replaces it")
    line = failure_line(Outcome(Path("in/a.txt"), Status.FAILED, error=error))
    assert line == "in/a.txt: out/a.json is there already (--overwrite replaces it) [DX-EXP-01]"


def test_print_others_names_some_and_counts_all(capsys):
    print_others([Path(f"{number}.pdf") for number in range(7)])
    assert capsys.readouterr().err == ("skipped 7 files of other kinds: 0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 2 more\n")
