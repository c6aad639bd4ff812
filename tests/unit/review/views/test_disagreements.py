import datetime as dt

from directive_extract.review.texts import Texts
from directive_extract.review.views.disagreements import disagreements
from directive_extract.schema.directive import Owner, Task
from directive_extract.schema.entry import Act
from directive_extract.schema.register import Kind, Relation
from directive_extract.schema.review import ReviewRecord, Vote
from directive_extract.schema.span import Span

EN = Texts.of("en")
TASK = Task(id="i1", action="Repair the dyke", evidence=(Span(start=0, end=6, text="Repair"),), confidence=0.9)
AT = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def vote(reviewer, act=Act.ADD, item=TASK, **values):
    return Vote(reviewer=reviewer, at=AT, act=act, item=item, **values)


def of(*votes):
    record = ReviewRecord(id="R1", document="D1", kind=Kind.TASK, item=TASK, votes=votes)
    return disagreements([record], {"D1": "Orders"}, EN)[0]


def test_disagreements_names_the_fields_that_differ():
    owned = TASK.model_copy(update={"owners": (Owner(name="Water Board"),)})
    found = of(vote("Lan"), vote("Minh", item=owned))
    assert found.fields == ("Owners",)
    assert [point.said for one in found.opinions for point in one.points if point.differs] == ["none", "Water Board"]


def test_disagreements_of_one_who_rejects_are_only_about_that():
    found = of(vote("Lan"), vote("Minh", act=None))
    assert found.fields == ("Opinion",)
    assert [point.said for point in found.opinions[1].points] == ["Reject"]


def test_disagreements_about_what_is_known():
    found = of(vote("Lan"), vote("Minh", act=Act.JOIN, entry="E3", relation=Relation.DEADLINE_MOVED))
    assert found.fields == ("Opinion",)
    said = {point.name: point.said for point in found.opinions[1].points}
    assert said["Entry in the register"] == "E3"
    assert said["Relation"] == "Deadline moved"
