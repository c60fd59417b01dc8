"""The disclosure thread: which data sets show this case, and its credit records."""

from datetime import date
from typing import Final, TypeAlias

from msgspec import structs

from domain.disclosure.credit import CreditRecordDeleted, CreditRecordPushed, CreditRecordRepaired
from domain.disclosure.facts import (
    PublicationCorrected,
    PublicationExpired,
    PublicationPrepared,
    PublicationPublished,
    PublicationReviewed,
    PublicationWithdrawn,
)
from domain.fact import Fact, Record


class Hidden(Record, tag="hidden"):
    """Nothing is shown, and nothing prepared."""


class Prepared(Record, tag="prepared"):
    """Drawn up; somebody else is to review it."""

    by: str | None = None


class Cleared(Record, tag="cleared"):
    """Reviewed, and not yet shown."""


class Shown(Record, tag="shown"):
    """Online."""

    since: date
    until: date | None = None


class TakenDown(Record, tag="taken_down"):
    """Withdrawn or expired."""

    since: date


Stage: TypeAlias = Hidden | Prepared | Cleared | Shown | TakenDown


class Publication(Record):
    """A data set's publication of the case."""

    dataset: str
    stage: Stage = Hidden()
    to_withdraw_since: date | None = None
    """Day on which the decision that it shows ceased to stand as shown."""


class CreditRecord(Record):
    """A credit record (不良信息): it stands until it is deleted, and is shown until it is repaired."""

    record: str
    credit_class: str
    pushed_on: date
    earliest_end: date | None = None
    repaired_on: date | None = None


class Disclosure(Record):
    """The thread."""

    publications: tuple[Publication, ...] = ()
    credit: tuple[CreditRecord, ...] = ()

    @property
    def published(self) -> tuple[str, ...]:
        """Data sets that show the case."""
        return tuple(p.dataset for p in self.publications if isinstance(p.stage, Shown))

    def publication(self, dataset: str) -> Publication:
        """Find what a data set does with the case."""
        return next((p for p in self.publications if p.dataset == dataset), Publication(dataset=dataset))

    def record(self, name: str) -> CreditRecord | None:
        """Find a credit record."""
        return next((r for r in self.credit if r.record == name), None)


def evolve(disclosure: Disclosure, fact: Fact, on: date) -> Disclosure:
    """Move the thread by a fact. Never fails."""
    match fact:
        case PublicationPrepared(dataset=dataset, prepared_by=by):
            return _put(disclosure, dataset, Prepared(by=by))
        case PublicationReviewed(dataset=dataset):
            return _put(disclosure, dataset, Cleared())
        case PublicationPublished(dataset=dataset, until=until):
            stage = disclosure.publication(dataset).stage
            return disclosure if isinstance(stage, Shown) else _put(disclosure, dataset, Shown(since=on, until=until))
        case PublicationWithdrawn(dataset=dataset) | PublicationExpired(dataset=dataset):
            return _put(disclosure, dataset, TakenDown(since=on))
        case CreditRecordPushed():
            pushed = CreditRecord(
                record=fact.record, credit_class=fact.credit_class, pushed_on=on, earliest_end=fact.earliest_end
            )
            others = tuple(r for r in disclosure.credit if r.record != fact.record)
            return structs.replace(disclosure, credit=(*others, pushed))
        case CreditRecordRepaired(record=name):
            repaired = tuple(structs.replace(r, repaired_on=on) if r.record == name else r for r in disclosure.credit)
            return structs.replace(disclosure, credit=repaired)
        case CreditRecordDeleted(record=name):
            return structs.replace(disclosure, credit=tuple(r for r in disclosure.credit if r.record != name))
        case _:
            return disclosure


def _put(disclosure: Disclosure, dataset: str, stage: Stage) -> Disclosure:
    changed = Publication(dataset=dataset, stage=stage)
    if all(p.dataset != dataset for p in disclosure.publications):
        return structs.replace(disclosure, publications=(*disclosure.publications, changed))
    kept = tuple(changed if p.dataset == dataset else p for p in disclosure.publications)
    return structs.replace(disclosure, publications=kept)


def overtaken(disclosure: Disclosure, dataset: str, on: date) -> Disclosure:
    """Note that a decision does not stand as it is shown any more: it was varied, revoked or the like."""
    shown = tuple(
        structs.replace(p, to_withdraw_since=p.to_withdraw_since or on)
        if p.dataset == dataset and isinstance(p.stage, Shown)
        else p
        for p in disclosure.publications
    )
    return structs.replace(disclosure, publications=shown)


ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = {
    PublicationPrepared: (Hidden, Prepared, TakenDown),
    PublicationReviewed: (Prepared,),
    PublicationPublished: (Cleared, Shown),
    PublicationCorrected: (Shown,),
    PublicationWithdrawn: (Shown,),
    PublicationExpired: (Shown,),
}
"""States of a data set's publication in which an officer may take each step; a reported fact is not bound by it."""
