"""Dispatch (1315): leads sent to a team, and when it answered, was out of the door and was on the scene.

One, three and fifteen minutes (桐庐) are what the seed reports; a place may set others (SLA). They are figures only.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated, Final

from domain.deadlines.book import apart
from domain.deadlines.run import Deadline, deadlines_apart
from domain.event import Recorded
from domain.fact import Fact
from domain.supervision.facts import LeadDispatched
from domain.supervision.leads import TeamAcknowledged, TeamArrived, TeamDeparted
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class Dispatch(Entry, frozen=True, kw_only=True, gc=False):
    """A lead sent to a team. What has not happened has no time, and is not in time."""

    team: Annotated[str, label("队伍", "Team")]
    dispatched_at: Annotated[datetime, label("派单时间", "Sent at")]
    acknowledged_at: Annotated[datetime | None, label("响应时间", "Answered at")] = None
    departed_at: Annotated[datetime | None, label("出动时间", "Out of the door at")] = None
    arrived_at: Annotated[datetime | None, label("到场时间", "On the scene at")] = None
    acknowledged_after: Annotated[int | None, label("响应用时（秒）", "Seconds until it answered")] = None
    departed_after: Annotated[int | None, label("出动用时（秒）", "Seconds until it was out of the door")] = None
    arrived_after: Annotated[int | None, label("到场用时（秒）", "Seconds until it was on the scene")] = None
    acknowledged_in_time: Annotated[bool, label("一分钟响应", "Answered within a minute, or the place's own term")]
    departed_in_time: Annotated[bool, label("三分钟出动", "Out within three minutes, or the place's own term")]
    arrived_in_time: Annotated[bool, label("十五分钟到场", "There within fifteen minutes, or the place's own term")]
    arrived: Annotated[bool, label("已到场", "Has arrived")]


_STEPS: Final = ("D-LEAD-RESP1", "D-LEAD-RESP3", "D-LEAD-RESP15")
_TIMERS: Final = apart(*_STEPS)
_HEARS: Final[frozenset[type[Fact]]] = frozenset({LeadDispatched, TeamAcknowledged, TeamDeparted, TeamArrived})


def entries(told: Told) -> Iterator[Dispatch]:
    """Make the entry of each dispatch; the same team sent again before it has answered is the same dispatch."""
    runs: dict[int, dict[str, Deadline]] = {}
    for run in deadlines_apart(told.events, told.registers, _TIMERS):
        runs.setdefault(run.started_by.version, {})[run.timer.id] = run
    for recorded, fact in told.of(LeadDispatched):
        steps = runs.get(recorded.version, {})
        if _STEPS[0] in steps:
            yield _entry(told, recorded, fact, [steps.get(step) for step in _STEPS])


def _entry(told: Told, sent: Recorded, fact: LeadDispatched, steps: list[Deadline | None]) -> Dispatch:
    acknowledged, departed, arrived = (step.ended_at if step is not None else None for step in steps)
    in_time = [_in_time(step) for step in steps]
    ends = [step.ended_by for step in steps if step is not None and step.ended_by is not None]
    at = sent.event.occurred_at
    return Dispatch(
        key=f"dispatch-{sent.version}",
        organ=sent.event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        officer=None,
        day=legal_date(at),
        behind=tuple(sorted({sent.version, *(end.version for end in ends)})),
        team=fact.to_team,
        dispatched_at=at,
        acknowledged_at=acknowledged,
        departed_at=departed,
        arrived_at=arrived,
        acknowledged_after=_seconds(at, acknowledged),
        departed_after=_seconds(at, departed),
        arrived_after=_seconds(at, arrived),
        acknowledged_in_time=in_time[0],
        departed_in_time=in_time[1],
        arrived_in_time=in_time[2],
        arrived=arrived is not None,
    )


def _in_time(step: Deadline | None) -> bool:
    return step is not None and step.ended_at is not None and step.due_at is not None and step.ended_at <= step.due_at


def _seconds(since: datetime, until: datetime | None) -> int | None:
    """Count whole seconds, begun ones included: sixty seconds and a bit are more than a minute."""
    return None if until is None else -((since - until) // timedelta(seconds=1))


DISPATCH: Final = ReadModel(
    name="dispatch",
    title=Term("1315 派单响应", "dispatches and their response times"),
    entry=Dispatch,
    hears=_HEARS,
    entries=entries,
    filters=("team", "arrived"),
    sums=("acknowledged_in_time", "departed_in_time", "arrived_in_time", "arrived"),
)
