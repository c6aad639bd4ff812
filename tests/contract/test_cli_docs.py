"""The reference names every command, option, exit code and error, and nothing that is not there."""

import re
from pathlib import Path

import pytest
import typer.main

from directive_extract import errors
from directive_extract.batch.inputs import SUFFIXES
from directive_extract.cli.app import app
from directive_extract.cli.exit_codes import ExitCode

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
CLI = (REFERENCE / "cli.md").read_text("utf-8")
ERRORS = (REFERENCE / "errors.md").read_text("utf-8")


def flat(commands, before=""):
    """Commands by their names, those of a group with its name before theirs."""
    for name, command in commands.items():
        yield before + name, command
        yield from flat(getattr(command, "commands", {}), f"{before}{name} ")


COMMANDS = dict(flat(typer.main.get_command(app).commands))


def section(command):
    found = re.search(rf"^##+ {command}\n(.*?)(?=^##)", CLI, re.MULTILINE | re.DOTALL)
    assert found, f"docs/reference/cli.md has no section on {command}"
    return found[1]


def all_errors(root=errors.DirectiveExtractError):
    yield root
    for kind in root.__subclasses__():
        yield from all_errors(kind)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented_and_every_documented_option_exists(command):
    options = {name for parameter in COMMANDS[command].params for name in parameter.opts if name.startswith("--")}
    documented = set(re.findall(r"^\| `(--[a-z-]+)", section(command), re.MULTILINE))
    assert documented == options - {"--help"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_synopsis(command):
    assert f"    directive-extract {command}" in section(command)
    for parameter in COMMANDS[command].params:
        if parameter.param_type_name == "argument":
            assert parameter.metavar in section(command)


def test_every_suffix_is_documented():
    assert set(SUFFIXES) == set(re.findall(r"`(\.[a-z]+)`", section("convert"))) - {".tmp"}


def test_every_exit_code_is_documented():
    table = CLI[CLI.index("## Exit codes") :]
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)] == sorted(ExitCode)


def test_every_error_is_documented_with_its_code():
    documented = set(re.findall(r"^\| (DX-\S+) \| `(\w+)` \|", ERRORS, re.MULTILINE))
    assert documented == {(kind.code, kind.__name__) for kind in all_errors()}


def test_every_error_has_a_code_of_its_own_and_one_of_its_family():
    kinds = list(all_errors())
    assert len({kind.code for kind in kinds}) == len(kinds)
    for kind in kinds[1:]:
        assert re.fullmatch(r"DX-[A-Z]{3}-\d\d", kind.code)
        family = kind.__mro__[1]
        if family is not errors.DirectiveExtractError:
            assert kind.code[:6] == family.code[:6]


@pytest.mark.parametrize("kind", list(all_errors()), ids=lambda kind: kind.__name__)
def test_every_error_crosses_a_process_boundary(kind):
    import pickle

    error = kind("what", source="where.txt", hint="do")
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.hint) == (kind, f"where.txt: what (do) [{kind.code}]", "do")
