"""Papers shown: which papers each fact puts into the file."""

from typing import Final

from domain.fact import Fact
from domain.papers.concluded import CONCLUDED
from domain.papers.gathered import GATHERED
from domain.papers.showing import Shown, Shows

_SHOWS: Final[dict[type[Fact], Shows]] = GATHERED | CONCLUDED

SHOWING: Final[frozenset[type[Fact]]] = frozenset(_SHOWS)
"""Facts that put papers into the file."""


def shown_by(fact: Fact) -> tuple[Shown, ...]:
    """List the papers that a fact puts into the file."""
    shows = _SHOWS.get(type(fact))
    return tuple(shows(fact)) if shows is not None else ()
