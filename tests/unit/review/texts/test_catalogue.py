import datetime as dt
import string

import pytest

from directive_extract import errors
from directive_extract.review.texts import LANGUAGES, Texts
from directive_extract.schema.directive import Modality, Recurrence, Role
from directive_extract.schema.entry import Act, EventKind, State
from directive_extract.schema.register import Kind, Relation
from directive_extract.schema.review import Risk, Standing

EN, VI = Texts.of("en"), Texts.of("vi")


def keys_without_forms(texts):
    return {key.removesuffix(".one").removesuffix(".other") for key in texts.words}


def placeholders(words):
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_catalogue_every_key_is_in_every_language():
    assert keys_without_forms(EN) == keys_without_forms(VI)


@pytest.mark.parametrize("key", sorted(VI.words))
def test_catalogue_placeholders_are_the_same_in_both_languages(key):
    assert placeholders(EN.words[key]) == placeholders(VI.words[key])


@pytest.mark.parametrize("texts", [EN, VI], ids=LANGUAGES)
def test_catalogue_no_text_is_empty_and_none_holds_markup(texts):
    assert [key for key, words in texts.words.items() if not words.strip() or "<" in words] == []


@pytest.mark.parametrize("texts", [EN, VI], ids=LANGUAGES)
@pytest.mark.parametrize(
    ("group", "values"),
    [
        pytest.param(group, values, id=group)
        for group, values in {
            "kind": Kind, "standing": Standing, "risk": Risk, "help.risk": Risk, "relation": Relation, "act": Act,
            "role": Role, "modality": Modality, "state": State, "event": EventKind, "recurrence": Recurrence,
        }.items()
    ],
)  # fmt: skip
def test_catalogue_names_every_value_of(texts, group, values):
    assert [value for value in values if f"{group}.{value}" not in texts.words] == []


@pytest.mark.parametrize(
    ("texts", "count", "expected"),
    [
        pytest.param(EN, 1, "1 record", id="en-one"),
        pytest.param(EN, 0, "0 records", id="en-none"),
        pytest.param(EN, 12_345, "12,345 records", id="en-thousands"),
        pytest.param(VI, 1, "1 mục", id="vi-one"),
        pytest.param(VI, 12_345, "12.345 mục", id="vi-thousands"),
    ],
)
def test_get_chooses_the_form_and_groups_thousands(texts, count, expected):
    assert texts.get("count.records", n=count) == expected


def test_get_leaves_braces_of_a_value_alone():
    assert EN.get("nav.signed_in", name="{name} {0.__class__}") == "Signed in as {name} {0.__class__}"


def test_get_of_an_unknown_key_fails():
    with pytest.raises(KeyError):
        EN.get("queue.there_is_none")


def test_name_of_a_value_that_no_catalogue_knows_is_readable():
    assert VI.name("flag", "our_own_flag") == "our own flag"


@pytest.mark.parametrize(
    ("language", "day", "expected"),
    [
        pytest.param("en", dt.date(2026, 3, 9), "9 Mar 2026", id="en"),
        pytest.param("vi", dt.date(2026, 3, 9), "09/3/2026", id="vi-march-is-not-padded"),
        pytest.param("vi", dt.date(2026, 2, 19), "19/02/2026", id="vi-february-is"),
    ],
)
def test_date_is_written_as_the_language_does(language, day, expected):
    assert Texts.of(language).date(day) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param(0.999, "99%", id="never-rounded-up-to-all"),
        pytest.param(0.29, "29%", id="as-it-is"),
        pytest.param(1.0, "100%", id="all"),
    ],
)
def test_percent(share, expected):
    assert EN.percent(share) == expected


@pytest.mark.parametrize(
    ("texts", "code", "expected"),
    [
        pytest.param(EN, "DX-REG-10", "no such field", id="own-words-are-english"),
        pytest.param(VI, "DX-REG-10", "Không thể thay đổi như vậy. (no such field)", id="both"),
        pytest.param(VI, "DX-XYZ-01", "no such field", id="a-code-that-no-catalogue-has"),
    ],
)
def test_refusal(texts, code, expected):
    assert texts.refusal(code, "no such field") == expected


def test_refusal_names_codes_that_there_are():
    codes = {error.code for error in vars(errors).values() if isinstance(error, type) and hasattr(error, "code")}
    assert {key.removeprefix("refusal.") for key in EN.words if key.startswith("refusal.")} <= codes


def test_of_an_unknown_language_is_the_first():
    assert Texts.of("xx").language == LANGUAGES[0]
