"""Similar cases (同案同罚): where a fine lies, how like fines are distributed, and the range for a case at hand."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from random import Random

import pytest
from msgspec import structs

from domain.fact import Fact, Money, money
from domain.law.penalty import art_34_discretion as law
from domain.lookup import Registry
from domain.parties import Party, PartyClass, PartyKind
from domain.penalty.amendment import DecisionRevoked, DecisionVaried, Origin
from domain.penalty.application import Application
from domain.penalty.decision import PenaltyDecided
from domain.penalty.investigation import CaseFiled
from domain.penalty.kinds import Mitigation, MitigationGround, PenaltyKind
from domain.penalty.review import CollectiveDiscussionHeld
from domain.ports.store import Store
from domain.registers.rules import DiscretionTableActivated, Tier
from projections.read_models.discretion.distribution import Group, distribution, spread
from projections.read_models.discretion.fitting_range import FittingRange, fitting_range
from projections.read_models.discretion.similar_cases import SIMILAR_CASES
from projections.read_models.listing import list_entries
from projections.read_models.question import Asked, AskedError, question
from tests.projections.telling import (
    FIRST_DAY,
    LITTERING,
    PERSON,
    at,
    conduct,
    littering,
    on_the_spot,
    register,
    registers,
    tell,
    told,
)
from tests.read_models.crowded import crowd, projected
from tests.read_models.oracle.similar_cases import quartiles, similar_cases
from tests.read_models.recorded_city import exported

YEAR = (date(2024, 1, 1), date(2024, 12, 31))
TABLE = DiscretionTableActivated(
    item=LITTERING,
    tiers=(
        Tier(tier="轻微", factors=("首次",), minimum=money(20_00), maximum=money(30_00)),
        Tier(tier="一般", factors=("再次",), minimum=money(30_00), maximum=money(40_00)),
        Tier(tier="单位", factors=(), minimum=money(0), maximum=money(10**6), party=PartyClass.UNIT),
    ),
    issuer="市级部门",
    document="裁量基准文号",
    effective_from=FIRST_DAY,
    published_on=FIRST_DAY,
)


@pytest.fixture
def city(store: Store) -> Store:
    store.log.append(registers())
    store.log.append([register(TABLE)])
    return store


def penalty(fine: int, tier: str | None = "轻微", **more: object) -> PenaltyDecided:
    made = PenaltyDecided(
        fine=money(fine), tier=tier, reasons="理由", application=Application(factors=("危害", "改正"))
    )
    return structs.replace(made, **more)


def decide(
    store: Store, subject: str, fact: Fact, *before: Fact, party: Party = PERSON, day: str = "2024-03-01"
) -> None:
    opened = CaseFiled(case_number=subject, items=(LITTERING,), party=party, conduct=conduct(subject), approver="chief")
    tell(
        store,
        *(told(subject, f"{day} 09:{n:02d}", one) for n, one in enumerate((opened, *before))),
        told(subject, f"{day} 10:00", fact),
    )


def listed(store: Store, **asked: object) -> list[dict[str, object]]:
    projected(store)
    with store.tables.read() as session:
        wanted = question(session, store.log, SIMILAR_CASES, structs.replace(Asked(), **asked))
        return list(list_entries(session, wanted, 500).items)


def distributed(store: Store, fence: int = 150, **asked: object) -> tuple[Group, ...]:
    projected(store)
    wanted = structs.replace(Asked(first=YEAR[0], last=YEAR[1], filters={"item": LITTERING}), **asked)
    with store.tables.read() as session:
        return distribution(session, question(session, store.log, SIMILAR_CASES, wanted), fence)


@pytest.mark.parametrize(("fine", "position"), [(20_00, 0), (35_00, 500), (50_00, 1000), (10_00, -334), (80_00, 2000)])
def test_a_fine_lies_between_nothing_and_a_thousand_of_its_range(city: Store, fine: int, position: int) -> None:
    decide(city, "a", penalty(fine))
    (entry,) = listed(city)
    assert (entry["minimum"], entry["maximum"], entry["position"]) == (20_00, 50_00, position)


def test_a_party_that_the_item_does_not_fine_has_no_range(city: Store) -> None:
    decide(city, "a", penalty(20_00), party=Party(token="firm", kind=PartyKind.UNIT))  # noqa: S106 -- a name
    (entry,) = listed(city)
    assert (entry["party_class"], entry["minimum"], entry["position"]) == ("unit", None, None)


def test_the_version_that_counts_is_that_of_the_day_of_the_act(city: Store) -> None:
    newer = structs.replace(
        littering(),
        fines=(structs.replace(littering().fines[0], minimum=money(100_00), maximum=money(200_00)),),
        effective_from=date(2024, 1, 1),
    )
    city.log.append([register(newer)])
    decide(city, "a", penalty(20_00))  # the act is of July 2023
    (entry,) = listed(city)
    assert (entry["item_version"], entry["minimum"]) == ("2023-01-01", 20_00)


def test_an_entry_says_what_was_weighed(city: Store) -> None:
    lighter = penalty(
        20_00, mitigation=Mitigation.LIGHTER, mitigation_grounds=(MitigationGround.HARM_REMOVED,), document="文号"
    )
    decide(city, "a", lighter)
    (entry,) = listed(city)
    assert (entry["tier"], entry["factors"], entry["factor_set"]) == ("轻微", ["危害", "改正"], "危害、改正")
    assert (entry["mitigation"], entry["mitigation_grounds"]) == ("lighter", ["harm_removed"])
    assert (entry["reasons"], entry["document"], entry["procedure"]) == ("理由", "文号", "ordinary")


@pytest.mark.parametrize(("fine", "outside"), [(20_00, False), (30_00, False), (30_01, True), (40_00, True)])
def test_a_fine_beyond_its_tier_is_out_of_it_as_the_guard_says(city: Store, fine: int, outside: bool) -> None:  # noqa: FBT001 -- expected
    decide(city, "a", penalty(fine))
    (entry,) = listed(city)
    assert (entry["out_of_tier"], entry["unexplained"]) == (outside, outside)
    steps = tuple(law.Step(t.tier, t.minimum, t.maximum) for t in TABLE.tiers)
    verdict = law.discretion_explained(fine, steps, "轻微", factors=True, reasoned=True, discussed=False)
    assert (verdict.result == "breached") == outside


def test_out_of_tier_after_collective_discussion_is_explained(city: Store) -> None:
    decide(city, "a", penalty(45_00), CollectiveDiscussionHeld(minutes="纪要"))
    (entry,) = listed(city)
    assert (entry["out_of_tier"], entry["discussed"], entry["unexplained"]) == (True, True, False)


@pytest.mark.parametrize(("grounds", "unexplained"), [((), True), ((MitigationGround.MERITORIOUS,), False)])
def test_below_the_range_needs_a_ground(
    city: Store, grounds: tuple[MitigationGround, ...], *, unexplained: bool
) -> None:
    below = penalty(10_00, None, mitigation=Mitigation.BELOW_RANGE, mitigation_grounds=grounds)
    decide(city, "a", below)
    (entry,) = listed(city)
    assert (entry["out_of_tier"], entry["unexplained"]) == (None, unexplained)


def test_above_the_range_nothing_explains_it(city: Store) -> None:
    decide(city, "a", penalty(60_00, None), CollectiveDiscussionHeld(minutes="纪要"))
    assert [e["unexplained"] for e in listed(city)] == [True]


def test_a_warning_is_not_below_the_range(city: Store) -> None:
    decide(city, "a", penalty(0, None, kinds=(PenaltyKind.WARNING,)))
    assert [e["unexplained"] for e in listed(city)] == [False]
    assert distributed(city) == ()


def test_a_varied_decision_shows_both_fines_and_a_revoked_one_stands_no_more(city: Store) -> None:
    decide(city, "a", penalty(30_00))
    tell(city, told("a", "2024-04-01 09:00", DecisionVaried(origin=Origin.REVIEW, fine=money(20_00), reason="过重")))
    assert [(e["fine"], e["fine_decided"], e["position"]) for e in listed(city)] == [(20_00, 30_00, 0)]
    tell(city, told("a", "2024-05-01 09:00", DecisionRevoked(origin=Origin.JUDGMENT, reason="违法")))
    assert [e["stands"] for e in listed(city)] == [False]
    assert distributed(city) == ()
    assert distributed(city, as_of=at("2024-04-02 00:00"))[0].fines.count == 1


def test_a_decision_on_the_spot_is_of_the_simple_procedure_and_names_no_tier(city: Store) -> None:
    tell(city, told("a", "2024-03-01 09:00", on_the_spot("f", 20_00)))
    assert [(e["procedure"], e["tier"], e["out_of_tier"]) for e in listed(city)] == [("simple", None, None)]


@pytest.mark.parametrize(
    ("fines", "expected"),
    [
        ((10,), (10, 10, 10)),
        ((10, 20), (10, 10, 20)),
        ((10, 20, 30), (10, 20, 30)),
        ((10, 20, 30, 40), (10, 20, 30)),
        ((10, 10, 10, 90), (10, 10, 10)),
        (tuple(range(1, 101)), (25, 50, 75)),
    ],
)
def test_a_quartile_is_a_fine_that_was_imposed(fines: Sequence[int], expected: tuple[int, int, int]) -> None:
    found = spread([(fine, fines.count(fine)) for fine in sorted(set(fines))])
    assert (found.lower_quartile, found.median, found.upper_quartile) == expected == quartiles(list(fines))
    assert (found.count, found.minimum, found.maximum) == (len(fines), min(fines), max(fines))


def test_any_quartile_is_the_one_found_by_trying_every_fine() -> None:
    draw = Random(1)
    for _ in range(300):
        fines = [draw.randrange(1, 12) for _ in range(draw.randrange(1, 40))]
        found = spread([(fine, fines.count(fine)) for fine in sorted(set(fines))])
        assert (found.lower_quartile, found.median, found.upper_quartile) == quartiles(fines)


def test_the_spread_is_the_interquartile_range_over_the_median() -> None:
    found = spread([(100, 1), (200, 1), (300, 1), (400, 1)])
    assert (found.spread_per_mille, found.lower_fence, found.upper_fence) == (1000, -200, 600)
    assert spread([(0, 3)]).spread_per_mille is None


def test_outliers_come_with_their_case_and_reasons(city: Store) -> None:
    for n in range(8):
        decide(city, f"usual-{n}", penalty(20_00 + n % 3 * 100))
    decide(city, "odd", penalty(50_00, reasons="拒不配合"), CollectiveDiscussionHeld(minutes="纪要"))
    (group,) = distributed(city)
    assert (group.tier, group.party_class, group.item_version) == ("轻微", "person", "2023-01-01")
    assert (group.fines.count, group.fines.median, group.fines.maximum) == (9, 21_00, 50_00)
    assert group.outliers == 1
    (odd,) = group.outlying
    assert (odd["fine"], odd["reasons"], odd["discussed"]) == (50_00, "拒不配合", True)
    assert odd["case_id"]
    assert distributed(city, fence=2000)[0].outliers == 0


def test_like_is_compared_with_like_only(city: Store) -> None:
    decide(city, "a", penalty(20_00))
    decide(city, "b", penalty(35_00, "一般"))
    decide(city, "c", penalty(900_00, "单位"), party=Party(token="firm", kind=PartyKind.UNIT))  # noqa: S106 -- a name
    decide(city, "d", penalty(25_00, None))
    groups = {(g.tier, g.party_class): g.fines.count for g in distributed(city)}
    assert groups == {("轻微", "person"): 1, ("一般", "person"): 1, ("单位", "unit"): 1, (None, "person"): 1}
    (one,) = distributed(city, filters={"item": LITTERING, "tier": "一般"})
    assert one.fines.median == 35_00


def test_a_fine_told_late_is_part_of_the_distribution_from_when_it_was_known(city: Store) -> None:
    decide(city, "b", penalty(30_00), day="2024-04-01")
    known = city.log.head()
    decide(city, "a", penalty(20_00), day="2024-03-01")
    assert distributed(city)[0].fines.count == 2
    assert distributed(city, position=known)[0].fines.count == 1
    assert distributed(city, as_of=at("2024-03-15 00:00"))[0].fines.maximum == 20_00


def test_without_item_or_period_nothing_is_distributed(city: Store) -> None:
    with pytest.raises(AskedError) as refused:
        distributed(city, filters={})
    assert refused.value.field == "item"
    with pytest.raises(AskedError) as refused:
        distributed(city, first=None)
    assert refused.value.field == "from"


def fit(
    store: Store, tier: str | None = None, party: PartyClass = PartyClass.PERSON, on: date = YEAR[0]
) -> FittingRange:
    known = Registry(store.log).current()
    return fitting_range(known, LITTERING, tier=tier, party=party, region="330106", on=on)


def test_the_range_is_what_law_and_table_allow_on_the_day(city: Store) -> None:
    found = fit(city)
    assert (found.minimum, found.maximum, found.table, found.norm) == (20_00, 50_00, "裁量基准文号", littering().norm)
    assert [(t.tier, t.lowest, t.highest) for t in found.tiers] == [("轻微", 20_00, 30_00), ("一般", 30_00, 40_00)]
    assert [t.tier for t in fit(city, "一般").tiers] == ["一般"]


def test_a_tier_is_cut_to_the_range_of_the_law(city: Store) -> None:
    wide = Tier(tier="严重", factors=(), minimum=Money(40_00), maximum=Money(900_00))
    beyond = Tier(tier="超出", factors=(), minimum=Money(60_00), maximum=Money(900_00))
    city.log.append([register(structs.replace(TABLE, tiers=(wide, beyond), effective_from=date(2024, 1, 1)))])
    assert [(t.lowest, t.highest) for t in fit(city).tiers] == [(40_00, 50_00), (None, None)]
    assert [t.tier for t in fit(city, on=date(2023, 12, 31)).tiers] == ["轻微", "一般"]


def test_a_party_that_cannot_be_fined_has_no_range(city: Store) -> None:
    found = fit(city, party=PartyClass.UNIT)
    assert (found.minimum, [(t.tier, t.lowest) for t in found.tiers]) == (
        None,
        [("轻微", None), ("一般", None), ("单位", None)],
    )


@pytest.mark.parametrize(("tier", "on", "field"), [("特重", YEAR[0], "tier"), (None, date(2020, 1, 1), "item")])
def test_what_no_register_has_on_the_day_is_refused(city: Store, tier: str | None, on: date, field: str) -> None:
    with pytest.raises(AskedError) as refused:
        fit(city, tier, on=on)
    assert refused.value.field == field


def test_every_case_and_distribution_of_a_crowded_city_is_the_one_computed_slowly() -> None:
    store = crowd()
    cases = similar_cases(exported(store))
    names = (
        "day",
        "item",
        "item_version",
        "tier",
        "party_class",
        "fine",
        "position",
        "out_of_tier",
        "discussed",
        "stands",
    )
    found = _all(store)
    shown = sorted(([e["case_id"], *(e[name] for name in names)] for e in found), key=str)
    assert shown == sorted(([c["case"], *(c[name] for name in names)] for c in cases), key=str)
    alike: dict[tuple[str, object, object, object], list[int]] = defaultdict(list)
    for case in cases:
        if case["stands"] and case["fine"] > 0 and case["day"].startswith("2025"):
            alike[case["item"], case["item_version"], case["tier"], case["party_class"]].append(case["fine"])
    assert max(map(len, alike.values())) >= 4
    for item in {item for item, *_ in alike}:
        groups = distributed(store, first=date(2025, 1, 1), last=date(2025, 12, 31), filters={"item": item})
        assert len(groups) == sum(of == item for of, *_ in alike)
        for group in groups:
            fines = alike[item, group.item_version, group.tier, group.party_class]
            lower, median, upper = quartiles(fines)
            told_of = group.fines
            assert (told_of.count, told_of.minimum, told_of.maximum) == (len(fines), min(fines), max(fines))
            assert (told_of.lower_quartile, told_of.median, told_of.upper_quartile) == (lower, median, upper)
            reach = (upper - lower) * 150 // 100
            odd = [f for f in fines if not lower - reach <= f <= upper + reach]
            assert group.outliers == len(odd)
            assert [e["fine"] for e in group.outlying] == sorted(odd, reverse=True)[:100]


def _all(store: Store) -> list[dict[str, object]]:
    """Read the list to its end."""
    found: list[dict[str, object]] = []
    cursor = None
    with store.tables.read() as session:
        while True:
            page = list_entries(session, question(session, store.log, SIMILAR_CASES, Asked()), 500, cursor)
            found += page.items
            if (cursor := page.next) is None:
                return found
