"""What importing costs, held by what is loaded and opened, not by a clock."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

# Run in a fresh interpreter: what one statement loads, and which files it opens, by Python's own audit events.
PROBE = """
import json, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
before = set(sys.modules)
exec(sys.argv[1])
files = [name for name in opened if "directive_extract" in name and not name.endswith((".py", ".pyc"))]
print(json.dumps({"modules": sorted(set(sys.modules) - before), "files": files}))
"""
HEAVY = frozenset({"spacy", "pydantic", "dateparser", "trafilatura", "rich", "holidays", "numpy", "pandas", "lxml"})


def probe(statement: str) -> dict[str, Any]:
    run = subprocess.run([sys.executable, "-c", PROBE, statement], check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return result


def roots(modules: list[str]) -> set[str]:
    return {module.split(".")[0] for module in modules}


def test_probe_sees_what_it_should() -> None:
    seen = probe("from directive_extract.lexicons import load_lexicon; load_lexicon('abbreviations'); import pydantic")
    assert "pydantic" in roots(seen["modules"])
    assert [name for name in seen["files"] if name.endswith("abbreviations.toml")]


def test_import_loads_nothing_heavy_and_opens_no_file() -> None:
    seen = probe("import directive_extract")
    assert [name for name in seen["modules"] if name.startswith("directive_extract")] == ["directive_extract"]
    assert roots(seen["modules"]) & HEAVY == set()
    assert seen["files"] == []


@pytest.mark.parametrize("name", ["DirectiveExtractError", "Extraction", "Settings", "Task", "parse_deadline"])
def test_public_name_loads_no_language_pipeline(name: str) -> None:
    seen = probe(f"from directive_extract import {name}")
    assert roots(seen["modules"]) & {"spacy", "trafilatura", "rich", "pandas"} == set()


def test_help_loads_no_library_that_converts() -> None:
    statement = (
        "from directive_extract.cli import run\nsys.argv = ['directive-extract', '--help']\n"
        "import contextlib, io\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n    run()"
    )
    seen = probe(statement)
    assert roots(seen["modules"]) & (HEAVY - {"rich"}) == set()  # Typer's own help may be printed by Rich
    assert "typer" in roots(seen["modules"])
