"""The states of the penalty stage."""

from datetime import date
from typing import TypeAlias

from domain.fact import Record


class Untouched(Record, tag="untouched"):
    """No penalty is pursued in this case."""


class Filed(Record, tag="filed"):
    """Filed and under investigation."""

    since: date


class Concluded(Record, tag="concluded"):
    """The investigation has ended; review goes on."""

    since: date


class Notified(Record, tag="notified"):
    """The party was told what is proposed, and may be heard."""

    since: date


class HearingAwaited(Record, tag="hearing_awaited"):
    """The party asked for a hearing, and it was neither held nor rejected nor given up."""

    since: date


class Suspended(Record, tag="suspended"):
    """The period for deciding stands still; the case goes on later where it stood."""

    since: date
    was: str
    """The state in which it goes on, such as ``concluded``."""


class Merged(Record, tag="merged"):
    """Goes on in another case."""

    since: date


class Transferred(Record, tag="transferred"):
    """With the police as a suspected crime."""

    since: date


class Decided(Record, tag="decided"):
    """Decided, and not yet served."""

    since: date


class Served(Record, tag="served"):
    """Served; the party is to perform."""

    since: date


class Revoked(Record, tag="revoked"):
    """The decision was taken back or quashed: it is made anew, or the case is closed."""

    since: date


class Void(Record, tag="void"):
    """The decision was found void from the beginning: it is made anew, or the case is closed."""

    since: date


class Enforcing(Record, tag="enforcing"):
    """The party did not perform and is made to."""

    since: date


class Closed(Record, tag="closed"):
    """Closed."""

    since: date


class Archived(Record, tag="archived"):
    """In the archive."""

    since: date


class Dropped(Record, tag="dropped"):
    """Not filed, or the filing was taken back."""

    since: date


Stage: TypeAlias = (
    Untouched
    | Filed
    | Concluded
    | Notified
    | HearingAwaited
    | Suspended
    | Merged
    | Transferred
    | Decided
    | Served
    | Revoked
    | Void
    | Enforcing
    | Closed
    | Archived
    | Dropped
)
"""Where a penalty case may stand."""
