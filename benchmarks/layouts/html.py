"""Texts as web pages, by five templates.

An article, an old official site, a saved Word file, a news site, and a page whose lines <br> alone parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from layouts.house import House, dice
from layouts.parts import Part, Words
from layouts.runs import counted, runs

_TYPES = {"1": "1", "a": "a", "i": "i", "I": "I"}
ARTICLE, OFFICIAL, WORD, NEWS, BREAKS = range(5)


def to_html(name: str, parts: list[Part], house: House) -> bytes:
    """Lay a text out as a page.

    Args:
        name: The document's id, for choices of detail.
        parts: Its blocks.
        house: How it is made up.
    """
    body = "\n".join(_broken(parts, house) if house.template == BREAKS else _blocks(name, parts, house))
    title = escape(house.title or "Document")
    return _TEMPLATES[house.template].format(title=title, body=body, office=escape(house.office or "Home")).encode()


def _blocks(name: str, parts: list[Part], house: House) -> Iterable[str]:
    lists = counted(parts) if house.real_numbers and house.template != WORD else {}
    roll = dice(f"{name} html")
    breaks = roll.random() < 0.35  # lines without a gap between them: parted by <br> in one paragraph
    open_lists: list[int] = []
    pending: list[str] = []
    for index, part in enumerate(parts):
        first = lists.get(index)
        if pending and not (breaks and part.kind in {"paragraph", "line"} and not part.gap):
            yield f"<p>{'<br>'.join(pending)}</p>"
            pending = []
        while open_lists and first not in open_lists and not _is_inside(part, parts[open_lists[-1]], first):
            yield f"</li></{_tag(parts[open_lists.pop()])}>"
        if first is not None:
            while open_lists and open_lists[-1] != first and first in open_lists:
                yield f"</li></{_tag(parts[open_lists.pop()])}>"
            if first in open_lists:
                yield "</li>"
            else:
                open_lists.append(first)
                before = sum(1 for other, own in lists.items() if own == first and other < index)
                start = f' start="{before + 1}"' if before and part.style != "bullet" else ""
                yield f"<{_tag(part)}{_list_type(part)}{start}>"
            yield f"<li>{_inline(part.words.text)}"
        elif breaks and part.kind in {"paragraph", "line"}:
            pending.append(_inline(part.labelled))
        else:
            yield _block(part, house)
    if pending:
        yield f"<p>{'<br>'.join(pending)}</p>"
    for first in reversed(open_lists):
        yield f"</li></{_tag(parts[first])}>"


def _broken(parts: list[Part], house: House) -> Iterable[str]:
    """Lines with breaks between them, two where a blank line stood, as pages typed by hand have them."""
    for part in parts:
        if part.rows:
            is_table = part.kind == "table"
            yield _table(part.rows, header=is_table, border=is_table and house.ruled)
        else:
            text = _inline(part.words.text if part.style == "#" else part.labelled)
            lead = "<br><br>" if part.gap else "<br>"
            yield lead + (f"<b>{text}</b>" if part.kind == "heading" else text)


def _is_inside(part: Part, opener: Part, first: int | None) -> bool:
    """Whether a block may stand inside the item that is open: a deeper item, or a paragraph that goes on."""
    if part.kind == "item":
        return part.depth > opener.depth
    return first is None and part.kind == "paragraph" and not part.gap


def _tag(part: Part) -> str:
    return "ul" if part.style == "bullet" else "ol"


def _list_type(part: Part) -> str:
    kind = next((found for key, found in _TYPES.items() if key in part.style), "1")
    return "" if part.style == "bullet" or kind == "1" else f' type="{kind}"'


def _inline(text: str) -> str:
    parts: list[str] = []
    for run in runs(text):
        found = escape(run.text, quote=False)
        found = f"<strong>{found}</strong>" if run.bold else found
        parts.append(f"<em>{found}</em>" if run.italic else found)
    return "".join(parts)


def _block(part: Part, house: House) -> str:
    if part.rows:
        is_table = part.kind == "table"
        return _table(part.rows, header=is_table, border=is_table and house.ruled)
    text = _inline(part.words.text if part.style == "#" else part.labelled)
    is_new = house.template in {ARTICLE, NEWS}
    if part.kind == "heading":
        level = min(part.depth, 4)
        return f"<h{level}>{text}</h{level}>" if is_new else f"<p><b>{text}</b></p>"
    if part.kind == "centred":
        return f"<center>{text}</center>" if house.template == OFFICIAL else f'<p style="text-align:center">{text}</p>'
    if part.kind == "caption" and is_new:
        return f'<figure><img src="p.jpg" alt=""><figcaption>{text}</figcaption></figure>'
    if house.template == WORD:
        return _word(part)
    return (
        f"<div align=justify>{text}</div>" if house.template == OFFICIAL and part.kind != "item" else f"<p>{text}</p>"
    )


def _word(part: Part) -> str:
    """A paragraph as Word saves it: the label typed, white space behind it, the indentation as a style."""
    label = f"{escape(part.label)}<span>&nbsp;&nbsp;&nbsp; </span>" if part.label else ""
    margin = 18 * (part.depth + bool(label))
    return f'<p class=MsoNormal style="margin-left:{margin}.0pt">{label}{_inline(part.words.text)}</p>'


def _table(rows: tuple[tuple[Words, ...], ...], *, header: bool, border: bool) -> str:
    lines: list[str] = []
    for index, row in enumerate(rows):
        tag = "th" if header and index == 0 else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{_inline(cell.text)}</{tag}>" for cell in row) + "</tr>")
    return f"<table{' border=1' if border else ''}>\n" + "\n".join(lines) + "\n</table>"


_ARTICLE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>body{{font-family:serif}}</style></head><body>
<header><nav><a href="/">{office}</a> <a href="/docs">Documents</a> <a href="/search">Search</a></nav></header>
<main><article>
{body}
</article></main>
<footer><p>Page 1 of 1</p><p>All rights reserved.</p></footer>
</body></html>
"""
_OFFICIAL = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{title}</title></head>
<body bgcolor=white><form name=f action=/x method=post>
<table width=100%><tr><td><a href=/>{office}</a></td><td><a href=/contact>Contact</a></td></tr></table>
<table width=100%><tr><td width=20%><a href=/1>News</a><br><a href=/2>Laws</a><br><a href=/3>Gazette</a></td>
<td width=80%>
{body}
</td></tr></table>
<table width=100%><tr><td align=center><a href=/print>Print this page</a></td></tr></table>
</form></body></html>
"""
_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta charset="utf-8"><meta name=Generator content="Microsoft Word 15"><title>{title}</title>
<style><!-- p.MsoNormal {{margin:0cm; font-size:12.0pt}} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><div class=WordSection1>
{body}
</div></body></html>
"""
_NEWS = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta property="og:type" content="article">
<script>var x = 1;</script></head><body>
<div id="top" class="navbar"><ul><li><a href="/">Home</a></li><li><a href="/politics">Politics</a></li></ul></div>
<div class="wrapper"><div class="content"><article>
{body}
</article>
<div class="share"><a href="#">Share</a> <a href="#">Print</a></div></div>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/a">Rain expected at the weekend</a></li>
<li><a href="/b">Market prices this morning</a></li></ul></aside></div>
<footer><p>Contact the editors | Terms of use</p></footer>
</body></html>
"""
_TEMPLATES = (_ARTICLE, _OFFICIAL, _WORD, _NEWS, _OFFICIAL)
