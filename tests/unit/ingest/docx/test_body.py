"""What of a Word file's body is text, and what is not."""

from __future__ import annotations

import pytest


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
CODE = "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
BOX = f"<w:txbxContent>{p(r('in the box'))}</w:txbxContent>"

CASES = {
    "runs": (p(r("Mend ") + r("the weir", "<w:b/>")), "Mend the weir"),
    "paragraphs": (p(r("One")) + p("") + p(r("Two")), "One\n\nTwo"),
    "inserted": (p(r("Mend ") + f"<w:ins>{r('the weir')}</w:ins>"), "Mend the weir"),
    "deleted": (p(r("Mend ") + "<w:del><w:r><w:delText>or sell </w:delText></w:r></w:del>" + r("it")), "Mend it"),
    "moved": (p(f"<w:moveFrom>{r('it')}</w:moveFrom>") + p(f"<w:moveTo>{r('it')}</w:moveTo>"), "it"),
    "end-of-paragraph-deleted": (p(r("Mend "), "<w:rPr><w:del/></w:rPr>") + p(r("it")), "Mend it"),
    "last-end-of-paragraph-deleted": (p(r("Mend"), "<w:rPr><w:del/></w:rPr>"), "Mend"),
    "end-of-paragraph-inserted": (p(r("Mend"), "<w:rPr><w:ins/></w:rPr>") + p(r("it")), "Mend\n\nit"),
    "hidden": (p(r("Mend it") + r(" never", "<w:vanish/>")), "Mend it"),
    "hidden-off": (p(r("Mend it") + r(" now", '<w:vanish w:val="0"/>')), "Mend it now"),
    "hyperlink": (p(f"<w:hyperlink>{r('the plan')}</w:hyperlink>"), "the plan"),
    "smart-tag": (p(f"<w:smartTag>{r('Hanoi')}</w:smartTag>"), "Hanoi"),
    "control": (f"<w:sdt><w:sdtContent>{p(r('3 May'))}</w:sdtContent></w:sdt>", "3 May"),
    "empty-control": (
        p(r("Due: "))
        + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(r('Choose'))}</w:sdtContent></w:sdt>",
        "Due:",
    ),
    "field": (p(BEGIN + CODE + SEPARATE + r("page 7") + END + r(".")), "page 7."),
    "simple-field": (p(f'<w:fldSimple w:instr="DATE">{r("3 May")}</w:fldSimple>'), "3 May"),
    "field-in-a-field": (
        p(BEGIN + CODE + BEGIN + CODE + SEPARATE + r("inner") + END + SEPARATE + r("outer") + END),
        "outer",
    ),
    "field-without-end": (p(BEGIN + CODE) + p(r("Mend it")), "Mend it"),
    "field-over-paragraphs": (p(BEGIN + CODE + SEPARATE + r("one")) + p(r("two") + END), "one\n\ntwo"),
    "tab": (p(r("Lead:") + "<w:r><w:tab/></w:r>" + r("Ann")), "Lead:\tAnn"),
    "line-break": (p(r("Ports Office") + "<w:r><w:br/></w:r>" + r("No. 7")), "Ports Office\nNo. 7"),
    "line-break-in-a-sentence": (p(r("mend the") + "<w:r><w:br/></w:r>" + r("weir")), "mend the weir"),
    "page-break": (p(r("one") + '<w:r><w:br w:type="page"/></w:r>' + r("two")), "one two"),
    "hyphens": (
        p(r("re") + "<w:r><w:softHyphen/></w:r>" + r("port two\u00ad-") + "<w:r><w:noBreakHyphen/></w:r>"),
        "report two--",
    ),
    "symbol": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" Mend it")), "☑ Mend it"),
    "unknown-symbol": (p('<w:r><w:sym w:font="Odd" w:char="F041"/></w:r>' + r("Mend it")), "Mend it"),
    "text-box-once": (
        p(
            r("Before") + f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
        + p(r("After")),
        "Before\n\nin the box\n\nAfter",
    ),
    "old-text-box": (
        p(r("Before") + f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>"),
        "Before\n\nin the box",
    ),
    "formula": (p(r("at most ") + "<m:oMath><m:r><m:t>3x</m:t></m:r></m:oMath>"), "at most 3x"),
    "reading-aid": (
        p(f"<w:ruby><w:rt>{r('aid')}</w:rt><w:rubyBase>{r('word')}</w:rubyBase></w:ruby>"),
        "word",
    ),
    "comment-mark": (
        p('<w:commentRangeStart w:id="1"/>' + r("it") + '<w:r><w:commentReference w:id="1"/></w:r>'),
        "it",
    ),
}


@pytest.mark.parametrize(("body", "text"), CASES.values(), ids=CASES)
def test_what_is_shown(read, body: str, text: str) -> None:
    assert read(body).text == text


def test_hidden_by_its_style(read) -> None:
    styles = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert read(p(r("Mend") + r(" never", '<w:rStyle w:val="Gone"/>')), styles=styles).text == "Mend"


def test_a_table_of_contents_is_an_aside(read) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    content = read(p(r("Tasks 2"), '<w:pStyle w:val="T1"/>') + p(r("Mend it")), styles=styles)
    assert [(content.text[a.start : a.end], a.reason) for a in content.asides] == [("Tasks 2", "contents")]


def test_notes_stand_at_the_end_in_the_order_of_the_text_and_only_those_referred_to(read) -> None:
    notes = "".join(f'<w:footnote w:id="{i}">{p(r(text))}</w:footnote>' for i, text in enumerate(["no", "one", "two"]))
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    content = read(p(r("Mend") + refer.format(2) + r(" it") + refer.format(1)), footnotes=notes)
    assert content.text == "Mend it\n\n1 two\n\n2 one"
    assert [content.text[a.start : a.end] for a in content.asides] == ["1 two", "2 one"]
    assert {a.reason for a in content.asides} == {"footnote"}


def test_every_paragraph_and_run_of_the_file_is_counted_also_those_left_out(read) -> None:
    from directive_extract.schema.span import Span

    gone = f"<w:del>{r('x')}</w:del>"
    content = read(p(r("One")) + p("") + p(gone + r("Mend ") + r("the weir")))
    start = content.text.index("weir")
    span = content.placement.place(Span(start=start, end=start + 4, text="weir"))
    assert (span.paragraph, span.run) == (3, 3)


def test_notes_have_no_place_in_the_body(read) -> None:
    from directive_extract.schema.span import Span

    content = read(
        p(r("Mend") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        footnotes=f'<w:footnote w:id="1">{p(r("why"))}</w:footnote>',
    )
    start = content.text.index("why")
    span = content.placement.place(Span(start=start, end=start + 3, text="why"))
    assert (span.paragraph, span.run) == (None, None)


def test_pictures_without_text_say_what_to_do(read) -> None:
    content = read(p("<w:r><w:drawing/></w:r>"))
    assert content.text == ""
    assert [issue.code for issue in content.issues] == ["no_text_layer"]


def test_foreign_parts_are_named(read) -> None:
    content = read(p(r("Mend it")) + "<w:altChunk/>")
    assert [issue.code for issue in content.issues] == ["part_not_read"]
