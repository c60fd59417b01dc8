"""Accounts of fines (罚没款收缴台账): money, service, remedies and collection, also of a real log of fines."""

from collections import Counter
from datetime import date
from os import environ
from pathlib import Path

import pytest
from msgspec import json, structs

from adapters.event_store import open_store
from adapters.logs.importing import import_log
from domain.fact import money
from domain.measures.execution_facts import ExecutionAgreementMade
from domain.penalty.amendment import DecisionRevoked, DecisionVaried, Origin
from domain.penalty.payment import FinePaid, Instalment, InstalmentApproved
from domain.penalty.service import Document, DocumentServed
from domain.ports.store import Store
from projections.read_models.book import READ_MODELS
from projections.read_models.entry import fields
from projections.read_models.fine_accounts.model import FINE_ACCOUNTS
from projections.read_models.listing import count_entries, list_entries
from projections.read_models.question import Asked, question
from tests.logs.material import example, real_log
from tests.projections.telling import at, filed, on_the_spot, registers, tell, told
from tests.read_models.crowded import crowd, projected
from tests.read_models.oracle.accounts import accounts
from tests.read_models.recorded_city import exported

EXTRACT = "road_traffic_fines_1_per_variant.xes.gz"
FULL = "road_traffic_fines_full.xes.gz"
FULL_LOG = "FINES_LOG"
"""Set in the environment, the whole real log is imported too: some minutes."""


@pytest.fixture
def city(store: Store) -> Store:
    store.log.append(registers())
    return store


def account(store: Store, **asked: object) -> dict[str, object]:
    projected(store)
    with store.tables.read() as session:
        wanted = question(session, store.log, FINE_ACCOUNTS, structs.replace(Asked(), **asked))
        (entry,) = list_entries(session, wanted, 2).items
    return entry


def shown(entry: dict[str, object], *names: str) -> tuple[object, ...]:
    return tuple(entry[name] for name in names)


def decided(store: Store, fine: int = 1000_00) -> None:
    tell(
        store,
        told("a", "2024-01-02 09:00", filed("n")),
        told("a", "2024-01-05 09:00", "penalty_decided.v1", fine=fine, confiscated=30_00),
    )


def test_a_case_without_decision_or_money_has_no_account(city: Store) -> None:
    tell(city, told("a", "2024-01-02 09:00", filed("n")), told("a", "2024-01-03 09:00", DocumentServed()))
    projected(city)
    with city.tables.read() as session:
        assert list_entries(session, question(session, city.log, FINE_ACCOUNTS, Asked()), 2).items == ()


def test_what_was_paid_in_parts_adds_up_and_settles(city: Store) -> None:
    decided(city)
    parts = InstalmentApproved(
        schedule=tuple(Instalment(due=date(2024, month, 1), amount=money(500_00)) for month in (3, 4))
    )
    tell(
        city,
        told("a", "2024-01-06 09:00", DocumentServed()),
        told("a", "2024-01-07 09:00", parts),
        told("a", "2024-02-28 09:00", FinePaid(amount=money(500_00))),
    )
    assert shown(account(city), "paid", "payments", "instalments", "deferred_to", "settled_on") == (
        500_00,
        1,
        2,
        "2024-04-01",
        None,
    )
    tell(city, told("a", "2024-03-30 09:00", FinePaid(amount=money(500_00))))
    assert shown(account(city), "paid", "settled_on", "served_on", "confiscated") == (
        1000_00,
        "2024-03-30",
        "2024-01-06",
        30_00,
    )


def test_a_notice_that_was_served_is_no_service_of_the_decision(city: Store) -> None:
    decided(city)
    tell(city, told("a", "2024-01-03 09:00", DocumentServed(kind=Document.NOTICE)))
    assert shown(account(city), "services", "served_on") == (0, None)


def test_a_decision_on_the_spot_is_served_and_collected_at_once(city: Store) -> None:
    tell(
        city,
        told("a", "2024-01-02 09:00", on_the_spot("form-1", 50_00)),
        told("a", "2024-01-02 09:01", "fine_collected_on_spot.v1", amount=50_00, receipt="r-1"),
        told("a", "2024-01-03 09:01", "collection_remitted.v1", amount=50_00),
    )
    found = account(city)
    assert shown(found, "served_on", "collected", "collections", "remitted", "paid", "has_payment") == (
        "2024-01-02",
        50_00,
        1,
        1,
        0,
        True,
    )
    assert found["behind"] == [1, 2, 3]


def test_surcharge_deferral_and_waiver_stand_in_the_account(city: Store) -> None:
    decided(city)
    waiver = ExecutionAgreementMade(agreement="a-1", perform_by=date(2024, 9, 1), surcharge_waived=money(20_00))
    tell(
        city,
        told("a", "2024-02-01 09:00", "deferral_approved.v1", due="2024-06-30"),
        told("a", "2024-07-01 09:00", "surcharge_started.v1", daily_per_mille=30),
        told("a", "2024-08-01 09:00", waiver),
    )
    found = account(city)
    assert shown(found, "deferred_to", "surcharge_on", "surcharge_per_mille", "waived") == (
        "2024-06-30",
        "2024-07-01",
        30,
        20_00,
    )


def test_a_stay_told_late_holds_the_surcharge_up_and_so_settles_the_account(city: Store) -> None:
    decided(city)
    tell(
        city,
        told("a", "2024-07-01 09:00", "surcharge_started.v1", daily_per_mille=30),
        told("a", "2024-07-10 09:00", FinePaid(amount=money(1150_00))),
    )
    assert account(city)["settled_on"] is None  # ten days of surcharge
    tell(city, told("a", "2024-07-06 09:00", "execution_stayed.v1", by="court", ground="申请"))
    assert account(city)["settled_on"] == "2024-07-10"  # five days
    tell(city, told("a", "2024-07-08 09:00", "stay_lifted.v1"))
    assert account(city)["settled_on"] is None  # seven days


def test_varied_and_revoked_decisions_keep_what_was_decided(city: Store) -> None:
    decided(city)
    tell(city, told("a", "2024-03-01 09:00", DecisionVaried(origin=Origin.REVIEW, fine=money(700_00), reason="过重")))
    assert shown(account(city), "fine", "fine_decided") == (700_00, 1000_00)
    tell(city, told("a", "2024-04-01 09:00", DecisionRevoked(origin=Origin.JUDGMENT, reason="违法")))
    assert shown(account(city), "fine", "fine_decided") == (0, 1000_00)
    assert account(city, as_of=at("2024-03-15 00:00"))["fine"] == 700_00


def test_reviews_suits_and_collection_are_counted_with_their_outcomes(city: Store) -> None:
    decided(city)
    tell(
        city,
        told("a", "2024-02-01 09:00", "review_applied.v1"),
        told("a", "2024-03-01 09:00", "review_decided.v1", outcome="upheld"),
        told("a", "2024-03-02 09:00", "review_outcome_served.v1"),
        told("a", "2024-03-10 09:00", "suit_filed.v1"),
        told("a", "2024-05-10 09:00", "suit_judged.v1", outcome="rejected"),
        told("a", "2024-09-10 09:00", "court_enforcement_applied.v1"),
        told("a", "2024-09-20 09:00", "court_enforcement_ruled.v1", ruling="allowed"),
        told("a", "2024-10-01 09:00", "court_enforcement_executed.v1", amount=1000_00),
    )
    found = account(city)
    assert shown(found, "reviews", "reviews_decided", "review_outcome", "outcomes_served") == (1, 1, "upheld", 1)
    assert shown(found, "suits", "suits_judged", "suit_outcome") == (1, 1, "rejected")
    assert shown(found, "court_applied_on", "court_allowed", "court_collected", "settled_on") == (
        "2024-09-10",
        1,
        1000_00,
        "2024-10-01",
    )
    assert shown(found, "in_collection", "has_payment", "paid_after_collection") == (True, False, False)


def test_a_payment_told_late_is_known_only_from_then_on(city: Store) -> None:
    decided(city)
    tell(city, told("a", "2024-03-01 09:00", DocumentServed()))
    known = city.log.head()
    tell(city, told("a", "2024-02-01 09:00", FinePaid(amount=money(100_00))))
    assert account(city)["paid"] == 100_00
    assert account(city, position=known)["paid"] == 0
    assert account(city, as_of=at("2024-01-20 00:00"))["paid"] == 0


def test_neither_similar_cases_nor_leniency_add_up_money() -> None:
    money_of = {m.name: {f.name for f in fields(m.entry) if f.fen} for m in READ_MODELS.values()}
    assert money_of[FINE_ACCOUNTS.name] & set(FINE_ACCOUNTS.sums)
    assert not money_of["similar_cases"] & set(READ_MODELS["similar_cases"].sums)
    assert money_of["similar_cases"] == {"fine", "fine_decided", "minimum", "maximum"}
    assert not money_of["leniency"]


def totals(store: Store, years: range) -> dict[int, Counter[str]]:
    """Ask year by year, as nobody may ask for more at once."""
    found: dict[int, Counter[str]] = {}
    with store.tables.read() as session:
        for year in years:
            asked = Asked(first=date(year, 1, 1), last=date(year, 12, 31))
            wanted = question(session, store.log, FINE_ACCOUNTS, asked)
            groups = count_entries(session, wanted, ("has_payment", "in_collection"))
            sums: Counter[str] = Counter()
            for group in groups:
                sums.update(group.sums)
                payment, collection = group.group["has_payment"], group.group["in_collection"]
                sums["cases"] += group.cases
                sums["with_payment"] += group.cases if payment else 0
                sums["in_collection"] += group.cases if collection else 0
                sums["neither"] += group.cases if not payment and not collection else 0
            if groups:
                found[year] = sums
    return found


def test_every_sum_of_a_crowded_city_is_the_one_added_up_slowly() -> None:
    store = crowd()
    wanted = accounts(exported(store))
    found = totals(store, range(2024, 2028))
    assert found.keys() == wanted.keys()
    for year, sums in wanted.items():
        for name, amount in sums.items():
            assert found[year][name] == amount, (year, name)
    for name in ("fine", "paid", "collected", "worked_off", "services"):
        assert sum(sums[name] for sums in found.values()) > 0, name


def imported(log: str, store: Store) -> Store:
    assert import_log(real_log(log), example("road_traffic_fines"), store).ok
    return projected(store)


def test_the_extract_of_the_real_log_adds_up_as_its_events_say() -> None:
    store = imported(EXTRACT, open_store("memory:"))
    wanted = accounts(exported(store))
    found = totals(store, range(2000, 2014))
    assert found.keys() == wanted.keys()
    for year, sums in wanted.items():
        for name, amount in sums.items():
            assert found[year][name] == amount, (year, name)
    assert sum(c["cases"] for c in found.values()) == 231
    assert min(sum(c[name] for c in found.values()) for name in ("reviews", "suits", "court_applied")) > 40


@pytest.mark.skipif(not environ.get(FULL_LOG), reason=f"the whole log is imported where {FULL_LOG} is set")
def test_the_whole_real_log_adds_up_as_its_publisher_says(tmp_path: Path) -> None:
    published = json.decode(real_log("published_facts.json").read_bytes())[FULL]["activity_counts_published"]
    store = imported(FULL, open_store(f"sqlite:{tmp_path / 'fines.sqlite'}"))
    found: Counter[str] = Counter()
    for sums in totals(store, range(2000, 2014)).values():
        found.update(sums)
    activities = {
        "Create Fine": "decisions",
        "Send Fine": "dispatches",
        "Insert Fine Notification": "services",
        "Add penalty": "surcharges",
        "Payment": "payments",
        "Insert Date Appeal to Prefecture": "reviews",
        "Send Appeal to Prefecture": "reviews_forwarded",
        "Receive Result Appeal from Prefecture": "reviews_decided",
        "Notify Result Appeal to Offender": "outcomes_served",
        "Appeal to Judge": "suits",
        "Send for Credit Collection": "court_applied",
    }
    assert {activity: found[name] for activity, name in activities.items()} == published
    assert found["fine"] == found["fine_decided"] == 672_385_164
    assert found["costs"] == 124_253_904
    assert found["paid"] == 360_146_453
    assert found["raised_to"] == 793_757_603
    assert found["cases"] == 150_370
    assert found["with_payment"] == 69_715
    assert found["in_collection"] == 59_013
    assert found["neither"] == 23_768
    with store.tables.read() as session:
        for year in range(2000, 2014):
            asked = Asked(first=date(year, 1, 1), last=date(year, 12, 31), filters={"paid_after_collection": True})
            wanted = question(session, store.log, FINE_ACCOUNTS, asked)
            assert [group.entries for group in count_entries(session, wanted, ())] == [0]
    store.close()
