"""Similar cases (同案同罚): each decision that punishes, with what it weighed and where its fine lies in the range.

Ranges and tiers are those of the registers: the item's version of the day of the act, the discretion table of the day
of the decision. Fines stand here to be compared case by case; nothing adds them up (APL art. 74(3)).
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final, TypeAlias

from msgspec import Struct

from domain.fact import Money, money
from domain.parties import Party, PartyClass, PartyKind
from domain.penalty.application import Application
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.kinds import Mitigation, MitigationGround, PenaltyKind, Procedure
from domain.penalty.review import CollectiveDiscussionHeld
from domain.registers.rules import Tier
from domain.registers.state import Registers, fine_range
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.decisions import DECISIONS, Decided, decisions
from projections.read_models.entry import Entry, label
from projections.read_models.place import region_of
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told

_Penalty: TypeAlias = PenaltyDecided | OnTheSpotDecided


class SimilarCase(Entry, frozen=True, kw_only=True, gc=False):
    """A decision that punishes; amounts in fen."""

    procedure: Annotated[Procedure, label("办案程序", "Procedure")]
    document: Annotated[str | None, label("文号", "Number of the decision")] = None
    party_class: Annotated[PartyClass | None, label("当事人类别", "Person or unit")] = None
    item_version: Annotated[date | None, label("事项版本", "First day of the item's version that held for the act")] = (
        None
    )
    tier: Annotated[str | None, label("裁量档次", "Tier that the decision names")] = None
    factors: Annotated[tuple[str, ...], label("裁量因素", "Factors that were found")] = ()
    factor_set: Annotated[str | None, label("裁量因素组合", "These factors in one text, sorted")] = None
    kinds: Annotated[tuple[PenaltyKind, ...], label("处罚种类", "Kinds of penalty")] = ()
    fine: Annotated[Money, label("罚款（分）", "Fine in fen, as it stands")] = money(0)
    fine_decided: Annotated[Money, label("原罚款（分）", "Fine in fen, as it was decided")] = money(0)
    minimum: Annotated[Money | None, label("法定最低（分）", "Lowest fine of the range, in fen")] = None
    maximum: Annotated[Money | None, label("法定最高（分）", "Highest fine of the range, in fen")] = None
    position: Annotated[int | None, label("幅度位置（千分）", "Where the fine lies in the range, in per mille")] = None
    mitigation: Annotated[Mitigation, label("情节", "How circumstances moved it")] = Mitigation.NONE
    mitigation_grounds: Annotated[tuple[MitigationGround, ...], label("从轻减轻理由", "On which grounds")] = ()
    reasons: Annotated[str | None, label("理由", "Reasons of the decision")] = None
    out_of_tier: Annotated[bool | None, label("突破档次", "Outside its tier; none where no table is known")] = None
    discussed: Annotated[bool, label("集体讨论", "Discussed collectively before")] = False
    unexplained: Annotated[bool, label("未说明偏离", "Outside tier or range without what that needs")] = False
    stands: Annotated[bool, label("决定有效", "Neither revoked nor void, nor replaced")] = True


class _Bounds(Struct, frozen=True):
    """Between what a fine may lie; None where no register says."""

    lowest: Money | None = None
    highest: Money | None = None


def entries(told: Told) -> Iterator[SimilarCase]:
    """Make an entry of each decision that punishes."""
    for decided in decisions(told.events):
        fact = decided.recorded.event.fact
        if isinstance(fact, PenaltyDecided | OnTheSpotDecided):
            yield _entry(told, decided, fact)


def _entry(told: Told, decided: Decided, fact: _Penalty) -> SimilarCase:
    recorded, dossier = decided.recorded, told.case.penalty.dossier
    party, conduct, procedure, document = dossier.party, dossier.conduct, dossier.procedure, None
    tier, reasons = None, None
    match fact:
        case OnTheSpotDecided():
            party, conduct, procedure, document = fact.party, fact.conduct, Procedure.SIMPLE, fact.form_number
        case PenaltyDecided():
            document, tier, reasons = fact.document, fact.tier, fact.reasons
    on, item = legal_date(recorded.event.occurred_at), fact.item or dossier.item
    region = region_of(told, recorded.event.organ, on)
    of = class_of(party)
    version = told.registers.item(item, conduct.on if conduct is not None else on)
    allowed = fine_range(version, is_unit=of == PartyClass.UNIT) if of is not None else None
    bounds = _Bounds(*map(money, allowed)) if allowed is not None else _Bounds()
    steps = tiers(told.registers, item, told.registers.region(recorded.event.organ, on), of, on)
    outside = None if steps is None or tier is None else not _within(steps, tier, fact.fine)
    discussions = [r for r, _ in told.of(CollectiveDiscussionHeld) if r.legal_order < recorded.legal_order]
    factors = tuple(sorted((fact.application or Application()).factors))
    return SimilarCase(
        key=f"decision-{recorded.version}",
        organ=recorded.event.organ,
        region=region,
        item=item,
        officer=recorded.event.actor,
        day=on,
        behind=tuple(sorted({*decided.behind, *(r.version for r in discussions)})),
        procedure=procedure,
        document=document,
        party_class=of,
        item_version=version.effective_from if version is not None else None,
        tier=tier,
        factors=factors,
        factor_set="、".join(factors) or None,
        kinds=fact.kinds,
        fine=decided.fine,
        fine_decided=fact.fine,
        minimum=bounds.lowest,
        maximum=bounds.highest,
        position=_position(decided.fine, bounds),
        mitigation=fact.mitigation,
        mitigation_grounds=fact.mitigation_grounds,
        reasons=reasons,
        out_of_tier=outside,
        discussed=bool(discussions),
        unexplained=_unexplained(fact, bounds, outside=bool(outside), discussed=bool(discussions)),
        stands=decided.ended is None,
    )


def class_of(party: Party | None) -> PartyClass | None:
    """Find whether a party is a unit or a person to ranges and tiers; a sole trader is a person."""
    if party is None:
        return None
    return PartyClass.UNIT if party.kind == PartyKind.UNIT else PartyClass.PERSON


def tiers(
    registers: Registers, item: str | None, region: str | None, party: PartyClass | None, on: date
) -> tuple[Tier, ...] | None:
    """Find the tiers of the discretion table in force for a class of party; None where no table is registered."""
    table = registers.rulebook.discretion(item, region, on)
    if table is None:
        return None
    return tuple(t for t in table.tiers if t.party in {PartyClass.ANY, party})


def _within(steps: tuple[Tier, ...], tier: str, fine: int) -> bool:
    return any(step.tier == tier and step.minimum <= fine <= step.maximum for step in steps)


def _position(fine: int, bounds: _Bounds) -> int | None:
    """Place a fine in its range: 0 for the lowest, 1000 for the highest, below and above for what lies outside."""
    if bounds.lowest is None or bounds.highest is None or bounds.highest <= bounds.lowest:
        return None
    return (fine - bounds.lowest) * 1000 // (bounds.highest - bounds.lowest)


def _unexplained(fact: _Penalty, bounds: _Bounds, *, outside: bool, discussed: bool) -> bool:
    """Say whether a fine lies outside its tier without discussion, or outside the range without a ground."""
    fined = PenaltyKind.FINE in fact.kinds or fact.fine > 0
    beyond = bounds.highest is not None and fact.fine > bounds.highest
    below = fined and bounds.lowest is not None and fact.fine < bounds.lowest
    grounded = fact.mitigation == Mitigation.BELOW_RANGE and bool(fact.mitigation_grounds)
    return (outside and not discussed) or beyond or (below and not grounded)


SIMILAR_CASES: Final = ReadModel(
    name="similar_cases",
    title=Term("同案同罚", "similar cases"),
    entry=SimilarCase,
    hears=DECISIONS | {CollectiveDiscussionHeld},
    entries=entries,
    filters=("tier", "party_class", "factor_set", "procedure", "mitigation", "out_of_tier", "unexplained", "stands"),
    sums=("out_of_tier", "discussed", "unexplained", "stands"),
)
