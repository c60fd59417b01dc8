"""Judging the transfer of a suspected crime: team, approval, package, property, and challenge."""

from collections.abc import Iterator
from typing import Final

from domain.judging.act import Act, Judges
from domain.law.coercion.art_21_property_along import property_went_along
from domain.law.criminal_transfer.art_5_team_and_approval import (
    Deciding,
    Sending,
    reported_by_a_team_to_the_head,
    transferred_in_time,
)
from domain.law.criminal_transfer.art_6_package import package_complete
from domain.law.criminal_transfer.art_9_challenge import challenged_in_time
from domain.law.criminal_transfer.art_12_property import property_handed_over_in_time
from domain.law.guard import Verdict
from domain.penalty.criminal import Accepted, Approved, Proposed, Refused
from domain.penalty.criminal_facts import (
    Challenge,
    CriminalPropertyHandedOver,
    CriminalTransferApproved,
    CriminalTransferDisapproved,
    CriminalTransferProposed,
    CriminalTransferSent,
    NonFilingChallenged,
)


def _proposed(act: Act[CriminalTransferProposed]) -> Iterator[Verdict]:
    team = len({officer.id for officer in act.fact.team if not officer.auxiliary})
    yield reported_by_a_team_to_the_head(act.on, team=team, report=act.fact.report is not None, principal=None)


def _decided(act: Act[CriminalTransferApproved | CriminalTransferDisapproved]) -> Iterator[Verdict]:
    fact, before = act.fact, act.case.penalty.transfer
    proposed = before if isinstance(before, Proposed) else None
    yield reported_by_a_team_to_the_head(
        act.on,
        team=proposed.team if proposed is not None else None,
        report=True,
        principal=fact.principal,
    )
    reason = fact.reason if isinstance(fact, CriminalTransferDisapproved) else None
    yield transferred_in_time(
        Deciding(
            proposed.on if proposed is not None else None,
            act.on,
            isinstance(fact, CriminalTransferApproved),
            reason,
        )
    )


def _sent(act: Act[CriminalTransferSent]) -> Iterator[Verdict]:
    fact, before = act.fact, act.case.penalty.transfer
    yield transferred_in_time(Sending(before.at if isinstance(before, Approved) else None, act.at))
    yield package_complete(fact.package, fact.absent)
    yield property_went_along(
        [m.measure for m in act.case.measures.in_force],
        along=fact.property_along,
        party_told=fact.party_informed_by is not None,
    )


def _handed_over(act: Act[CriminalPropertyHandedOver]) -> Iterator[Verdict]:
    before = act.case.penalty.transfer
    opened = isinstance(before, Accepted) and before.case_opened
    yield property_handed_over_in_time(before.notified_on if isinstance(before, Accepted) and opened else None, act.on)


def _challenged(act: Act[NonFilingChallenged]) -> Iterator[Verdict]:
    before = act.case.penalty.transfer
    yield challenged_in_time(
        before.notified_on if isinstance(before, Refused) else None,
        act.on,
        by_prosecutor=act.fact.how == Challenge.PROSECUTOR,
    )


JUDGES: Final[Judges] = {
    CriminalTransferProposed: (_proposed,),
    CriminalTransferApproved: (_decided,),
    CriminalTransferDisapproved: (_decided,),
    CriminalTransferSent: (_sent,),
    CriminalPropertyHandedOver: (_handed_over,),
    NonFilingChallenged: (_challenged,),
}
