"""Tables as rows of cells, each cell with its printed lines: ruled ones, and those whose header is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from directive_extract.ingest.layout.grid import Grid, GridCell, find_grids
from directive_extract.ingest.layout.lines import Line, read_lines
from directive_extract.ingest.layout.pieces import Piece, Sheet
from directive_extract.lexicons.columns import column_role, header_roles

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_CELL_CHARS = 600  # a longer cell belongs to lines that only lay out the page (as in `ingest.markup`)
MAX_HEADER_ROWS = 3
SAME_COLUMN = 6.0  # points by which the columns of one table differ from page to page
_CARRIED = frozenset({"lead", "support", "oversight", "deadline", "status", "product"})
_WHOLE = frozenset({"number", "task"})
Cells = list[list[Line]]


@dataclass(eq=False)
class Table:
    """A table on one page.

    Attributes:
        page: Its number.
        left: Edges.
        top: Edges.
        right: Edges.
        bottom: Edges.
        lefts: Left edge of each column.
        rows: Of each row its cells.
        roles: What the columns hold; empty where the header is not that of a task table.
        headed: Whether its first row is such a header; the rest of a table on the next page may have none.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    lefts: tuple[float, ...]
    rows: list[Cells]
    roles: list[str]
    headed: bool

    def continues(self, above: Table) -> bool:
        """Whether this is the rest of a table that began on the page before."""
        if above.page + 1 != self.page or len(above.lefts) != len(self.lefts):
            return False
        own, other = [row_text(row) for row in (self.rows[0], above.rows[0])]
        if own == other:
            return True
        shifts = [abs(a - b) for a, b in zip(self.lefts, above.lefts, strict=True)]
        return max(shifts) < SAME_COLUMN and not self.headed


def row_text(row: Cells) -> list[str]:
    """The words of a row's cells.

    Args:
        row: The cells.

    Returns:
        One text a cell, lines parted by spaces.
    """
    return [" ".join(line.text for line in cell) for cell in row]


def ruled_tables(sheet: Sheet, pieces: Sequence[Piece]) -> tuple[list[Table], list[Piece]]:
    """The tables that a page's drawn lines make.

    Args:
        sheet: The page.
        pieces: Its pieces, furniture left out.

    Returns:
        The tables, and the pieces that stand in none.
    """
    tables: list[Table] = []
    rest = list(pieces)
    for grid in find_grids(sheet.rules):
        inside = [piece for piece in rest if _is_inside(piece, grid)]
        found = _read_grid(grid, inside, sheet.number)
        if found is not None:
            tables.append(found)
            own = set(map(id, inside))
            rest = [piece for piece in rest if id(piece) not in own]
    return tables, rest


def _is_inside(piece: Piece, grid: Grid) -> bool:
    return grid.top - 1 < piece.middle < grid.bottom + 1 and grid.left - 2 < (piece.left + piece.right) / 2 < grid.right


def _read_grid(grid: Grid, pieces: list[Piece], page: int) -> Table | None:
    held: dict[GridCell, list[Piece]] = {cell: [] for cell in grid.cells}
    for piece in pieces:
        for part in _split(piece, [left for left in grid.lefts if piece.left < left < piece.right]):
            cell = next((cell for cell in grid.cells if _holds(cell, part)), None)
            if cell is None:
                return None
            held[cell].append(part)
    lines = {cell: read_lines(own, page) for cell, own in held.items()}
    if any(sum(len(line.text) for line in own) > MAX_CELL_CHARS for own in lines.values()):
        return None
    rows = _rows(grid, lines)
    filled = [row for row in rows if any(row)]
    if not filled or max(sum(map(bool, row)) for row in filled) < 2:
        return None
    roles = header_roles(row_text(filled[0])) or []
    return Table(page, grid.left, grid.top, grid.right, grid.bottom, grid.lefts, filled, roles, bool(roles))


def _holds(cell: GridCell, piece: Piece) -> bool:
    return cell.left - 1 <= (piece.left + piece.right) / 2 <= cell.right + 1 and cell.top <= piece.middle <= cell.bottom


def _split(piece: Piece, edges: list[float]) -> list[Piece]:
    """Cut a piece at the borders of cells that it runs across, at the space next to each."""
    parts: list[Piece] = []
    for edge in edges:
        spaces = [i for i, char in enumerate(piece.text) if char == " "]
        at = min(spaces, key=lambda i: abs((piece.edges[i] + piece.edges[i + 1]) / 2 - edge), default=None)
        if at is None or at in {0, len(piece.text) - 1} or abs(piece.edges[at] - edge) > piece.size:
            continue
        parts.append(replace(piece, text=piece.text[:at], edges=piece.edges[: at + 1]))
        piece = replace(piece, text=piece.text[at + 1 :], edges=piece.edges[at + 1 :])
    return [*parts, piece]


def _rows(grid: Grid, lines: dict[GridCell, list[Line]]) -> list[Cells]:
    """Lay the cells out; what a merged cell holds counts for each of its rows, but a task is one task."""
    depth = _header_depth(grid)
    header: Cells = [[] for _ in grid.lefts]
    for cell in grid.cells:  # of two titles one above the other the lower one counts
        if cell.first_row < depth and lines[cell]:
            header[cell.first_column] = lines[cell]
    roles = [column_role(title) for title in row_text(header)]
    table: list[Cells] = [[[] for _ in grid.lefts] for _ in range(grid.rows - depth)]
    spanning: list[GridCell] = []
    for cell in grid.cells:
        if cell.first_row < depth:
            continue
        role = roles[cell.first_column]
        last = cell.last_row if role in _CARRIED else cell.first_row + 1
        for row in range(cell.first_row, last):
            table[row - depth][cell.first_column] = lines[cell]
        if role in _WHOLE and cell.last_row - cell.first_row > 1:
            spanning.append(cell)
    return [header, *_joined(table, [(cell.first_row - depth, cell.last_row - depth) for cell in spanning])]


def _header_depth(grid: Grid) -> int:
    """How many rows the header takes: more than one where a title stands above those of several columns."""
    first = [cell for cell in grid.cells if cell.first_row == 0]
    if all(cell.last_column - cell.first_column == 1 for cell in first):
        return 1
    deepest = max(cell.last_row for cell in first)
    return deepest if 1 < deepest <= MAX_HEADER_ROWS else 1


def _joined(table: list[Cells], spans: list[tuple[int, int]]) -> list[Cells]:
    """Put rows together that share one task."""
    owner = list(range(len(table)))
    for first, last in spans:
        owner[first + 1 : last] = [owner[first]] * (last - first - 1)
    found: dict[int, Cells] = {}
    for number, row in enumerate(table):
        whole = found.setdefault(owner[number], row)
        if whole is not row:
            for column, lines in enumerate(row):
                if lines and lines is not whole[column]:
                    whole[column] = [*whole[column], *lines]
    return list(found.values())
