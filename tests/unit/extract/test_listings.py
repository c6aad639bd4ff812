import pytest

from directive_extract.extract.listings import Listings
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings
from directive_extract.structure.metadata import read_metadata
from directive_extract.structure.outline import build_outline

TALLIES = [
    pytest.param("Voting yea: Ames, Orr, Van Dyke", True, id="names"),
    pytest.param("Roll call: 4 yea, 1 nay (Orr).", True, id="numbers"),
    pytest.param("Ayes 5, Noes 0, Absent 1.", True, id="words-first"),
    pytest.param("Vote: 3 for, 1 against, 1 abstention.", True, id="abstention"),
    pytest.param("Abstained: none", True, id="nobody"),
    pytest.param("For 4 June: Orr rinses the pump", False, id="a-day"),
    pytest.param("All to vote for the pump by Friday", False, id="a-task"),
    pytest.param("No smoking near the pump.", False, id="a-ban"),
    pytest.param("For the pump, Orr asks the yard", False, id="a-topic"),
]


@pytest.mark.parametrize(("text", "tally"), TALLIES)
def test_who_voted_how_is_told_from_what_is_to_be_done(text, tally):
    assert Listings().says(0, text) == ("says who voted how" if tally else "")


AGENDA = """# Pump guild, 4 March 2031

* Rename the dry wells [#12](https://git.example/12)
  * nobody minds
* Add a gauge to the yard [#13](https://git.example/13)
  * Orr says later
* Drop the old valve [#14](https://git.example/14)
  * Orr adds a note to [#15](https://git.example/15)
* Paint the tank [#16](https://git.example/16)
* Orr: paint the lid [#17](https://git.example/17)
* Ames to mend the hose #18
"""


def test_what_an_issue_is_called_is_its_title_where_notes_stand_below_such_lines():
    source = read_source(AGENDA, settings=Settings())
    outline = build_outline(source, read_metadata(source))
    titles = Listings.of(outline).titles
    assert [outline.blocks[at].passage.text.split()[0] for at in sorted(titles)] == ["Rename", "Add", "Drop", "Paint"]
