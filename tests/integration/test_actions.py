"""Actions of whole documents: the clause is parsed, its owners and its deadline are linked, then it is worded."""

from __future__ import annotations

import pytest

from directive_extract import Extractor, Settings

HEAD = "CONCLUSION OF THE HARBOUR COMMITTEE\n\n3 March 2026\n\n"
CASES = [
    ("The Pilotage Office must find out why the north light failed.", "Find out why the north light failed"),
    (
        "The Pilotage Office shall, within ten days, publish the tide tables.",
        "Publish the tide tables",
    ),
    ("The Pilotage Office was told to send the list to the mayor.", "Send the list to the mayor"),
    ("The chair asked the Customs Department to open a second gate before June.", "Open a second gate"),
    ("The Port Authority was tasked with drawing up a plan for the quay.", "Draw up a plan for the quay"),
    ("The Port Authority is responsible for repairing the pier.", "Repair the pier"),
    ("The Port Authority must not close both channels at once.", "Do not close both channels at once"),
    ("No agency may ask skippers for the same paper twice.", "Do not ask skippers for the same paper twice"),
    ("The old database must be cleaned by 1 May 2026.", "Clean the old database"),
    ("The site must be handed over before 1 June 2026.", "Hand over the site"),
    (
        "Boats that have no name must be taken out of the water before 1 June 2026.",
        "Ensure that boats that have no name are taken out of the water",
    ),
    ("The dossier must reach the Council by 1 May 2026.", "Ensure that the dossier reaches the Council"),
    ("It is necessary to inspect all buoys.", "Inspect all buoys"),
    ("Strive for 80% of all berths to have water by 2027.", "Strive for 80% of all berths to have water"),
    ("The Pilotage Office may kindly furnish the remaining lists by Friday.", "Furnish the remaining lists"),
    ("Please send the list to the clerk by Friday.", "Send the list to the clerk"),
    (
        "The Port Authority and the Customs Department must list their boats and must report to the Council.",
        "List their boats and report to the Council",
    ),
    ("By 31 May 2026, the Pilotage Office must report to the Council.", "Report to the Council"),
    (
        "The Pilotage Office, together with the Customs Department, shall draw up, before June, a list of piers.",
        "Draw up a list of piers",
    ),
    ("Where a lamp is broken, the Pilotage Office must replace it.", "Where a lamp is broken, replace it"),
    (
        "Under no circumstances may a skipper be asked for the same paper twice.",
        "Do not ask a skipper for the same paper twice",
    ),
    ("The Pilotage Office must send the monthly figures to the mayor.", "Send the monthly figures to the mayor"),
    (
        "Boats under ten metres already in the harbour are to be weighed.",
        "Weigh boats under ten metres already in the harbour",
    ),
    (
        "The Port Authority must not dredge the northern channel before 1 June 2026.",
        "Do not dredge the northern channel before 1 June 2026",
    ),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(classifier=False))  # what is a task is not the matter here


@pytest.mark.parametrize(("sentence", "action"), CASES, ids=[action[:40] for _, action in CASES])
def test_action(extractor: Extractor, sentence: str, action: str) -> None:
    tasks = extractor.extract(f"{HEAD}{sentence}\n").tasks
    assert [task.action for task in tasks] == [action]


def test_pronoun_takes_the_object_of_the_sentence_before(extractor: Extractor) -> None:
    sentences = "The Pilotage Office must draw up a list of all piers. The Pilotage Office must publish it every month."
    tasks = extractor.extract(f"{HEAD}{sentences}\n").tasks
    assert [task.action for task in tasks] == ["Draw up a list of all piers", "Publish the list of all piers"]
    assert [task.flags for task in tasks] == [("no_deadline",), ()]


def test_pronoun_without_an_object_that_is_certain_stays_and_is_flagged(extractor: Extractor) -> None:
    sentences = (
        "The Pilotage Office must draw up a list of piers and repair the northern light. "
        "The Pilotage Office must publish it every month."
    )
    last = extractor.extract(f"{HEAD}{sentences}\n").tasks[-1]
    assert last.action == "Publish it"
    assert last.flags == ("open_reference",)


def test_this_committee_is_the_issuer(extractor: Extractor) -> None:
    [task] = extractor.extract(f"{HEAD}The Pilotage Office must report to this Committee before June.\n").tasks
    assert task.action == "Report to the Harbour Committee"


def test_restatement_is_one_task_with_the_fuller_statement_first(extractor: Extractor) -> None:
    text = (
        f"{HEAD}The Pilotage Office must repair the lamps of the northern light.\n\nOther matters were noted.\n\n"
        "The Pilotage Office must repair the lamps of the northern light before 1 June 2026.\n"
    )
    [task] = extractor.extract(text).tasks
    assert [span.start for span in task.evidence] == [text.rindex("The Pilotage"), text.index("The Pilotage")]
    assert task.deadline is not None
    assert "restated" in task.flags


def test_contradicting_deadlines_are_kept_and_noted(extractor: Extractor) -> None:
    sentence = "The Pilotage Office must repair the lamps of the northern light before {}.\n\n"
    text = HEAD + sentence.format("1 June 2026") + "Other matters were noted.\n\n" + sentence.format("1 July 2026")
    extraction = extractor.extract(text)
    assert len(extraction.tasks) == 2
    [issue] = [issue for issue in extraction.issues if issue.code == "contradicting_deadlines"]
    assert issue.span is not None
    assert "1 July 2026" in issue.span.text


def test_references_of_a_task(extractor: Extractor) -> None:
    text = f"{HEAD}The Pilotage Office must carry out Resolution 57 before 1 June 2026.\n"
    assert extractor.extract(text).tasks[0].references == ("Resolution 57",)
