"""What a report shows, in the order and words of its readers: made once, laid out as HTML or PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """A few words that lead somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `href` is the id of what it rests on; `bar` and `more` are shares of the longest bar."""

    text: str
    href: str = ""
    number: bool = False
    bar: float = 0.0
    more: float = 0.0
    strong: bool = False
    inside: bool = False  # a part of the row above
    refs: tuple[Ref, ...] = ()  # links behind the text


@dataclass(frozen=True, slots=True)
class Row:
    """A row, with the id that links lead to."""

    cells: tuple[Cell, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A table, a picture, a list or paragraphs."""

    kind: str  # table · picture · list · text
    title: str = ""
    head: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    rows: tuple[Row, ...] = ()
    texts: tuple[str, ...] = ()
    picture: str = ""  # SVG
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under its own heading."""

    id: str
    title: str
    lead: str = ""
    blocks: tuple[Block, ...] = ()
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure of the headline."""

    figure: str
    label: str
    note: str
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    language: str
    rtl: bool
    title: str
    span: str
    kicker: str
    lead: str
    limits: str
    stats: tuple[Stat, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
    contents: str
    page: str
