"""The disclosure thread: which data sets show this case."""

from domain.disclosure.facts import PublicationPublished, PublicationWithdrawn
from domain.fact import Fact, Record


class Disclosure(Record):
    """The thread."""

    published: tuple[str, ...] = ()


def evolve(disclosure: Disclosure, fact: Fact) -> Disclosure:
    """Move the thread by a fact. Never fails."""
    match fact:
        case PublicationPublished(dataset=dataset) if dataset not in disclosure.published:
            return Disclosure(published=(*disclosure.published, dataset))
        case PublicationWithdrawn(dataset=dataset):
            return Disclosure(published=tuple(d for d in disclosure.published if d != dataset))
        case _:
            return disclosure
