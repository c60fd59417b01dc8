"""The book of guards: every rule that is coded, by its id."""

from typing import Any, Final

from domain.law.archives import arts_13_37_archiving
from domain.law.business_environment import art_54_grounds, arts_40_44_commitment
from domain.law.city_appearance import correction_first
from domain.law.coercion import (
    art_18_on_site,
    art_21_property_along,
    art_23_objects,
    art_24_decision_and_inventory,
    art_25_term,
    art_43_night_and_holidays,
    art_44_demolition,
    art_46_money,
    arts_10_19_basis_and_approval,
    arts_13_37_power,
    arts_27_62_release,
    arts_29_33_freezing,
    arts_35_38_urging,
    arts_50_52_substitute,
    arts_53_54_court,
)
from domain.law.credit import arts_11_16_records, publicity_terms
from domain.law.credit_repair import conditions
from domain.law.criminal_transfer import art_5_team_and_approval, art_6_package, art_9_challenge, art_12_property
from domain.law.enforcement_supervision import art_6_supervising_body, territory
from domain.law.enterprise_inspection import act_code, frequency
from domain.law.guard import Guard
from domain.law.integrated_enforcement import art_13_one_visit, art_18_leads, art_21_random, arts_13_14_joint
from domain.law.licensing import (
    art_34_on_site,
    art_38_refusal,
    art_50_renewal,
    art_70_cancellation,
    arts_7_69_revocation,
    arts_32_72_acceptance,
    arts_36_47_third_parties,
    arts_42_45_deciding_period,
    arts_78_79_bars,
)
from domain.law.litigation import art_67_answer
from domain.law.penalty import (
    art_25_first_to_file,
    art_26_assistance,
    art_29_one_fine,
    art_39_basics,
    art_42_two_officers,
    art_47_whole_record,
    art_51_on_the_spot,
    art_58_legal_review,
    art_59_remedies,
    art_60_ninety_days,
    art_61_service,
    art_67_term,
    art_71_remittance,
    art_73_no_stay,
    art_74_no_targets,
    arts_4_38_service_offset,
    arts_5_32_range,
    arts_25_27_transfer,
    arts_28_54_findings_followed,
    arts_30_31_capacity,
    arts_44_62_notice,
    arts_48_50_publication,
    arts_57_72_closing,
    arts_63_65_hearing,
    arts_66_72_deferral,
    arts_67_78_separation,
    arts_68_70_collection,
    arts_72_73_surcharge,
)
from domain.law.personal_information import art_47_erasure, arts_34_51_access, arts_55_56_assessment
from domain.law.platform import one_pack
from domain.law.review import (
    art_32_forwarding,
    art_46_evidence,
    art_64_remaking,
    arts_48_70_answer,
)
from domain.law.three_systems import cl_6_publication

MODULES: Final = (
    arts_13_37_archiving,
    art_54_grounds,
    arts_40_44_commitment,
    correction_first,
    arts_11_16_records,
    publicity_terms,
    act_code,
    frequency,
    art_13_one_visit,
    art_18_leads,
    art_21_random,
    arts_13_14_joint,
    art_34_on_site,
    art_38_refusal,
    art_50_renewal,
    art_70_cancellation,
    arts_32_72_acceptance,
    arts_36_47_third_parties,
    arts_42_45_deciding_period,
    arts_78_79_bars,
    arts_7_69_revocation,
    art_25_first_to_file,
    art_26_assistance,
    art_29_one_fine,
    art_39_basics,
    art_42_two_officers,
    art_47_whole_record,
    art_51_on_the_spot,
    art_58_legal_review,
    art_59_remedies,
    art_60_ninety_days,
    art_61_service,
    art_74_no_targets,
    arts_25_27_transfer,
    arts_28_54_findings_followed,
    arts_30_31_capacity,
    arts_44_62_notice,
    arts_48_50_publication,
    arts_57_72_closing,
    arts_5_32_range,
    arts_63_65_hearing,
    art_47_erasure,
    arts_34_51_access,
    arts_55_56_assessment,
    cl_6_publication,
    arts_67_78_separation,
    arts_68_70_collection,
    art_71_remittance,
    art_67_term,
    arts_66_72_deferral,
    arts_72_73_surcharge,
    art_73_no_stay,
    arts_35_38_urging,
    arts_13_37_power,
    arts_53_54_court,
    art_46_money,
    art_43_night_and_holidays,
    arts_50_52_substitute,
    art_44_demolition,
    arts_10_19_basis_and_approval,
    art_18_on_site,
    art_24_decision_and_inventory,
    art_23_objects,
    art_25_term,
    arts_27_62_release,
    arts_29_33_freezing,
    art_21_property_along,
    art_5_team_and_approval,
    art_6_package,
    art_12_property,
    art_9_challenge,
    arts_48_70_answer,
    art_67_answer,
    art_46_evidence,
    art_64_remaking,
    art_32_forwarding,
    art_6_supervising_body,
    one_pack,
    conditions,
    arts_4_38_service_offset,
    territory,
)
"""The modules of the law, one a topic."""

_FOUND: Final = [value for module in MODULES for value in vars(module).values() if isinstance(value, Guard)]

GUARDS: Final[dict[str, Guard[Any]]] = {g.id: g for g in _FOUND}
"""Guards by id, such as ``G053``."""
