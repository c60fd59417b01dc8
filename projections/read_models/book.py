"""The book of all read models: one line each."""

from typing import Final

from projections.read_models.fine_accounts.model import FINE_ACCOUNTS
from projections.read_models.inspection_tasks import INSPECTION_TASKS
from projections.read_models.leniency.model import LENIENCY
from projections.read_models.offences import OFFENCES
from projections.read_models.read_model import ReadModel, checked
from projections.read_models.similar_cases import SIMILAR_CASES
from projections.read_models.three_levels import THREE_LEVELS
from projections.read_models.visits import VISITS

READ_MODELS: Final[dict[str, ReadModel]] = {
    model.name: checked(model)
    for model in (
        THREE_LEVELS,
        VISITS,
        INSPECTION_TASKS,
        OFFENCES,
        LENIENCY,
        SIMILAR_CASES,
        FINE_ACCOUNTS,
    )
}
"""Every read model by its name."""
