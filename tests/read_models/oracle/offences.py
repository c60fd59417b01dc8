"""Earlier offences of a party in a cause, found slowly."""

from tests.read_models.oracle.cases import by_case, item_of, party_of
from tests.read_models.oracle.telling import Json, kind

_DECIDES = ("penalty_decided", "on_the_spot_decided", "no_penalty_decided", "facts_not_established")
_SPARED = {"slight", "first_offence", "under_14", "incapable"}


def offences(events: list[Json], regions: dict[str, str]) -> list[Json]:
    """List every offence that a decision found and that stands: case, day, party, item, outcome, organ and region."""
    found: list[Json] = []
    for case, told in by_case(events).items():
        filed = [e for e in told if kind(e) == "case_filed"]
        standing: list[Json] = []
        for event in told:
            if kind(event) == "procedure_converted" and event["data"]["after"] != "simple":
                standing = [o for o in standing if o["outcome"] != "on_the_spot"]
            if kind(event) in {*_DECIDES, "decision_revoked", "decision_declared_void"}:
                standing = []
            standing += _of(event, told, filed[-1]["data"] if filed else None)
        for offence in standing:
            region = next((r for e in reversed(told) if (r := _region(e))), None) or regions.get(offence["organ"])
            found.append(offence | {"case": case, "region": region})
    return found


def _of(event: Json, told: list[Json], filed: Json | None) -> list[Json]:
    data = event["data"]
    match kind(event):
        case "on_the_spot_decided":
            outcome, party, items = "on_the_spot", data["party"], [data["item"]]
        case "penalty_decided":
            outcome, party = "penalty", filed["party"] if filed else party_of(told)
            items = [data["item"]] if data.get("item") else (filed["items"] if filed else [])
        case "no_penalty_decided" if data["ground"] in _SPARED:
            outcome, party = "spared", filed["party"] if filed else party_of(told)
            items = filed["items"] if filed else [item_of(told)]
        case _:
            return []
    return [
        {"day": event["day"], "party": party["token"], "item": item, "outcome": outcome, "organ": event["organ"]}
        for item in dict.fromkeys(items)
    ]


def _region(event: Json) -> str | None:
    named = {"permit_applied", "lead_received", "inspection_task_issued", "case_filed", "on_the_spot_decided"}
    return event["data"].get("region") if kind(event) in named else None
