"""Cases with their parties and items, as plain JSON. Nothing of the service is used here."""

from collections.abc import Iterable
from datetime import date

from tests.read_models.oracle import telling
from tests.read_models.oracle.telling import Json, kind


def by_case(events: Iterable[Json]) -> dict[str, list[Json]]:
    """Put the events of each case into legal order, with the legal day of each."""
    cases = telling.by_case(list(events)).items()
    return {case: [e | {"day": telling.day(telling.when(e)).isoformat()} for e in told] for case, told in cases}


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


def year_of(day: str) -> int:
    """Name the year of a day."""
    return date.fromisoformat(day).year
