"""Actions, from clauses whose shape is marked by hand: no model is needed.

In a case [...] marks the subject, {...} the cue, <auxiliaries|verb/TAG+particle> a verb; the first verb is the main
one.
"""

from __future__ import annotations

import re
from array import array

import pytest

from directive_extract.resolve.wording import action_of
from directive_extract.schema.candidate import Candidate, Shape, Subject, Verb
from directive_extract.schema.directive import Deadline, DeadlineKind, Owner, Relation, Role
from directive_extract.schema.extraction import Verdict
from directive_extract.schema.outline import Passage
from directive_extract.schema.span import Span

MARK = re.compile(
    r"\[(?P<subject>[^]]*)\]|\{(?P<cue>[^}]*)\}|<(?:(?P<aux>[^|>]*)\|)?(?P<verb>[^/>]+)/(?P<tag>\w+)(?P<group>\+[^>]*)?>"
)


def passage(text: str) -> Passage:
    return Passage(text, array("l", range(len(text))))


def read_marks(marked: str, cue: str, *, plural: bool, negative: str) -> tuple[str, Shape | None]:
    text, spans, verbs, group_end, passive = "", {"subject": (0, 0), "cue": (0, 0)}, [], 0, False
    position = 0
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        for name in ("subject", "cue"):
            if match.group(name) is not None:
                spans[name] = (len(text), len(text) + len(match.group(name)))
                text += match.group(name)
        if match.group("verb"):
            start = len(text)
            text += match.group("aux") or ""
            verbs.append(Verb(start, len(text), len(text) + len(match.group("verb")), match.group("tag")))
            text += match.group("verb")
            if len(verbs) == 1:
                passive = "be" in (match.group("aux") or "").split() or (match.group("aux") or "") in {"is ", "are "}
                group_end = len(text) + len((match.group("group") or "+")[1:])
            text += (match.group("group") or "+")[1:]
    text += marked[position:]
    if not verbs:
        return text, None
    first, last = spans["subject"]
    opening = spans["cue"][1] or (min(last, verbs[0].start))
    return text, Shape(
        cue=cue,
        subject=(first, last),
        plural=plural or text[first:last] == "They",
        common=True,
        frame=spans["cue"][0] if spans["cue"][1] else last,
        opening=max(opening, last if cue == "request-active" else 0),
        verb=verbs[0],
        more=tuple(verbs[1:]),
        passive=passive,
        negative=negative,
        group_end=group_end,
    )


def owners_of(names: str) -> tuple[Owner, ...]:
    return tuple(
        Owner(
            name=name.removeprefix("+"),
            role=Role.SUPPORT if name.startswith("+") else Role.LEAD,
            evidence=Span(start=0, end=len(name.removeprefix("+")), text=name.removeprefix("+")),
        )
        for name in names.split(";")
        if name
    )


def due(text: str | None) -> Deadline | None:
    return Deadline(text=text, kind=DeadlineKind.FIXED, relation=Relation.BY) if text else None


def word(
    marked: str,
    owners: str = "",
    cue: str = "modal",
    *,
    deadline: str | None = None,
    plural: bool = False,
    negative: str = "",
) -> str:
    text, shape = read_marks(marked, cue, plural=plural, negative=negative)
    candidate = Candidate(Verdict.TASK, passage(text), 0, 0, Subject.AGENT, shape=shape)
    return action_of(candidate, owners_of(owners), due(deadline))


MODALS = [
    pytest.param(
        "[The Ministry of Water] {must} <find/VB> out why it leaks",
        "Ministry of Water",
        "Find out why it leaks",
        "modal",
        id="modal",
    ),
    pytest.param(
        "[The office] {shall} also <draw/VB> up a list.",
        "office",
        "Draw up a list",
        "modal",
        id="adverb-of-the-cue-goes",
    ),
    pytest.param(
        "[the Port Board, together with the Customs Office,] {is to} <open/VB> a berth",
        "Port Board;+Customs Office",
        "Open a berth",
        "modal",
        id="supporting-owner-goes",
    ),
    pytest.param(
        "[The Ministry (MoW), which met on Monday,] {has to} <report/VB> weekly",
        "Ministry",
        "Report weekly",
        "modal",
        id="asides-go",
    ),
    pytest.param("[We] {must} <plant/VB> more trees", "", "Plant more trees", "modal", id="we"),
    pytest.param(
        "[They] {should} <learn/VB> first aid", "port pilots", "Learn first aid", "modal", id="pronoun-with-known-owner"
    ),
    pytest.param(
        "[They] {should} <learn/VB> first aid",
        "",
        "Ensure that they learn first aid",
        "modal",
        id="pronoun-without-owner",
    ),
    pytest.param(
        "[Port pilots] {must} personally <check/VB> the list",
        "Port pilots",
        "Personally check the list",
        "modal",
        id="adverb-stays-before-the-verb",
    ),
    pytest.param(
        "[The clerk] {shall}, within five days, <post/VB> the list at the door and in the hall",
        "clerk",
        "Post the list at the door and in the hall within five days",
        "modal",
        id="adverbial-inside",
    ),
    pytest.param(
        "[The clerk] {must} <send/VB> the list and <must |keep/VB> a copy",
        "clerk",
        "Send the list and keep a copy",
        "modal",
        id="second-modal-goes",
    ),
    pytest.param(
        "[The clerk] {is requested to} <send/VB> the list and <to |keep/VB> a copy",
        "clerk",
        "Send the list and keep a copy",
        "modal",
        id="second-to-goes",
    ),
    pytest.param(
        "[Ships] {must} <keep/VB> their logs", "Ships", "Keep their logs", "modal", id="possessive-of-the-owner-stays"
    ),
    pytest.param(
        "[The office] {needs to} <be/VB> able to print ballots",
        "office",
        "Be able to print ballots",
        "modal",
        id="be-able",
    ),
    pytest.param(
        "[The council] {will} <take/VB> it up again in May",
        "",
        "Take it up again in May",
        "will",
        id="body-binds-itself",
    ),
]

SUBJECTS_KEPT = [
    pytest.param(
        "[Offices that use robots] {must} <name/VB> a warden",
        "Offices",
        "Ensure that offices that use robots name a warden",
        True,
        id="relative-clause",
    ),
    pytest.param(
        "[The file] {must} <reach/VB> the clerk by noon",
        "",
        "Ensure that the file reaches the clerk by noon",
        False,
        id="thing",
    ),
    pytest.param(
        "[The last wells] {must} <be/VB> ready by noon",
        "",
        "Ensure that the last wells are ready by noon",
        True,
        id="be-plural",
    ),
    pytest.param(
        "[There] {must} <be/VB> a guard at each door",
        "",
        "Ensure that there is a guard at each door",
        False,
        id="there-is",
    ),
    pytest.param(
        "[Ports late with the lists of their ships] {must} <send/VB> them at once",
        "Ports late with the lists of their ships",
        "Ensure that ports late with the lists of their ships send them at once",
        True,
        id="pronoun-for-something-in-the-subject",
    ),
    pytest.param(
        "[Mills] {must} <close/VB> on Sunday",
        "Ministry",
        "Ensure that mills close on Sunday",
        True,
        id="owner-is-another",
    ),
    pytest.param(
        "[A second batch, of 30,] {should} <leave/VB> by June",
        "",
        "Ensure that a second batch, of 30, leaves by June",
        False,
        id="apposition-keeps-its-comma",
    ),
    pytest.param(
        "[USB sticks] {must} <carry/VB> a label",
        "",
        "Ensure that USB sticks carry a label",
        True,
        id="acronym-stays-large",
    ),
]

REQUESTS = [
    pytest.param(
        "[the Ministry of Water] to <mend/VB> the pump",
        "Ministry of Water",
        "request-active",
        "Mend the pump",
        id="asked-to",
    ),
    pytest.param(
        "He {asked} [the Ministry of Water] to <mend/VB> the pump",
        "Ministry of Water",
        "request-active",
        "Mend the pump",
        id="asker-goes",
    ),
    pytest.param(
        "[The port] {was tasked} with <handing/VBG> the mayor a plan",
        "port",
        "request-passive",
        "Hand the mayor a plan",
        id="tasked-with",
    ),
    pytest.param(
        "[The port] {is responsible for} <completing/VBG> the pier",
        "port",
        "responsible",
        "Complete the pier",
        id="responsible-for",
    ),
    pytest.param(
        "[The port] {shall} <be/VB> responsible for completing the pier",
        "port",
        "modal",
        "Complete the pier",
        id="shall-be-responsible",
    ),
    pytest.param(
        "[The port] {shall} <be/VB> responsible for the pier",
        "port",
        "modal",
        "Be responsible for the pier",
        id="responsible-for-a-thing",
    ),
    pytest.param(
        "[The port] {has been asked} to <mend/VB> the pier",
        "port",
        "request-passive",
        "Mend the pier",
        id="has-been-asked",
    ),
    pytest.param("{It is necessary to} <clean/VB> the wells", "", "necessary", "Clean the wells", id="necessary"),
    pytest.param("The Board {decided to} <meet/VB> in Rome", "", "resolve", "Meet in Rome", id="resolved"),
    pytest.param("{please} <send/VB> the list", "", "please", "Send the list", id="please"),
    pytest.param("<accelerating/VBG> repairs of wells", "", "call-for", "Accelerate repairs of wells", id="called-for"),
    pytest.param(
        "Strive for 70% of homes to be linked", "", "modal", "Strive for 70% of homes to be linked", id="strive"
    ),
    pytest.param(
        "Requests Alba to lend two ships", "", "modal", "Ensure that Alba lends two ships", id="operative-verb-goes"
    ),
]

PASSIVES = [
    pytest.param("[The database] {must} <be |cleaned/VBN> by 1 May", "", "Clean the database by 1 May", id="passive"),
    pytest.param(
        "[Idle officials] {must} <be promptly |replaced/VBN>", "", "Promptly replace idle officials", id="adverb"
    ),
    pytest.param("[The site] {is to} <be |handed/VBN+ over> in June", "", "Hand over the site in June", id="particle"),
    pytest.param("[Rules] {must} <be |written/VBN> down and kept", "", "Write rules down and kept", id="irregular"),
    pytest.param(
        "[The lists] {must} <be |reviewed/VBN> and <reported/VBN> by May",
        "",
        "Review and report the lists by May",
        id="joined-participles",
    ),
    pytest.param("[It] {must} <be |finished/VBN> before June", "", "Finish it before June", id="it"),
    pytest.param(
        "[They] {are to} <be |handed/VBN+ over> in June",
        "the two mills",
        "Hand them over in June",
        id="pronoun-before-particle",
    ),
    pytest.param(
        "[Boats that leak] {must} <be |scrapped/VBN>",
        "",
        "Ensure that boats that leak are scrapped",
        id="relative-clause",
    ),
    pytest.param("[The hull] {must} <be |glorped/VBN>", "", "Ensure that the hull is glorped", id="unknown-verb"),
    pytest.param(
        "[No family] {may} <be |made/VBN> to leave", "family", "Ensure that no family is made to leave", id="no"
    ),
    pytest.param("[Crews] {should} never <be |asked/VBN> twice", "", "Never ask crews twice", id="never"),
    pytest.param("[Crews] {must} <be |prepared/VBN> to sail", "Crews", "Be prepared to sail", id="state"),
    pytest.param("[Crews] {must} <be |trained/VBN> in May", "Crews", "Train crews in May", id="owner-who-undergoes"),
    pytest.param(
        "[Rooms] {must} <be |swept/VBN> daily and lamps <be |lit/VBN> at dusk",
        "",
        "Ensure that rooms are swept daily and lamps be lit at dusk",
        id="second-verb-further-on",
    ),
]

PROHIBITIONS = [
    pytest.param("[Agencies] {must not} <ask/VB> twice", "Agencies", "not", "Do not ask twice", id="must-not"),
    pytest.param("[No agency] {may} <ask/VB> twice", "agency", "", "Do not ask twice", id="no-agency-may"),
    pytest.param(
        "[No ship] {may} <sail/VB> at night", "", "", "Ensure that no ship sails at night", id="no-without-owner"
    ),
    pytest.param("[Ships] {must never} <race/VB>", "Ships", "never", "Never race", id="never"),
    pytest.param(
        "[The paper] {must not} <leave/VB> the vault",
        "",
        "not",
        "Ensure that the paper does not leave the vault",
        id="thing",
    ),
    pytest.param(
        "[The paper] {must not} <be/VB> longer than a page",
        "",
        "not",
        "Ensure that the paper is not longer than a page",
        id="thing-be",
    ),
    pytest.param(
        "[Banks] {are prohibited} from <charging/VBG> fees", "Banks", "not", "Do not charge fees", id="prohibited-from"
    ),
    pytest.param("Not move any family", "", "", "Do not move any family", id="bare-not"),
    pytest.param(
        "[Wards] {must not} <refuse/VB> a patient and <must |keep/VB> a bed",
        "Wards",
        "not",
        "Do not refuse a patient, and keep a bed",
        id="negation-does-not-spread",
    ),
]

PRESENT = [
    pytest.param("[The port] <opens/VBZ> a desk", "port", "Open a desk", id="present"),
    pytest.param(
        "[The port] <presides/VBZ> over and <coordinates/VBZ> the work",
        "port",
        "Preside over and coordinate the work",
        id="two-verbs",
    ),
    pytest.param(
        "[the Council] <direct/VB> ministries to act", "Council", "Direct ministries to act", id="subjunctive"
    ),
    pytest.param("[Names] <are |published/VBN> weekly", "", "Publish names weekly", id="passive"),
    pytest.param("[The dam] <stays/VBZ> shut", "", "Ensure that the dam stays shut", id="thing"),
]

AROUND = [
    pytest.param(
        "In coastal communes, [ports] {must} <report/VB>", None, "Report in coastal communes", id="place-goes-behind"
    ),
    pytest.param(
        "Regarding wells, [ports] {must} <report/VB> to the Board and to the press, and keep a copy",
        None,
        "Regarding wells, report to the Board and to the press, and keep a copy",
        id="topic-of-a-long-one-stays-in-front",
    ),
    pytest.param(
        "If prices are wrong, [ports] {must} <correct/VB> them",
        None,
        "If prices are wrong, correct them",
        id="condition-that-a-pronoun-takes-up-stays-in-front",
    ),
    pytest.param("From now on, [ports] {must} <rest/VB>", None, "Rest", id="from-now-on"),
    pytest.param("Anna, [the wells] {must} <be |cleaned/VBN>, please", None, "Clean the wells", id="addressed"),
    pytest.param("If it rains, [ports] {must} <close/VB>", None, "Close if it rains", id="condition"),
    pytest.param("On the other hand, [ports] {must} <rest/VB>", None, "Rest", id="tie"),
    pytest.param("and that [ports] {must} <rest/VB>, she said.", None, "Rest", id="attribution"),
    pytest.param("how [ports] {are to} <rest/VB>", None, "How ports are to rest", id="no-adverbial"),
    pytest.param("[ports] {must} <send/VB> it by 3 p.m..", None, "Send it by 3 p.m.", id="abbreviation-keeps-its-stop"),
    pytest.param("[ports] {must} <call/VB> it “harbour", None, "Call it harbour", id="half-a-quotation"),
    pytest.param("[ports] {must} <close/VB> , and   <rest/VB> ./.", None, "Close, and rest", id="spaces-and-end-marks"),
    pytest.param("[ports] {must} <close/VB> (was: 1 May", None, "Close (was: 1 May)", id="open-parenthesis"),
]

PLAIN = [
    pytest.param("a) Clean the wells;", "", "Clean the wells", id="label"),
    pytest.param("to clean the wells", "", "Clean the wells", id="to"),
    pytest.param("don't sign anything", "", "Do not sign anything", id="do-not"),
    pytest.param("It falls to ports to sign", "ports", "It falls to ports to sign", id="impersonal"),
    pytest.param("Action: clean the wells", "", "Clean the wells", id="header"),
    pytest.param("Port of Lund to clean the wells", "Port of Lund", "Clean the wells", id="owner-to"),
    pytest.param("Port of Lund to clean the wells", "", "Port of Lund to clean the wells", id="unknown-owner-to"),
    pytest.param("RESOLVED that the well be capped", "", "Cap the well", id="subjunctive"),
    pytest.param("It was decided that no ship be sold", "", "Ensure that no ship is sold", id="subjunctive-no"),
    pytest.param("The Council decided that the port host a fair", "", "Ensure that the port hosts a fair", id="bare"),
    pytest.param("Port of Lund may, nevertheless, clean them", "Port of Lund", "Clean them", id="owner-may"),
    pytest.param("Ports were yesterday told to clean them", "Ports", "Clean them", id="were-told"),
    pytest.param("Ports each select two wells", "Ports", "Select two wells", id="each"),
    pytest.param("Ports, as owners, clean and fence the wells", "Ports", "Clean and fence the wells", id="aside"),
    pytest.param("In no case may ports close a well", "ports", "Do not close a well", id="in-no-case"),
    pytest.param("Under no circumstances may a well be left open", "", "Do not leave a well open", id="may-be"),
    pytest.param("Mixing the waste again is strictly forbidden", "", "Do not mix the waste again", id="forbidden"),
    pytest.param("The ban on nets is extended to all bays", "", "Extend the ban on nets to all bays", id="stated"),
    pytest.param("It is up to Alba and Iberia to lend a ship", "Alba;Iberia", "Lend a ship", id="up-to"),
    pytest.param("I should be glad if you could count the boats", "", "Count the boats", id="wish"),
    pytest.param("Anna, could you count the boats please", "Anna", "Count the boats", id="asked"),
    pytest.param("Introduces a tariff and lowers the fees", "", "Introduce a tariff and lower the fees", id="third"),
    pytest.param("Of closely watching the wells", "", "Closely watch the wells", id="gerund"),
    pytest.param("Requested the closure of a line", "", "Ensure the closure of a line", id="noun-of-an-act"),
    pytest.param("Calls for joint drills", "", "Joint drills", id="noun-of-a-thing"),
    pytest.param("A plan for the pier, to be worked out soon", "", "Work out a plan for the pier soon", id="appended"),
    pytest.param("Keys: Port of Lund to cut one", "Port of Lund", "Cut one (keys)", id="topic"),
    pytest.param("No text from outside gets merged", "", "Ensure that no text from outside gets merged", id="nothing"),
    pytest.param("When it rains, close the lids", "", "Close the lids when it rains", id="opening"),
    pytest.param("Backport to 3.3 (Tomasz)", "Tomasz", "Backport to 3.3", id="owner-behind"),
    pytest.param("Tomasz: backport to 3.3", "Tomasz", "Backport to 3.3", id="owner-in-front"),
    pytest.param("Clean all the wells, in coordination with Alba", "Ports;+Alba", "Clean all the wells", id="support"),
    pytest.param("I'd be obliged if trains could run", "", "I'd be obliged if trains could run", id="no-wish-of-ours"),
    pytest.param("The owner of the well writes a letter", "", "The owner of the well writes a letter", id="open"),
    pytest.param("the wells to be cleaned by May", "", "Clean the wells by May", id="to-be"),
]


@pytest.mark.parametrize(
    ("marked", "owners", "expected", "cue"),
    MODALS,
)
def test_action_of_drops_subject_and_modal(marked: str, owners: str, expected: str, cue: str) -> None:
    assert word(marked, owners, cue) == expected


@pytest.mark.parametrize(("marked", "owners", "expected", "plural"), SUBJECTS_KEPT)
def test_action_of_keeps_a_subject_that_no_owner_stands_for(
    marked: str, owners: str, expected: str, plural: bool
) -> None:
    assert word(marked, owners, plural=plural) == expected


@pytest.mark.parametrize(("marked", "owners", "cue", "expected"), REQUESTS)
def test_action_of_takes_the_request_off(marked: str, owners: str, cue: str, expected: str) -> None:
    assert word(marked, owners, cue) == expected


@pytest.mark.parametrize(("marked", "owners", "expected"), PASSIVES)
def test_action_of_turns_passives_where_that_is_safe(marked: str, owners: str, expected: str) -> None:
    plural = bool(re.match(r"\[(?!The |It|No )\w*s\b", marked))
    assert word(marked, owners, plural=plural, negative="never" if "never" in marked else "") == expected


@pytest.mark.parametrize(("marked", "owners", "negative", "expected"), PROHIBITIONS)
def test_action_of_keeps_the_negation(marked: str, owners: str, negative: str, expected: str) -> None:
    assert word(marked, owners, negative=negative) == expected


@pytest.mark.parametrize(("marked", "owners", "expected"), PRESENT)
def test_action_of_gives_the_base_form(marked: str, owners: str, expected: str) -> None:
    assert word(marked, owners, "present") == expected


@pytest.mark.parametrize(("marked", "deadline", "expected"), AROUND)
def test_action_of_keeps_what_stands_around(marked: str, deadline: str | None, expected: str) -> None:
    assert word(marked, "ports", deadline=deadline) == expected


@pytest.mark.parametrize(("text", "owners", "expected"), PLAIN)
def test_action_of_without_a_shape(text: str, owners: str, expected: str) -> None:
    assert word(text, owners) == expected


UNTIL = [
    pytest.param("[Ports] {have until} 1 May to <register/VB>", "until 1 May", "Register", id="until"),
    pytest.param("[Ports] {were given two weeks} to <register/VB>", "two weeks", "Register", id="length"),
    pytest.param("The king {gave} [ports] until May to <register/VB>", "until May", "Register", id="giver-goes"),
    pytest.param(
        "[Ports] {have until} 1 May to <register/VB>", None, "Ports have until 1 May to register", id="no-deadline-read"
    ),
]


@pytest.mark.parametrize(("marked", "deadline", "expected"), UNTIL)
def test_action_of_leaves_a_limit_out(marked: str, deadline: str | None, expected: str) -> None:
    assert word(marked, "ports", "until", deadline=deadline) == expected


ROWS = [
    pytest.param("Publish the list", "clerk", "Publish the list", id="imperative"),
    pytest.param("List of wells", "clerk", "List of wells", id="nominal"),
    pytest.param("List of wells to be published weekly", "clerk", "Publish list of wells weekly", id="to-be"),
    pytest.param("GIS layer to be made public", "", "Make GIS layer public", id="acronym"),
    pytest.param("The clerk shall post the list", "clerk", "Post the list", id="owner-shall"),
    pytest.param("Submit to the clerk the list", "clerk", "Submit to the clerk the list", id="to-inside"),
]


@pytest.mark.parametrize(("cell", "owners", "expected"), ROWS)
def test_action_of_row_is_its_task_cell(cell: str, owners: str, expected: str) -> None:
    row = passage(f"{cell} | Clerk | 1 May")
    candidate = Candidate(Verdict.TASK, row, 0, 0, Subject.AGENT, core=row.cut(0, len(cell)))
    assert action_of(candidate, owners_of(owners), due("1 May")) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "[The office] {shall} <watch/VB> over and deals with the port.",
            "Watch over and deal with the port",
            id="particle-between",
        ),
        pytest.param(
            "[The office] {shall} <draft/VB> and publishes a list.", "Draft and publish a list", id="side-by-side"
        ),
        pytest.param(
            "[The office] {shall} <issue/VB> plans and reports on time.", "Issue plans and reports on time", id="nouns"
        ),
        pytest.param("[The office] {shall} <clean/VB> and pumps.", "Clean and pumps", id="nothing-behind"),
    ],
)
def test_action_of_brings_a_second_verb_that_was_not_seen_to_its_base_form(marked: str, expected: str) -> None:
    assert word(marked, "office") == expected


def test_action_of_is_never_empty() -> None:
    assert word("- ...") != ""
