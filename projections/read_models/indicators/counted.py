"""What an indicator counts: an entry says whether it counts, whether the target is met, and why not."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from projections.read_models.entry import Entry, label


class Why(StrEnum):
    """Why an entry does not count, or counts as a miss."""

    PERMIT = "permit"
    """行政许可: in the scope of codes only where a place puts it there, so it has an indicator of its own."""
    MERGED = "merged"
    """Merged into another lead, which counts."""
    NO_TERM = "no_term"
    """No day is known by which it was due."""
    SIGNED = "signed"
    """The form of an on-the-spot penalty is signed or sealed by the officers (APL art. 52(2)): it needs no seal."""
    SEAL_UNTOLD = "seal_untold"
    """No fact tells whether a document of this kind is sealed."""
    DECIDED_BEFORE = "decided_before"
    """The case was decided before: it counts once."""
    NO_REQUEST = "no_request"
    """Nobody was asked beforehand, so nothing had to be answered."""
    MISSING = "missing"
    """What is wanted is not there."""
    LATE = "late"
    """It came too late."""
    NO_FEEDBACK = "no_feedback"
    """Dealt with, but nobody was told what came of it."""
    WET = "wet"
    """Sealed on paper."""
    UNVERIFIED = "unverified"
    """The file does not say what verifying the electronic seal showed."""
    INVALID = "invalid"
    """The electronic seal does not verify."""


class Counted(Entry, frozen=True, kw_only=True, gc=False):
    """What every counted entry has."""

    counts: Annotated[bool, label("计入分母", "Counts in the denominator")]
    met: Annotated[bool, label("达标", "Counts in the numerator: the target was met in time")]
    ever: Annotated[bool, label("最终达标", "The target was met in the end, in time or not")]
    why: Annotated[Why | None, label("未计入或未达标原因", "Why it is left out, or missed")] = None


class Dated(Counted, frozen=True, kw_only=True, gc=False):
    """What is counted in the period in which it was due."""

    due_on: Annotated[date | None, label("到期日", "Last day in time")] = None
    counted_on: Annotated[date, label("计期日", "Day by which it is counted: when it was due, else its day")]
