"""First offence (首违核查): which earlier decisions count, by a policy that is asked for."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from msgspec import structs

from domain.ids import division
from domain.ids import item as code
from domain.lookup import Registry
from domain.parties import Party, PartyKind
from domain.penalty.amendment import DecisionRevoked, Origin
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided
from domain.penalty.filing import ProcedureConverted
from domain.penalty.investigation import CaseFiled
from domain.penalty.kinds import NoPenaltyGround, Procedure
from domain.ports.store import Store
from domain.registers.rules import Leniency, NoPenaltyListActivated
from projections.read_models.leniency.first_offence import (
    SHOWN,
    AtHand,
    FirstOffence,
    Policy,
    Scope,
    first_offence,
    window,
)
from projections.read_models.leniency.offences import OFFENCES
from projections.read_models.listing import list_entries
from projections.read_models.question import Asked, AskedError, question
from tests.projections.telling import (
    BUREAU,
    LITTERING,
    PERSON,
    RIVAL,
    at,
    case,
    filed,
    on_the_spot,
    register,
    registers,
    tell,
    told,
)
from tests.read_models.crowded import crowd, projected
from tests.read_models.oracle.offences import offences
from tests.read_models.recorded_city import exported

ON = date(2024, 6, 1)


@pytest.fixture
def city(store: Store) -> Store:
    store.log.append(registers())
    return store


def look(  # noqa: PLR0913 -- as many parts as the policy and the case at hand have
    store: Store,
    *,
    months: int | None = 12,
    scope: Scope = Scope.ALL,
    spared: bool = True,
    on: date = ON,
    organ: str | None = None,
    region: str | None = None,
    but: str | None = None,
    party: str = PERSON.token,
    item: str = LITTERING,
    **asked: object,
) -> FirstOffence:
    projected(store)
    policy = Policy(window_months=months, window_source="test", scope=scope, count_no_penalty=spared)
    wanted = structs.replace(Asked(filters={"party": party, "item": item}), **asked)
    with store.tables.read() as session:
        put = question(session, store.log, OFFENCES, wanted)
        return first_offence(session, put, policy, AtHand(on=on, organ=organ, region=region, case_id=but))


def spare(store: Store, subject: str, day: str, ground: NoPenaltyGround = NoPenaltyGround.FIRST_OFFENCE) -> None:
    tell(
        store,
        told(subject, f"{day} 09:00", filed(f"number-{subject}")),
        told(subject, f"{day} 10:00", NoPenaltyDecided(ground=ground, reasons="依法不予处罚")),
    )


def punish(store: Store, subject: str, day: str, organ: str = BUREAU) -> None:
    tell(store, told(subject, f"{day} 09:00", on_the_spot(f"form-{subject}", 20_00), organ=organ))


def test_a_party_of_whom_nothing_is_known_offends_for_the_first_time(city: Store) -> None:
    answer = look(city)
    assert (answer.first, answer.earlier, answer.since) == (True, (), date(2023, 6, 1))


def test_an_earlier_penalty_in_the_same_cause_counts_and_is_named(city: Store) -> None:
    punish(city, "a", "2024-01-10")
    answer = look(city)
    assert not answer.first
    assert [(e["case_id"], e["behind"]) for e in answer.earlier] == [(str(case("a")), [1])]
    assert look(city, item="ZJ-SR-1").first
    assert look(city, party="party-2").first


def test_an_offence_before_the_window_does_not_count(city: Store) -> None:
    punish(city, "a", "2023-05-31")
    assert look(city, months=12).first
    assert not look(city, months=13).first
    assert not look(city, months=None).first


def test_the_first_day_of_the_window_counts(city: Store) -> None:
    punish(city, "a", "2023-06-01")
    assert not look(city).first


def test_what_is_decided_after_the_day_is_no_earlier_offence(city: Store) -> None:
    punish(city, "a", "2024-06-02")
    assert look(city).first


def test_what_another_case_decided_on_the_day_itself_counts(city: Store) -> None:
    punish(city, "a", "2024-06-01")
    assert not look(city).first


def test_the_case_at_hand_is_no_earlier_offence_of_itself(city: Store) -> None:
    punish(city, "a", "2024-01-10")
    assert look(city, but=str(case("a"))).first


def test_whether_what_was_spared_counts_is_asked_for(city: Store) -> None:
    spare(city, "a", "2024-01-10")
    assert not look(city).first
    assert look(city, spared=False).first


@pytest.mark.parametrize("ground", [NoPenaltyGround.NO_FAULT, NoPenaltyGround.TIME_BARRED])
def test_a_ground_that_leaves_no_offence_established_never_counts(city: Store, ground: NoPenaltyGround) -> None:
    spare(city, "a", "2024-01-10", ground)
    assert look(city).first


def test_facts_that_were_not_established_are_no_offence(city: Store) -> None:
    tell(
        city,
        told("a", "2024-01-09 09:00", filed("number-a")),
        told("a", "2024-01-10 09:00", FactsNotEstablished(reasons="证据不足")),
    )
    assert look(city).first


def test_a_revoked_decision_does_not_count_from_its_revocation_on(city: Store) -> None:
    punish(city, "a", "2024-01-10")
    tell(city, told("a", "2024-03-01 09:00", DecisionRevoked(origin=Origin.REVIEW, reason="程序违法")))
    assert look(city).first
    assert not look(city, as_of=at("2024-02-01 00:00")).first


def test_a_decision_on_the_spot_that_gave_way_to_the_ordinary_procedure_does_not_count(city: Store) -> None:
    punish(city, "a", "2024-01-10")
    converted = ProcedureConverted(before=Procedure.SIMPLE, after=Procedure.ORDINARY, reason="事实有争议")
    tell(city, told("a", "2024-01-11 09:00", converted))
    assert look(city).first


def test_each_item_of_a_case_is_a_cause(city: Store) -> None:
    several = CaseFiled(
        case_number="n", items=(LITTERING, code("ZJ-SR-9")), party=PERSON, conduct=filed("n").conduct, approver="chief"
    )
    tell(city, told("a", "2024-01-09 09:00", several), told("a", "2024-01-10 09:00", "penalty_decided.v1", fine=20_00))
    assert not look(city).first
    assert not look(city, item="ZJ-SR-9").first


def test_the_scope_says_whose_offences_count(city: Store) -> None:
    punish(city, "a", "2024-01-10", RIVAL)  # 330105
    assert look(city, scope=Scope.ORGAN, organ=BUREAU).first
    assert not look(city, scope=Scope.ORGAN, organ=RIVAL).first
    assert look(city, scope=Scope.COUNTY, region="330106").first
    assert not look(city, scope=Scope.COUNTY, region="330105").first
    assert not look(city, scope=Scope.CITY, region="330106").first
    assert look(city, scope=Scope.CITY, region="330200").first
    assert not look(city, scope=Scope.PROVINCE, region="330200").first
    assert look(city, scope=Scope.PROVINCE, region="310000").first


@pytest.mark.parametrize(("scope", "field"), [(Scope.ORGAN, "organ"), (Scope.CITY, "region")])
def test_a_scope_without_its_place_is_refused(city: Store, scope: Scope, field: str) -> None:
    with pytest.raises(AskedError) as refused:
        look(city, scope=scope)
    assert refused.value.field == field


def test_an_offence_told_late_counts_only_from_when_it_was_known(city: Store) -> None:
    punish(city, "b", "2024-02-01")
    known = city.log.head()
    punish(city, "a", "2024-01-10")
    assert len(look(city).earlier) == 2
    assert len(look(city, position=known).earlier) == 1


def test_the_window_is_that_asked_for_else_of_the_list_in_force_else_a_year(city: Store) -> None:
    city.log.append(
        [
            register(
                NoPenaltyListActivated(
                    list="首违不罚清单",
                    item=LITTERING,
                    leniency=Leniency.FIRST_OFFENCE,
                    conditions=("首次",),
                    document="文号",
                    effective_from=date(2024, 1, 1),
                    window_months=24,
                )
            )
        ]
    )
    known = Registry(city.log).current()
    assert window(known, LITTERING, ON, None) == (24, "首违不罚清单 文号")
    assert window(known, LITTERING, date(2023, 6, 1), None)[0] == 12
    assert window(known, LITTERING, ON, 6) == (6, "as asked")
    assert window(known, LITTERING, ON, 0) == (None, "as asked")


def test_the_region_of_an_offence_is_that_of_its_case_before_that_of_its_organ(city: Store) -> None:
    elsewhere = CaseFiled(
        case_number="n",
        items=(LITTERING,),
        party=Party(token="p-9", kind=PartyKind.PERSON),  # noqa: S106 -- a name, not a secret
        conduct=filed("n").conduct,
        approver="chief",
        region=division("330109"),
    )
    tell(city, told("a", "2024-01-09 09:00", elsewhere))
    tell(city, told("a", "2024-01-10 09:00", "penalty_decided.v1", fine=20_00))
    projected(city)
    with city.tables.read() as session:
        page = list_entries(session, question(session, city.log, OFFENCES, Asked()), 10)
    assert [item["region"] for item in page.items] == ["330109"]


def test_every_answer_of_a_crowded_city_is_the_one_found_slowly() -> None:
    store = crowd()
    events = exported(store)
    regions = {e["data"]["organ"]: e["data"]["region"] for e in events if e["type"] == "organ_registered.v1"}
    known = offences(events, regions)
    draw, kinds = Random(4), Counter[bool]()
    times = Counter((o["party"], o["item"]) for o in known)
    again = [o for o in known if times[o["party"], o["item"]] > 1]
    for _ in range(60):
        pair = draw.choice(draw.choice((known, again)))
        months = draw.choice((None, 3, 12))
        scope, spared = draw.choice(tuple(Scope)), draw.random() < 0.5
        on = date.fromisoformat(pair["day"])
        digits = {Scope.COUNTY: 6, Scope.CITY: 4, Scope.PROVINCE: 2}.get(scope, 0)
        first_day = _months_before(on, months)
        wanted = [
            (o["case"], o["day"])
            for o in known
            if (o["party"], o["item"]) == (pair["party"], pair["item"])
            and first_day <= o["day"] <= on.isoformat()
            and o["case"] != pair["case"]
            and (spared or o["outcome"] != "spared")
            and (scope != Scope.ORGAN or o["organ"] == pair["organ"])
            and o["region"][:digits] == pair["region"][:digits]
        ]
        found = look(
            store,
            months=months,
            scope=scope,
            spared=spared,
            on=on,
            organ=pair["organ"],
            region=pair["region"],
            but=pair["case"],
            party=pair["party"],
            item=pair["item"],
        )
        wanted.sort(key=lambda o: (o[1], o[0]), reverse=True)
        assert [(e["case_id"], e["day"]) for e in found.earlier] == wanted[:SHOWN]
        assert found.more == (len(wanted) > SHOWN)
        assert found.first == (not wanted)
        kinds[found.first] += 1
    assert kinds[False] > 5


def _months_before(on: date, months: int | None) -> str:
    if months is None:
        return ""
    year, month = (on.year, on.month - months) if on.month > months else (on.year - 1, on.month + 12 - months)
    for day in range(on.day, 27, -1):
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            continue
    return date(year, month, min(on.day, 28)).isoformat()
