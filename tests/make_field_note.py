"""Write the one sample that is a PDF: `python tests/make_field_note.py` (needs reportlab, as the tests do)."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

FILE = Path(__file__).parents[1] / "src" / "harmledger" / "samples" / "08-field-note.pdf"

NOTE = """\
On 17 February 2024 three children were injured when an unexploded submunition went off in a field near Taftanaz,
east of Idlib. The children had been collecting firewood.

One of them, a boy of twelve, died of his wounds on 20 February, staff of the hospital in Idlib said. A post that
spoke of one child killed at the scene was corrected by its authors within the hour.

The clearance team marked the field and found a second submunition forty metres away. Nobody has been told who fired
it, and this note does not guess.

In the first half of February about 140 families left villages of Jabal al-Zawiya after nights of shelling, the
Response Coordination Group said. Most of them are staying with relatives in Idlib and Sarmin.

From 1 January to 15 February 2024 our desk recorded nine explosions of remnants of war in Idlib province, which
killed four people and injured 11."""


def furniture(canvas: object, document: SimpleDocTemplate) -> None:
    """Put a running head and a page number on the page, as such notes have them."""
    draw = canvas.drawString  # type: ignore[attr-defined]  # reportlab publishes no types
    draw(40, 560, "Sample Monitoring Desk - internal - do not forward")
    draw(40, 25, f"Field note 7, 22 February 2024 - page {document.page}")


def main() -> None:
    """Write the file; `invariant` keeps it the same byte for byte."""
    styles = getSampleStyleSheet()
    story = [Paragraph("Field note 7: remnants of war near Taftanaz", styles["Title"])]
    story += [Paragraph("22 February 2024. Written by Nadim Zaytouni.", styles["Normal"]), Spacer(1, 10)]
    for text in NOTE.split("\n\n"):
        story += [Paragraph(text, styles["BodyText"]), Spacer(1, 4)]
    page = SimpleDocTemplate(str(FILE), pagesize=A5, title="Field note 7", author="Sample Monitoring Desk", invariant=1)
    page.build(story, onFirstPage=furniture, onLaterPages=furniture)


if __name__ == "__main__":
    main()
