"""Names of features in plain words, for people who ask why."""

from __future__ import annotations

_QUOTED = {
    "w": "the word {}",
    "b": "the words {}",
    "w0": "it begins with {}",
    "w1": "its second word is {}",
    "w2": "its third word is {}",
    "last": "it ends with {}",
    "before": "before it in the sentence: {}",
    "after": "behind it in the sentence: {}",
    "previous": "the sentence before has {}",
    "section": "the heading above has {}",
    "reporter": "who says it: {}",
    "reporterword": "who says it is called {}",
    "subject": "who would act: {}",
    "subject1": "its subject begins with {}",
    "verb": "its verb is {}",
    "head": "its main word is {}",
    "label": "its label is like {}",
}
_NAMED = {
    "cue": "what orders: {}",
    "cue+kind": "what orders, and who would act: {}",
    "cue+voice": "what orders, and who speaks: {}",
    "cue+passive": "what orders, and whether in the passive: {}",
    "cue+genre": "what orders, in a document of this kind: {}",
    "cue+mode": "what orders, under such a heading: {}",
    "gathered+cue": "what orders, and whether the document gathers its actions: {}",
    "general+cue": "what orders, and whether in general terms: {}",
    "has": "a wording that orders: {}",
    "asks": "what is asked for: {}",
    "asks+kind": "what is asked for, and of whom: {}",
    "asks+voice": "what is asked for, and who speaks: {}",
    "orders": "what is asked for, who speaks, whether anything speaks against it: {}",
    "kind": "who would act is: {}",
    "voice": "whose words: {}",
    "genre": "kind of document: {}",
    "mode": "the heading or lead-in lets one expect: {}",
    "mode+genre": "the heading and the kind of document: {}",
    "place": "its place in the document (0 first, 5 last): {}",
    "owners": "owners named above it, and kind of block: {}",
    "marker": "its line is marked as: {}",
    "gathered": "where the document gathers its actions: {}",
    "tense": "tense and subject: {}",
    "tense+mode": "tense, subject and heading: {}",
    "verbtag": "form of its verb: {}",
    "headtag": "form of its main word: {}",
    "aux": "auxiliaries and form of its verb: {}",
    "aux+kind": "auxiliaries, and who would act: {}",
    "headaux": "auxiliaries and form of its main word: {}",
    "headaux+voice": "auxiliaries of its main word, and who speaks: {}",
    "tags": "parts of speech side by side: {}",
    "length": "its length, in fives of words: {}",
    "position": "sentence of its paragraph, from 0: {}",
    "names": "proper names: {}",
    "repeated": "words said twice: {}",
    "commas": "commas, and whether in general terms: {}",
    "general": "in general terms, tense, subject: {}",
    "general+repeated": "in general terms, words said twice: {}",
    "principle": "signs of a principle: {}",
    "against": "a sign against a directive: {}",
}
_HOLDS = {
    "announces": ("it only announces a list", "it announces no list"),
    "unpacked": ("it names the parts of what was said before", "it does not unpack what was said before"),
    "quoted": ("it stands in quotation marks", "it stands in no quotation marks"),
    "chat": ("somebody is named as its speaker", "nobody is named as its speaker"),
    "whole": ("it is the whole sentence", "it is a part of its sentence"),
    "settled": ("it says what was agreed or resolved", "it does not say that it was agreed"),
    "previouscue": ("the sentence before orders something", "the sentence before orders nothing"),
    "time": ("it names a time", "it names no time"),
    "year": ("it names a year", "it names no year"),
    "percent": ("it names a percentage", "it names no percentage"),
    "digits": ("it has a number", "it has no number"),
    "question": ("it is a question", "it is no question"),
}
_EVIDENCE = {"rules-task": "a task", "rules-principle": "a principle"}
_QUARTERS = 4  # the rules' evidence is counted in quarters


def feature_words(name: str) -> str:
    """A feature in plain words.

    Args:
        name: Such as `w=report` or `time=True`.

    Returns:
        Such as 'the word "report"' or "it names a time"; the name itself where it has no words.
    """
    kind, _, value = name.partition("=")
    if kind in _QUOTED:
        return _QUOTED[kind].format(f"“{value.replace('_', ' ')}”")
    if kind in _HOLDS:
        return _HOLDS[kind][value != "True"]
    if kind in _EVIDENCE:
        return f"the rules' evidence for {_EVIDENCE[kind]}: {int(value) / _QUARTERS:+.2f}"
    return _NAMED[kind].format(value.replace("/", ", ")) if kind in _NAMED else name
