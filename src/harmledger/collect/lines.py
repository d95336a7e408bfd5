"""Join the lines that a page's width broke, so that a sentence is one line again."""

from __future__ import annotations

FULL = 0.7  # share of the page's width from which a line counts as full: its paragraph goes on
_ENDS = tuple(".!?:؟؛…")


def unwrap(text: str) -> str:
    """Join each full line that ends no sentence with the line after it; headings and list items stay lines.

    A word that a hyphen divides at the end of its line is not joined: it may be written with a hyphen.
    """
    lines = [line.strip() for line in text.split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return text
    full = FULL * lengths[int(len(lengths) * 0.9)]
    out: list[str] = []
    before = ""  # the line as it stood on the page
    for line in lines:
        if line and len(before) >= full and not before.endswith(_ENDS):
            out[-1] += ("" if before.endswith("-") else " ") + line
        else:
            out.append(line)
        before = line
    return "\n".join(out)
