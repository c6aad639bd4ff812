"""The lines that are drawn on a page: borders of cells, rules above footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_extract.ingest.layout.pieces import Rule
from directive_extract.ingest.pdf import native

if TYPE_CHECKING:
    from directive_extract.ingest.pdf.frames import Frame

THIN = 3.0  # points; thicker paths are boxes, whose edges count
SHORT = 6.0  # points; shorter lines are strokes of drawings
STRAIGHT = 1.0  # points by which an end of a line may be off
MAX_SEGMENTS = 20_000  # of a page: beyond, it is a drawing
MAX_DEPTH = 3  # of forms inside forms
LINE_TO, MOVE_TO = 0, 2  # kinds of path segment, as in fpdf_edit.h
Matrix = tuple[float, ...]
Point = tuple[float, float]


class PageObjects:
    """What a page holds beside text.

    Attributes:
        rules: Drawn lines in the frame of the text.
        images: Share of the page that pictures cover; 1 and more where they overlap.
        paths: How many paths are drawn.
    """

    def __init__(self, page: int, frame: Frame) -> None:
        self.rules: list[Rule] = []
        self.images = 0.0
        self.paths = 0
        self._frame = frame
        self._left = MAX_SEGMENTS
        self._area = max(1.0, (frame.right - frame.left) * (frame.top - frame.bottom))
        self._walk(_children(page, native.count_objects, native.get_object), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)

    def _walk(self, objects: Iterator[int], matrix: Matrix, depth: int) -> None:
        for item in objects:
            kind = native.object_type(item)
            if kind == native.PATH and self._left > 0 and native.is_drawn(item):
                self.paths += 1
                self._read_path(item, matrix)
            elif kind == native.IMAGE:
                self._add_image(item, matrix)
            elif kind == native.FORM and depth < MAX_DEPTH:
                inner = _multiplied(native.object_matrix(item), matrix)
                self._walk(_children(item, native.count_inner, native.get_inner), inner, depth + 1)

    def _add_image(self, item: int, matrix: Matrix) -> None:
        box = native.object_box(item)
        if box is not None:
            (x0, y0), (x1, y1) = _moved((box[0], box[1]), matrix), _moved((box[2], box[3]), matrix)
            self.images += min(1.0, abs((x1 - x0) * (y1 - y0)) / self._area)

    def _read_path(self, item: int, outer: Matrix) -> None:
        box = native.object_box(item)
        if box is None:
            return
        if min(box[2] - box[0], box[3] - box[1]) < THIN:
            self._left -= 1
            self._add(_moved((box[0], box[1]), outer), _moved((box[2], box[3]), outer))
            return
        count = native.count_segments(item)
        self._left -= max(1, count)
        matrix = _multiplied(native.object_matrix(item), outer)
        for start, end in _lines(item, min(count, MAX_SEGMENTS)):
            self._add(_moved(start, matrix), _moved(end, matrix))

    def _add(self, start: Point, end: Point) -> None:
        (x0, y0), (x1, y1) = self._frame.point(*start), self._frame.point(*end)
        left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        width, height = right - left, bottom - top
        if max(width, height) < SHORT or min(width, height) > THIN:
            return
        if width >= height:
            top = bottom = (top + bottom) / 2
        else:
            left = right = (left + right) / 2
        self.rules.append(Rule(left, top, right, bottom))


def _children(parent: int, count: Callable[[int], int], get: Callable[[int, int], int | None]) -> Iterator[int]:
    for index in range(count(parent)):
        found = get(parent, index)
        if found:
            yield found


def _lines(path: int, count: int) -> Iterator[tuple[Point, Point]]:
    """Straight segments of a path that run along an axis, in its own space."""
    points: list[tuple[int, Point]] = []
    start: Point | None = None
    for index in range(count):
        segment = native.get_segment(path, index)
        if not segment:
            continue
        kind = native.segment_type(segment)
        point = native.segment_point(segment)
        if kind == MOVE_TO:
            if start is not None and points:
                points.append((LINE_TO, start))  # boxes are closed
            start = point
        points.append((kind, point))
    if start is not None and len(points) > 2:
        points.append((LINE_TO, start))
    for (_, before), (kind, here) in pairwise(points):
        if kind == LINE_TO:
            yield before, here


def _multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(point: Point, matrix: Matrix) -> Point:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
