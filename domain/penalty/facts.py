"""All facts of penalty (行政处罚), in the order of the procedure."""

from domain.penalty import (
    amendment,
    criminal_facts,
    decision,
    evidence,
    filing,
    hearing,
    investigation,
    payment,
    performance,
    review,
    sanctions,
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
    *payment.FACTS,
    *service_offset.FACTS,
    *sanctions.FACTS,
    *performance.FACTS,
    *amendment.FACTS,
)
