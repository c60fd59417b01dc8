"""The mix of a city: how often its stories go which way. Every number here is made up and may be tuned."""

from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from msgspec import Struct

from domain.penalty.service import ServiceMethod
from domain.remedy.facts import Outcome
from domain.supervision.facts import LeadResult

_T = TypeVar("_T")
Weights: TypeAlias = tuple[tuple[int, _T], ...]
"""Choices with their weights."""


class Founded(StrEnum):
    """What becomes of a lead that proved true."""

    REMINDED = "reminded"
    CORRECTED = "corrected"
    NOT_FILED = "not_filed"
    FILED = "filed"


class Answer(StrEnum):
    """What a party says to the notice."""

    SILENCE = "silence"
    WAIVER = "waiver"
    DEFENCE = "defence"


class Performance(StrEnum):
    """What a party does about a fine."""

    IN_TIME = "in_time"
    DEFERRED = "deferred"
    LATE = "late"
    ENFORCED = "enforced"
    CONTESTED = "contested"


class Fate(StrEnum):
    """What becomes of a permit."""

    KEPT = "kept"
    CHANGED = "changed"
    RENEWED = "renewed"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Mix(Struct, frozen=True, kw_only=True):
    """How often stories go which way: weights of choices, and shares between 0 and 1."""

    plots: Weights[str] = (
        (30, "permit"),
        (18, "planned"),
        (10, "for_cause"),
        (8, "off_site"),
        (22, "lead"),
        (12, "on_the_spot"),
        (4, "collaboration"),
        (3, "custody"),
        (1, "anchors"),
        (2, "organ"),
    )
    """Where a case begins."""
    edges: float = 0.08
    """Share of cases that come to the very edge of a guard and keep it."""
    violations: float = 0.45
    """Share of inspections that find one."""
    leads: Weights[LeadResult] = (
        (25, LeadResult.UNFOUNDED),
        (10, LeadResult.OTHER_ORGAN),
        (65, LeadResult.FOUNDED),
    )
    founded: Weights[Founded] = (
        (20, Founded.REMINDED),
        (30, Founded.CORRECTED),
        (6, Founded.NOT_FILED),
        (44, Founded.FILED),
    )
    spared: float = 0.14
    """Share of investigations that end without a penalty."""
    filings_revoked: float = 0.04
    answers: Weights[Answer] = ((40, Answer.SILENCE), (30, Answer.WAIVER), (30, Answer.DEFENCE))
    methods: Weights[ServiceMethod] = (
        (62, ServiceMethod.DIRECT),
        (10, ServiceMethod.LEAVING),
        (5, ServiceMethod.ENTRUSTED),
        (11, ServiceMethod.MAIL),
        (8, ServiceMethod.ELECTRONIC),
        (4, ServiceMethod.PUBLIC_NOTICE),
    )
    performances: Weights[Performance] = (
        (72, Performance.IN_TIME),
        (6, Performance.DEFERRED),
        (10, Performance.LATE),
        (5, Performance.ENFORCED),
        (7, Performance.CONTESTED),
    )
    reviews: Weights[Outcome] = (
        (50, Outcome.UPHELD),
        (8, Outcome.REJECTED),
        (10, Outcome.MEDIATED),
        (8, Outcome.TERMINATED),
        (8, Outcome.VARIED),
        (10, Outcome.REVOKED),
        (3, Outcome.CONFIRMED_ILLEGAL),
        (3, Outcome.DECLARED_VOID),
    )
    judgments: Weights[Outcome] = (
        (60, Outcome.REJECTED),
        (15, Outcome.VARIED),
        (15, Outcome.REVOKED),
        (10, Outcome.CONFIRMED_ILLEGAL),
    )
    fates: Weights[Fate] = (
        (50, Fate.KEPT),
        (12, Fate.CHANGED),
        (18, Fate.RENEWED),
        (6, Fate.REVOKED),
        (6, Fate.WITHDRAWN),
        (8, Fate.CANCELLED),
    )
    recorded: float = 0.3
    """Share of performed penalties that become a credit record once they are final."""
    evaluated: float = 0.12
    vetoed: float = 0.08
    """Share of the files evaluated."""


USUAL: Final = Mix()
"""The mix of a city for which no other is given."""
