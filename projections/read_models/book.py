"""The book of all read models: one line each."""

from typing import Final

from projections.read_models.collaboration.dispatch import DISPATCH
from projections.read_models.collaboration.request import COLLABORATION
from projections.read_models.disclosure.credit_records import CREDIT_RECORDS
from projections.read_models.disclosure.enforcement_acts import ENFORCEMENT_ACTS
from projections.read_models.disclosure.organ_disclosures import ORGAN_DISCLOSURES
from projections.read_models.disclosure.public_records import PUBLIC_RECORDS
from projections.read_models.disclosure.publications import PUBLICATIONS
from projections.read_models.disclosure.shown_ids import SHOWN_IDS
from projections.read_models.discretion.similar_cases import SIMILAR_CASES
from projections.read_models.evaluation.case_files import CASE_FILES
from projections.read_models.evaluation.defects import DEFECTS
from projections.read_models.evaluation.evaluations import EVALUATIONS
from projections.read_models.evaluation.problems import PROBLEMS
from projections.read_models.fine_accounts.model import FINE_ACCOUNTS
from projections.read_models.indicators.coded_acts import CODED_ACTS
from projections.read_models.indicators.leads import LEADS
from projections.read_models.indicators.outbound_documents import OUTBOUND_DOCUMENTS
from projections.read_models.indicators.produced_decisions import PRODUCED_DECISIONS
from projections.read_models.inspection.inspection_tasks import INSPECTION_TASKS
from projections.read_models.inspection.visits import VISITS
from projections.read_models.leniency.model import LENIENCY
from projections.read_models.leniency.offences import OFFENCES
from projections.read_models.process_records.gaps import PROCESS_GAPS
from projections.read_models.process_records.record import PROCESS_RECORDS
from projections.read_models.read_model import ReadModel, checked
from projections.read_models.review.reviews import LEGAL_REVIEWS
from projections.read_models.review.roles import CASE_ROLES
from projections.read_models.review.three_levels import THREE_LEVELS

_ALL: Final = (
    CASE_FILES,
    CASE_ROLES,
    CODED_ACTS,
    COLLABORATION,
    CREDIT_RECORDS,
    DEFECTS,
    DISPATCH,
    ENFORCEMENT_ACTS,
    EVALUATIONS,
    FINE_ACCOUNTS,
    INSPECTION_TASKS,
    LEADS,
    LEGAL_REVIEWS,
    LENIENCY,
    OFFENCES,
    ORGAN_DISCLOSURES,
    OUTBOUND_DOCUMENTS,
    PROBLEMS,
    PROCESS_GAPS,
    PROCESS_RECORDS,
    PRODUCED_DECISIONS,
    PUBLICATIONS,
    PUBLIC_RECORDS,
    SHOWN_IDS,
    SIMILAR_CASES,
    THREE_LEVELS,
    VISITS,
)

READ_MODELS: Final[dict[str, ReadModel]] = {model.name: checked(model) for model in _ALL}
"""Every read model by its name."""
