"""The book of guards: every rule that is coded, by its id."""

from typing import Any, Final

from domain.law.city_appearance import correction_first
from domain.law.guard import Guard
from domain.law.penalty import (
    art_25_first_to_file,
    art_29_one_fine,
    art_42_two_officers,
    art_51_on_the_spot,
    art_58_legal_review,
    art_60_ninety_days,
    art_61_service,
    arts_5_32_range,
    arts_30_31_capacity,
    arts_44_62_notice,
    arts_63_65_hearing,
)

MODULES: Final = (
    art_25_first_to_file,
    art_29_one_fine,
    art_42_two_officers,
    art_51_on_the_spot,
    art_58_legal_review,
    art_60_ninety_days,
    art_61_service,
    arts_5_32_range,
    arts_30_31_capacity,
    arts_44_62_notice,
    arts_63_65_hearing,
    correction_first,
)
"""The modules of the law, one a topic."""

_FOUND: Final = [value for module in MODULES for value in vars(module).values() if isinstance(value, Guard)]

GUARDS: Final[dict[str, Guard[Any]]] = {g.id: g for g in _FOUND}
"""Guards by id, such as ``G053``."""
