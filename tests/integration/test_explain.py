"""Explanations: every sentence is in them, with the grounds that decided, and they agree with the extraction."""

from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

from directive_extract import Extractor, Settings, extract
from directive_extract.cli.app import app
from directive_extract.errors import InvalidDateError
from directive_extract.explaining import explain
from directive_extract.lexicons.organisations import shipped_organisations
from directive_extract.schema.extraction import Verdict

TEXT = """Notice of 5 May 2026

The Minister chaired the meeting on Monday and thanked the teams.
MARD shall dredge the canal before 30 June 2026 and the Ministry of Health must report on wells every month.
It is necessary to repair the dykes.
The Board will come back to this in June.

Tasks of the Harbour Office:
1. Paint the lighthouse.
"""


@pytest.fixture(scope="module")
def explanation():
    return explain(TEXT, settings=Settings(organisations=shipped_organisations("viet-nam")))


def sentence_with(explanation, words):
    [found] = [one for one in explanation.sentences if words in one.statement.span.text]
    return found


def test_every_statement_and_every_task_of_the_extraction_is_explained(explanation):
    extraction = extract(TEXT)
    assert tuple(one.statement for one in explanation.sentences) == extraction.statements
    told = [task.id for one in explanation.sentences for task in one.tasks]
    assert sorted(told) == sorted(task.id for task in extraction.tasks)


def test_clauses_carry_rules_and_model(explanation):
    dredge, report = sentence_with(explanation, "dredge").clauses
    assert dredge.verdict is report.verdict is Verdict.TASK
    assert "modal" in dredge.reason
    assert dredge.rules_task > dredge.rules_principle
    assert dredge.probabilities["task"] == pytest.approx(dredge.confidence)
    assert sum(dredge.probabilities.values()) == pytest.approx(1, abs=0.002)
    weights = [abs(one.value) for one in dredge.features]
    assert weights == sorted(weights, reverse=True)


def test_rules_alone_have_no_probabilities():
    explained = explain(TEXT, settings=Settings(classifier=False))
    clauses = [clause for one in explained.sentences for clause in one.clauses]
    assert clauses
    assert not any(clause.probabilities or clause.features for clause in clauses)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        pytest.param("dredge", "subject of the clause; in the list as vn-mae", id="in-the-clause-and-the-list"),
        pytest.param("lighthouse", "taken over from the lead-in", id="from-the-lead-in"),
    ],
)
def test_owner_says_in_words_where_it_was_found(explanation, words, reason):
    assert sentence_with(explanation, words).tasks[0].owners[0].reason == reason


@pytest.mark.parametrize(
    ("text", "words", "owner", "source"),
    [
        pytest.param("The Navy shall dredge the canal.", "dredge", "Navy", "subject", id="subject"),
        pytest.param(
            "The Minister requests the Navy to dredge the canal.", "dredge", "Navy", "addressed", id="told-by-others"
        ),
        pytest.param(
            "The Navy shall dredge the canal, in coordination with the Harbour Office.",
            "dredge", "Harbour Office", "taking-part", id="support",
        ),
        pytest.param(
            "The Navy shall dredge the canal. It must also clear the quay.", "clear", "Navy", "earlier", id="pronoun"
        ),
        pytest.param(
            "The Minister chaired the meeting on Monday.\n\nMinistry of Health\n\n- Report on wells every month.",
            "Report", "Ministry of Health", "heading", id="heading",
        ),
        pytest.param(
            "The Minister chaired the meeting on Monday.\n\nTasks of the Harbour Office:\n"
            "1. Paint the lighthouse before 3 June 2026.",
            "Paint", "Harbour Office", "lead-in", id="lead-in",
        ),
    ],
)  # fmt: skip
def test_owner_s_source_is_the_place_of_its_words(text, words, owner, source):
    [task] = sentence_with(explain(f"Notice of 5 May 2026\n\n{text}\n"), words).tasks
    assert {one.owner.name: str(one.source) for one in task.owners}[owner] == source


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        pytest.param("The Navy shall dredge the canal by 3 June 2026.", "dredge", "clause", id="clause"),
        pytest.param(
            "The Navy must dredge the canal. This work must be completed by 3 June 2026.",
            "dredge", "following", id="following-sentence",
        ),
        pytest.param(
            "By 3 June 2026, the Navy must:\na) dredge the canal near the lighthouse;\nb) clear the quay of sand.\n",
            "dredge", "lead-in", id="lead-in",
        ),
    ],
)  # fmt: skip
def test_deadline_s_source_is_the_place_of_its_words(text, words, source):
    [task] = sentence_with(explain(f"Notice of 5 May 2026\n\n{text}\n"), words).tasks
    assert task.deadline_source == source
    assert "stands in" in task.deadline_steps[0]


def test_without_a_date_of_the_document_the_deadline_still_says_where_it_stands():
    [task] = sentence_with(explain("The Navy shall dredge the canal within ten days."), "dredge").tasks
    assert task.deadline_source == "clause"
    assert "own day is not known" in task.deadline_steps[-1]


def test_clause_tells_what_the_rules_saw():
    text = "Notice of 5 May 2026\n\nThe ministry's representative said that the Navy should dredge the canal.\n"
    [clause] = sentence_with(explain(text), "dredge").clauses
    assert (clause.cue, clause.subject, clause.voice) == ("should", "agent", "other")
    assert "representative" in clause.reporter


def test_extractor_explains_what_it_extracts():
    extractor = Extractor()
    explained = extractor.explain(TEXT, date="2026-05-06", name="notice")
    extraction = extractor.extract(TEXT, date="2026-05-06", name="notice")
    assert explained.source == extraction.document.source
    assert [t.id for s in explained.sentences for t in s.tasks] == [task.id for task in extraction.tasks]
    with pytest.raises(InvalidDateError):
        extractor.explain(TEXT, date="6 May")


def test_command_is_coloured_where_colours_are_asked_for(notice, monkeypatch):
    plain = CliRunner().invoke(app, ["explain", notice]).stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "500")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = CliRunner().invoke(app, ["explain", notice]).stdout
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == plain.split()


def test_a_task_without_an_owner_says_why(explanation):
    assert "nobody is named" in sentence_with(explanation, "dykes").tasks[0].no_owner


def test_deadline_is_explained_step_by_step(explanation):
    task = sentence_with(explanation, "dredge").tasks[0]
    assert task.deadline.text == "before 30 June 2026"
    assert any("29 June 2026" in step for step in task.deadline_steps)


def test_a_text_in_another_language_is_accounted_for():
    text = "Bộ Tài chính khẩn trương hoàn thành kế hoạch trước ngày 30 tháng 6 năm 2026 và báo cáo Thủ tướng. " * 4
    explained = explain(text)
    assert explained.sentences
    assert not any(one.clauses or one.tasks for one in explained.sentences)


@pytest.fixture
def notice(tmp_path):
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_command_prints_verdict_rules_model_and_records(notice):
    result = CliRunner().invoke(app, ["explain", notice, "--organisations", "viet-nam"])
    assert result.exit_code == 0
    for words in ("TASK:", "rules: task", "model: background", "owner (lead): MARD", "29 June 2026", "no owner:"):
        assert words in result.stdout


def test_command_as_json_is_the_library_s_answer(notice):
    result = CliRunner().invoke(app, ["explain", notice, "--json", "--only", "task"])
    sentences = json.loads(result.stdout)["sentences"]
    assert sentences
    assert {one["statement"]["verdict"] for one in sentences} == {"task"}


def test_command_refuses_an_unknown_verdict(notice):
    result = CliRunner().invoke(app, ["explain", notice, "--only", "tasks"])
    assert result.exit_code == 2
    assert "boilerplate" in result.stderr
