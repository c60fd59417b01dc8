"""APL arts 63–65 (G054, G055, G058): a hearing is announced in time, held properly, and its record signed."""

from datetime import date

import pytest

from domain.event import Event
from domain.fact import money
from domain.law.guard import Result
from domain.law.penalty.arts_63_65_hearing_held import (
    hearing_announced_in_time,
    hearing_held_properly,
    hearing_record_signed,
)
from domain.penalty.hearing import HearingHeld, HearingRequested, HearingScheduled, Secrecy
from domain.penalty.kinds import Signature
from domain.penalty.service import Document, DocumentServed
from tests.domain.city import CITY
from tests.domain.ordinary import ready
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful


@pytest.mark.parametrize(
    ("served_on", "first"),
    [(date(2023, 9, 27), date(2023, 10, 12)), (date(2024, 2, 7), date(2024, 2, 22))],
)
def test_it_is_held_on_the_seventh_working_day_at_the_earliest(served_on: date, first: date) -> None:
    before = date.fromordinal(first.toordinal() - 1)
    assert hearing_announced_in_time(served_on, first, CITY.calendar).result == Result.PASSED
    assert hearing_announced_in_time(served_on, before, CITY.calendar).result == Result.BREACHED
    assert hearing_announced_in_time(None, first, CITY.calendar).result == Result.BREACHED


@pytest.mark.parametrize(
    ("host", "public", "closed_for", "agents", "charged", "result"),
    [
        ("host", True, None, 2, 0, Result.PASSED),
        ("host", False, "privacy", 0, 0, Result.PASSED),
        ("host", False, None, 0, 0, Result.BREACHED),
        ("zhang", True, None, 0, 0, Result.BREACHED),
        ("host", True, None, 3, 0, Result.BREACHED),
        ("host", True, None, 0, 1, Result.BREACHED),
        ("host", None, None, 0, 0, Result.UNDECIDABLE),
        ("host", True, None, None, 0, Result.UNDECIDABLE),
        ("host", True, None, 0, None, Result.UNDECIDABLE),
    ],
)
def test_it_is_public_free_and_led_by_somebody_else(  # noqa: PLR0913, PLR0917 -- columns of the table
    host: str,
    public: bool | None,  # noqa: FBT001 -- the same
    closed_for: str | None,
    agents: int | None,
    charged: int | None,
    result: Result,
) -> None:
    verdict = hearing_held_properly(
        host, ("zhang", "li"), public=public, closed_for=closed_for, agents=agents, charged=charged
    )
    assert verdict.result == result


@pytest.mark.parametrize(
    ("signature", "result"),
    [
        ("signed", Result.PASSED),
        ("refused_noted", Result.PASSED),
        ("missing", Result.BREACHED),
        (None, Result.UNDECIDABLE),
    ],
)
def test_its_record_is_signed(signature: str | None, result: Result) -> None:
    assert hearing_record_signed(signature).result == result


ASKED = at("2023-08-16", HearingRequested())


def _called(served_on: date | None = date(2023, 8, 16)) -> Event:
    return at("2023-08-16T10:00", HearingScheduled(hearing_on=date(2023, 8, 25), served_on=served_on))


def _held(
    host: str = "host",
    *,
    public: bool = True,
    closed_for: Secrecy | None = None,
    signature: Signature = Signature.SIGNED,
) -> HearingHeld:
    return HearingHeld(
        record="H-1", host=host, public=public, closed_for=closed_for, agents=1, charged=money(0), signature=signature
    )


def test_a_hearing_on_the_seventh_working_day_is_lawful() -> None:
    case = given(*ready(), ASKED, _called())
    case.when(at("2023-08-25", _held())).then(lawful, passed("G054", "G055", "G058"))
    case.when(at("2023-08-24", _held())).then(unlawful("G054"), because("2023-08-25举行"))


def test_a_hearing_that_nobody_was_told_of_is_refused() -> None:
    case = given(*ready(), ASKED, _called(None))
    case.when(at("2023-08-25", _held())).then(unlawful("G054"))
    served = at("2023-08-16T11:00", DocumentServed(kind=Document.HEARING_NOTICE))
    given(*case.events, served).when(at("2023-08-25", _held())).then(lawful)


def test_an_investigator_does_not_lead_it() -> None:
    given(*ready(), ASKED, _called()).when(at("2023-08-25", _held("zhang"))).then(unlawful("G010", "G055"))


def test_what_the_file_does_not_say_is_undecidable() -> None:
    bare = HearingHeld(record="H-1", host="host")
    given(*ready(), ASKED, _called()).when(at("2023-08-25", bare)).then(lawful, undecidable("G055", "G058"))


def test_a_closed_hearing_names_its_secret() -> None:
    case = given(*ready(), ASKED, _called())
    case.when(at("2023-08-25", _held(public=False))).then(unlawful("G055"))
    case.when(at("2023-08-25", _held(public=False, closed_for=Secrecy.PRIVACY))).then(lawful)


def test_a_record_without_signature_is_refused() -> None:
    unsigned = _held(signature=Signature.MISSING)
    given(*ready(), ASKED, _called()).when(at("2023-08-25", unsigned)).then(unlawful("G058"))
