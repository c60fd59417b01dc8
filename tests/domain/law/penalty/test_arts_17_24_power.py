"""APL arts 17–24: who holds the power to punish an item (G001, G002)."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.ids import division
from domain.law.guard import Result
from domain.law.penalty.arts_17_24_power import organ_holds_power, township_holds_grant
from domain.registers.duties import DutyBoundaryPublished, TownshipGrantPublished, TownshipGrantWithdrawn
from domain.registers.facts import ItemVersionPublished, OrganKind, OrganRegistered
from domain.registers.state import Registers
from tests.domain.city import BURNING, GONGSHU, REGISTERED, XIHU
from tests.domain.ordinary import decided, filed, ready
from tests.domain.specification import found, given, passed, undecidable, unlawful

TOWN = "organ-town"
STREET = OrganRegistered(
    organ=TOWN, name=TOWN, kind=OrganKind.TOWNSHIP, region=division("330106"), effective_from=date(2019, 1, 1)
)
GRANT = TownshipGrantPublished(
    township=TOWN, items=(BURNING,), document="1", effective_from=date(2023, 7, 1), published_url="urn:list"
)
WITHDRAWN = TownshipGrantWithdrawn(township=TOWN, items=(BURNING,), document="2", effective_from=date(2023, 8, 1))


def by(organ: str, *events: Event) -> tuple[Event, ...]:
    return tuple(structs.replace(event, organ=organ) for event in events)


@pytest.mark.parametrize(
    ("kind", "organ", "enforcer", "kinds", "result"),
    [
        ("integrated", XIHU, XIHU, (), Result.PASSED),
        ("integrated", XIHU, GONGSHU, ("integrated",), Result.BREACHED),
        ("integrated", XIHU, None, ("integrated",), Result.PASSED),
        ("department", XIHU, None, ("integrated",), Result.BREACHED),
        ("integrated", XIHU, None, (), Result.UNDECIDABLE),
    ],
)
def test_the_boundary_decides_before_the_catalogue_and_without_either_nobody_knows(
    kind: str, organ: str, enforcer: str | None, kinds: tuple[str, ...], result: Result
) -> None:
    assert organ_holds_power(kind, organ, enforcer, kinds).result == result


def _boundary(enforcer: str) -> DutyBoundaryPublished:
    return DutyBoundaryPublished(
        item=BURNING,
        supervisor=GONGSHU,
        enforcer=enforcer,
        region=division("330106"),
        effective_from=date(2023, 7, 12),
    )


def test_filing_and_deciding_are_for_the_organ_that_the_boundary_names() -> None:
    other = Registers((*REGISTERED, _boundary(GONGSHU)))
    given().under(other).when(filed("2023-07-12")).then(unlawful("G001"))
    given(*ready()).under(other).when(decided()).then(found("G001"))
    own = Registers((*REGISTERED, _boundary(XIHU)))
    given().under(own).when(filed("2023-07-12")).then(passed("G001"))


def test_the_boundary_counts_from_its_first_day_on() -> None:
    given().under(Registers((*REGISTERED, _boundary(GONGSHU)))).when(filed("2023-07-11")).then(
        found(), undecidable("G001")
    )


def test_the_catalogue_names_kinds_of_organ() -> None:
    burning = next(f for f in REGISTERED if isinstance(f, ItemVersionPublished) and f.item == BURNING)
    for kinds, expected in (((OrganKind.DEPARTMENT,), unlawful("G001")), ((OrganKind.INTEGRATED,), passed("G001"))):
        registers = Registers((*REGISTERED, structs.replace(burning, enforcers=kinds)))
        given().under(registers).when(filed()).then(expected)


@pytest.mark.parametrize(
    ("stands", "at_filing", "result"),
    [
        ("held", None, Result.PASSED),
        ("never", None, Result.BREACHED),
        ("unpublished", None, Result.BREACHED),
        ("withdrawn", None, Result.BREACHED),
        ("withdrawn", "held", Result.PASSED),
        ("withdrawn", "never", Result.BREACHED),
    ],
)
def test_a_township_needs_a_published_grant(stands: str, at_filing: str | None, result: Result) -> None:
    assert township_holds_grant(stands, at_filing).result == result


def test_a_township_files_from_the_first_day_of_its_grant_to_the_day_before_it_goes_back() -> None:
    registers = Registers((*REGISTERED, STREET, GRANT, WITHDRAWN))
    for day, expected in (
        ("2023-06-30", unlawful("G002")),
        ("2023-07-01", passed("G002")),
        ("2023-07-31", passed("G002")),
        ("2023-08-01", unlawful("G002")),
    ):
        given().under(registers).when(*by(TOWN, filed(day))).then(expected)


def test_what_was_filed_before_the_power_went_back_may_be_finished() -> None:
    registers = Registers((*REGISTERED, STREET, GRANT, WITHDRAWN))
    [decision] = by(TOWN, decided("2023-08-20"))
    given(*by(TOWN, *ready())).under(registers).when(decision).then(passed("G002"))
    never = Registers((*REGISTERED, STREET))
    given(*by(TOWN, *ready())).under(never).when(decision).then(unlawful("G002"))
