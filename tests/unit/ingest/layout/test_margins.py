"""Columns whose edges and margins are not where a first look finds them."""

from sheets import lines, sheet, wrapped

from directive_extract.ingest.layout import lay_out

LEFT = "The surveyor of the harbour saw the quay on Monday and found the outer wall in need of repair. " * 6
COLUMN, GUTTER = 36, 324.0  # characters, and the left edge of the right column


def texts(*pieces):
    return lay_out([sheet(*pieces)]).text.split("\n\n")


def test_an_address_that_runs_out_of_its_column_sets_no_margin():
    names = "Present were Ito, Bo, Amir, Lind, Ruiz, Okoro, Vale, Pell, Quist, Stubbs and the Clerk. " * 6
    right = wrapped(names.strip(), COLUMN, left=GUTTER)  # lines begin with capitals, as new paragraphs do
    address = lines("https://harbour.example/minutes-of-board", left=GUTTER, top=100 + 12 * 40)
    assert texts(*wrapped(LEFT.strip(), COLUMN), *right, *address)[:2] == [LEFT.strip(), names.strip()]


def test_lines_above_an_indented_list_belong_to_its_column():
    head = wrapped(
        "The board asks the treasurer, the clerk and the warden of the tower to do this:", COLUMN, left=GUTTER
    )
    items = [
        piece
        for number in range(12)
        for piece in lines(f"({number % 9 + 1}) a short list of repairs", left=GUTTER + 20, top=148 + 12 * number)
    ]
    found = texts(*wrapped(LEFT.strip(), COLUMN), *head, *items)
    assert found[0] == LEFT.strip()
    assert found[1].startswith("The board asks the treasurer, the clerk and the warden of the tower to do this:")
