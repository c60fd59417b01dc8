"""What a fact puts into the file: a paper, with its reference, its digest and what it belongs to."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from msgspec import Struct

from domain.papers.paper import Paper


class Shown(Struct, frozen=True):
    """A paper that a fact puts into the file."""

    paper: Paper
    reference: str | None = None
    of: str | None = None
    """The notice, order, measure or decision that it belongs to; None where it belongs to the case, or to any."""
    digest: str | None = None


Shows: TypeAlias = Callable[[Any], Iterator[Shown]]
"""Lists the papers that facts of a type put into the file."""


def identity(fact: Any) -> Iterator[Shown]:  # noqa: ANN401 -- any field act
    """Show that the certificates were shown, where the fact says so."""
    if fact.identity_shown:
        yield Shown(Paper.IDENTITY_SHOWN)


def one(paper: Paper, reference: str | None = None, of: str | None = None, digest: str | None = None) -> Shows:
    """Show one paper, whose reference, owner and digest stand in fields of the fact."""

    def shows(fact: Any) -> Iterator[Shown]:  # noqa: ANN401 -- of the types that it is registered for
        yield Shown(paper, *(getattr(fact, name) if name is not None else None for name in (reference, of, digest)))

    return shows
