"""Deviations of a suspected crime that goes to the police, and may come back (行刑衔接)."""

from collections.abc import Iterator
from typing import Final

from adapters.simulation.deviating import breach
from adapters.simulation.deviation import Deviation, Events, Told, latest
from adapters.simulation.twist import Twist
from domain.fact import Fact
from domain.measures.facts import MeasureReleased
from domain.parties import Officer
from domain.penalty.criminal_facts import (
    Challenge,
    CriminalCaseReturned,
    CriminalPropertyHandedOver,
    CriminalTransferAccepted,
    CriminalTransferApproved,
    CriminalTransferDisapproved,
    CriminalTransferProposed,
    CriminalTransferRefused,
    CriminalTransferSent,
    NonFilingChallenged,
    ReturningBody,
    TransferDocument,
)
from domain.penalty.investigation import CaseFiled, InvestigationConcluded

_POLICE: Final = "公安机关（模拟）"
_APPROVED: Final = CriminalTransferApproved(approver="staff-head", principal=True)
_SENT: Final = CriminalTransferSent(police=_POLICE, package=tuple(TransferDocument))
_ACCEPTED: Final = CriminalTransferAccepted(police=_POLICE, receipt="受案回执")
_REFUSED: Final = CriminalTransferRefused(police=_POLICE, reason="没有犯罪事实", document="不予立案通知书")


def _team(events: Events) -> tuple[Officer, ...]:
    filed = latest(events, CaseFiled)
    return filed.fact.handlers if filed is not None and isinstance(filed.fact, CaseFiled) else ()


def _proposed(events: Events, _: Told) -> tuple[Fact, ...]:
    return (CriminalTransferProposed(report="移送报告", team=_team(events), offence="涉嫌犯罪"),)


def _approved(events: Events, told: Told) -> tuple[Fact, ...]:
    return (*_proposed(events, told), _APPROVED)


def returned_by_court(events: Events, told: Told) -> tuple[Fact, ...]:
    """Send the case to the police, and have a court fine the party and send it back."""
    returned = CriminalCaseReturned(from_body="人民法院（模拟）", body=ReturningBody.COURT, criminal_fine=True)
    return (*_approved(events, told), _SENT, _ACCEPTED, returned)


def _transfers() -> Iterator[Twist]:
    act = InvestigationConcluded
    unreported = Deviation(act=act, change=lambda events, _: CriminalTransferProposed(team=_team(events)))
    yield breach("G095", "no_report", "for_cause", unreported)
    alone = Deviation(
        act=act, change=lambda events, _: CriminalTransferProposed(report="移送报告", team=_team(events)[:1])
    )
    yield breach("G095", "alone", "for_cause", alone)
    deputy = Deviation(
        act=act,
        before=_proposed,
        change=lambda _, __: CriminalTransferApproved(approver="staff-deputy", principal=False),
    )
    yield breach("G095", "by_deputy", "for_cause", deputy)
    unreasoned = Deviation(
        act=act,
        before=_proposed,
        change=lambda _, __: CriminalTransferDisapproved(approver="staff-head", principal=True),
    )
    yield breach("G096", "no_reason", "for_cause", unreasoned)
    undecided = Deviation(
        act=act,
        before=_proposed,
        since=CriminalTransferProposed,
        working_days=4,
        change=lambda _, __: _APPROVED,
    )
    yield breach("G096", "decided_late", "for_cause", undecided)
    slow = Deviation(
        act=act, before=_approved, since=CriminalTransferApproved, working_days=2, change=lambda _, __: _SENT
    )
    yield breach("G096", "sent_late", "for_cause", slow)
    partial = CriminalTransferSent(police=_POLICE, package=(TransferDocument.LETTER,))
    yield breach("G097", "letter_only", "for_cause", Deviation(act=act, before=_approved, change=lambda _, __: partial))
    kept = Deviation(act=MeasureReleased, before=_approved, change=lambda _, __: _SENT)
    yield breach("G094", "property_kept", "for_cause", kept)
    late = Deviation(
        act=act,
        before=lambda events, told: (*_approved(events, told), _SENT, _ACCEPTED),
        since=CriminalTransferAccepted,
        working_days=4,
        change=lambda _, __: CriminalPropertyHandedOver(police=_POLICE, inventory="移交清单"),
    )
    yield breach("G098", "after_three_days", "for_cause", late)
    challenged = Deviation(
        act=act,
        before=lambda events, told: (*_approved(events, told), _SENT, _REFUSED),
        since=CriminalTransferRefused,
        working_days=4,
        change=lambda _, __: NonFilingChallenged(how=Challenge.RECONSIDERATION, to_body=_POLICE),
    )
    yield breach("G099", "after_three_days", "for_cause", challenged)


OF_TRANSFER: Final = tuple(_transfers())
"""Every deviation of a transfer to the police."""
