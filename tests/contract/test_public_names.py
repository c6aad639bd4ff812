"""The public names: no more than twelve, each importable, each from where it says."""

from __future__ import annotations

import subprocess
import sys

import pytest

import directive_extract

# What README and the reference promise; a change here is a change of the interface and needs a line in CHANGELOG.md.
DOCUMENTED = (
    "Deadline", "DirectiveExtractError", "Extraction", "Extractor", "Owner", "Principle", "Settings", "Span", "Task",
    "extract", "find_deadlines", "parse_deadline",
)  # fmt: skip


def test_names_are_those_documented() -> None:
    assert tuple(sorted(directive_extract.__all__)) == DOCUMENTED
    assert len(DOCUMENTED) <= 12


@pytest.mark.parametrize("name", DOCUMENTED)
def test_name_is_importable_and_says_what_it_is(name: str) -> None:
    value = getattr(directive_extract, name)
    assert value.__name__ == name
    assert value.__module__.startswith("directive_extract.")
    assert (value.__doc__ or "").strip()


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        directive_extract.extrakt  # noqa: B018 - the access is what is tested


def test_dir_lists_the_public_names() -> None:
    assert set(DOCUMENTED) <= set(dir(directive_extract))


def test_root_module_is_the_installed_one() -> None:
    assert sys.modules["directive_extract"] is directive_extract


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("import directive_extract", id="nothing"),
        pytest.param("import directive_extract.extract", id="stage"),
        pytest.param("import directive_extract.component", id="component"),
        pytest.param("from directive_extract import Extractor", id="extractor"),
    ],
)
def test_extract_is_the_function_whatever_was_imported_before(before: str) -> None:
    program = f"{before}\nimport directive_extract\nprint(type(directive_extract.extract).__name__)\n"
    program += "from directive_extract import extract\nprint(type(extract).__name__)"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["function", "function"]
