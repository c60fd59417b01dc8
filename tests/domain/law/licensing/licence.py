"""A permit, lawful in every step, to build specifications from."""

from datetime import date

from domain.approval.facts import OnSiteVerified, PermitAccepted, PermitApplied, PermitGranted, PermitRefused
from domain.event import Event
from tests.domain.city import SHOPFRONT, UNIT
from tests.domain.specification import at

APPLIED = at("2023-09-25", PermitApplied(item=SHOPFRONT, party=UNIT, public_safety=False))
ACCEPTED = at("2023-09-27", PermitAccepted(acceptance_number="A-1"))
"""Twenty working days later is 2023-10-31."""
EXAMINED = at("2023-09-28", OnSiteVerified(staff=("a", "b"), touches_others=False))
READY = (APPLIED, ACCEPTED, EXAMINED)
GRANT = PermitGranted(permit_number="P-1", valid_from=date(2023, 10, 10), valid_to=date(2024, 10, 9))
REFUSAL = PermitRefused(reasons="条件不符", remedies="可以申请行政复议或者提起行政诉讼")
GRANTED = at("2023-10-10", GRANT)


def in_force() -> tuple[Event, ...]:
    """Bring a permit into force until 2024-10-09."""
    return (*READY, GRANTED)
