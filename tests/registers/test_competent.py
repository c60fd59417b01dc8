"""Who is competent for an item in a division on a day: boundaries, the catalogue, grants, and the gaps between them."""

from datetime import date

import pytest
from msgspec import structs

from domain.fact import Fact
from domain.ids import division
from domain.registers.competent import Gap, Ground, competent, gaps, regions
from domain.registers.duties import DutyBoundaryPublished, TownshipGrantPublished, TownshipGrantWithdrawn
from domain.registers.facts import ItemVersionPublished, OrganKind, OrganRegistered
from domain.registers.state import Registers
from tests.projections.telling import LITTERING, littering

WESTLAKE, GONGSHU = division("330106"), division("330105")
SINCE, DAY = date(2023, 1, 1), date(2023, 7, 12)
ITEM: ItemVersionPublished = structs.replace(littering(), enforcers=(OrganKind.INTEGRATED, OrganKind.TOWNSHIP))


def organ(code: str, kind: OrganKind = OrganKind.INTEGRATED, region: str = WESTLAKE) -> OrganRegistered:
    return OrganRegistered(organ=code, name=code.upper(), kind=kind, region=division(region), effective_from=SINCE)


def boundary(enforcer: str, since: date = SINCE, until: date | None = None) -> DutyBoundaryPublished:
    return DutyBoundaryPublished(
        item=LITTERING,
        supervisor="housing",
        enforcer=enforcer,
        region=WESTLAKE,
        effective_from=since,
        effective_to=until,
        transfer_standard="S-1",
    )


def grant(since: date = SINCE, url: str | None = "urn:grants") -> TownshipGrantPublished:
    return TownshipGrantPublished(
        township="town", items=(LITTERING,), document="G", effective_from=since, published_url=url
    )


def found(*facts: Fact, on: date = DAY, region: str = WESTLAKE) -> tuple[list[str], Gap | None]:
    one = competent(Registers((ITEM, *facts)), LITTERING, region, on)
    return [holder.organ for holder in one.enforcers], one.gap


def test_a_boundary_names_supervisor_and_enforcer_before_the_catalogue() -> None:
    registers = Registers((ITEM, organ("bureau"), organ("housing", OrganKind.DEPARTMENT), boundary("bureau")))
    one = competent(registers, LITTERING, WESTLAKE, DAY)
    assert (one.supervisor, one.transfer_standard, one.gap) == ("housing", "S-1", None)
    (holder,) = one.enforcers
    assert (holder.organ, holder.name, holder.by, holder.since) == ("bureau", "BUREAU", Ground.BOUNDARY, SINCE)


def test_without_a_boundary_the_kinds_of_the_catalogue_are_competent() -> None:
    assert found(organ("bureau"), organ("housing", OrganKind.DEPARTMENT)) == (["bureau"], None)
    assert found(organ("a"), organ("b")) == (["a", "b"], Gap.SEVERAL)
    assert found(organ("bureau"), region=GONGSHU) == ([], Gap.NONE)


def test_two_boundaries_in_force_are_two_enforcers_and_one_after_the_other_is_one() -> None:
    two = (organ("a"), organ("b"), boundary("a"), boundary("b", date(2023, 7, 1)))
    assert found(*two) == (["a", "b"], Gap.SEVERAL)
    in_turn = (organ("a"), organ("b"), boundary("a", until=date(2023, 6, 30)), boundary("b", date(2023, 7, 1)))
    assert found(*in_turn, on=date(2023, 6, 30)) == (["a"], None)
    assert found(*in_turn, on=date(2023, 7, 1)) == (["b"], None)


def test_an_enforcer_that_no_register_knows_is_a_gap() -> None:
    assert found(organ("bureau"), boundary("ghost")) == (["ghost"], Gap.UNREGISTERED)


def test_an_item_that_is_not_in_force_has_nobody_and_is_no_gap() -> None:
    assert found(organ("bureau"), on=date(2022, 12, 31)) == ([], None)


@pytest.mark.parametrize(
    ("on", "townships"), [("2023-01-31", []), ("2023-02-01", ["town"]), ("2023-07-01", [])], ids=str
)
def test_a_township_holds_a_published_grant_from_its_day_until_it_is_taken_back(on: str, townships: list[str]) -> None:
    back = TownshipGrantWithdrawn(township="town", items=(LITTERING,), document="W", effective_from=date(2023, 7, 1))
    town = organ("town", OrganKind.TOWNSHIP)
    registers = Registers((ITEM, organ("bureau"), town, grant(date(2023, 2, 1)), back))
    one = competent(registers, LITTERING, WESTLAKE, date.fromisoformat(on))
    assert [holder.organ for holder in one.townships] == townships
    assert one.gap is None


def test_an_unpublished_grant_gives_no_power() -> None:
    registers = Registers((ITEM, organ("town", OrganKind.TOWNSHIP), grant(url=None)))
    assert competent(registers, LITTERING, WESTLAKE, DAY).townships == ()


def test_gaps_are_found_in_every_division_with_an_organ() -> None:
    registers = Registers((ITEM, organ("a"), organ("b"), organ("town", OrganKind.TOWNSHIP, GONGSHU)))
    places = regions(registers, DAY)
    assert places == {WESTLAKE, GONGSHU}
    shown = [(g.region, g.gap) for g in gaps(registers, DAY, places, registers.items)]
    assert shown == [(GONGSHU, Gap.NONE), (WESTLAKE, Gap.SEVERAL)]
    assert list(gaps(registers, date(2022, 1, 1), places, registers.items)) == []
