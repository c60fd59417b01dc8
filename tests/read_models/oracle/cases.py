"""Cases as plain JSON: what every oracle begins with. Nothing of the service is used here."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import Any

Json = dict[str, Any]
CHINA = timezone(timedelta(hours=8))


def by_case(events: Iterable[Json]) -> dict[str, list[Json]]:
    """Put the events of each stream into legal order, with the legal day of each."""
    found: dict[str, list[Json]] = defaultdict(list)
    for event in events:
        found[event["stream"]].append(event | {"day": day_of(event["occ"])})
    for told in found.values():
        told.sort(key=lambda e: (e["occ"], e["seq"]))
    return found


def day_of(instant: str) -> str:
    """Name the Chinese day of an instant."""
    return datetime.fromisoformat(instant).astimezone(CHINA).date().isoformat()


def party_of(told: list[Json]) -> Json | None:
    """Find the party that a case names last."""
    named = {"permit_applied", "lead_received", "inspection_task_issued", "case_filed", "on_the_spot_decided"}
    parties = [e["data"]["party"] for e in told if kind(e) in named and e["data"].get("party")]
    return parties[-1] if parties else None


def item_of(told: list[Json]) -> str | None:
    """Find the item that a case names last."""
    found = None
    for event in told:
        data = event["data"]
        match kind(event):
            case "permit_applied" | "lead_received" | "on_the_spot_decided":
                found = data.get("item") or found
            case "inspection_task_issued" | "case_filed":
                found = (data.get("items") or [None])[0] or found
            case _:
                pass
    return found


def kind(event: Json) -> str:
    """Name what happened, without the version of the form."""
    return str(event["type"]).partition(".")[0]


def year_of(day: str) -> int:
    """Name the year of a day."""
    return date.fromisoformat(day).year
