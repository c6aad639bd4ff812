import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from directive_extract import __version__
from directive_extract.cli.app import app


def invoke(*arguments):
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def test_version():
    assert invoke("--version").output == f"directive-extract {__version__}\n"


def test_without_a_command_help_is_shown():
    assert "Examples:" in invoke().output


@pytest.mark.parametrize("command", [[], ["convert"], ["show"], ["deadline"], ["schema"]], ids=" ".join)
def test_help_has_examples_one_a_line(command):
    shown = invoke(*command, "--help").output
    examples = shown.partition("Examples:")[2]
    assert re.findall(r"^    directive-extract [^\n]+$", examples, re.MULTILINE)


def test_help_is_fast_and_loads_nothing_heavy():
    program = (
        "import sys, time\n"
        "from typer.testing import CliRunner\n"
        "from directive_extract.cli.app import app\n"
        "assert CliRunner().invoke(app, ['convert', '--help']).exit_code == 0\n"
        "print(time.process_time())\n"
        "assert not {'spacy', 'rich', 'numpy', 'lxml'} & set(sys.modules), sorted(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (
        float(done.stdout) < 0.4
    )  # seconds of processor time; 0.12 where this was written, half of it Typer's own pydantic


def test_a_fault_of_ours_shows_its_trace_and_has_an_exit_code_of_its_own():
    program = (
        "from directive_extract.cli import run\n"
        "import directive_extract.export.json_schema as module\n"
        "module.schema_text = lambda: 1 / 0\n"
        "run()\n"
    )
    done = subprocess.run([sys.executable, "-c", program, "schema"], capture_output=True, text=True, check=False)
    assert done.returncode == 8
    assert "ZeroDivisionError" in done.stderr


def test_a_pipe_that_closes_early_is_no_error():
    """What `directive-extract schema | head -1` does."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from directive_extract.cli import run; run()", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()  # before anything is written
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141  # what a shell reports for a program that the closed pipe ended
    assert error == b""
