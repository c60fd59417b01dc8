"""Facts of disputes over duties (职责争议)."""

from domain.fact import Fact, Name, Reference, Text, fact


@fact("jurisdiction_dispute_raised.v1", zh="职责争议提出", command="raise_jurisdiction_dispute")
class JurisdictionDisputeRaised(Fact):
    """Organs differ over whose duty a matter is (APL art. 25(2))."""

    organs: tuple[Name, ...]
    question: Text
    interim_organ: Name | None = None
    """The organ that acts until the dispute is resolved."""


@fact("dispute_negotiation_failed.v1", zh="协商不成", command="record_failed_negotiation")
class DisputeNegotiationFailed(Fact):
    """The organs could not agree, and the dispute goes to whoever designates jurisdiction."""

    to_body: Name | None = None
    reason: Text | None = None
    minutes: Reference | None = None


@fact("jurisdiction_dispute_resolved.v1", zh="职责争议裁定", command="resolve_jurisdiction_dispute")
class JurisdictionDisputeResolved(Fact):
    """One organ was named, by agreement or by the body above; it holds the case from then on."""

    responsible_organ: Name | None = None
    decided_by: Name | None = None
    """The body that designated; none where the organs agreed."""
    basis: Text | None = None
    document: Reference | None = None


FACTS = (JurisdictionDisputeRaised, DisputeNegotiationFailed, JurisdictionDisputeResolved)
