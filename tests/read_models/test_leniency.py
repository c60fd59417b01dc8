"""Lenient enforcement (柔性执法): spared, promised, reminded of, worked off, and measures on what is to be spared."""

from collections import Counter
from datetime import date

import pytest
from msgspec import structs

from domain.fact import Fact, money
from domain.measures.facts import PropertySealed
from domain.penalty.application import Circumstances
from domain.penalty.decision import EducationGiven, NoPenaltyDecided, PenaltyDecided
from domain.penalty.filing import FirstOffencePromiseSigned
from domain.penalty.investigation import InvestigationConcluded
from domain.penalty.kinds import LegalBasis, NoPenaltyGround
from domain.penalty.service_offset import (
    ServiceHoursRecorded,
    ServiceOffsetApplied,
    ServiceOffsetApproved,
    ServiceOffsetCompleted,
)
from domain.ports.store import Store
from domain.registers.rules import Leniency, NoPenaltyListActivated
from domain.supervision.facts import (
    CorrectionOrdered,
    CorrectionReported,
    Disposition,
    InspectionFinished,
    LeadDisposed,
    RecheckFailed,
    RecheckPassed,
    ReminderSent,
)
from projections.read_models.leniency.model import LENIENCY
from projections.read_models.listing import count_entries, list_entries
from projections.read_models.question import Asked, question
from tests.projections.telling import LITTERING, OFFICERS, at, filed, on_the_spot, register, registers, tell, told
from tests.read_models.crowded import crowd, projected
from tests.read_models.oracle.leniency import leniency
from tests.read_models.recorded_city import exported

SLIGHT = Circumstances(slight=True, corrected_in_time=True, harmless=True)
FIRST = Circumstances(first_offence=True, corrected_in_time=True, little_harm=True)
PENALTY = PenaltyDecided(fine=money(100_00))
PROMISE = FirstOffencePromiseSigned(cause=LITTERING, promise="承诺书-1", correct_by=date(2024, 1, 10))
REMINDER = ReminderSent(rule="VIDEO-01", channel="sms", correct_by=date(2024, 1, 10))
ORDER = CorrectionOrdered(order="order-1", item=LITTERING)


def concluded(found: Circumstances) -> InvestigationConcluded:
    return InvestigationConcluded(report="r", circumstances=found)


def spared(ground: NoPenaltyGround, found: Circumstances | None = None) -> NoPenaltyDecided:
    return NoPenaltyDecided(ground=ground, reasons="依法不予处罚", circumstances=found)


@pytest.fixture
def city(store: Store) -> Store:
    store.log.append(registers())
    return store


def story(store: Store, *steps: tuple[str, Fact]) -> None:
    """Tell one case: days of January 2024, with what happened."""
    tell(store, *(told("a", f"2024-01-{day} 09:{n:02d}", fact) for n, (day, fact) in enumerate(steps)))


def only(store: Store, **asked: object) -> dict[str, object]:
    projected(store)
    with store.tables.read() as session:
        wanted = question(session, store.log, LENIENCY, structs.replace(Asked(), **asked))
        (entry,) = list_entries(session, wanted, 5).items
    return entry


def shown(entry: dict[str, object], *names: str) -> tuple[object, ...]:
    return tuple(entry[name] for name in names)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (SLIGHT, (True, False, True)),
        (FIRST, (False, True, True)),
        (structs.replace(SLIGHT, harmless=False), None),
        (structs.replace(FIRST, corrected_in_time=None), None),
        (structs.replace(FIRST, little_harm=None, harmless=True), (False, True, True)),
    ],
)
def test_a_punished_act_that_must_or_may_be_spared_is_eligible(
    city: Store, found: Circumstances, expected: tuple[bool, bool, bool] | None
) -> None:
    story(city, ("02", filed("n")), ("03", concluded(found)), ("04", PENALTY))
    if expected is None:
        with pytest.raises(ValueError, match="not enough values"):
            only(city)
    else:
        assert shown(only(city), "must", "may", "eligible", "spared", "result") == (*expected, False, "punished")


def test_a_spared_act_is_shown_with_its_ground_and_the_education(city: Store) -> None:
    story(city, ("02", filed("n")), ("03", spared(NoPenaltyGround.SLIGHT, SLIGHT)))
    assert shown(only(city), "eligible", "spared", "ground", "educated") == (True, True, "slight", False)
    story(city, ("05", EducationGiven()))
    assert only(city)["educated"] is True
    assert only(city, as_of=at("2024-01-04 00:00"))["educated"] is False


def test_sparing_for_another_reason_is_no_part_of_the_share(city: Store) -> None:
    story(city, ("02", filed("n")), ("03", spared(NoPenaltyGround.NO_FAULT)))
    assert shown(only(city), "eligible", "spared", "ground") == (False, True, "no_fault")


def test_a_list_in_force_on_the_day_is_named(city: Store) -> None:
    listed = NoPenaltyListActivated(
        list="轻微不罚清单",
        item=LITTERING,
        leniency=Leniency.SLIGHT,
        conditions=("及时改正",),
        document="文号",
        effective_from=date(2024, 1, 3),
    )
    city.log.append([register(listed)])
    story(city, ("02", filed("n")), ("02", spared(NoPenaltyGround.SLIGHT, SLIGHT)))
    assert shown(only(city), "listed", "list_name") == (False, None)
    tell(city, told("b", "2024-01-03 09:00", filed("n-b", "litter-2")))
    tell(city, told("b", "2024-01-03 10:00", spared(NoPenaltyGround.SLIGHT, SLIGHT)))
    found = only(city, first=date(2024, 1, 3), last=date(2024, 1, 3))
    assert shown(found, "listed", "list_name") == (True, "轻微不罚清单")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), ("open", False, False, False, None)),
        ((("09", RecheckPassed(order="order-1")),), ("kept", True, False, False, "2024-01-09")),
        ((("10", RecheckFailed(order="order-1")),), ("open", False, False, False, None)),
        ((("11", RecheckFailed(order="order-1")),), ("broken", False, True, False, "2024-01-11")),
        (
            (("11", RecheckFailed(order="order-1")), ("12", PENALTY)),
            ("returned", False, True, True, "2024-01-11"),
        ),
        (
            (("09", RecheckFailed(order="order-1")), ("10", RecheckPassed(order="order-1"))),
            ("kept", True, False, False, "2024-01-10"),
        ),
        (
            (("11", RecheckFailed(order="order-1")), ("20", RecheckPassed(order="order-1"))),
            ("broken", False, True, False, "2024-01-11"),
        ),
        ((("09", PENALTY), ("11", RecheckFailed(order="order-1"))), ("broken", False, True, False, "2024-01-11")),
    ],
)
def test_a_promise_is_settled_by_the_recheck_that_passes_or_fails_after_its_day(
    city: Store, steps: tuple[tuple[str, Fact], ...], expected: tuple[object, ...]
) -> None:
    story(city, ("02", filed("n")), ("02", ORDER), ("03", PROMISE), *steps)
    found = only(city, filters={"instrument": "promise"})
    assert shown(found, "result", "kept", "broken", "returned", "ended_on") == expected


def test_a_recheck_of_an_order_about_another_item_settles_nothing(city: Store) -> None:
    other = CorrectionOrdered(order="order-2", item=None)
    elsewhere = structs.replace(ORDER, order="order-3", item="ZJ-SR-9")
    story(city, ("03", PROMISE), ("03", elsewhere), ("09", RecheckPassed(order="order-3")))
    assert only(city)["result"] == "open"
    story(city, ("09", other), ("10", RecheckPassed(order="order-2")))
    assert only(city)["result"] == "kept"


@pytest.mark.parametrize(
    ("fact", "corrected"),
    [
        (InspectionFinished(has_violation=False), True),
        (InspectionFinished(has_violation=True), False),
        (RecheckPassed(order="o"), True),
        (RecheckFailed(order="o"), False),
        (CorrectionReported(order="o"), True),
        (LeadDisposed(disposition=Disposition.CORRECTED), True),
        (LeadDisposed(disposition=Disposition.EDUCATED), None),
    ],
)
def test_what_follows_a_reminder_says_whether_it_led_to_correction(
    city: Store, fact: Fact, *, corrected: bool | None
) -> None:
    story(city, ("03", REMINDER), ("04", fact))
    result = {True: "corrected", False: "not_corrected", None: "open"}[corrected]
    assert shown(only(city), "corrected", "result") == (corrected is True, result)


def test_a_penalty_after_a_reminder_for_an_act_before_it_is_without_a_new_act(city: Store) -> None:
    before = structs.replace(on_the_spot("f", 20_00).conduct, on=date(2024, 1, 3))
    story(city, ("03", REMINDER), ("05", structs.replace(on_the_spot("f", 20_00), conduct=before)))
    found = only(city, filters={"instrument": "reminder"})
    assert shown(found, "punished", "same_act", "result", "behind") == (True, True, "punished", [1, 2])


def test_a_penalty_after_a_reminder_for_a_new_act_is_another_matter(city: Store) -> None:
    after = structs.replace(on_the_spot("f", 20_00).conduct, on=date(2024, 1, 4))
    story(city, ("03", REMINDER), ("05", structs.replace(on_the_spot("f", 20_00), conduct=after)))
    assert shown(only(city, filters={"instrument": "reminder"}), "punished", "same_act") == (True, False)


def test_the_ledger_of_service_counts_minutes_session_by_session(city: Store) -> None:
    approved = ServiceOffsetApproved(approver="head", minutes=180, fen_per_hour=money(50_00), amount=money(150_00))
    session = ServiceHoursRecorded(on=date(2024, 1, 7), minutes=60, supervisor="street-office")
    story(city, ("02", ServiceOffsetApplied(application="申请", minutes=180)), ("03", approved), ("07", session))
    found = only(city)
    assert shown(found, "result", "minutes", "minutes_done", "completed", "grounded") == (
        "approved",
        180,
        60,
        False,
        False,
    )
    assert found["sessions"] == [{"on": "2024-01-07", "minutes": 60, "supervisor": "street-office"}]
    rest = structs.replace(session, on=date(2024, 1, 8), minutes=120)
    story(city, ("08", rest), ("09", ServiceOffsetCompleted(minutes=180, amount=money(150_00))))
    assert shown(only(city), "result", "minutes_done", "completed") == ("completed", 180, True)


def test_an_offset_names_the_local_regulation_that_it_rests_on(city: Store) -> None:
    basis = LegalBasis(norm="湖州市文明行为促进条例", article="40")
    approved = ServiceOffsetApproved(
        approver="head", minutes=60, fen_per_hour=money(50_00), amount=money(50_00), basis=basis
    )
    story(city, ("03", approved))
    assert shown(only(city), "grounded", "ground") == (True, "湖州市文明行为促进条例 40")


def test_a_measure_on_a_scenario_that_a_list_spares_is_marked(city: Store) -> None:
    sealed = PropertySealed(measure="m-1", officers=OFFICERS, inventory="清单")
    story(city, ("02", filed("n")), ("03", sealed))
    assert shown(only(city), "instrument", "result", "listed") == ("measure", "property_sealed", False)
    listed = NoPenaltyListActivated(
        list="不予行政强制清单",
        item=LITTERING,
        leniency=Leniency.MEASURE,
        conditions=("情节轻微",),
        document="文号",
        effective_from=date(2024, 1, 1),
    )
    city.log.append([register(listed)])
    assert shown(only(city), "listed", "list_name") == (True, "不予行政强制清单")


def test_no_figure_of_lenient_enforcement_is_money() -> None:
    assert not {name for name in LENIENCY.entry.__struct_fields__ if "fine" in name or "amount" in name}


def test_every_total_of_a_crowded_city_is_the_one_counted_slowly() -> None:
    store = crowd()
    wanted = {key: +count for key, count in leniency(exported(store)).items()}
    found: dict[tuple[str, str], Counter[str]] = {}
    with store.tables.read() as session:
        for year in (2024, 2025, 2026):
            asked = Asked(first=date(year, 1, 1), last=date(year, 12, 31))
            groups = count_entries(session, question(session, store.log, LENIENCY, asked), ("instrument", "month"))
            for group in groups:
                key = str(group.group["instrument"]), str(group.group["month"])
                found[key] = +Counter(group.sums | {"entries": group.entries})
    assert found == wanted
    whole: Counter[str] = sum(found.values(), Counter())
    for name in ("eligible", "spared", "kept", "broken", "returned", "corrected", "same_act", "completed", "listed"):
        assert whole[name] > 0, name
