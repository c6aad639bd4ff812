"""Lists of organisations: the shipped ones are sound, the office's own are read from TOML and CSV or refused."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from directive_extract.errors import OrganisationListError
from directive_extract.lexicons.organisations import SHIPPED, read_organisations, shipped_organisations

if TYPE_CHECKING:
    from pathlib import Path

TOML = """
[[organisation]]
id = "works"
names = { en = ["Ministry of Works"], fr = ["Ministère des Travaux"] }
abbreviations = ["MoW"]
predecessors = [ { names = { en = ["Roads Board"] }, abbreviations = ["RB"], until = 2024-12-31 } ]

[[organisation]]
id = "dykes"
names = ["Dyke Authority", "National Dyke Authority"]
parent = "works"
since = 2020-01-01
"""
CSV = """id,name_en,name_fr,abbreviations,predecessors,parent,since
works,Ministry of Works,Ministère des Travaux,MoW,Roads Board|RB until 2024-12-31,,
dykes,Dyke Authority; National Dyke Authority,,,,works,2020-01-01
"""


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_list_has_no_name_twice(name: str) -> None:
    owner: dict[str, str] = {}
    for entry in shipped_organisations(name):
        bodies = [entry, *entry.predecessors]
        for known in [text for body in bodies for text in (*body.names, *body.abbreviations)]:
            assert owner.setdefault(known.casefold(), entry.id) == entry.id, known


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_list_says_where_its_facts_come_from(name: str) -> None:
    from importlib import resources

    text = resources.files("directive_extract.lexicons.organisations").joinpath(f"{name}.toml").read_text("utf-8")
    assert "# Sources of the facts:" in text[: text.index("[[organisation]]")]


def test_list_that_does_not_ship_is_refused_with_those_that_do() -> None:
    with pytest.raises(OrganisationListError, match="viet-nam"):
        shipped_organisations("atlantis")


def test_toml_and_csv_say_the_same(tmp_path: Path) -> None:
    toml, table = tmp_path / "list.toml", tmp_path / "list.csv"
    toml.write_text(TOML, encoding="utf-8")
    table.write_text(CSV, encoding="utf-8-sig")  # as Excel writes it
    listed = read_organisations(toml)
    assert listed[0].names == ("Ministry of Works", "Ministère des Travaux")
    assert listed[0].predecessors[0].until == dt.date(2024, 12, 31)
    assert read_organisations(table) == listed


@pytest.mark.parametrize(
    ("suffix", "text", "message"),
    [
        pytest.param(".toml", "organisation = 3", "no list of tables", id="toml-of-another-form"),
        pytest.param(".toml", "[[organisation]\nid=", "no TOML", id="toml-broken"),
        pytest.param(".toml", "", "no organisation in it", id="empty"),
        pytest.param(".toml", "[[organisation]]\nid = 'a'", "entry 1 .a., names", id="without-names"),
        pytest.param(
            ".toml", "[[organisation]]\nid = 'a'\nnames = ['A']\ncolour = 'red'", "colour", id="unknown-field"
        ),
        pytest.param(".csv", "id,name\na,A\na,B\n", "'a' stands twice", id="id-twice"),
        pytest.param(".csv", "id,name,parent\na,A,b\n", "parent of 'a'", id="parent-unknown"),
        pytest.param(".csv", "name\nA\n", "no column 'id'", id="csv-without-id"),
        pytest.param(".csv", "id,name,colour\na,A,red\n", "unknown column 'colour'", id="csv-unknown-column"),
        pytest.param(".csv", "id,name\na,A,surplus\n", "line 2 has more cells", id="csv-surplus-cell"),
        pytest.param(".csv", "id,name,since\na,A,soon\n", "since", id="csv-no-date"),
    ],
)
def test_list_that_cannot_be_read_is_refused(tmp_path: Path, suffix: str, text: str, message: str) -> None:
    path = tmp_path / f"list{suffix}"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OrganisationListError, match=message) as caught:
        read_organisations(path)
    assert str(path) in str(caught.value)


def test_missing_list_names_those_that_ship(tmp_path: Path) -> None:
    with pytest.raises(OrganisationListError, match="united-nations"):
        read_organisations(tmp_path / "none.toml")
