"""Deviations from the procedure of penalties, from filing to service, by guard."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from msgspec import structs

from adapters.simulation.deviating import PURSUED, changed
from adapters.simulation.deviation import Deviation, Events, Told, latest
from adapters.simulation.twist import Twist
from domain.fact import Fact, money
from domain.law.penalty.art_52_on_the_spot_form import FormContent
from domain.law.review.art_23_review_first import RemedyRoute
from domain.parties import Officer
from domain.penalty.amendment import CorrectionScope, DocumentCorrected
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.evidence import (
    EvidenceCollected,
    EvidenceExcluded,
    EvidenceFlaw,
    EvidenceVerified,
    RecordingReview,
)
from domain.penalty.filing import ProcedureConverted
from domain.penalty.hearing import HearingHeld, HearingScheduled
from domain.penalty.investigation import (
    CaseFiled,
    InvestigationConcluded,
    PartyQuestioned,
)
from domain.penalty.kinds import EvidenceKind, Procedure, Signature
from domain.penalty.review import (
    CollectiveDiscussionHeld,
    DefenceReviewed,
    DefenceSubmitted,
    DefenceWaived,
    DepartmentReviewed,
    ProposedPenaltyNotified,
)
from domain.penalty.service import Document, DocumentServed, ServiceFailed, ServiceMethod
from domain.time.instants import legal_date


def _breach(guard: str, how: str, deviation: Deviation, *also: str, plot: str = "for_cause") -> Twist:
    leaning = structs.replace(deviation, leaning=PURSUED) if plot == "for_cause" else deviation
    return Twist(guard=guard, how=how, plot=plot, deviation=leaning, also=also)


def _officers(events: Events) -> tuple[Officer, ...]:
    filed = latest(events, CaseFiled)
    return filed.fact.handlers if filed is not None and isinstance(filed.fact, CaseFiled) else ()


def _investigating() -> Iterator[Twist]:
    unverified = Deviation(act=InvestigationConcluded, omits=(EvidenceVerified,))
    yield _breach("G034", "not_verified", unverified)
    excluded = Deviation(
        act=InvestigationConcluded,
        before=lambda _, fact: (
            EvidenceExcluded(evidence=fact.evidence[0], ground=EvidenceFlaw.ILLEGAL_MEANS, reason="以非法手段取得"),
        ),
    )
    yield _breach("G034", "excluded", excluded)
    yield _breach("G035", "unknown_device", _relying_on_a_device(reviewed=True))
    yield _breach("G036", "not_reviewed", _relying_on_a_device(reviewed=False), "G035")
    yield _breach("G039", "no_record", Deviation(act=PartyQuestioned, change=changed(record=None)))
    unsigned = changed(signature=Signature.MISSING)
    yield _breach("G039", "unsigned", Deviation(act=PartyQuestioned, change=unsigned))
    shared = changed(from_organ="其他机关", lawful_at_origin=True)
    yield _breach("G040", "no_provenance", Deviation(act=EvidenceCollected, change=shared))


def _relying_on_a_device(*, reviewed: bool) -> Deviation:
    review = RecordingReview(true=True, clear=True, complete=True, accurate=True)

    def recorded(events: Events, _: Told) -> tuple[Fact, ...]:
        today = legal_date(events[-1].occurred_at)
        taken = EvidenceCollected(
            evidence="recording",
            kind=EvidenceKind.AUDIOVISUAL,
            digest="sha256:00",
            officers=_officers(events),
            origin="电子监控",
            place="路口",
            device="未登记设备",
            captured_on=today,
        )
        checked = EvidenceVerified(
            evidence="recording",
            recording=review if reviewed else None,
            party_informed_on=today,
            query_channel="掌上查询",
        )
        return taken, checked

    return Deviation(act=InvestigationConcluded, before=recorded, change=changed(evidence=("recording",)))


def _on_the_spot() -> Iterator[Twist]:
    spot = "on_the_spot"
    for how, changes in (
        ("unsigned", {"signature": Signature.MISSING}),
        ("not_delivered", {"delivered": False}),
        ("no_remedies", {"contents": tuple(c for c in FormContent if c != FormContent.REMEDIES)}),
    ):
        yield _breach("G044", how, Deviation(act=OnTheSpotDecided, change=changed(**changes)), plot=spot)
    suit = Deviation(act=OnTheSpotDecided, change=changed(remedy=RemedyRoute.REVIEW_OR_SUIT), earliest=date(2024, 1, 8))
    yield _breach("G046", "suit_at_once", suit, plot=spot)
    converted = Deviation(
        act=OnTheSpotDecided,
        before=lambda _, __: (
            ProcedureConverted(before=Procedure.SIMPLE, after=Procedure.ORDINARY, reason="当事人对事实有异议"),
        ),
    )
    yield _breach("G047", "decided_after_conversion", converted, plot=spot)


def _hearing() -> Iterator[Twist]:
    for how, days, lawful in (("within_the_time", 5, False), ("the_day_after", 6, True)):
        silent = Deviation(
            act=PenaltyDecided,
            fits=lambda events, _: _served_at_once(events),
            omits=(DefenceWaived, DefenceSubmitted, DefenceReviewed),
            since=ProposedPenaltyNotified,
            working_days=days,
        )
        yield structs.replace(_breach("G049", how, silent), lawful=lawful)
    for guard, how, days, lawful, change in (
        ("G054", "six_days_before", 6, False, changed()),
        ("G054", "seven_days_before", 7, True, changed()),
        ("G058", "unsigned", 7, False, changed(signature=Signature.MISSING)),
    ):
        yield structs.replace(_breach(guard, how, _called_and_held(days, change)), lawful=lawful)


def _served_at_once(events: Events) -> bool:
    notices = [e for e in events if isinstance(e.fact, ProposedPenaltyNotified)]
    return len(notices) == 1 and getattr(notices[0].fact, "served_on", None) == legal_date(notices[0].occurred_at)


def _called_and_held(days: int, change: Callable[[Events, Told], Fact]) -> Deviation:
    def called(events: Events, _: Told) -> tuple[Fact, ...]:
        today = legal_date(events[-1].occurred_at)
        return HearingScheduled(hearing_on=today), DocumentServed(kind=Document.HEARING_NOTICE)

    held = HearingHeld(
        record="听证笔录", host="staff-host", public=True, agents=1, charged=money(0), signature=Signature.SIGNED
    )
    return Deviation(
        act=DepartmentReviewed,
        fits=lambda events, _: _served_at_once(events),
        before=called,
        since=DocumentServed,
        working_days=days,
        change=lambda events, _: change(events, held),
    )


def _deciding() -> Iterator[Twist]:
    alone = Deviation(
        act=PenaltyDecided,
        fits=lambda _, fact: fact.fine >= 100_000_00,  # noqa: PLR2004 -- the placeholder of the packs
        omits=(CollectiveDiscussionHeld,),
    )
    grave = structs.replace(_breach("G062", "not_discussed", alone), items=("ZJ-SR-28.4-a", "ZJ-SR-39.2-a"))
    yield grave
    nothing = changed(kinds=(), fine=money(0), confiscated=money(0))
    empty = Deviation(act=PenaltyDecided, fits=lambda _, fact: fact.confiscated == 0, change=nothing)
    yield _breach("G063", "imposes_nothing", empty)


def _of_penalty(events: Events, fact: Told) -> bool:
    in_time = fact.method != ServiceMethod.PUBLIC_NOTICE
    return in_time and fact.kind == Document.DECISION and latest(events, PenaltyDecided) is not None


def _serving() -> Iterator[Twist]:
    substance = Deviation(
        act=DocumentServed,
        fits=_of_penalty,
        change=lambda events, fact: DocumentCorrected(
            document=fact.document,
            old_digest="sha256:00",
            reason="罚款数额有误",
            scope=CorrectionScope.SUBSTANCE,
            served_on=legal_date(events[-1].occurred_at),
        ),
    )
    yield _breach("G068", "amount", substance)
    for guard, method in (("G070", ServiceMethod.ELECTRONIC), ("G071", ServiceMethod.LEAVING)):
        way = changed(method=method, confirmation=None, refusal=None, witnesses=(), recordings=())
        yield _breach(guard, "bare", Deviation(act=DocumentServed, fits=_of_penalty, change=way))
    at_once = Deviation(
        act=DocumentServed,
        fits=lambda events, fact: _of_penalty(events, fact) and latest(events, ServiceFailed) is None,
        change=changed(method=ServiceMethod.PUBLIC_NOTICE, published_on=date(2023, 1, 3)),
    )
    yield _breach("G072", "nothing_else_tried", at_once)


_ALL: Final = (*_investigating(), *_on_the_spot(), *_hearing(), *_deciding(), *_serving())

BROKEN: Final = tuple(twist for twist in _ALL if not twist.lawful)
"""Deviations that break a guard."""

KEPT: Final = tuple(twist for twist in _ALL if twist.lawful)
"""Deviations that keep one at its very edge."""
