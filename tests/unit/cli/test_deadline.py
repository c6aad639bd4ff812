import datetime as dt
import json
import sys
from types import ModuleType

import pytest
from typer.testing import CliRunner

from directive_extract.cli.app import app
from directive_extract.schema.directive import Anchor, Deadline


@pytest.fixture(autouse=True)
def _engine(monkeypatch):
    reading = Deadline(
        text="within 3 days", kind="relative", date=dt.date(2025, 10, 18), due=dt.date(2025, 10, 18), relation="by",
        granularity="day", anchor=Anchor(text="document date", date=dt.date(2025, 10, 15)),
    )  # fmt: skip
    engine = ModuleType("deadlines")  # the command is tested here, not what a phrase means
    engine.parse_deadline = lambda text, day, settings: reading if text == "within 3 days" else None
    engine.find_priority = lambda text: "urgent" if text == "soon" else None
    engine.explain_deadline = lambda deadline, day: [f"counted from {day}"]
    monkeypatch.setitem(sys.modules, "directive_extract.resolve.deadlines", engine)


def invoke(*arguments):
    return CliRunner().invoke(app, ["deadline", *arguments], catch_exceptions=False)


def test_deadline_prints_the_reading_and_explains_it():
    lines = invoke("within 3 days", "--date", "2025-10-15").stdout.splitlines()
    assert "due         2025-10-18" in lines
    assert "counts from document date (2025-10-15)" in lines
    assert "- counted from 2025-10-15" in lines


def test_deadline_json():
    record = json.loads(invoke("within 3 days", "--date", "2025-10-15", "--json").stdout)
    assert record["deadline"]["due"] == "2025-10-18"
    assert record["explanation"] == ["counted from 2025-10-15"]


def test_deadline_that_is_none_is_an_answer():
    result = invoke("some day", "--date", "2025-10-15")
    assert (result.exit_code, result.stdout) == (0, "no deadline in these words\n")
    assert json.loads(invoke("soon", "--date", "2025-10-15", "--json").stdout) == {
        "deadline": None,
        "priority": "urgent",
        "explanation": [],
    }


def test_words_that_press_are_a_priority():
    assert invoke("soon", "--date", "2025-10-15").stdout == "no deadline in these words, but a priority: urgent\n"


@pytest.mark.parametrize(
    ("arguments", "setting", "value"),
    [
        (["--date-order", "mdy"], "date_order", "MDY"),
        (["--country", "VN"], "country", "VN"),
        (["--fiscal-year-start", "4"], "fiscal_year_start", 4),
        (["--school-year-start", "8"], "school_year_start", 8),
    ],
    ids=["order", "country", "fiscal year", "school year"],
)
def test_deadline_options_are_settings(arguments, setting, value):
    seen = []
    sys.modules["directive_extract.resolve.deadlines"].parse_deadline = lambda text, day, settings: seen.append(
        settings
    )
    assert invoke("soon", "--date", "2025-10-15", *arguments).exit_code == 0
    (settings,) = seen
    assert settings.model_dump(exclude_unset=True) == {setting: value}


@pytest.mark.parametrize(
    "arguments", [["--date-order", "XYZ"], ["--fiscal-year-start", "13"]], ids=["no order", "no month"]
)
def test_deadline_options_out_of_range(arguments):
    result = invoke("soon", "--date", "2025-10-15", *arguments)
    assert result.exit_code == 2
    assert arguments[0] in result.stderr


@pytest.mark.parametrize("arguments", [["soon"], ["soon", "--date", "soon"]], ids=["no date", "wrong date"])
def test_deadline_needs_a_day(arguments):
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert "--date" in result.stderr
