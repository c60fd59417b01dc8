"""Facts of penalty (行政处罚) on the hearing (听证): requested, rejected, scheduled, held, aborted."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.fact import Clock, Fact, Money, Name, Reference, Text, fact
from domain.penalty.kinds import Signature


class Secrecy(StrEnum):
    """What keeps the public out of a hearing (APL art. 64 item 3)."""

    STATE_SECRET = "state_secret"  # noqa: S105 -- a kind of secret, none itself
    TRADE_SECRET = "trade_secret"  # noqa: S105 -- the same
    PRIVACY = "privacy"


class RejectionGround(StrEnum):
    """Why a request for a hearing was not taken up."""

    LATE = "late"
    """After the five working days of APL art. 64 item 1."""
    NO_RIGHT = "no_right"
    """The penalty proposed is none of APL art. 63(1)."""


class AbortGround(StrEnum):
    """Why a hearing that was asked for came to an end without having been held through."""

    ABSENT = "absent"
    """The party stayed away without good reason (APL art. 64 item 6)."""
    LEFT = "left"
    """The party left without leave (the same)."""
    WITHDRAWN = "withdrawn"
    """The party took its request back."""


@fact("hearing_requested.v1", zh="听证申请", command="request_hearing")
class HearingRequested(Fact):
    """The party asked for a hearing."""

    record: Reference | None = None
    excuse: Text | None = None
    """Why the request is late, where the organ has accepted the reason."""


@fact("hearing_rejected.v1", zh="听证申请不予受理", command="reject_hearing")
class HearingRejected(Fact):
    """The request for a hearing was not taken up, and the party was told why."""

    ground: RejectionGround
    reason: Text
    document: Reference | None = None


@fact("hearing_scheduled.v1", zh="听证通知", command="schedule_hearing")
class HearingScheduled(Fact):
    """Time and place of the hearing were told."""

    hearing_on: date
    hearing_time: Clock | None = None
    place: Name | None = None
    served_on: date | None = None
    """Day on which the party was told; none where it has not been."""
    host: Name | None = None
    public: bool | None = None


@fact("hearing_held.v1", zh="听证举行", command="hold_hearing")
class HearingHeld(Fact):
    """The hearing took place."""

    record: Reference
    host: Name
    public: bool | None = None
    """None where the file does not say; so with the fields below."""
    closed_for: Secrecy | None = None
    """What kept the public out."""
    agents: Annotated[int, Meta(ge=0, le=100)] | None = None
    """How many agents the party had."""
    charged: Money | None = None
    """What the party was made to pay for the hearing."""
    signature: Signature | None = None
    """What became of the record when the party was to sign it."""
    investigators: tuple[Name, ...] = ()
    """Investigators who took part."""


@fact("hearing_aborted.v1", zh="听证终止", command="abort_hearing")
class HearingAborted(Fact):
    """The hearing ended because the party gave it up."""

    ground: AbortGround
    record: Reference | None = None
    host: Name | None = None


FACTS = (
    HearingRequested,
    HearingRejected,
    HearingScheduled,
    HearingHeld,
    HearingAborted,
)
