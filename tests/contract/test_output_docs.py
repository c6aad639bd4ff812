"""docs/reference/output.md names every field, value, flag and issue code, and nothing that is not there."""

from __future__ import annotations

import ast
import datetime as dt
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from directive_extract import parse_deadline
from directive_extract.schema import directive, extraction, span
from directive_extract.schema.base import Model

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "directive_extract").rglob("*.py"))
PAGE = (ROOT / "docs" / "reference" / "output.md").read_text(encoding="utf-8")


def in_schema(kind: type) -> list[Any]:
    """Classes of a kind that the output is made of."""
    modules = (span, directive, extraction)
    found = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    return sorted((value for value in found if issubclass(value, kind) and value is not kind), key=lambda c: c.__name__)


def section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/reference/output.md has no section {title}"
    return found[1]


def first_cells(text: str, head: str) -> list[str]:
    """The first column of the table with this head."""
    table = re.search(rf"^\| {head} \|.*\n\|[-|]+\n((?:\|.*\n?)+)", text, re.MULTILINE)
    assert table, f"no table with the head {head!r}"
    return re.findall(r"^\| `([^`]+)` \|", table[1], re.MULTILINE)


def issue_codes() -> set[str]:
    """Codes of all `Issue(code=...)` in the source."""
    calls = [node for path in SOURCES for node in ast.walk(ast.parse(path.read_text("utf-8"))) if is_issue(node)]
    values = [keyword.value for call in calls for keyword in call.keywords if keyword.arg == "code"]
    assert len(values) == len(calls), "an Issue without a code"
    assert all(isinstance(value, ast.Constant) for value in values), "an Issue whose code is worked out"
    return {value.value for value in values if isinstance(value, ast.Constant)}


def is_issue(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Issue"


def flags() -> set[str]:
    """Keys of the one mapping in which `resolve/flags.py` collects flags."""
    tree = ast.parse((ROOT / "src" / "directive_extract" / "resolve" / "flags.py").read_text("utf-8"))
    [mapping] = [node for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    return {key.value for key in mapping.keys if isinstance(key, ast.Constant)}


@pytest.mark.parametrize("model", in_schema(Model), ids=lambda model: model.__name__)
def test_every_field_is_documented_and_every_documented_field_exists(model: type[Model]) -> None:
    assert first_cells(section(model.__name__), "field") == list(model.model_fields)


@pytest.mark.parametrize("values", in_schema(StrEnum), ids=lambda values: values.__name__)
def test_every_value_of_an_enumeration_is_documented(values: type[StrEnum]) -> None:
    assert [value for value in values if f"`{value}`" not in PAGE] == []


def test_every_issue_code_is_documented_and_every_documented_code_is_raised() -> None:
    assert set(first_cells(section("Issue"), "code")) == issue_codes()


def test_every_flag_is_documented_and_every_documented_flag_is_set() -> None:
    from directive_extract.placing import FLAG
    from directive_extract.resolve.flags import LOW_CONFIDENCE_FLAG

    assert set(first_cells(section("Flags"), "flag")) == flags() | {LOW_CONFIDENCE_FLAG, FLAG}


def test_flags_are_set_in_one_place_only() -> None:
    names = re.compile(rf"[\"'](?:{'|'.join(flags() - {'restated'})})[\"']")
    shown = {path for path in SOURCES if "review" in path.parts}  # pages choose which to show, and set none
    places = {path.name for path in SOURCES if path not in shown and names.search(path.read_text("utf-8"))}
    assert places == {"flags.py", "outcome.py", "summary.py"}  # set; counted apart; worded


def test_every_column_of_the_frame_is_documented() -> None:
    documented = re.findall(r"`(\w+)`", section("In pandas").split("columns", 1)[1])
    assert documented == list(extraction._COLUMNS)


def test_the_threshold_of_low_confidence_is_the_documented_one() -> None:
    from directive_extract.resolve.flags import LOW_CONFIDENCE

    assert f"| `low_confidence` | confidence below {LOW_CONFIDENCE:g} |" in PAGE


def readings() -> list[Any]:
    """Rows of the table of deadlines: words, kind, date, due, further."""
    rows = re.search(r"^\| words \|.*\n\|[-|]+\n((?:\|.*\n?)+)", section("Deadline"), re.MULTILINE)
    assert rows
    cells = [[cell.strip() for cell in row.split("|")[1:-1]] for row in rows[1].splitlines()]
    return [pytest.param(*row, id=row[0]) for row in cells]


@pytest.mark.parametrize(("words", "kind", "date", "due", "further"), readings())
def test_deadlines_are_read_as_the_table_says(words: str, kind: str, date: str, due: str, further: str) -> None:
    found = parse_deadline(words, dt.date(2026, 3, 9))
    assert found is not None
    assert (found.kind, str(found.date or ""), str(found.due or "")) == (kind, date, due)
    for field, value in re.findall(r"`(\w+)` ([^,:|]+)", further):
        said = getattr(found, field)
        assert str(said.text if field == "anchor" else said) == value.strip()
    assert ("`assumptions`" in further) == bool(found.assumptions)
