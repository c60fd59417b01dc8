"""The book of coverage: the statutes that are covered whole, and what carries each of their paragraphs."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from msgspec import Struct

from docs.coverage.coercion import COERCION
from docs.coverage.integrated_enforcement import INTEGRATED_ENFORCEMENT
from docs.coverage.licensing import LICENSING
from docs.coverage.penalty import PENALTY
from docs.coverage.statute import Coverage, Note, Place
from docs.coverage.three_systems import THREE_SYSTEMS
from domain.deadlines.book import TIMERS
from domain.law.book import GUARDS, MODULES
from domain.law.statutes import Citation

COVERED: Final = (PENALTY, COERCION, LICENSING, INTEGRATED_ENFORCEMENT, THREE_SYSTEMS)
"""The statutes that are covered whole."""


class Carrier(NamedTuple):
    """What carries a paragraph, or some of its items (项)."""

    name: str
    """Id of a guard or timer, tag of an event, name of a projection."""
    items: tuple[int, ...]
    """The items that it cites; empty where it cites the paragraph as a whole, or not at all."""


class Row(Struct, frozen=True):
    """A paragraph of a statute, with all that is told of it."""

    place: Place
    citation: Citation
    carriers: tuple[Carrier, ...]
    notes: tuple[str, ...]
    """What else is to say; the reasons, where nothing carries it."""

    @property
    def told(self) -> bool:
        """Whether something carries the paragraph, or a reason says why nothing does."""
        return bool(self.carriers or self.notes)


def citing() -> Iterator[tuple[str, Citation]]:
    """List each guard and timer with each place that it cites."""
    for guard in GUARDS.values():
        yield from ((guard.id, citation) for citation in guard.citations)
    for timer in TIMERS.values():
        yield from ((timer.id, citation) for citation in timer.basis)


def rows(coverage: Coverage) -> Iterator[Row]:
    """Tell of each paragraph what carries it.

    Who cites an article of several paragraphs without saying which carries none of them, unless a note says so.
    Raises ValueError where a guard or timer cites a place that the statute does not have.
    """
    carriers: dict[Place, dict[str, list[int]]] = {place: {} for place in coverage.places()}
    for name, citation in citing():
        if citation.statute == coverage.statute and (place := _place(coverage, citation)):
            items = carriers[place].setdefault(name, [])
            items += [citation.item] if citation.item else []
    told = notes(coverage)
    for place, carrying in carriers.items():
        said = [note for where, note in told if place in where]
        for name in (name for note in said for name in note.by):
            carrying.setdefault(name, [])
        yield Row(
            place,
            coverage.citation(place),
            tuple(Carrier(name, tuple(items)) for name, items in carrying.items()),
            tuple(dict.fromkeys(note.says for note in said)),
        )


def notes(coverage: Coverage) -> list[tuple[tuple[Place, ...], Note]]:
    """List what is noted of a statute: in its own table, and by the modules of its package on whole paragraphs."""
    found = [(coverage.named(where), said) for where, said in coverage.notes.items()]
    for module in (module for module in MODULES if module.__name__.startswith(f"{coverage.package}.")):
        for where, why in vars(module)["NOT_CODED"].items():
            try:
                found.append((coverage.named(where), Note(why)))
            except ValueError:
                continue
    return found


def _place(coverage: Coverage, citation: Citation) -> Place | None:
    paragraph = "" if citation.paragraph is None else f"({citation.paragraph})"
    places = coverage.named(f"{citation.number}{paragraph}")
    return places[0] if len(places) == 1 else None
