"""LL arts 36–47 (G106): those concerned are told, and heard where they ask in time."""

from domain.approval.facts import LicensingHearingHeld, LicensingHearingRequested, OnSiteVerified, ThirdPartyNotified
from tests.domain.law.licensing.licence import ACCEPTED, APPLIED, GRANTED, READY
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

TOUCHES = at("2023-09-28", OnSiteVerified(staff=("a", "b"), touches_others=True))
TOLD = at("2023-10-07", ThirdPartyNotified(parties=("neighbour",), hearing_right=True))
ASKED = at("2023-10-08", LicensingHearingRequested(by_party="neighbour"))
HELD = at("2023-10-09", LicensingHearingHeld(record="H-1"))


def test_a_permit_that_touches_nobody_needs_no_notice() -> None:
    given(*READY).when(GRANTED).then(lawful, passed("G106"))


def test_those_concerned_are_told_first() -> None:
    given(APPLIED, ACCEPTED, TOUCHES).when(GRANTED).then(unlawful("G106"), because("利害关系人"))
    given(APPLIED, ACCEPTED, TOUCHES, TOLD).when(GRANTED).then(lawful, passed("G106"))


def test_whoever_asks_in_time_is_heard_first() -> None:
    given(APPLIED, ACCEPTED, TOUCHES, TOLD, ASKED).when(GRANTED).then(unlawful("G106"), because("听证"))
    given(APPLIED, ACCEPTED, TOUCHES, TOLD, ASKED, HELD).when(GRANTED).then(lawful, passed("G106"))


def test_the_sixth_working_day_is_too_late_to_ask() -> None:
    told = at("2023-09-28T10:00", ThirdPartyNotified(parties=("neighbour",)))
    decided = at("2023-10-16", GRANTED.fact)
    fifth = at("2023-10-11", LicensingHearingRequested())
    sixth = at("2023-10-12", LicensingHearingRequested())
    given(APPLIED, ACCEPTED, told, fifth).when(decided).then(unlawful("G106"))
    given(APPLIED, ACCEPTED, told, sixth).when(decided).then(lawful)


def test_a_hearing_is_held_within_twenty_working_days_of_the_request() -> None:
    decided = at("2023-10-31", GRANTED.fact)
    told = at("2023-09-27T10:00", ThirdPartyNotified(parties=("neighbour",)))
    asked = at("2023-09-27T11:00", LicensingHearingRequested())
    twentieth = at("2023-10-31T00:00", LicensingHearingHeld(record="H-1"))
    given(APPLIED, ACCEPTED, told, asked, twentieth).when(at("2023-10-31T09:00", decided.fact)).then(lawful)


def test_the_twenty_first_working_day_is_too_late_to_hold_it() -> None:
    told = at("2023-09-27T10:00", ThirdPartyNotified(parties=("neighbour",)))
    asked = at("2023-09-27T11:00", LicensingHearingRequested())
    late = at("2023-11-01T00:00", LicensingHearingHeld(record="H-1"))
    given(APPLIED, ACCEPTED, told, asked, late).when(at("2023-11-01T09:00", GRANTED.fact)).then(
        unlawful("G102", "G106"), because("2023-10-31前举行")
    )


def test_where_nobody_said_whom_it_touches_nobody_can_tell() -> None:
    given(APPLIED, ACCEPTED).when(GRANTED).then(undecidable("G106"))
