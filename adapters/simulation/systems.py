"""The systems that tell of a case, each by its own name for it (一码关联)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from adapters.simulation.identities import SOURCE_PREFIX
from domain.approval.facts import SupervisionHandedOver
from domain.catalogue import CASE_FACTS
from domain.fact import Fact
from domain.penalty.decision import OnTheSpotDecided, OnTheSpotRecorded
from domain.penalty.enforcement import CourtEnforcementExecuted, CourtEnforcementRuled
from domain.penalty.payment import CollectionRemitted, FineCollectedOnSpot, FinePaid
from domain.remedy.facts import SuitAnswered, SuitAppealed, SuitFiled, SuitJudged
from domain.supervision.facts import LeadDispatched, LeadReceived


class System(StrEnum):
    """An upstream system; its value ends the source of its events."""

    PERMITS = "permit-window"
    ENFORCEMENT = "enforcement-app"
    HOTLINE = "hotline-12345"
    PENALTIES = "penalty-system"
    PAYMENTS = "payment-platform"
    COURT = "court-exchange"
    REVIEW = "review-platform"
    COORDINATION = "coordination-centre"
    DISCLOSURE = "disclosure-site"
    SUPERVISION = "supervision-platform"

    @property
    def source(self) -> str:
        """CloudEvents source."""
        return SOURCE_PREFIX + self.value


_OF_PART: Final = {
    "approval": System.PERMITS,
    "supervision": System.ENFORCEMENT,
    "penalty": System.PENALTIES,
    "evaluation": System.SUPERVISION,
    "collaboration": System.COORDINATION,
    "measures": System.PENALTIES,
    "disclosure": System.DISCLOSURE,
    "remedy": System.REVIEW,
    "custody": System.PENALTIES,
}

_OF_FACT: Final[dict[type[Fact], System]] = {
    SupervisionHandedOver: System.PERMITS,
    LeadReceived: System.HOTLINE,
    LeadDispatched: System.HOTLINE,
    OnTheSpotDecided: System.ENFORCEMENT,
    OnTheSpotRecorded: System.ENFORCEMENT,
    FineCollectedOnSpot: System.ENFORCEMENT,
    FinePaid: System.PAYMENTS,
    CollectionRemitted: System.PAYMENTS,
    CourtEnforcementRuled: System.COURT,
    CourtEnforcementExecuted: System.COURT,
    SuitFiled: System.COURT,
    SuitAnswered: System.PENALTIES,
    SuitJudged: System.COURT,
    SuitAppealed: System.COURT,
}

TELLS: Final[dict[type[Fact], System]] = {
    cls: _OF_FACT.get(cls, _OF_PART[part]) for part, group in CASE_FACTS.items() for cls in group
}
"""Which system tells each fact, where the story does not say otherwise."""

_PENALTY_FIRST: Final = ("urn:case:", "urn:xwm:", "urn:permit:")
_ACT_CODE_FIRST: Final = ("urn:xwm:", "urn:case:", "urn:permit:")

PREFERS: Final[Mapping[System, tuple[str, ...]]] = dict.fromkeys(System, _PENALTY_FIRST) | {
    System.ENFORCEMENT: _ACT_CODE_FIRST,
    System.COORDINATION: _ACT_CODE_FIRST,
}
"""Schemes by which each system names a case that is not its own, best first."""
