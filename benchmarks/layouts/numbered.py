"""Paragraphs whose lines are counted in the margin, every fifth, as courts and councils print them."""

from __future__ import annotations

from reportlab.platypus import Paragraph

EVERY = 5
LEFT_PT = 26.0


class NumberedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph that counts its lines on from the last one of its page."""

    def draw(self) -> None:
        """Draw the text and, left of the column, the numbers."""
        super().draw()
        canvas = self.canv
        if getattr(canvas, "counted_page", None) != canvas.getPageNumber():
            canvas.counted_page, canvas.counted_lines = canvas.getPageNumber(), 0
        canvas.saveState()
        canvas.setFont("Helvetica", 7)
        for line in range(len(self.blPara.lines)):
            canvas.counted_lines += 1
            if canvas.counted_lines % EVERY == 0:
                base = self.height - self.style.leading * line - self.style.fontSize
                canvas.drawRightString(-LEFT_PT + 8, base, str(canvas.counted_lines))
        canvas.restoreState()
