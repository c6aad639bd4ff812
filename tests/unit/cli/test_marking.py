import fake_extractors
from hypothesis import given
from hypothesis import strategies as st

from directive_extract.cli.marking import Mark, cut, find_marks
from directive_extract.export.marks import Kind

TEXT = "Water comes first. The Ministry of Water shall mend the pumps before June 3. Pumps are to be mended."


def test_find_marks_covers_values_and_restatements():
    marks = [
        (TEXT[mark.start : mark.end], mark.kind, mark.label)
        for mark in find_marks(fake_extractors.rich_extraction(TEXT))
    ]
    assert marks == [
        ("The Ministry of Water shall mend the pumps before June 3", Kind.TASK, "T1"),
        ("Pumps are to be mended", Kind.TASK, "T1"),
        ("Ministry of Water", Kind.OWNER, ""),
        ("before June 3", Kind.DEADLINE, ""),
        ("Water comes first", Kind.PRINCIPLE, "P1"),
    ]


def test_cut_nests_owner_in_task():
    task, owner = Mark(0, 10, Kind.TASK, "T1"), Mark(0, 4, Kind.OWNER)
    first, second, rest = cut("abcdefghijkl", [owner, task])
    assert (first.text, first.opening, first.around, first.closing) == ("abcd", (task, owner), (task, owner), (owner,))
    assert (second.text, second.opening, second.around, second.closing) == ("efghij", (), (task,), (task,))
    assert (rest.text, rest.around) == ("kl", ())


@given(st.data())
def test_cut_gives_the_text_and_every_mark_once(data):
    text = data.draw(st.text(max_size=30))
    places = st.integers(0, len(text))
    marks = data.draw(st.lists(st.builds(Mark, places, places, st.sampled_from(Kind)), max_size=8, unique=True))
    pieces = cut(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    wanted = sorted((mark for mark in marks if mark.start < mark.end), key=repr)
    assert sorted((mark for piece in pieces for mark in piece.opening), key=repr) == wanted
    assert sorted((mark for piece in pieces for mark in piece.closing), key=repr) == wanted
    for mark in wanted:
        assert "".join(piece.text for piece in pieces if mark in piece.around) == text[mark.start : mark.end]
