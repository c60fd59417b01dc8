"""The states of the approval stage: from application to the end of a permit."""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from domain.fact import Record


class Ending(StrEnum):
    """How a permit came to its end."""

    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    LICENCE_REVOKED = "licence_revoked"
    """吊销: as a penalty."""


class Untouched(Record, tag="untouched"):
    """No permit is asked for in this case."""


class Commitment(Record):
    """A commitment that was signed (告知承诺)."""

    on: date
    terms: int
    """How many terms it holds."""
    verify_due: date | None
    listed: bool
    """True where the entry of the list that allows it is named."""
    dishonest: bool | None


class Bar(Record):
    """A bar from applying again for the same permit (LL arts 78–79)."""

    since: date
    years: int


class Examined(Record):
    """What the examination of an application has brought up so far."""

    touches_others: bool | None = None
    """Whether major interests of others are touched; none while nobody has said."""
    others_told_on: date | None = None
    hearing_requested_on: date | None = None
    hearing_held_on: date | None = None
    commitment: Commitment | None = None
    bars: tuple[Bar, ...] = ()


class Applied(Record, tag="applied"):
    """An application is there, and nobody has said yet whether it is accepted."""

    on: date
    supplemented_on: date | None = None
    """Day on which what was missing came in; the organ's five days count from there."""
    requests: int = 0
    """How often the organ asked for a supplement."""
    public_safety: bool | None = None
    examined: Examined = Examined()

    @property
    def received_on(self) -> date:
        """Day on which the application, or the last that was missing, came in."""
        return self.supplemented_on or self.on


class SupplementAwaited(Record, tag="supplement_awaited"):
    """The applicant has been told what is missing."""

    applied_on: date
    requested_on: date
    requests: int = 1
    public_safety: bool | None = None
    examined: Examined = Examined()


class Accepted(Record, tag="accepted"):
    """Accepted; the deciding period runs."""

    on: date
    extended_working_days: int = 0
    """Days that the head of the organ added, and whose reason the applicant was told."""
    excluded_working_days: int = 0
    """Days that do not count, of which the applicant was told in writing."""
    joint: bool = False
    public_safety: bool | None = None
    examined: Examined = Examined()


class Declined(Record, tag="declined"):
    """Not accepted."""

    on: date


class Granted(Record, tag="granted"):
    """Granted: in force once delivered, until its last day."""

    on: date
    permit_number: str
    valid_to: date | None = None
    delivered_on: date | None = None
    commitment_unchecked: bool = False
    commitment_broken: bool = False
    """告知承诺 found untrue: the permit is to be revoked."""
    renewal_applied_on: date | None = None
    public_safety: bool | None = None
    bars: tuple[Bar, ...] = ()


class Refused(Record, tag="refused"):
    """Refused."""

    on: date
    delivered_on: date | None = None
    bars: tuple[Bar, ...] = ()


class Ended(Record, tag="ended"):
    """The permit is no more."""

    on: date
    how: Ending
    bars: tuple[Bar, ...] = ()


Approval: TypeAlias = Untouched | Applied | SupplementAwaited | Accepted | Declined | Granted | Refused | Ended
