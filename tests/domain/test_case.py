"""The case: evolve never fails, and the fold tells the same story whatever order its events were recorded in."""

from datetime import date, datetime
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.admission import claims
from domain.approval.facts import PermitGranted
from domain.case import EMPTY, STAGES, Case, evolve, fold, standings, whereabouts
from domain.context import context_for, rival
from domain.decide import Accepted, Refused, decide
from domain.event import Event, Recorded, decode, encode
from domain.fact import Fact
from domain.judgement import judge
from domain.law.guard import Result
from domain.parties import Conduct, Party, PartyKind
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.investigation import CaseFiled
from domain.penalty.service import DocumentServed
from domain.replay import late_versions, replay
from domain.standing import Progress
from domain.supervision.facts import ActCodeMinted
from domain.time.instants import CHINA
from tests.domain.city import CITY, GONGSHU, XIHU
from tests.domain.facts_of_any_kind import ANY_FACT, CASE_FACT_TYPES, INSTANTS, JUDGED_FACT, ORGANS, events, records
from tests.domain.ordinary import decided, filed, ready
from tests.domain.specification import CASE, at, recorded

SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)

ACTS = st.one_of(events(), events(JUDGED_FACT))
HISTORIES = st.lists(st.tuples(ANY_FACT, INSTANTS, ORGANS), max_size=12)


@SLOW
@given(HISTORIES, st.dates())
def test_evolve_never_fails_and_every_state_can_be_described(
    history: list[tuple[Fact, datetime, str | None]], on: date
) -> None:
    case = EMPTY
    for fact, happened_at, organ in history:
        case = evolve(case, fact, happened_at, organ)
        found = standings(case, on)
        assert set(STAGES) <= set(found)
        position = whereabouts(found)
        assert position.closed <= (position.part is not None)
        rival(CASE, case)


def test_every_type_of_fact_may_come_first() -> None:
    for cls in CASE_FACT_TYPES:
        _may_come_first(cls)


def _may_come_first(cls: type[Fact]) -> None:
    @settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(records(cls))
    def first(fact: Fact) -> None:
        evolve(EMPTY, fact, datetime(2023, 7, 12, tzinfo=CHINA), XIHU)

    first()


@SLOW
@given(st.lists(ACTS, max_size=10), ACTS)
def test_no_act_makes_the_law_or_a_decision_fail(history: list[Event], act: Event) -> None:
    case = fold(recorded(*history))
    other = rival(CASE, fold(recorded(*history[:5])))
    context = context_for(act, CITY, (other,) if other is not None else ())
    verdicts = judge(case, act, context)
    decision = decide(case, act, context)
    assert decision.verdicts == verdicts
    breached = {v.guard for v in verdicts if v.result == Result.BREACHED}
    match decision:
        case Refused(grounds=grounds):
            assert breached | {"ORDER", "G152"} >= {g.rule for g in grounds} >= breached
            assert all(g.reason_zh and g.reason_en and g.law_zh for g in grounds)
        case Accepted(after=after):
            assert not breached
            assert after == evolve(case, act.fact, act.occurred_at, act.organ)


@SLOW
@given(st.lists(events(), max_size=8, unique_by=lambda e: e.occurred_at), st.randoms(use_true_random=False))
def test_the_order_of_recording_does_not_matter_where_legal_times_differ(history: list[Event], chance: Random) -> None:
    shuffled = list(history)
    chance.shuffle(shuffled)
    assert fold(recorded(*shuffled)) == fold(recorded(*history))


def test_of_two_facts_at_one_time_the_first_recorded_is_told_first() -> None:
    sealed = at("2023-08-22", DocumentServed(document="D-1"))
    closed = at("2023-08-22", CaseClosed(ground=ClosingGround.PERFORMED))
    assert [r.event for r in sorted(recorded(sealed, closed), key=lambda r: r.legal_order)] == [sealed, closed]
    assert [r.event for r in sorted(recorded(closed, sealed), key=lambda r: r.legal_order)] == [closed, sealed]


@SLOW
@given(st.lists(events(), max_size=8), st.integers(0, 8))
def test_the_fold_of_the_rest_upon_the_fold_of_the_beginning_is_the_fold_of_the_whole(
    history: list[Event], cut: int
) -> None:
    told = sorted(recorded(*history), key=lambda r: r.legal_order)
    case = fold(told[:cut])
    for rest in told[cut:]:
        case = evolve(case, rest.event.fact, rest.event.occurred_at, rest.event.organ)
    assert case == fold(told)


@SLOW
@given(st.lists(events(), max_size=8))
def test_replay_tells_the_same_story_as_the_fold(history: list[Event]) -> None:
    steps = list(replay(recorded(*history), CITY))
    assert [s.before for s in steps] == [EMPTY, *(s.after for s in steps[:-1])][: len(steps)]
    assert (steps[-1].after if steps else EMPTY) == fold(recorded(*history))
    assert {s.recorded.version for s in steps if s.late} == late_versions(recorded(*history))


def test_replay_as_of_a_day_tells_what_had_happened_by_then() -> None:
    told = list(replay(recorded(*ready(), decided()), CITY, as_of=datetime(2023, 8, 2, tzinfo=CHINA)))
    assert [s.recorded.event.fact.TAG for s in told] == [
        "case_filed.v1",
        "evidence_collected.v1",
        "evidence_verified.v1",
        "investigation_concluded.v1",
        "proposed_penalty_notified.v1",
    ]


def test_a_fact_recorded_after_a_later_one_is_late_and_is_told_in_its_place() -> None:
    history = recorded(decided(), *ready())
    assert late_versions(history) == set(range(2, 11))
    steps = list(replay(history, CITY))
    assert [s.recorded.version for s in steps] == [*range(2, 11), 1]
    assert steps[-1].late is False
    assert _breaches(history) == set()
    assert any(v.guard == "G066" and v.result == Result.PASSED for v in steps[-1].verdicts)


def test_a_late_notice_withdraws_the_breach_that_its_absence_was() -> None:
    events_ = (*ready(), decided())
    without = [e for e in events_ if e.fact.TAG != "proposed_penalty_notified.v1"]
    notice = next(e for e in events_ if e.fact.TAG == "proposed_penalty_notified.v1")
    assert _breaches(recorded(*without)) == {"G048"}
    assert _breaches(recorded(*without, notice)) == set()


def _breaches(history: tuple[Recorded, ...]) -> set[str]:
    return {v.guard for s in replay(history, CITY) for v in s.verdicts if v.result == Result.BREACHED}


def test_a_case_that_never_began_stands_nowhere() -> None:
    found = standings(EMPTY, date(2023, 7, 12))
    assert {s.progress for s in found.values()} == {Progress.NOT_APPLICABLE}
    position = whereabouts(found)
    assert (position.closed, position.part, position.standing) == (False, None, None)


def test_the_latest_legal_time_is_kept() -> None:
    assert fold(recorded(decided(), filed())).last_at == decided().occurred_at
    assert Case() == EMPTY


def test_the_organ_that_files_holds_the_case() -> None:
    assert fold(recorded(filed())).holder == XIHU
    assert evolve(fold(recorded(filed())), filed().fact, filed().occurred_at, GONGSHU).holder == GONGSHU
    assert evolve(fold(recorded(filed())), filed().fact, filed().occurred_at, None).holder == XIHU


@SLOW
@given(events(st.one_of([records(cls) for cls in (ActCodeMinted, PermitGranted, CaseFiled, OnTheSpotDecided)])))
def test_whatever_a_fact_claims_is_recorded_so_that_it_can_be_read_back(event: Event) -> None:
    for claim in claims(event, CASE):
        told = Event(source="s", id="1", fact=claim.fact, occurred_at=event.occurred_at, subject="x")
        assert decode(encode(told, claim.stream, 1, event.occurred_at), 1, claim.stream, 1).event == told


def test_the_longest_names_still_make_claims_that_can_be_read_back() -> None:
    longest = "长" * 200
    event = filed(
        party=Party(token=longest, kind=PartyKind.UNIT), conduct=Conduct(fingerprint=longest, on=date(2023, 7, 10))
    )
    for claim in claims(event, CASE):
        told = Event(source="s", id="1", fact=claim.fact, occurred_at=event.occurred_at, subject="x")
        assert decode(encode(told, claim.stream, 1, event.occurred_at), 1, claim.stream, 1).event == told
