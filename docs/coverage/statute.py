"""A statute laid out for coverage: how many paragraphs each article has, and what is said of them beside the guards."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from msgspec import Struct

from domain.law.statutes import Citation, Statute

_PLACES: Final = re.compile(r"(\d+)(?:-(\d+)|((?:\(\d+\))*))")


class Place(NamedTuple):
    """A paragraph (款) of an article."""

    article: int
    paragraph: int


class Note(Struct, frozen=True):
    """What carries a paragraph beside the guards and timers that cite it, or why nothing does."""

    says: str
    by: tuple[str, ...] = ()
    """Ids of guards and timers, tags of events, names of projections; empty where nothing carries it."""


def note(says: str, *by: str) -> Note:
    """Say something of a paragraph, and name its carriers where it has any."""
    return Note(says, by)


def paragraphs(counts: str) -> tuple[int, ...]:
    """Read how many paragraphs each article has: one digit an article, ten articles a word."""
    return tuple(int(count) for count in counts.replace(" ", ""))


class Coverage(Struct, frozen=True):
    """A statute, article by article."""

    statute: Statute
    package: str
    """The package of the law that holds its guards; what that leaves uncoded is told with them."""
    paragraphs: tuple[int, ...]
    """How many paragraphs each article has, from the first article on."""
    notes: Mapping[str, Note]
    """Notes by their places, such as ``7(1)``, ``11-16``, or ``1, 9(2)``."""

    @property
    def parts(self) -> str:
        """What its parts are called."""
        return "clauses" if self.statute.clauses else "articles"

    def places(self) -> Iterator[Place]:
        """List every paragraph of the statute in its order."""
        for article, count in enumerate(self.paragraphs, 1):
            for paragraph in range(1, count + 1):
                yield Place(article, paragraph)

    def citation(self, place: Place) -> Citation:
        """Cite a paragraph; an article of a single one is cited alone."""
        single = self.paragraphs[place.article - 1] == 1
        return self.statute.article(place.article, None if single else place.paragraph)

    def named(self, text: str) -> tuple[Place, ...]:
        """Read places; an article without a paragraph means all of its own.

        Raises ValueError where the text is more than places, or names one that the statute does not have.
        """
        found: list[Place] = []
        for part in text.split(", "):
            if not (match := _PLACES.fullmatch(part)):
                msg = f"{text!r} does not name places of {self.statute.short}"
                raise ValueError(msg)
            first, last, paragraphs = int(match[1]), int(match[2] or match[1]), match[3]
            for article in range(first, last + 1):
                among = [place for place in self.places() if place.article == article]
                asked = [Place(article, int(n)) for n in re.findall(r"\d+", paragraphs or "")] or among
                if not among or not set(asked) <= set(among):
                    msg = f"{self.statute.short} has no {part}"
                    raise ValueError(msg)
                found += asked
        return tuple(found)
