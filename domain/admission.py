"""Admission: what an event brings along when it enters the log."""

from collections.abc import Iterator
from hashlib import sha256

from msgspec import structs

from domain.approval.facts import PermitGranted
from domain.event import Event, content
from domain.ids import CaseId, admission_id, register_id
from domain.parties import conduct_key
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.investigation import CaseFiled
from domain.ports.event_log import Append
from domain.registers.facts import REGISTER_OF
from domain.reservation import Claim, ClaimKind
from domain.supervision.facts import ActCodeMinted


def claims(event: Event, case: CaseId) -> Iterator[Claim]:
    """List what a fact claims for its case by its mere content: aliases, and the act that is handled."""
    match event.fact:
        case ActCodeMinted(code=code):
            yield Claim(kind=ClaimKind.ALIAS, key=f"urn:xwm:{code}", case=case)
        case PermitGranted(permit_number=number):
            yield Claim(kind=ClaimKind.ALIAS, key=f"urn:permit:{number}", case=case)
        case CaseFiled(case_number=number, party=party, conduct=conduct):
            yield Claim(kind=ClaimKind.ALIAS, key=f"urn:case:{number}", case=case)
            yield Claim(kind=ClaimKind.CONDUCT, key=conduct_key(party, conduct), case=case)
        case OnTheSpotDecided(form_number=number, party=party, conduct=conduct):
            yield Claim(kind=ClaimKind.ALIAS, key=f"urn:case:{number}", case=case)
            yield Claim(kind=ClaimKind.CONDUCT, key=conduct_key(party, conduct), case=case)
        case _:
            pass


def admit(event: Event, case: CaseId) -> Append:
    """Make the unit of append for one reported case fact: the event, and its claims on their own streams."""
    claimed = [(c.stream, claim_event(event, c, n)) for n, c in enumerate(claims(event, case), 1)]
    return Append(
        admission=admission_id(event.source, event.id),
        digest=sha256(content(event)).digest(),
        events=((case, event), *claimed),
    )


def admit_register(event: Event) -> Append:
    """Make the unit of append for one register fact; raises KeyError for a fact that belongs to no register."""
    return Append(
        admission=admission_id(event.source, event.id),
        digest=sha256(content(event)).digest(),
        events=((register_id(REGISTER_OF[type(event.fact)]), event),),
    )


def claim_event(event: Event, claim: Claim, number: int) -> Event:
    """Make the event that records a claim, caused by the fact that makes it."""
    return structs.replace(event, id=f"{event.id}#claim-{number}", fact=claim.fact, causation=event.id, activity=None)
