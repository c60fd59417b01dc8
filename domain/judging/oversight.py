"""Judging what is beyond the single step: supervision, rule packs, territory and credit repair."""

from collections.abc import Iterator
from typing import Final

from domain.disclosure.credit import CreditRecordRepaired
from domain.evaluation.facts import RectificationOrdered
from domain.judging.act import Act, Judges
from domain.judging.field_acts import JUDGES as FIELD_ACTS
from domain.judging.field_acts import FieldAct
from domain.law.credit_repair.conditions import fit_for_repair
from domain.law.enforcement_supervision.art_6_supervising_body import ordered_by_the_supervising_body
from domain.law.enforcement_supervision.territory import acted_in_own_territory
from domain.law.guard import Verdict
from domain.law.packs import applying
from domain.law.platform.one_pack import exactly_one_pack
from domain.penalty.investigation import CaseFiled


def _ordered(act: Act[RectificationOrdered]) -> Iterator[Verdict]:
    issuer = act.registers.organ(act.organ, act.on) if act.organ is not None else None
    yield ordered_by_the_supervising_body(
        issuer.kind if issuer is not None else None,
        issuer.region if issuer is not None else None,
        act.registers.region(act.case.holder, act.on) if act.case.holder != act.organ else None,
    )


def _repaired(act: Act[CreditRecordRepaired]) -> Iterator[Verdict]:
    fact = act.fact
    record = next((r for r in act.case.disclosure.credit if r.record == fact.record), None)
    yield fit_for_repair(
        act.on,
        record.credit_class if record is not None else None,
        record.earliest_end if record is not None else None,
        performed=fact.performed,
        committed=fact.commitment is not None,
    )


def _in_territory(act: Act[FieldAct]) -> Iterator[Verdict]:
    place = getattr(act.fact, "region", None) or act.case.region
    own = act.registers.region(act.organ, act.on)
    yield acted_in_own_territory(own, place, joint=bool(act.case.collaboration.plans))


def _one_pack(act: Act[CaseFiled]) -> Iterator[Verdict]:
    region = act.registers.region(act.organ, act.on)
    yield exactly_one_pack((act.context.pack.id,) if region is None else applying(region, act.on))


JUDGES: Final[Judges] = {
    CaseFiled: (_one_pack,),
    RectificationOrdered: (_ordered,),
    CreditRecordRepaired: (_repaired,),
    **dict.fromkeys(FIELD_ACTS, (_in_territory,)),
}
