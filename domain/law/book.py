"""The book of guards: every rule that is coded, by its id."""

from typing import Any, Final

from domain.law.city_appearance.correction_first import correction_was_due_first
from domain.law.guard import Guard
from domain.law.penalty.art_25_first_to_file import no_other_organ_filed_first
from domain.law.penalty.art_29_one_fine import fined_only_once
from domain.law.penalty.art_42_two_officers import two_qualified_officers
from domain.law.penalty.art_51_on_the_spot import fit_for_the_spot
from domain.law.penalty.art_58_legal_review import legal_review_passed
from domain.law.penalty.art_60_ninety_days import decided_in_time
from domain.law.penalty.art_61_service import served_in_time
from domain.law.penalty.arts_5_32_range import fine_within_range
from domain.law.penalty.arts_30_31_capacity import minor_spared_or_mitigated
from domain.law.penalty.arts_44_62_notice import party_told_before_decision
from domain.law.penalty.arts_63_65_hearing import hearing_requested_in_time

_CODED: Final[tuple[Guard[Any], ...]] = (
    no_other_organ_filed_first,
    two_qualified_officers,
    minor_spared_or_mitigated,
    fined_only_once,
    fine_within_range,
    correction_was_due_first,
    fit_for_the_spot,
    party_told_before_decision,
    hearing_requested_in_time,
    legal_review_passed,
    decided_in_time,
    served_in_time,
)

GUARDS: Final[dict[str, Guard[Any]]] = {g.id: g for g in _CODED}
"""Guards by id, such as ``G053``."""
