"""Why a decision needs legal review: the file, the organ's own catalogue, and the policy of the pack (法制审核范围)."""

from msgspec import Struct

from domain.law.packs import LegalReviewPolicy, RulePack
from domain.law.penalty.art_58_legal_review import ReviewGround
from domain.law.penalty.art_63_hearing_right import Sums


class Matter(Struct, frozen=True, kw_only=True):
    """What is known of the matter that is to be decided."""

    public_interest: bool
    heard: bool
    complicated: bool
    sums: Sums
    """What is imposed, or proposed."""
    is_unit: bool


def review_grounds(pack: RulePack, matter: Matter) -> tuple[ReviewGround, ...]:
    """List why a penalty needs legal review under a pack, in the order of APL art. 58(1); empty where it needs none."""
    catalogue = pack.procedure.review_from(is_unit=matter.is_unit)
    found = {
        ReviewGround.PUBLIC_INTEREST: matter.public_interest,
        ReviewGround.HEARD: matter.heard,
        ReviewGround.COMPLICATED: matter.complicated,
        ReviewGround.CATALOGUE: catalogue is not None and matter.sums.reaching(catalogue) is not None,
        ReviewGround.POLICY: pack.legal_review == LegalReviewPolicy.ALL_ORDINARY,
    }
    return tuple(ground for ground, holds in found.items() if holds)
