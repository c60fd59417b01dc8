"""Visits per organ, enterprise and year, counted slowly."""

from collections import Counter, defaultdict

from tests.read_models.oracle.cases import by_case, party_of, year_of
from tests.read_models.oracle.telling import Json, kind

Figures = dict[tuple[int, str, str], Counter[str]]
"""By year, party and organ."""


def visits(events: list[Json]) -> Figures:
    """Count."""
    found: Figures = defaultdict(Counter)
    for told in by_case(events).values():
        of_case = party_of(told)
        matches = [e["data"] for e in told if kind(e) == "joint_inspection_matched"]
        task: Json | None = None
        seen: list[str] = []
        for event in told:
            if kind(event) == "inspection_task_issued":
                task = event
            if kind(event) not in {"inspection_started", "remote_inspection_performed"}:
                continue
            party = (task["data"].get("party") if task else None) or of_case
            if party is None or party["kind"] == "person":
                continue
            again = task is not None and task["seq"] in seen
            if task is not None:
                seen.append(task["seq"])
            count = found[year_of(event["day"]), party["token"], event["organ"]]
            mine = [m for m in matches if task is not None and task["data"]["task_number"] in m["tasks"]]
            if kind(event) == "remote_inspection_performed":
                count["off_site"] += 1
                continue
            if mine and mine[-1]["lead_organ"] != event["organ"]:
                continue
            count["visits"] += 1
            ground = task["data"]["ground"] if task is not None else None
            count["for_cause"] += ground == "cause"
            count["planned"] += ground == "plan" and not again
            tasks = {number for m in mine for number in m["tasks"]}
            count["merged"] += bool(tasks)
            count["saved"] += max(0, len(tasks) - 1) if not again else 0
    return found
