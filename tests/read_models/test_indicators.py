"""The indicators by example: what counts, what meets the target, what is left out, and why."""

from datetime import date

import pytest

from domain.event import with_data
from domain.ports.store import Store
from projections.engine import Engine
from projections.read_models.indicators.figures import ratio
from tests.projections.telling import BUREAU, RIVAL, filed, on_the_spot, tell, told
from tests.read_models.asking_indicators import behind, engine_over, figure, listed, share


@pytest.fixture
def engine(store: Store) -> Engine:
    return engine_over(store)


def inspected(store: Store, subject: str, minted: str | None, started: str = "2023-07-12 10:00") -> None:
    tell(store, told(subject, "2023-07-12 09:00", "inspection_task_issued.v1", task_number=subject, ground="plan"))
    if minted is not None:
        tell(store, told(subject, minted, "act_code_minted.v1", code=f"XW-{subject}"))
    tell(store, told(subject, started, "inspection_started.v1", officers=[]))


def test_a_code_before_or_at_entering_counts_and_a_later_one_does_not(store: Store, engine: Engine) -> None:
    inspected(store, "i-1", "2023-07-12 09:30")
    inspected(store, "i-2", "2023-07-12 10:00")
    inspected(store, "i-3", "2023-07-12 10:01")
    inspected(store, "i-4", None)
    engine.catch_up()
    found = figure(store, "act_codes")
    assert (found.ratio.numerator, found.ratio.denominator, found.ratio.per_mille) == (2, 4, 500)
    assert found.variants["ever"].numerator == 3
    assert sorted(str(e["why"]) for e in behind(store, "act_codes")) == ["late", "missing"]
    assert all(e["behind"] for e in behind(store, "act_codes"))


def test_a_penalty_must_have_its_code_before_the_decision_is_served(store: Store, engine: Engine) -> None:
    for subject, minted in (("c-1", "2023-07-21 08:59"), ("c-2", "2023-07-21 09:01")):
        tell(store, told(subject, "2023-07-12 09:00", filed(subject, subject)))
        tell(store, told(subject, "2023-07-20 09:00", "penalty_decided.v1"))
        tell(store, told(subject, "2023-07-20 10:00", "document_served.v1", kind="notice"))
        tell(store, told(subject, "2023-07-21 09:00", "document_served.v1"))
        tell(store, told(subject, minted, "act_code_minted.v1", code=f"XW-{subject}"))
    engine.catch_up()
    assert share(store, "act_codes") == (1, 2)


def test_a_form_delivered_on_the_spot_and_a_measure_take_effect_at_once(store: Store, engine: Engine) -> None:
    tell(store, told("s-1", "2023-07-12 09:00", on_the_spot("F-1", 2000)))
    tell(store, told("s-1", "2023-07-12 09:01", "act_code_minted.v1", code="XW-s-1"))
    tell(store, told("m-1", "2023-07-12 08:00", "act_code_minted.v1", code="XW-m-1"))
    tell(store, told("m-1", "2023-07-12 09:00", "property_seized.v1", measure="M-1", officers=[], inventory="I-1"))
    engine.catch_up()
    acts = {e["act"]: (e["met"], e["why"]) for e in listed(store, "coded_acts")}
    assert acts == {"on_the_spot": (False, "late"), "measure": (True, None)}


def test_permits_stand_apart(store: Store, engine: Engine) -> None:
    tell(store, told("p-1", "2023-07-12 09:00", "permit_applied.v1"))
    tell(store, told("p-1", "2023-07-13 09:00", "act_code_minted.v1", code="XW-p-1"))
    tell(store, told("p-1", "2023-07-14 09:00", "permit_delivered.v1"))
    engine.catch_up()
    assert share(store, "act_codes") == (0, 0)
    assert figure(store, "act_codes").ratio.per_mille is None
    assert share(store, "permit_act_codes") == (1, 1)


def test_a_visit_without_any_task_is_an_act_of_its_own(store: Store, engine: Engine) -> None:
    tell(store, told("i-1", "2023-07-12 09:00", "inspection_started.v1", officers=[]))
    tell(store, told("i-1", "2023-07-12 11:00", "inspection_finished.v1", has_violation=True))
    engine.catch_up()
    assert share(store, "act_codes") == (0, 1)
    assert share(store, "problem_detection") == (1, 1)


def lead(store: Store, subject: str, disposed: str | None, *, informed: bool = True, due: str = "2023-07-20") -> None:
    received = told(
        subject,
        "2023-07-12 09:00",
        "lead_received.v1",
        lead_number=subject,
        lead_source="hotline_12345",
        due=due,
    )
    tell(store, received)
    if disposed is not None:
        tell(store, told(subject, disposed, "lead_disposed.v1", disposition="educated"))
    if informed and disposed is not None:
        tell(store, told(subject, "2023-08-30 10:00", "reporter_informed.v1", channel="sms"))


def test_a_lead_wants_an_end_on_its_last_day_and_an_answer_to_who_reported_it(store: Store, engine: Engine) -> None:
    lead(store, "l-1", "2023-07-20 23:59")
    lead(store, "l-2", "2023-07-21 00:00")
    lead(store, "l-3", "2023-07-15 09:00", informed=False)
    lead(store, "l-4", None)
    engine.catch_up()
    found = figure(store, "lead_disposal")
    assert (found.ratio.numerator, found.ratio.denominator) == (1, 4)
    assert {name: ratio.numerator for name, ratio in found.variants.items()} == {"final": 2, "disposed_in_time": 2}
    assert {str(e["number"]): e["why"] for e in behind(store, "lead_disposal")} == {
        "l-2": "late",
        "l-3": "no_feedback",
        "l-4": "missing",
    }


def test_a_merged_lead_is_left_out_and_one_not_yet_due_does_not_count(store: Store, engine: Engine) -> None:
    lead(store, "l-1", None)
    tell(store, told("l-1", "2023-07-13 09:00", "lead_merged_as_duplicate.v1", master="l-0"))
    lead(store, "l-2", None, due="2023-11-30")
    engine.catch_up()
    assert figure(store, "lead_disposal", date(2023, 11, 29)).excluded == 1
    assert share(store, "lead_disposal", date(2023, 11, 29)) == (0, 0)
    assert share(store, "lead_disposal", date(2023, 11, 30)) == (0, 1)
    assert [e["why"] for e in behind(store, "lead_disposal", "excluded")] == ["merged"]


def test_a_transferred_lead_counts_once_at_the_organ_that_holds_it(store: Store, engine: Engine) -> None:
    lead(store, "l-1", None)
    tell(store, told("l-1", "2023-07-13 09:00", "lead_transferred.v1", to_organ=RIVAL))
    tell(store, told("l-1", "2023-07-14 09:00", "lead_transfer_accepted.v1", RIVAL, by_organ=RIVAL))
    engine.catch_up()
    assert share(store, "lead_disposal", organ=BUREAU) == (0, 0)
    assert share(store, "lead_disposal", organ=RIVAL) == (0, 1)


def sealed(store: Store, subject: str, when: str | None, **seal: object) -> None:
    tell(store, told(subject, "2023-07-10 09:00", filed(subject, subject)))
    tell(store, told(subject, "2023-07-12 09:00", "penalty_decided.v1", document=f"D-{subject}"))
    if when is not None:
        data = {"document": f"D-{subject}", "digest": "sha256:0", **seal}
        tell(store, told(subject, when, with_data("decision_document_sealed.v1", data)))
    tell(store, told(subject, "2023-07-14 09:00", "document_served.v1", document=f"D-{subject}"))


def test_only_an_electronic_seal_that_verifies_and_was_there_in_time_counts(store: Store, engine: Engine) -> None:
    sealed(store, "d-1", "2023-07-14 09:00", check="valid")
    sealed(store, "d-2", "2023-07-14 09:01", check="valid")
    sealed(store, "d-3", "2023-07-13 09:00", electronic=False)
    sealed(store, "d-4", "2023-07-13 09:00", electronic=True)
    sealed(store, "d-5", "2023-07-13 09:00", check="altered")
    sealed(store, "d-6", None)
    engine.catch_up()
    found = figure(store, "electronic_seals")
    assert (found.ratio.numerator, found.ratio.denominator, found.variants["ever"].numerator) == (1, 6, 2)
    assert {str(e["document"]): e["why"] for e in behind(store, "electronic_seals")} == {
        "D-d-2": "late",
        "D-d-3": "wet",
        "D-d-4": "unverified",
        "D-d-5": "invalid",
        "D-d-6": "missing",
    }


def test_a_document_that_goes_out_twice_is_one_and_papers_whose_seal_nobody_tells_are_left_out(
    store: Store, engine: Engine
) -> None:
    sealed(store, "d-1", "2023-07-13 09:00", check="valid")
    tell(store, told("d-1", "2023-07-15 09:00", "document_served.v1"))
    tell(store, told("d-1", "2023-07-16 09:00", "document_served.v1", kind="urging", document="U-1"))
    tell(store, told("s-1", "2023-07-12 09:00", on_the_spot("F-1", 2000, "other")))
    engine.catch_up()
    assert share(store, "electronic_seals") == (1, 1)
    assert sorted(str(e["why"]) for e in behind(store, "electronic_seals", "excluded")) == ["seal_untold", "signed"]


def test_a_case_counts_with_its_first_decision_wherever_the_second_was_made(store: Store, engine: Engine) -> None:
    tell(store, told("c-1", "2023-07-12 09:00", filed("c-1")))
    tell(store, told("c-1", "2023-07-20 09:00", "penalty_decided.v1"))
    tell(store, told("c-1", "2023-08-20 09:00", "decision_revoked.v1", origin="own", reason="-"))
    tell(store, told("c-1", "2023-09-20 09:00", "no_penalty_decided.v1", ground="first_offence", reasons="-"))
    engine.catch_up()
    assert share(store, "platform_output_cases") == (1, 1)
    assert [e["why"] for e in behind(store, "platform_output_cases", "excluded")] == ["decided_before"]
    assert share(store, "first_offences_spared") == (0, 1)


def test_procedure_review_and_court_are_those_of_the_decision(store: Store, engine: Engine) -> None:
    tell(store, told("c-1", "2023-07-12 09:00", filed("c-1")))
    fast = told("c-1", "2023-07-13 09:00", "procedure_converted.v1", before="ordinary", after="fast_track", reason="-")
    tell(store, fast)
    tell(store, told("c-1", "2023-07-14 09:00", "legal_review_passed.v1", reviewer="r", centre="centre-1"))
    tell(store, told("c-1", "2023-07-20 09:00", "penalty_decided.v1"))
    tell(store, told("c-1", "2023-11-20 09:00", "court_enforcement_applied.v1"))
    engine.catch_up()
    for name in ("fast_track", "online_legal_review", "court_enforcement"):
        assert share(store, name) == (1, 1), name


def test_a_late_fact_puts_a_figure_right_and_its_position_keeps_the_old_one(store: Store, engine: Engine) -> None:
    inspected(store, "i-1", None)
    engine.catch_up()
    before = store.log.head()
    assert share(store, "act_codes") == (0, 1)
    tell(store, told("i-1", "2023-07-12 09:10", "act_code_minted.v1", code="XW-late-known"))
    inspected(store, "i-2", None)
    engine.catch_up()
    assert share(store, "act_codes") == (1, 2)
    assert share(store, "act_codes", position=before) == (0, 1)


def test_half_a_per_mille_is_rounded_up_and_nothing_counted_has_no_ratio() -> None:
    assert [ratio(n, d).per_mille for n, d in ((0, 0), (1, 2000), (1, 2001), (2, 3), (3, 3))] == [None, 1, 0, 667, 1000]
