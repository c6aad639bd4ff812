"""Why two records were or were not taken for one: a table, and a waterfall as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from directive_extract.register.matching.weights import probability

if TYPE_CHECKING:
    from directive_extract.schema.register import Match

_ROW, _LEFT, _WIDTH, _RIGHT = 26, 250, 420, 360  # pixels
_FOR, _AGAINST, _SUM, _GRID = "#2b7a4b", "#b3423a", "#3b5b8c", "#c9c9c9"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the sum.

    Attributes:
        name: What was compared.
        weight: Bits for or against.
        total: The sum with this step, in bits.
        words: The finding in plain words.
    """

    name: str
    weight: float
    total: float
    words: str


def explain(match: Match) -> tuple[Step, ...]:
    """The sum step by step: the prior, then the comparisons, what says most first.

    Args:
        match: A match.

    Returns:
        Steps; the last total is log2 of the odds that make the match's probability.
    """
    total = match.prior
    steps = [Step("before anything is compared", match.prior, total, "how rare one commitment is among pairs compared")]
    for one in sorted(match.comparisons, key=lambda comparison: (-abs(comparison.weight), comparison.name)):
        total += one.weight
        steps.append(Step(one.name, one.weight, total, one.words))
    return tuple(steps)


def table(match: Match) -> str:
    """The steps as lines of plain text, with the vetoes and the result under them.

    Args:
        match: A match.

    Returns:
        Text that ends in a line end.
    """
    lines = [f"{'comparison':<28}{'weight':>8}{'sum':>8}  finding"]
    lines += [f"{step.name:<28}{step.weight:>+8.1f}{step.total:>+8.1f}  {step.words}" for step in explain(match)]
    lines += [f"veto: {veto}" for veto in match.vetoes]
    lines.append(f"probability {match.probability:.3f}, taken as: {match.relation}")
    return "\n".join(lines) + "\n"


def waterfall(match: Match) -> str:
    """The steps as a picture: each bar starts where the one above it ended.

    Args:
        match: A match.

    Returns:
        An SVG document.
    """
    steps = explain(match)
    bounds = [0.0, *(step.total for step in steps)]
    low, high = min(bounds) - 1.0, max(bounds) + 1.0
    scale = _WIDTH / (high - low)
    rows = [_bar(index, step, low, scale) for index, step in enumerate(steps)]
    height = _ROW * (len(steps) + 3 + len(match.vetoes))
    zero = _LEFT - low * scale
    end = _ROW * (len(steps) + 2)
    last = steps[-1].total
    lines = [
        f'<line x1="{zero:.1f}" y1="{_ROW}" x2="{zero:.1f}" y2="{end - _ROW // 2}" stroke="{_GRID}"/>',
        *rows,
        _text(10, end, f"sum {last:+.1f} bits: probability {probability(last):.3f}, taken as: {match.relation}", _SUM),
        *(_text(10, end + _ROW * (n + 1), f"veto: {veto}", _AGAINST) for n, veto in enumerate(match.vetoes)),
    ]
    width = _LEFT + _WIDTH + _RIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" font-size="12" role="img">\n<title>Why the two were taken as: {match.relation}'
        f'</title>\n<rect width="100%" height="100%" fill="white"/>\n' + "\n".join(lines) + "\n</svg>\n"
    )


def _bar(index: int, step: Step, low: float, scale: float) -> str:
    y = _ROW * (index + 1)
    start, end = step.total - step.weight if index else 0.0, step.total
    x = _LEFT + (min(start, end) - low) * scale
    width = max(1.0, abs(end - start) * scale)
    colour = _FOR if step.weight >= 0 else _AGAINST
    bar = f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_ROW - 8}" fill="{colour}"/>'
    label = _text(10, y + 13, f"{step.name}  {step.weight:+.1f}", "black")
    words = step.words if len(step.words) <= 58 else step.words[:57] + "…"
    return bar + label + _text(_LEFT + _WIDTH + 10, y + 13, words, "#444444")


def _text(x: float, y: float, words: str, colour: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" fill="{colour}">{escape(words)}</text>'
