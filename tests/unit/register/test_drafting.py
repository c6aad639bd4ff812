"""What a document changes in an entry that is known."""

from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.errors import InvalidChangeError
from directive_extract.register.drafting import draft_entry, join_entry
from directive_extract.schema.directive import Target
from directive_extract.schema.register import Relation
from directive_extract.schema.span import Span

AT = dt.datetime(2026, 3, 9, tzinfo=dt.UTC)


def joined(make, relation, item, state="confirmed"):
    entry = draft_entry(make.ruling(state=state), AT).model_copy(update={"id": "E1"})
    ruling = make.ruling("join", item=item, document=make.document("news"), entry="E1", relation=relation)
    return entry, join_entry(entry, ruling, AT)


def test_the_same_adds_a_source_and_nothing_else(make) -> None:
    entry, new = joined(make, "same", make.task("Mend the dyke", owner="Somebody", due=None))
    assert new.model_copy(update={"sources": entry.sources}) == entry
    assert [source.wording for source in new.sources] == ["Repair the dyke", "Mend the dyke"]


def test_a_changed_owner_takes_the_place_of_the_one_before(make) -> None:
    _, new = joined(make, "owner_changed", make.task(owner="Dyke Authority"))
    assert [owner.name for owner in new.owners] == ["Dyke Authority"]


def test_an_extension_adds_targets_and_references_once(make) -> None:
    target = Target(text="20 km", value=20, unit="km", evidence=Span(start=0, end=5, text="20 km"))
    _, new = joined(make, "extended", make.task(targets=(target, target), references=("Decree 5",)))
    assert [t.text for t in new.targets] == ["20 km", "20 km"]
    ruling = make.ruling("join", item=make.task(targets=(target,)), document=make.document("x"), entry="E1",
                         relation="extended")  # fmt: skip
    assert join_entry(new, ruling, AT).targets == new.targets
    assert new.references == ("Decree 5",)


@pytest.mark.parametrize(
    ("relation", "before", "state", "percent"),
    [
        pytest.param("completed", "in_progress", "done", 100, id="completed"),
        pytest.param("completed", "proposed", "done", 100, id="completed-before-it-was-confirmed"),
        pytest.param("cancelled", "confirmed", "cancelled", 0, id="cancelled"),
    ],
)
def test_an_end_is_taken_over_with_its_words(make, relation, before, state, percent) -> None:
    _, new = joined(make, relation, make.task("The dyke has been repaired"), before)
    assert (new.state, new.percent, new.result) == (state, percent, "The dyke has been repaired")


def test_what_is_done_is_not_cancelled_by_a_document(make) -> None:
    with pytest.raises(InvalidChangeError, match="done can't become cancelled"):
        joined(make, "cancelled", make.task(), "done")


@pytest.mark.parametrize("relation", [relation for relation in Relation if not relation.is_one_entry])
def test_two_are_not_made_one(make, relation) -> None:
    with pytest.raises(InvalidChangeError, match="does not make one entry of two"):
        joined(make, relation, make.task())
