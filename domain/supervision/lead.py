"""A lead as its file tells it: what verification showed, and whose it is."""

from datetime import date

from msgspec import structs

from domain.fact import Fact, Record
from domain.supervision.facts import LeadReceived, LeadResult, LeadVerified
from domain.supervision.leads import LeadTransferAccepted, LeadTransferred, LeadTransferRejected


class Lead(Record):
    """A lead (线索)."""

    number: str | None = None
    elsewhere_on: date | None = None
    """Day on which verification showed that it is another organ's."""
    sent_on: date | None = None
    """Day on which it was last handed over."""
    answer_due: date | None = None
    from_organ: str | None = None
    """The organ that handed it over."""
    accepted: bool = False
    bounces: int = 0
    """How often it was sent back."""


def follow(lead: Lead, fact: Fact, on: date, organ: str | None) -> Lead:
    """Move a lead by a fact. Never fails."""
    match fact:
        case LeadReceived(lead_number=number):
            return Lead(number=number)
        case LeadVerified(result=LeadResult.OTHER_ORGAN):
            return structs.replace(lead, elsewhere_on=on)
        case LeadVerified():
            return structs.replace(lead, elsewhere_on=None)
        case LeadTransferred(due=due):
            return structs.replace(lead, sent_on=on, answer_due=due, from_organ=organ, accepted=False)
        case LeadTransferAccepted():
            return structs.replace(lead, accepted=True, elsewhere_on=None)
        case LeadTransferRejected():
            return structs.replace(lead, bounces=lead.bounces + 1)
        case _:
            return lead
