"""Plain events for the oracles: JSON as it is stored, and the little arithmetic that figures need. Slow and obvious."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

Plain = dict[str, Any]


def tag(event: Plain) -> str:
    """Name the type of an event without its version."""
    return str(event["type"]).split(".")[0]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def day(text: str) -> date:
    """Name the Chinese date of an instant."""
    return (moment(text) + timedelta(hours=8)).date()


def cases(events: list[Plain]) -> dict[str, list[Plain]]:
    """Sort events into streams, each in legal order."""
    streams: defaultdict[str, list[Plain]] = defaultdict(list)
    for event in events:
        streams[event["stream"]].append(event)
    return {stream: sorted(told, key=lambda e: (moment(e["occ"]), e["seq"])) for stream, told in streams.items()}


def holders(told: list[Plain]) -> str | None:
    """Find who holds a case at the end."""
    holder = None
    for event in told:
        data = event["data"]
        if holder is None:
            holder = event.get("organ")
        match tag(event):
            case "case_transfer_accepted" | "lead_transfer_accepted":
                holder = data["by_organ"]
            case "supervision_handed_over":
                holder = data["to_organ"]
            case "jurisdiction_dispute_resolved":
                holder = data.get("responsible_organ") or holder
            case "case_filed":
                holder = event.get("organ") or holder
            case _:
                pass
    return holder


class WorkingDays:
    """Working days as the calendars among the events say."""

    def __init__(self, events: list[Plain]) -> None:
        calendars = [e["data"] for e in events if tag(e) == "calendar_published"]
        self._off = {d for c in calendars for d in c["days_off"]}
        self._worked = {d for c in calendars for d in c["worked_weekends"]}
        self._years = {c["year"] for c in calendars}

    def after(self, start: date, number: int) -> date | None:
        """Find the working day so many after a day; None in a year that nobody has announced."""
        on = start
        while number:
            on += timedelta(days=1)
            if on.year not in self._years:
                return None
            if str(on) in self._worked or (on.weekday() < 5 and str(on) not in self._off):
                number -= 1
        return on


def last_of(day_: date) -> datetime:
    """Find the last moment of a Chinese day."""
    return datetime.fromisoformat(f"{day_}T23:59:59.999999+08:00")
