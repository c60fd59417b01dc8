"""Facts of penalty (行政处罚) about making the party perform: urged in writing, then by the court (催告、强制执行)."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Money, Name, Reference, fact, money


class UrgingContent(StrEnum):
    """What a letter of urging must state (CL art. 35)."""

    TERM = "term"
    """Item 1."""
    WAY = "way"
    """Item 2."""
    AMOUNT = "amount"
    """Item 3, where money is due: the amount and how to pay it."""
    RIGHTS = "rights"
    """Item 4: to state one's case and to defend oneself."""


class Ruling(StrEnum):
    """What the court said to an application for enforcement."""

    ALLOWED = "allowed"
    DENIED = "denied"


@fact("performance_urged.v1", zh="催告", command="urge_performance")
class PerformanceUrged(Fact):
    """The party was urged in writing to perform (CL art. 54)."""

    document: Reference
    served_on: date | None = None
    states: tuple[UrgingContent, ...] | None = None
    """What the letter states; none where the source does not say."""
    amount: Money | None = None
    """What it asks for, where money is due."""


@fact("court_enforcement_applied.v1", zh="申请法院强制执行", command="apply_court_enforcement")
class CourtEnforcementApplied(Fact):
    """The court, or a collector, was asked to enforce."""

    court: Name | None = None
    document: Reference | None = None
    """强制执行申请书."""


@fact("court_enforcement_ruled.v1", zh="法院裁定", command="rule_court_enforcement")
class CourtEnforcementRuled(Fact):
    """The court ruled on enforcement."""

    ruling: Ruling
    document: Reference | None = None
    executor: Name | None = None
    """The organ that the court lets carry it out (裁执分离)."""


@fact("court_enforcement_executed.v1", zh="法院执行", command="execute_court_enforcement")
class CourtEnforcementExecuted(Fact):
    """Enforcement was carried out."""

    amount: Money = money(0)
    executor: Name | None = None
    """Who carried it out: the court, or the organ that it let do so (裁执分离)."""


FACTS = (PerformanceUrged, CourtEnforcementApplied, CourtEnforcementRuled, CourtEnforcementExecuted)
