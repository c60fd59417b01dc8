"""Reservations: small streams on which cases compete for something that only one of them may have."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct, structs

from domain.fact import Fact, Name, fact
from domain.ids import CaseId, StreamId, reservation_id


class ClaimKind(StrEnum):
    """What a claim is about."""

    ALIAS = "alias"
    """Another name of a case (一码关联): act code, permit number, case number."""
    FILING = "filing"
    """The right to handle an act: the first organ to file has it (APL art. 25(1))."""
    FINE = "fine"
    """The one fine for an act (APL art. 29, sentence 1)."""


@fact("reservation_claimed.v1", zh="占用登记", command="claim_reservation")
class ReservationClaimed(Fact):
    """A case claimed a key."""

    kind: ClaimKind
    key: Name
    case: str


@fact("reservation_released.v1", zh="占用解除", command="release_reservation")
class ReservationReleased(Fact):
    """A case gave up a key: its filing or decision no longer stands."""

    kind: ClaimKind
    key: Name
    case: str


class Claim(Struct, frozen=True, kw_only=True):
    """A case's wish to claim or release a key, together with an append."""

    kind: ClaimKind
    key: str
    case: CaseId
    occurred_at: datetime
    organ: str | None = None
    release: bool = False
    exclusive: bool = False
    """True for a command, which is refused where another case holds the key; a fact is recorded all the same."""

    @property
    def stream(self) -> StreamId:
        """The reservation's stream."""
        return reservation_id(self.kind, self.key)


class Holding(Struct, frozen=True, kw_only=True):
    """One case's claim on a key, as the log knows it."""

    kind: ClaimKind
    key: str
    case: CaseId
    organ: str | None
    claimed_at: datetime
    """Legal time of the claim."""
    position: int
    released_at: datetime | None = None


class ReservationEvent(Struct, frozen=True):
    """What a reservation's fold needs of a recorded event."""

    fact: ReservationClaimed | ReservationReleased
    organ: str | None
    occurred_at: datetime
    position: int


def holdings(events: Iterable[ReservationEvent]) -> dict[CaseId, Holding]:
    """Fold a reservation stream, in whatever order it was recorded, into each case's latest claim in legal order."""
    found: dict[CaseId, Holding] = {}
    for event in sorted(events, key=lambda e: (e.occurred_at, e.position)):
        case = CaseId(StreamId(UUID(event.fact.case)))
        held = found.get(case)
        if isinstance(event.fact, ReservationReleased):
            if held is not None and held.released_at is None:
                found[case] = structs.replace(held, released_at=event.occurred_at)
        elif held is None or held.released_at is not None:
            found[case] = Holding(
                kind=event.fact.kind,
                key=event.fact.key,
                case=case,
                organ=event.organ,
                claimed_at=event.occurred_at,
                position=event.position,
            )
    return found


def present_holders(found: Iterable[Holding]) -> list[Holding]:
    """List the claims that still stand, first recorded first."""
    return sorted((h for h in found if h.released_at is None), key=lambda h: h.position)
