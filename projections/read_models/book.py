"""The book of all read models: one line each."""

from typing import Final

from projections.read_models.evaluation.case_files import CASE_FILES
from projections.read_models.evaluation.defects import DEFECTS
from projections.read_models.evaluation.evaluations import EVALUATIONS
from projections.read_models.evaluation.problems import PROBLEMS
from projections.read_models.evaluation.violations import VIOLATIONS
from projections.read_models.legal_review.reviews import LEGAL_REVIEWS
from projections.read_models.process_records.gaps import PROCESS_GAPS
from projections.read_models.process_records.record import PROCESS_RECORDS
from projections.read_models.read_model import ReadModel, checked
from projections.read_models.roles import CASE_ROLES
from projections.read_models.three_levels import THREE_LEVELS

_ALL: Final = (
    CASE_FILES,
    CASE_ROLES,
    DEFECTS,
    EVALUATIONS,
    LEGAL_REVIEWS,
    PROBLEMS,
    PROCESS_GAPS,
    PROCESS_RECORDS,
    THREE_LEVELS,
    VIOLATIONS,
)

READ_MODELS: Final[dict[str, ReadModel]] = {model.name: checked(model) for model in _ALL}
"""Every read model by its name."""
