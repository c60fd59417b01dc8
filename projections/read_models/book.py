"""The book of all read models: one line each."""

from typing import Final

from projections.read_models.read_model import ReadModel, checked
from projections.read_models.three_levels import THREE_LEVELS

READ_MODELS: Final[dict[str, ReadModel]] = {model.name: checked(model) for model in (THREE_LEVELS,)}
"""Every read model by its name."""
