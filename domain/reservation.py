"""Reservations: small streams on which cases meet over something that they share or compete for.

A claim is recorded in the same transaction as the fact that makes it. A command appends its claim with the version of
the reservation stream that it saw, so that of two commands racing for one key one is overtaken and decides again. A
fact's claim is recorded whatever else is there: what happened, happened.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final
from uuid import UUID

from msgspec import Meta, Struct

from domain.fact import Fact, fact
from domain.ids import CaseId, StreamId, reservation_id


class ClaimKind(StrEnum):
    """What a claim is about."""

    ALIAS = "alias"
    """Another name of a case (一码关联): act code, permit number, case number, another system's key."""
    CONDUCT = "conduct"
    """An act of a party that an organ handles: the first to file has it (APL art. 25(1))."""
    FINE = "fine"
    """The one fine for an act (APL art. 29, sentence 1)."""


Key = Annotated[str, Meta(min_length=1, max_length=512)]
"""What is claimed: at the longest the name of a party and the name of an act, joined."""


@fact("reservation_claimed.v1", zh="占用登记", command="claim_reservation")
class ReservationClaimed(Fact):
    """A case claimed a key."""

    kind: ClaimKind
    key: Key
    case: str


class Claim(Struct, frozen=True, kw_only=True):
    """A case's claim on a key."""

    kind: ClaimKind
    key: str
    case: CaseId

    @property
    def stream(self) -> StreamId:
        """The reservation's stream."""
        return reservation_id(self.kind, self.key)

    @property
    def fact(self) -> ReservationClaimed:
        """The claim as it is recorded."""
        return ReservationClaimed(kind=self.kind, key=self.key, case=str(self.case))


class Claimed(Struct, frozen=True, kw_only=True):
    """A recorded claim."""

    case: CaseId
    organ: str | None
    claimed_at: datetime
    """Legal time of the claim."""
    position: int


def claimants(recorded: Iterable[tuple[ReservationClaimed, str | None, datetime, int]]) -> list[Claimed]:
    """Fold a reservation stream into one claim a case, its first by legal time; the first recorded case comes first."""
    found: dict[CaseId, Claimed] = {}
    for claim, organ, at, position in recorded:
        case = CaseId(StreamId(UUID(claim.case)))
        held = found.get(case)
        if held is None or at < held.claimed_at:
            first = position if held is None else held.position
            found[case] = Claimed(case=case, organ=organ, claimed_at=at, position=first)
    return sorted(found.values(), key=lambda c: c.position)


ALIAS_SCHEMES: Final = ("urn:xwm:", "urn:permit:", "urn:case:", "urn:alias:")
"""Beginnings of a subject that names a case by an alias: act code, permit number, case number, another system's key."""


def is_alias(subject: str) -> bool:
    """Say whether a subject names its case by an alias."""
    return subject.startswith(ALIAS_SCHEMES)
