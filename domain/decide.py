"""Deciding: a command proposes one fact, and is refused with every ground that stands against it."""

from typing import Final, TypeAlias

from msgspec import Struct

from domain.approval import stage as approval
from domain.case import Case, evolve
from domain.catalogue import PART_OF
from domain.collaboration import thread as collaboration
from domain.context import Context
from domain.disclosure import thread as disclosure
from domain.evaluation import stage as evaluation
from domain.event import Event
from domain.fact import Fact, Record, label
from domain.judgement import judge
from domain.law.book import GUARDS
from domain.law.guard import Reason, Result, Verdict
from domain.law.packs import applying
from domain.law.platform.one_pack import exactly_one_pack
from domain.measures import thread as measures
from domain.penalty import order
from domain.penalty import stage as penalty
from domain.remedy import thread as remedy
from domain.supervision import stage as supervision
from domain.terms import PARTS, status_of
from domain.time.instants import legal_date

_ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = (
    approval.ADMITS
    | supervision.ADMITS
    | order.ADMITS
    | evaluation.ADMITS
    | collaboration.ADMITS
    | measures.ADMITS
    | disclosure.ADMITS
    | remedy.ADMITS
)


class Ground(Struct, frozen=True, kw_only=True):
    """One ground of a refusal: the rule, its place in the law, what it says, and what is missing here."""

    rule: str
    """Guard id, or ``ORDER`` where the step does not fit the state of the case."""
    law_zh: str
    law_en: str
    zh: str
    en: str
    reason_zh: str
    reason_en: str
    unverified: bool = False
    """True where the rule is configuration that nobody has confirmed in a text of law."""


class Accepted(Struct, frozen=True):
    """The command is lawful as far as can be decided: the fact, and the case after it."""

    fact: Fact
    after: Case
    verdicts: tuple[Verdict, ...]


class Refused(Struct, frozen=True):
    """The command is refused, with every ground."""

    grounds: tuple[Ground, ...]
    verdicts: tuple[Verdict, ...]


Decision: TypeAlias = Accepted | Refused


def decide(case: Case, proposal: Event, context: Context) -> Decision:
    """Decide whether the proposed fact may come about; ``case`` is the case as of the act's own time."""
    verdicts = judge(case, proposal, context)
    order = _out_of_order(case, proposal.fact)
    grounds = ([order] if order is not None else []) + [
        ground(v) for v in (*_uncovered(proposal, context), *verdicts) if v.result == Result.BREACHED
    ]
    if grounds:
        return Refused(tuple(grounds), verdicts)
    after = evolve(case, proposal.fact, proposal.occurred_at, proposal.organ)
    return Accepted(proposal.fact, after, verdicts)


def _uncovered(proposal: Event, context: Context) -> tuple[Verdict, ...]:
    """Refuse what one of our organs does under no rule pack, or under two; a fact is stored all the same."""
    on = legal_date(proposal.occurred_at)
    region = context.registers.region(proposal.organ, on)
    if region is None:
        return ()
    verdict = exactly_one_pack(applying(region, on))
    return (verdict,) if verdict.result == Result.BREACHED else ()


def ground(verdict: Verdict) -> Ground:
    """Put a breach into words."""
    rule = GUARDS[verdict.guard]
    reason = verdict.reason or Reason(rule.zh, rule.en)
    return Ground(
        rule=rule.id,
        law_zh="、".join(c.zh for c in rule.citations),
        law_en="; ".join(c.en for c in rule.citations),
        zh=rule.zh,
        en=rule.en,
        reason_zh=reason.zh,
        reason_en=reason.en,
        unverified=rule.unverified,
    )


def _out_of_order(case: Case, fact: Fact) -> Ground | None:
    admitted = _ADMITS.get(type(fact))
    if admitted is None:
        return None
    part = PART_OF[type(fact)]
    now = type(_state(case, part, fact))
    if now in admitted:
        return None
    named = label(type(fact))
    wanted = [status_of(state) for state in admitted]
    stands = status_of(now)
    part_term = PARTS[part]
    return Ground(
        rule="ORDER",
        law_zh="办案流程",
        law_en="order of the procedure",
        zh="案件当前状态不允许该步骤",
        en="The state of the case does not admit this step.",
        reason_zh=f"“{named['zh']}”须在{'、'.join(t.zh for t in wanted)}时进行，{part_term.zh}阶段当前为{stands.zh}",
        reason_en=f"{named['en']} needs {part_term.en} to be {' or '.join(t.en for t in wanted)}; it is {stands.en}.",
    )


def _state(case: Case, part: str, fact: Fact) -> Struct:
    match part:
        case "approval":
            return case.approval
        case "disclosure":
            return case.disclosure.publication(getattr(fact, "dataset", "")).stage
        case "penalty":
            return penalty.standing_point(case.penalty, fact)
        case "measures":
            return measures.standing_point(case.measures, fact)
        case _:
            stage: Struct = getattr(case, part).stage
            return stage
