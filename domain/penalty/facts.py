"""All facts of penalty (行政处罚), in the order of the procedure."""

from domain.penalty import decision, investigation, performance, review

FACTS = (*investigation.FACTS, *review.FACTS, *decision.FACTS, *performance.FACTS)
