"""The book of all read models: one line each."""

from typing import Final

from projections.read_models.collaboration.request import COLLABORATION
from projections.read_models.dispatch import DISPATCH
from projections.read_models.indicators.coded_acts import CODED_ACTS
from projections.read_models.indicators.leads import LEADS
from projections.read_models.indicators.outbound_documents import OUTBOUND_DOCUMENTS
from projections.read_models.indicators.produced_decisions import PRODUCED_DECISIONS
from projections.read_models.legal_review.reviews import LEGAL_REVIEWS
from projections.read_models.process_records.gaps import PROCESS_GAPS
from projections.read_models.process_records.record import PROCESS_RECORDS
from projections.read_models.read_model import ReadModel, checked
from projections.read_models.roles import CASE_ROLES
from projections.read_models.three_levels import THREE_LEVELS

_ALL: Final = (
    CASE_ROLES,
    CODED_ACTS,
    COLLABORATION,
    DISPATCH,
    LEADS,
    LEGAL_REVIEWS,
    OUTBOUND_DOCUMENTS,
    PROCESS_GAPS,
    PROCESS_RECORDS,
    PRODUCED_DECISIONS,
    THREE_LEVELS,
)

READ_MODELS: Final[dict[str, ReadModel]] = {model.name: checked(model) for model in _ALL}
"""Every read model by its name."""
