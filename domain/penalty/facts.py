"""All facts of penalty (行政处罚), in the order of the procedure."""

from domain.penalty import (
    amendment,
    closing,
    criminal_facts,
    decision,
    enforcement,
    evidence,
    filing,
    hearing,
    investigation,
    payment,
    review,
    sanctions,
    service,
    service_offset,
)

FACTS = (
    *investigation.FACTS,
    *filing.FACTS,
    *evidence.FACTS,
    *review.FACTS,
    *hearing.FACTS,
    *criminal_facts.FACTS,
    *decision.FACTS,
    *service.FACTS,
    *payment.FACTS,
    *service_offset.FACTS,
    *sanctions.FACTS,
    *enforcement.FACTS,
    *amendment.FACTS,
    *closing.FACTS,
)
