"""Exported events as a slow script reads them: by case, in legal order, with the registers beside them."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

Json = dict[str, Any]

REGISTERS = {
    "organ_registered",
    "item_version_published",
    "calendar_published",
    "qualification_exam_passed",
    "certificate_issued",
    "certificate_suspended",
    "certificate_expired",
}
ASIDE = {*REGISTERS, "reservation_claimed", "township_grant_published", "discretion_table_activated"}


def kind(event: Json) -> str:
    return str(event["type"]).partition(".")[0]


def when(event: Json) -> datetime:
    return datetime.fromisoformat(event["occ"])


def recorded(event: Json) -> datetime:
    return datetime.fromisoformat(event["rec"])


def day(moment: datetime) -> date:
    """The day in China, eight hours ahead."""
    return (moment + timedelta(hours=8)).date()


def by_case(events: list[Json]) -> dict[str, list[Json]]:
    """Put the events of cases in legal order: by time, ties as they were recorded."""
    found: dict[str, list[Json]] = defaultdict(list)
    for event in events:
        if kind(event) not in ASIDE:
            found[event["stream"]].append(event)
    return {case: sorted(told, key=lambda e: (when(e), e["seq"])) for case, told in found.items()}


def of_registers(events: list[Json]) -> list[Json]:
    """The events of the registers alone, which are asked again and again."""
    return [event for event in events if kind(event) in REGISTERS]


def registered(events: list[Json], name: str) -> list[Json]:
    return [event["data"] for event in events if kind(event) == name]


def in_force(versions: list[Json], on: date) -> Json | None:
    """The version in force that began last; of two of one day the later entered."""
    here = [
        v
        for v in versions
        if v["effective_from"] <= on.isoformat() and ("effective_to" not in v or on.isoformat() <= v["effective_to"])
    ]
    return max(reversed(here), key=lambda v: str(v["effective_from"]), default=None)


def item_on(registers: list[Json], item: str | None, on: date) -> Json | None:
    return in_force([v for v in registered(registers, "item_version_published") if v["item"] == item], on)


def region_on(registers: list[Json], organ: str | None, on: date) -> str | None:
    found = in_force([v for v in registered(registers, "organ_registered") if v["organ"] == organ], on)
    return None if found is None else str(found["region"])


def judged_in_hangzhou(registers: list[Json], event: Json) -> bool:
    """Whether a rule pack of Hangzhou applies to the organ of an event; the first of them begins on 2021-07-15."""
    on = day(when(event))
    region = region_on(registers, event.get("organ"), on)
    return region is not None and region.startswith("3301") and on >= date(2021, 7, 15)


def working_days(registers: list[Json], after: date, until: date) -> int | None:
    """Count working days; None where the days off of a year are not announced."""
    years = {c["year"]: c for c in registered(registers, "calendar_published")}
    count, on = 0, after
    while on < until:
        on += timedelta(days=1)
        if on.year not in years:
            return None
        calendar = years[on.year]
        off, worked = on.isoformat() in calendar["days_off"], on.isoformat() in calendar["worked_weekends"]
        count += worked or (on.weekday() < 5 and not off)
    return count
