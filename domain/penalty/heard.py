"""Heard: what the party was told, what it answered, and its hearing, as they stand."""

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import structs

from domain.fact import Fact, Record
from domain.penalty.amendment import DocumentVoided
from domain.penalty.hearing import HearingAborted, HearingHeld, HearingRejected, HearingRequested, HearingScheduled
from domain.penalty.kinds import PenaltyKind
from domain.penalty.review import DefenceReviewed, DefenceSubmitted, DefenceWaived, ProposedPenaltyNotified
from domain.penalty.service import Document, DocumentServed


class Notice(Record):
    """A notice of the proposed penalty (告知书); a case may hold several, and the first stays in the file."""

    notice: str
    at: datetime
    served_on: date | None
    complete: bool
    """True where content, facts, reasons, basis and rights are all in it (APL art. 44)."""
    hearing_right: bool
    fine: int
    kinds: tuple[PenaltyKind, ...] = ()
    confiscated: int | None = None
    new_facts: bool = False
    voided: bool = False


class Hearing(Record):
    """A hearing, from the request on."""

    requested_on: date | None = None
    excused: bool = False
    pending: bool = False
    """True while a request waits to be heard, rejected or given up."""
    ended: str | None = None
    """Why the latest request was not heard."""
    announced_on: date | None = None
    """Day on which the party was told time and place."""
    held_at: datetime | None = None
    record: str | None = None


class Heard(Record):
    """What the party was told and what it said."""

    notices: tuple[Notice, ...] = ()
    defended_at: datetime | None = None
    """When the party first stated its case."""
    answered_at: datetime | None = None
    """When it last stated its case, or waived that."""
    unreviewed: int = 0
    """Defences that were not re-examined."""
    reviewed_at: datetime | None = None
    hearing: Hearing = Hearing()

    def served(self, by: date) -> Iterator[Notice]:
        """List the notices that had reached the party by a day."""
        return (n for n in self.notices if not n.voided and n.served_on is not None and n.served_on <= by)

    def told(self, by: date) -> Notice | None:
        """Find the notice that binds: a later one counts if new facts, or no defence in between, made it needful."""
        binding: Notice | None = None
        for notice in self.served(by):
            defended = self.defended_at is not None and self.defended_at < notice.at
            if binding is None or notice.new_facts or not defended or notice.fine <= binding.fine:
                binding = notice
        return binding

    def told_of_hearing(self, by: date) -> date | None:
        """Find the day on which the party was last told that it may ask for a hearing."""
        return max((n.served_on for n in self.served(by) if n.hearing_right and n.served_on), default=None)

    @property
    def to_review_after(self) -> datetime | None:
        """The moment after which legal review has to come: hearing, review of a defence, or a further notice."""
        moments = [self.reviewed_at, self.hearing.held_at]
        if len(self.notices) > 1:
            moments.append(self.notices[-1].at)
        return max((m for m in moments if m is not None), default=None)


def hear(heard: Heard, fact: Fact, at: datetime, on: date) -> Heard:
    """Enter a fact. Never fails."""
    match fact:
        case ProposedPenaltyNotified():
            return structs.replace(heard, notices=(*heard.notices, _notice(fact, at)))
        case DocumentServed(kind=Document.NOTICE, document=document):
            return structs.replace(heard, notices=tuple(_served(n, document, on) for n in heard.notices))
        case DocumentVoided(document=document):
            voided = (structs.replace(n, voided=True) if n.notice == document else n for n in heard.notices)
            return structs.replace(heard, notices=tuple(voided))
        case DefenceSubmitted():
            return structs.replace(
                heard,
                defended_at=heard.defended_at or at,
                answered_at=at,
                unreviewed=heard.unreviewed + 1,
            )
        case DefenceWaived():
            return structs.replace(heard, answered_at=at)
        case DefenceReviewed():
            return structs.replace(heard, unreviewed=0, reviewed_at=at)
        case _:
            hearing = _hearing(heard.hearing, fact, at, on)
            return heard if hearing is heard.hearing else structs.replace(heard, hearing=hearing)


def _hearing(hearing: Hearing, fact: Fact, at: datetime, on: date) -> Hearing:
    match fact:
        case HearingRequested(excuse=excuse):
            return structs.replace(
                hearing, requested_on=on, excused=excuse is not None, pending=True, ended=None, announced_on=None
            )
        case HearingRejected(ground=ground) | HearingAborted(ground=ground):
            return structs.replace(hearing, pending=False, ended=ground.value)
        case HearingScheduled(served_on=served_on):
            return structs.replace(hearing, announced_on=served_on)
        case DocumentServed(kind=Document.HEARING_NOTICE):
            return structs.replace(hearing, announced_on=on)
        case HearingHeld(record=record):
            return structs.replace(hearing, pending=False, ended=None, held_at=at, record=record)
        case _:
            return hearing


def _notice(fact: ProposedPenaltyNotified, at: datetime) -> Notice:
    complete = fact.facts_stated and fact.reasons_stated and fact.basis_stated and fact.rights_stated
    return Notice(
        notice=fact.notice,
        at=at,
        served_on=fact.served_on,
        complete=complete and bool(fact.kinds or fact.fine),
        hearing_right=fact.hearing_right,
        fine=fact.fine,
        kinds=fact.kinds,
        confiscated=fact.confiscated,
        new_facts=fact.new_facts,
    )


def _served(notice: Notice, document: str | None, on: date) -> Notice:
    meant = notice.served_on is None and document in (None, notice.notice)
    return structs.replace(notice, served_on=on) if meant else notice
