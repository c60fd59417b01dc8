"""Why a draft needs legal review (法制审核情形), by the pack of the day on which it was decided or last moved."""

from typing import Final

from msgspec import Struct, structs

from domain.context import context_for
from domain.event import Recorded
from domain.judging.review_grounds import Matter, review_grounds
from domain.judging.thresholds import imposed, is_unit
from domain.law.guard import Grade
from domain.law.packs import RulePack
from domain.law.penalty.art_58_legal_review import ReviewGround
from domain.law.penalty.art_63_hearing_right import Sums
from domain.penalty.decision import PenaltyDecided
from domain.penalty.review import ProposedPenaltyNotified
from projections.read_models.review.drafts import Draft, Outcome
from projections.read_models.telling import Told


class Why(Struct, frozen=True):
    """Why legal review is needed: the ground, where it stands, and how sure that is."""

    ground: ReviewGround
    basis: str
    grade: Grade


def pack_of(told: Told, draft: Draft, last: Recorded) -> RulePack:
    """Find the pack by which a draft is judged: that of its decision, as its guards are, or of its latest step."""
    event = last.event
    if draft.decided_at is None and event.organ is None:
        event = structs.replace(event, organ=told.case.holder)
    return context_for(event, told.registers).pack


def why_needed(told: Told, draft: Draft, pack: RulePack) -> tuple[Why, ...]:
    """Say why a penalty needs review; where none is decided or proposed, only what the file shows and policy asks."""
    if draft.outcome in {Outcome.NO_PENALTY, Outcome.NOT_ESTABLISHED}:
        return ()
    matter = Matter(
        public_interest=draft.public_interest,
        heard=draft.heard.hearing.held_at is not None,
        complicated=draft.complicated,
        sums=_sums(draft),
        is_unit=is_unit(told.case),
    )
    return tuple(_named(ground, pack, is_unit=matter.is_unit) for ground in review_grounds(pack, matter))


def _sums(draft: Draft) -> Sums:
    """Take what was decided, or else proposed."""
    source = draft.ended if draft.outcome == Outcome.PENALTY else draft.proposal
    match source.event.fact if source is not None else None:
        case PenaltyDecided(kinds=kinds, fine=fine, confiscated=confiscated):
            return imposed(kinds, fine, confiscated)
        case ProposedPenaltyNotified(kinds=kinds, fine=fine, confiscated=confiscated):
            return imposed(kinds, fine, confiscated or 0)
        case _:
            return imposed((), 0, 0)


_BASIS: Final = {
    ReviewGround.PUBLIC_INTEREST: ("行政处罚法第五十八条第一款第一项", Grade.TEXT),
    ReviewGround.HEARD: ("行政处罚法第五十八条第一款第二项", Grade.TEXT),
    ReviewGround.COMPLICATED: ("行政处罚法第五十八条第一款第三项", Grade.TEXT),
    ReviewGround.POLICY: ("三级审核", Grade.SEED),
}


def _named(ground: ReviewGround, pack: RulePack, *, is_unit: bool) -> Why:
    if ground == ReviewGround.CATALOGUE:
        setting = pack.procedure.review_unit if is_unit else pack.procedure.review_person
        return Why(ground, f"行政处罚法第五十八条第一款第四项；{setting.source}", setting.grade)
    return Why(ground, *_BASIS[ground])
