"""Imports point down: the contract of pyproject.toml, held in every test run and not only by `make check`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from importlinter.api import read_configuration
from importlinter.application.use_cases import lint_imports

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "directive_extract"

# The only rooms that may know these packages; everything else asks those rooms.
HOMES = {
    "spacy": ("extract/", "component.py"),
    "dateparser": ("resolve/", "structure/"),
    "trafilatura": ("ingest/",),
    "rich": ("cli/",),
    "typer": ("cli/",),
    "tantivy": ("register/matching/index.py",),
    "onnxruntime": ("register/matching/encoder.py", "extract/encoder.py"),
    "pandas": ("schema/extraction.py",),
}


def imported_packages(path: Path) -> set[str]:
    """Top-level packages that a module imports anywhere, inside functions too, but not only for its types."""
    found: set[str] = set()
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            pending += node.orelse
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
        pending += ast.iter_child_nodes(node)
    return found


def test_layers_hold() -> None:
    config = str(ROOT / "pyproject.toml")
    assert "layers" in [
        contract["type"] for contract in read_configuration(config_filename=config)["contracts_options"]
    ]
    assert lint_imports(config_filename=config, cache_dir=None)


@pytest.mark.parametrize("package", sorted(HOMES))
def test_foreign_package_stays_in_its_room(package: str) -> None:
    users = {p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py") if package in imported_packages(p)}
    assert {user for user in users if not user.startswith(HOMES[package])} == set()
