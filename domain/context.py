"""The context of a judgement: what is looked up beforehand, so that law and deciders look nothing up themselves."""

from datetime import date, datetime

from msgspec import Struct

from domain.case import Case
from domain.event import Event
from domain.ids import CaseId
from domain.law.packs import RulePack, pack_for
from domain.overlay import overlaid
from domain.penalty.dossier import DecisionKind
from domain.registers.state import Registers
from domain.time.instants import legal_date


class Rival(Struct, frozen=True, kw_only=True):
    """What another case did about the same act of the same party."""

    case: CaseId
    organ: str | None
    filed_at: datetime | None = None
    filing_ended_at: datetime | None = None
    fined_at: datetime | None = None
    fine_ended_at: datetime | None = None


class Context(Struct, frozen=True, kw_only=True, gc=False):
    """Everything a judgement reads besides the case and the act."""

    pack: RulePack
    registers: Registers
    rivals: tuple[Rival, ...] = ()


def context_for(event: Event, registers: Registers, rivals: tuple[Rival, ...] = ()) -> Context:
    """Choose the rule pack and its place's overlay by the organ and the date of the act, never by today."""
    on: date = legal_date(event.occurred_at)
    organ = registers.organ(event.organ, on)
    pack = pack_for(organ.region if organ is not None else None, on)
    return Context(pack=overlaid(pack, organ, registers.rulebook, on), registers=registers, rivals=rivals)


class Contexts:
    """Contexts of many events on the same registers: what the organ and the day decide is looked up once."""

    def __init__(self, registers: Registers) -> None:
        """Start with none."""
        self._registers = registers
        self._known: dict[tuple[str | None, date], Context] = {}

    def of(self, event: Event) -> Context:
        """Give the context of an event, without rivals."""
        key = (event.organ, legal_date(event.occurred_at))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = context_for(event, self._registers)
        return known


def rival(case_id: CaseId, case: Case) -> Rival | None:
    """Tell what a case is to another case about the same act; None where it pursues no penalty."""
    dossier = case.penalty.dossier
    decision = dossier.decision
    if dossier.conduct_key is None:
        return None
    fined = (
        decision is not None and decision.fine > 0 and decision.kind in {DecisionKind.PENALTY, DecisionKind.ON_THE_SPOT}
    )
    return Rival(
        case=case_id,
        organ=dossier.organ,
        filed_at=dossier.filed_at,
        filing_ended_at=dossier.filing_ended_at,
        fined_at=decision.at if decision is not None and fined else None,
        fine_ended_at=decision.ended_at if decision is not None and fined else None,
    )
