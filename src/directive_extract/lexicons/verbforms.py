"""Forms of English verbs: from an inflected form to the verb, and to its third person."""

from __future__ import annotations

from functools import cache

from directive_extract.lexicons import load_lexicon

_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_BE = frozenset({"is", "are", "am", "was", "were", "been", "being", "be"})


def verb_of(form: str) -> str | None:
    """The verb of an inflected form, whatever the form is.

    Args:
        form: One word, any case: "publishes", "publishing", "published", "written".

    Returns:
        The verb in lower case; None where the lexicon has no verb with such a form.
    """
    return _forms().get(form.casefold())


def third_person(verb: str) -> str:
    """The third person of the present tense.

    Args:
        verb: Base form, lower case.

    Returns:
        Such as "publishes".
    """
    if verb in _THIRD:
        return _THIRD[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


@cache
def _forms() -> dict[str, str]:
    """Every form of every verb; where two verbs share a form, the one that makes it by the plain rule keeps it."""
    lexicon = load_lexicon("verbs")
    regular: list[str] = lexicon["regular"].split()
    irregular: dict[str, list[str]] = lexicon["irregular"]
    forms = dict.fromkeys(_BE, "be")
    for verb in (*irregular, *regular):
        forms[verb] = verb
    for verb, (past, participle) in irregular.items():
        forms.setdefault(past, verb)
        forms.setdefault(participle, verb)
    for doubled in (False, True):
        for verb in (*irregular, *regular):
            for form in _regular_forms(verb, doubled=doubled, past=verb not in irregular):
                forms.setdefault(form, verb)
    return forms


def _regular_forms(verb: str, *, doubled: bool, past: bool) -> tuple[str, ...]:
    if doubled:
        stem = verb + verb[-1] if verb[-1] in "bcdfgklmnprstvz" and verb[-2:-1] in "aeiou" else verb
        return (f"{stem}ing", *((f"{stem}ed",) if past else ()))
    third = third_person(verb)
    if verb.endswith("ie"):
        return third, f"{verb[:-2]}ying", *((f"{verb}d",) if past else ())
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return third, f"{verb[:-1]}ing", *((f"{verb}d",) if past else ())
    if verb.endswith(("ee", "oe", "ye")):
        return third, f"{verb}ing", *((f"{verb}d",) if past else ())
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return third, f"{verb}ing", *((f"{verb[:-1]}ied",) if past else ())
    return third, f"{verb}ing", *((f"{verb}ed",) if past else ())
