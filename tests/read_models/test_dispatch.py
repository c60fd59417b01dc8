"""The dispatch board by example: one, three and fifteen minutes, and what half and nearly all of them took."""

from datetime import date

import pytest

from domain.event import with_data
from domain.ids import division
from domain.ports.store import Store
from domain.registers.rules import Allowance, LawPackActivated
from domain.time.periods import Unit
from projections.engine import Engine
from projections.read_models.collaboration.dispatch import DISPATCH
from projections.read_models.collaboration.percentiles import Response, measure
from projections.read_models.question import Asked, AskedError, question
from tests.projections.telling import BUREAU, FIRST_DAY, register, tell, told
from tests.read_models.asking_indicators import YEAR, engine_over, listed


@pytest.fixture
def engine(store: Store) -> Engine:
    return engine_over(store)


def sent(store: Store, subject: str, *steps: str, team: str = "T-1") -> None:
    """Send a team at nine and let it answer, leave and arrive at some times."""
    tell(store, told(subject, "2023-07-12 09:00:00", "lead_dispatched.v1", to_team=team))
    for name, when in zip(("team_acknowledged", "team_departed", "team_arrived"), steps, strict=False):
        tell(store, told(subject, f"2023-07-12 {when}", with_data(f"{name}.v1", {"team": team})))


def measured(store: Store, *by: str, asked: Asked | None = None) -> list[Response]:
    with store.tables.read() as session:
        put = question(session, store.log, DISPATCH, asked or Asked(first=YEAR[0], last=YEAR[1]))
        return measure(session, put, by)


def test_the_last_moment_is_in_time_and_the_next_is_not(store: Store, engine: Engine) -> None:
    sent(store, "l-1", "09:01:00", "09:03:00", "09:15:00")
    sent(store, "l-2", "09:01:00.000001", "09:03:00.000001", "09:15:00.000001")
    sent(store, "l-3")
    engine.catch_up()
    steps = ("acknowledged", "departed", "arrived")
    shown = [[(e[f"{step}_after"], e[f"{step}_in_time"]) for step in steps] for e in listed(store, "dispatch")]
    assert sorted(shown, key=str) == [
        [(60, True), (180, True), (900, True)],
        [(61, False), (181, False), (901, False)],
        [(None, False), (None, False), (None, False)],
    ]


def test_a_place_may_set_its_own_term(store: Store, engine: Engine) -> None:
    own = Allowance(timer="D-LEAD-RESP1", length=2, unit=Unit.MINUTE, source="杭州")
    pack = LawPackActivated(pack="own", region=division("330106"), effective_from=FIRST_DAY, timers=(own,))
    store.log.append([register(pack)])
    sent(store, "l-1", "09:01:30")
    engine.catch_up()
    (entry,) = listed(store, "dispatch")
    assert (entry["organ"], entry["acknowledged_in_time"]) == (BUREAU, True)


def test_another_team_does_not_answer_for_the_one_that_was_sent(store: Store, engine: Engine) -> None:
    sent(store, "l-1", team="T-2")
    tell(store, told("l-1", "2023-07-12 09:00:30", "team_acknowledged.v1", team="T-1"))
    engine.catch_up()
    (entry,) = listed(store, "dispatch")
    assert (entry["team"], entry["acknowledged_at"]) == ("T-2", None)


def test_percentiles_are_by_nearest_rank_of_what_happened(store: Store, engine: Engine) -> None:
    for number in range(1, 21):
        sent(store, f"l-{number}", f"09:00:{number:02d}")
    sent(store, "l-none")
    engine.catch_up()
    (response,) = measured(store)
    step = response.steps["acknowledged"]
    assert (response.dispatches, step.happened, step.in_time, step.p50, step.p95) == (21, 20, 20, 10, 19)
    assert response.steps["arrived"].p50 is None


def test_groups_have_percentiles_of_their_own(store: Store, engine: Engine) -> None:
    sent(store, "l-1", "09:00:10")
    sent(store, "l-2", "09:00:30", team="T-2")
    engine.catch_up()
    shown = {r.group["team"]: r.steps["acknowledged"].p95 for r in measured(store, "month", "team")}
    assert shown == {"T-1": 10, "T-2": 30}


def test_response_times_need_a_period_and_known_groups(store: Store, engine: Engine) -> None:
    engine.catch_up()
    for asked, by, field in (
        (Asked(), (), "from"),
        (Asked(first=date(2022, 1, 1), last=date(2023, 1, 2)), (), "from"),
        (None, ("key",), "by"),
    ):
        with pytest.raises(AskedError) as refused:
            measured(store, *by, asked=asked)
        assert refused.value.field == field
