"""Lexicons keep what they promise: examples fit their entry, counter-examples do not, nothing stands twice."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

from directive_extract.errors import LexiconError
from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.cues import cue_patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = resources.files("directive_extract.lexicons") / "en"
NAMES = sorted(file.name.removesuffix(".toml") for file in FOLDER.iterdir() if file.name.endswith(".toml"))
AT_THE_START = {"boilerplate"}  # lexicons whose patterns have to fit from the first character on


def entries(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """All tables with a pattern, with a name for each."""

    def walk(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
        if isinstance(node, dict):
            if isinstance(node.get("pattern"), str):
                yield path, node
            for key, value in node.items():
                yield from walk(value, f"{path}.{key}")
        elif isinstance(node, list):
            for index, value in enumerate(node):
                yield from walk(value, f"{path}[{index}]")

    yield from walk(load_lexicon(name), name)


def compiled(name: str, path: str, entry: dict[str, Any]) -> re.Pattern[str]:
    if name == "cues":  # they hold placeholders, which the module fills in
        return next(cue.regex for cue in cue_patterns() if cue.id == entry["id"])
    return re.compile(entry["pattern"], re.MULTILINE if entry.get("cased") else re.IGNORECASE | re.MULTILINE)


def cases(key: str) -> list[Any]:
    return [
        pytest.param(name, path, entry, text, id=f"{path}-{text[:30]}")
        for name in NAMES
        for path, entry in entries(name)
        for text in entry.get(key, ())
    ]


def fits(name: str, path: str, entry: dict[str, Any], text: str) -> bool:
    regex = compiled(name, path, entry)
    return (regex.match(text) if name in AT_THE_START else regex.search(text)) is not None


@pytest.mark.parametrize(("name", "path", "entry", "text"), cases("examples"))
def test_every_example_fits(name: str, path: str, entry: dict[str, Any], text: str) -> None:
    assert fits(name, path, entry, text)


@pytest.mark.parametrize(("name", "path", "entry", "text"), cases("counter_examples"))
def test_no_counter_example_fits(name: str, path: str, entry: dict[str, Any], text: str) -> None:
    assert not fits(name, path, entry, text)


@pytest.mark.parametrize(("path", "entry"), [pytest.param(p, e, id=p) for name in NAMES for p, e in entries(name)])
def test_every_pattern_has_examples_on_both_sides(path: str, entry: dict[str, Any]) -> None:
    assert entry.get("examples")
    assert entry.get("counter_examples")


@pytest.mark.parametrize("name", [name for name in NAMES if any(entries(name))])
def test_no_two_patterns_are_equal(name: str) -> None:
    patterns = Counter(re.sub(r"\s+", " ", entry["pattern"]).casefold() for _, entry in entries(name))
    assert [pattern for pattern, count in patterns.items() if count > 1] == []


IRREGULAR = "verbs.irregular."  # past and participle of a verb may be equal


def word_lists(name: str) -> Iterator[tuple[str, list[str]]]:
    def walk(node: Any, path: str) -> Iterator[tuple[str, list[str]]]:
        if isinstance(node, dict):
            for key, value in node.items():
                if key not in {"examples", "counter_examples"}:
                    yield from walk(value, f"{path}.{key}")
        elif isinstance(node, list) and node and all(isinstance(word, str) for word in node) and IRREGULAR not in path:
            yield path, node

    yield from walk(load_lexicon(name), name)


@pytest.mark.parametrize("words", [pytest.param(w, id=p) for name in NAMES for p, w in word_lists(name)])
def test_no_word_stands_twice_in_a_list(words: list[str]) -> None:
    counts = Counter(" ".join(word.split()).casefold() for word in words)
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_lexicon_loads_once_and_says_what_it_is(name: str) -> None:
    assert load_lexicon(name) is load_lexicon(name)
    assert (FOLDER / f"{name}.toml").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize(("name", "language"), [("nothing", "en"), ("cues", "xx"), ("../en/cues", "xx")])
def test_a_lexicon_that_is_not_there_is_a_typed_error(name: str, language: str) -> None:
    with pytest.raises(LexiconError, match=r"lexicon xx/|lexicon en/nothing") as caught:
        load_lexicon(name, language)
    assert caught.value.hint
