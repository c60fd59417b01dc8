"""All facts of penalty (行政处罚), in the order of the procedure."""

from domain.penalty import (
    criminal_facts,
    decision,
    investigation,
    payment,
    performance,
    review,
    sanctions,
    service_offset,
)

FACTS = (
    *investigation.FACTS,
    *review.FACTS,
    *criminal_facts.FACTS,
    *decision.FACTS,
    *payment.FACTS,
    *service_offset.FACTS,
    *sanctions.FACTS,
    *performance.FACTS,
)
