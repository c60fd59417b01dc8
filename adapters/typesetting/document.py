"""A document: sections of figures, charts and tables, in Chinese with English beside it."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from domain.terms import Term


class Figure(Struct, frozen=True):
    """One number that stands by itself."""

    label: Term
    value: str


class Chart(Struct, frozen=True):
    """Numbers as columns beside each other, for months, or as bars below each other, for names."""

    title: Term
    kind: Literal["columns", "bars"]
    labels: tuple[str, ...]
    values: tuple[int, ...]
    """None below zero."""


class Head(Struct, frozen=True):
    """The head of a column of a table."""

    label: Term
    number: bool = False
    """Whether its cells are numbers, which stand to the right."""
    share: int = 1
    """How wide it is, against the others; that of numbers is as wide as they need."""


class Grid(Struct, frozen=True, kw_only=True):
    """A table."""

    title: Term
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    note: Term | None = None


class Section(Struct, frozen=True, kw_only=True):
    """A section, on a topic of its own."""

    title: Term
    lead: Term | None = None
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    grids: tuple[Grid, ...] = ()
    sources: tuple[tuple[Term, str], ...] = ()
    """Where the numbers come from: what is asked, and how."""


class Document(Struct, frozen=True, kw_only=True):
    """A document as it is set."""

    title: Term
    running: tuple[str, str]
    """What stands above every page, on the left and on the right."""
    loud: Term | None
    """What nobody may overlook, above every page."""
    facts: tuple[tuple[Term, str], ...]
    """What the document is about, under its title."""
    notes: tuple[Term, ...] = ()
    sections: tuple[Section, ...]
    at: datetime
    """The time that it bears; never that of the clock, so that the same document gives the same bytes."""
