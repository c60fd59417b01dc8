"""Merits: what the file finds of the act and the party, apart from how the case went (案件实体)."""

from datetime import date

from msgspec import structs

from domain.fact import Fact, Record
from domain.penalty.application import Circumstances, Limitation
from domain.penalty.decision import EducationGiven, NoPenaltyDecided, OnTheSpotDecided
from domain.penalty.investigation import CaseFiled, InvestigationConcluded
from domain.penalty.review import DefenceReviewed, DefenceSubmitted


class Merits(Record):
    """What was found, as it stands."""

    circumstances: Circumstances | None = None
    limitation: Limitation | None = None
    discovered_on: date | None = None
    no_fault_claimed: bool = False
    no_fault_proven: bool | None = None
    educated: bool = False
    entrusted_to: str | None = None


def weigh(merits: Merits, fact: Fact) -> Merits:
    """Enter a fact. Never fails."""
    match fact:
        case CaseFiled():
            return structs.replace(
                merits,
                limitation=fact.limitation,
                discovered_on=fact.discovered_on,
                entrusted_to=fact.entrusted_to,
            )
        case InvestigationConcluded(circumstances=found) if found is not None:
            return structs.replace(merits, circumstances=found)
        case NoPenaltyDecided(circumstances=found) if found is not None:
            return structs.replace(merits, circumstances=found)
        case OnTheSpotDecided(circumstances=found) if found is not None:
            return structs.replace(merits, circumstances=found)
        case DefenceSubmitted(no_fault_evidence=True):
            return structs.replace(merits, no_fault_claimed=True, no_fault_proven=None)
        case DefenceReviewed(no_fault_proven=proven) if proven is not None:
            return structs.replace(merits, no_fault_proven=proven)
        case EducationGiven():
            return structs.replace(merits, educated=True)
        case _:
            return merits
