"""The book of all read models: one line each."""

from typing import Final

from projections.read_models.disclosure.credit_records import CREDIT_RECORDS
from projections.read_models.disclosure.enforcement_acts import ENFORCEMENT_ACTS
from projections.read_models.disclosure.organ_disclosures import ORGAN_DISCLOSURES
from projections.read_models.disclosure.public_records import PUBLIC_RECORDS
from projections.read_models.disclosure.publications import PUBLICATIONS
from projections.read_models.disclosure.shown_ids import SHOWN_IDS
from projections.read_models.read_model import ReadModel, checked
from projections.read_models.three_levels import THREE_LEVELS

READ_MODELS: Final[dict[str, ReadModel]] = {
    model.name: checked(model)
    for model in (
        THREE_LEVELS,
        PUBLICATIONS,
        PUBLIC_RECORDS,
        CREDIT_RECORDS,
        SHOWN_IDS,
        ORGAN_DISCLOSURES,
        ENFORCEMENT_ACTS,
    )
}
"""Every read model by its name."""
