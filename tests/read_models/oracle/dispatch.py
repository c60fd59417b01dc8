"""An oracle for response times: every dispatch with its seconds, and percentiles by sorting."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from tests.read_models.oracle.plain import Plain, cases, day, holders, moment, tag

STEPS = (("acknowledged", "team_acknowledged", 1), ("departed", "team_departed", 3), ("arrived", "team_arrived", 15))


def dispatches(events: list[Plain]) -> Iterator[dict[str, Any]]:
    for told in cases(events).values():
        waiting: set[str] = set()
        for index, event in enumerate(told):
            if tag(event) == "team_acknowledged":
                waiting.discard(event["data"]["team"])
            if tag(event) != "lead_dispatched" or event["data"]["to_team"] in waiting:
                continue
            team = event["data"]["to_team"]
            waiting.add(team)
            found: dict[str, Any] = {"organ": event.get("organ") or holders(told), "on": day(event["occ"])}
            for step, name, minutes in STEPS:
                ends = [e for e in told[index + 1 :] if tag(e) == name and e["data"]["team"] == team]
                took = moment(ends[0]["occ"]) - moment(event["occ"]) if ends else None
                found[step] = None if took is None else -(-took // timedelta(seconds=1))
                found[f"{step}_in_time"] = took is not None and took <= timedelta(minutes=minutes)
            yield found


def nearest_rank(seconds: list[int], percent: int) -> int | None:
    """Take the smallest that so many of a hundred do not exceed."""
    for second in sorted(seconds):
        if sum(other <= second for other in seconds) * 100 >= percent * len(seconds):
            return second
    return None
