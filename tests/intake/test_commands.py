import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from adapters.intake.commands import CommandDoor, Given
from adapters.intake.problem import Problem, ProblemError
from domain.authority import Principal, Role
from domain.ids import case_id, reservation_id
from domain.ports.store import Store
from domain.reservation import ClaimKind
from tests.intake.sending import (
    CASE_FILED,
    NOW,
    OFFICER,
    ORGAN,
    REGISTRAR,
    Json,
    command,
    deliver,
    door,
    event,
    now,
    order,
)

FILED_AT = "2026-03-02T09:30:00+08:00"
HANGZHOU: Json = {
    "organ": ORGAN,
    "name": "综合行政执法局",
    "kind": "integrated",
    "region": "330106",
    "effective_from": "2024-01-01",
}


def commands(store: Store) -> CommandDoor:
    return CommandDoor(store, store.log.append, now)


def problem_of(act: Callable[[], object]) -> Problem:
    with pytest.raises(ProblemError) as caught:
        act()
    return caught.value.problem


def file_case(number: int = 1, fingerprint: str | None = None, source: str | None = None) -> bytes:
    conduct = {"fingerprint": fingerprint or f"stall-{number}", "on": "2026-03-01"}
    data = CASE_FILED | {"case_number": f"杭西综执立〔2026〕{number}号", "conduct": conduct}
    return order(f"2026-{number:04d}", data, time=FILED_AT, source=source)


def evidence(name: str = "photo-1", time: str | None = "2026-03-03T09:00:00+08:00") -> bytes:
    return order(data={"evidence": name, "kind": "object", "digest": "d"}, time=time)


def under_the_law_of_hangzhou(store: Store) -> None:
    """Register the organ, so that a rule pack covers its acts."""
    deliver(door(store), [event(90, "organ_registered.v1", HANGZHOU, subject="o")], REGISTRAR)


def test_a_lawful_command_becomes_a_fact(store: Store) -> None:
    given = command(commands(store), "file_case", file_case())
    case = case_id("urn:bihuan:command", "2026-0001")
    assert (given.repeated, given.answer.case, given.answer.version) == (False, str(case), 1)
    (recorded,) = store.log.read_stream(case)
    assert (recorded.event.actor, recorded.event.organ) == ("officer-17", ORGAN)
    assert [fact.type for fact in given.answer.events] == ["cn.bihuan.case_filed.v1"]


def test_a_command_claims_what_its_fact_claims(store: Store) -> None:
    command(commands(store), "file_case", file_case())
    for kind, key in ((ClaimKind.ALIAS, "urn:case:杭西综执立〔2026〕1号"), (ClaimKind.CONDUCT, "p-1/stall-1")):
        assert len(store.log.read_stream(reservation_id(kind, key))) == 1


def test_the_case_may_be_called_as_another_system_calls_it(store: Store) -> None:
    given = command(commands(store), "file_case", file_case(source="urn:example:handheld"))
    case = case_id("urn:example:handheld", "2026-0001")
    assert given.answer.case == str(case)
    assert store.log.read_stream(case)[0].event.subject == f"urn:uuid:{case}"


def test_an_unlawful_command_is_refused_with_every_ground(store: Store) -> None:
    under_the_law_of_hangzhou(store)
    doors = commands(store)
    command(doors, "file_case", file_case())
    unlawful = order(data={"fine": 100}, time="2026-04-01T09:00:00+08:00")
    problem = problem_of(lambda: command(doors, "decide_penalty", unlawful))
    assert (problem.type, problem.status) == ("urn:bihuan:problem:command-refused", 422)
    assert problem.grounds is not None
    assert {"G048", "G059"} <= {g.rule for g in problem.grounds}
    assert all(g.reason_zh and g.reason_en and g.law_zh for g in problem.grounds)


def test_a_refused_command_is_kept_as_evidence(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case())
    body = order(data={"amount": 1}, time="2026-04-01T09:00:00+08:00")
    problem = problem_of(lambda: command(doors, "pay_fine", body))
    (kept,) = store.refusals.list(0, 10)
    assert (kept.channel, kept.body, kept.number) == ("command", body, problem.refusal)
    assert (kept.organ, kept.type) == (ORGAN, "cn.bihuan.fine_paid.v1")
    assert len(store.log.read_stream(case_id("urn:bihuan:command", "2026-0001"))) == 1


def test_a_number_of_another_case_is_a_ground(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case())
    taken = order("2026-0002", CASE_FILED, time=FILED_AT)
    problem = problem_of(lambda: command(doors, "file_case", taken))
    assert problem.grounds is not None
    assert "ALIAS" in {g.rule for g in problem.grounds}


def test_the_case_is_judged_as_of_the_acts_own_time(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case())
    command(doors, "conclude_investigation", order(data={"report": "r"}, time="2026-03-10T09:00:00+08:00"))
    later = order(data={"report": "r"}, time="2026-03-11T09:00:00+08:00")
    problem = problem_of(lambda: command(doors, "conclude_investigation", later))
    assert problem.grounds is not None
    assert [g.rule for g in problem.grounds] == ["ORDER"]
    earlier = order(data={"report": "r"}, time="2026-03-05T09:00:00+08:00")
    assert command(doors, "conclude_investigation", earlier).answer.version == 3


def test_the_same_key_again_acts_once_and_is_answered_the_same(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case(), key="k-1")
    first = command(doors, "collect_evidence", evidence(time=None), key="k-2")
    head = store.log.head()
    again = command(doors, "collect_evidence", evidence(time=None), key="k-2")
    assert (again.answer, again.repeated, store.log.head()) == (first.answer, True, head)
    filed_again = command(doors, "file_case", file_case(), key="k-1")
    assert (filed_again.repeated, filed_again.answer.version) == (True, 1)


def test_a_repeat_is_answered_though_the_case_has_moved_on(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case(), key="k-1", expected=0)
    command(doors, "collect_evidence", evidence())
    assert command(doors, "file_case", file_case(), key="k-1", expected=0).repeated


def test_without_a_key_the_same_act_at_the_same_time_is_the_same(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case())
    assert command(doors, "file_case", file_case()).repeated


def test_without_a_key_and_a_time_each_command_acts(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case())
    versions = [command(doors, "collect_evidence", evidence(time=None)).answer.version for _ in range(2)]
    assert versions == [2, 3]


def test_a_key_is_not_used_twice_in_a_case(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case())
    command(doors, "collect_evidence", evidence("photo-1"), key="k")
    problem = problem_of(lambda: command(doors, "collect_evidence", evidence("photo-2"), key="k"))
    assert (problem.type, problem.status) == ("urn:bihuan:problem:idempotency-key-reused", 409)
    assert [(g.rule, g.law_zh, g.unverified) for g in problem.grounds or ()] == [
        ("G153", "《本平台接口约定（非法律规定）》", True)
    ]


def test_a_key_is_not_used_twice_across_cases_lawful_or_not(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case(1), key="k")
    assert problem_of(lambda: command(doors, "file_case", file_case(2), key="k")).status == 409
    unlawful = order("2026-0003", {"amount": 1}, time=FILED_AT)
    assert problem_of(lambda: command(doors, "pay_fine", unlawful, key="k")).type.endswith("idempotency-key-reused")
    assert store.refusals.count() == 0


def test_keys_of_different_people_do_not_meet(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case(), key="k")
    other = Principal(person="officer-18", role=Role.OFFICER, organ=ORGAN)
    given = doors.execute(doors.read("collect_evidence", evidence(), other, key="k"))
    assert not given.repeated


def test_a_command_on_a_version_that_is_past_is_overtaken(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case(), expected=0)
    command(doors, "collect_evidence", evidence("a"), expected=1)
    problem = problem_of(lambda: command(doors, "collect_evidence", evidence("b"), expected=1))
    assert (problem.type, problem.status, problem.expected) == ("urn:bihuan:problem:overtaken", 409, 'If-Match: "2"')
    assert [(g.rule, g.zh, g.reason_zh) for g in problem.grounds or ()] == [
        ("G153", "并发冲突或重复提交", "案件已有更新，请重新读取后再操作；当前版本为 2")
    ]


def test_a_command_overtaken_between_reading_and_appending_is_decided_again(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case())
    late = doors.read("collect_evidence", evidence("late"), OFFICER)
    attempt = doors.attempt(late)
    command(doors, "collect_evidence", evidence("first"))
    assert not isinstance(attempt, Given)
    assert doors.settle(late, attempt, store.log.append([attempt.unit])[0]) is None
    assert doors.execute(late).answer.version == 3


def test_of_two_who_race_for_a_number_one_is_refused(store: Store) -> None:
    doors = commands(store)
    barrier = threading.Barrier(4)

    def race(number: int) -> str:
        body = order(
            f"2026-{number:04d}",
            CASE_FILED | {"conduct": {"fingerprint": f"{number}", "on": "2026-03-01"}},
            time=FILED_AT,
        )
        barrier.wait()
        try:
            command(doors, "file_case", body)
        except ProblemError as error:
            return ",".join(g.rule for g in error.problem.grounds or ())
        return "accepted"

    with ThreadPoolExecutor(4) as pool:
        results = sorted(pool.map(race, range(4)))
    assert results == ["ALIAS", "ALIAS", "ALIAS", "accepted"]


def test_the_same_command_raced_by_itself_acts_once(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case())
    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(lambda _: command(doors, "collect_evidence", evidence(time=None), key="k"), range(8)))
    assert len({g.answer for g in given}) == 1
    assert [g.repeated for g in given].count(False) == 1


def test_an_act_is_fined_once(store: Store) -> None:
    under_the_law_of_hangzhou(store)
    doors = commands(store)
    command(doors, "file_case", file_case(1, "same-act"))
    other = CASE_FILED | {"case_number": "2", "conduct": {"fingerprint": "same-act", "on": "2026-03-01"}}
    stranger = Principal(person="officer-1", role=Role.OFFICER, organ="another")
    late = order("2026-0002", other, time="2026-03-05T09:00:00+08:00")
    doors.execute(doors.read("file_case", late, stranger))
    under_law = order("2026-0003", other | {"case_number": "3"}, time="2026-03-06T09:00:00+08:00", organ=ORGAN)
    problem = problem_of(lambda: command(doors, "file_case", under_law))
    assert problem.grounds is not None
    assert "G004" in {g.rule for g in problem.grounds}


BAD: dict[str, tuple[str, bytes, str, int]] = {
    "an unknown command": ("decide_everything", order(), "unknown-command", 404),
    "no JSON": ("file_case", b"{", "malformed-json", 400),
    "no subject": ("resume_clock", b'{"data":{}}', "missing-attribute", 400),
    "no data": ("resume_clock", b'{"subject":"x"}', "missing-attribute", 400),
    "a member too many": ("resume_clock", order(x=1), "unknown-attribute", 400),
    "a member twice": ("resume_clock", b'{"subject":"x","subject":"y","data":{}}', "duplicate-member", 400),
    "a wrong fact": ("file_case", order(data={}), "schema-violation", 422),
    "a check that fails": ("file_case", order(data=CASE_FILED | {"region": "99"}), "failed-check", 422),
    "a time without offset": ("resume_clock", order(time="2026-03-02T09:30:00"), "time-without-offset", 400),
    "a time in the future": ("resume_clock", order(time="2026-07-02T09:30:00Z"), "time-in-the-future", 422),
    "another organ": ("resume_clock", order(organ="330109-cg"), "foreign-organ", 403),
    "an unknown alias": ("resume_clock", order("urn:xwm:0"), "not-found", 404),
    "no case id": ("resume_clock", order("urn:uuid:0"), "invalid-attribute", 400),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_command_is_refused_with_a_problem(kind: str, memory_store: Store) -> None:
    name, body, problem_name, status = BAD[kind]
    problem = problem_of(lambda: command(commands(memory_store), name, body))
    assert (problem.type, problem.status) == (f"urn:bihuan:problem:{problem_name}", status)


def test_only_officers_command(memory_store: Store) -> None:
    problem = problem_of(lambda: commands(memory_store).read("resume_clock", order(), REGISTRAR))
    assert (problem.type, problem.status) == ("urn:bihuan:problem:not-permitted", 403)


def test_a_command_without_a_time_takes_place_now(store: Store) -> None:
    doors = commands(store)
    command(doors, "file_case", file_case())
    assert command(doors, "collect_evidence", evidence(time=None)).answer.events[0].occurred_at == NOW
