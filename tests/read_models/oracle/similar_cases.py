"""Similar cases and the distribution of their fines, computed slowly from plain events and registers."""

from tests.read_models.oracle.cases import by_case
from tests.read_models.oracle.telling import Json, kind

_ENDS = {
    "penalty_decided",
    "on_the_spot_decided",
    "no_penalty_decided",
    "facts_not_established",
    "decision_revoked",
    "decision_declared_void",
}


def similar_cases(events: list[Json]) -> list[Json]:
    """List every decision that punishes, with its place in range and tier."""
    versions = [e["data"] for e in events if kind(e) == "item_version_published"]
    tables = [e["data"] for e in events if kind(e) == "discretion_table_activated"]
    found: list[Json] = []
    for case, told in by_case(events).items():
        for index, event in enumerate(told):
            if kind(event) in {"penalty_decided", "on_the_spot_decided"}:
                found.append(_decision(told, index, versions, tables) | {"case": case})
    return found


def _decision(told: list[Json], index: int, versions: list[Json], tables: list[Json]) -> Json:
    event, data = told[index], told[index]["data"]
    filed: Json = next((e["data"] for e in told if kind(e) == "case_filed"), {})
    on_the_spot = kind(event) == "on_the_spot_decided"
    party: Json = data["party"] if on_the_spot else filed["party"]
    conduct: Json = data["conduct"] if on_the_spot else filed["conduct"]
    item = data.get("item") or filed["items"][0]
    fine, stands = data.get("fine", 0), True
    for later in told[index + 1 :]:
        ordinary = kind(later) == "procedure_converted" and later["data"]["after"] != "simple" and on_the_spot
        if stands and kind(later) == "decision_varied":
            fine = later["data"]["fine"]
        stands = stands and not ordinary and kind(later) not in _ENDS
    of = "unit" if party["kind"] == "unit" else "person"
    version = _in_force(versions, item, conduct["on"])
    allowed = next((f for c in (of, "any") for f in (version or {}).get("fines", []) if f["party"] == c), None)
    table, tier = _in_force(tables, item, event["day"]), data.get("tier")
    decided = data.get("fine", 0)
    within = None
    if table and tier:
        steps = [t for t in table["tiers"] if t.get("party", "any") in {of, "any"} and t["tier"] == tier]
        within = any(t["minimum"] <= decided <= t["maximum"] for t in steps)
    return {
        "day": event["day"],
        "item": item,
        "item_version": version["effective_from"] if version else None,
        "tier": tier,
        "party_class": of,
        "fine": fine,
        "position": _position(fine, allowed),
        "out_of_tier": None if within is None else not within,
        "discussed": any(kind(e) == "collective_discussion_held" for e in told[:index]),
        "stands": stands,
    }


def _in_force(entries: list[Json], item: str, on: str) -> Json | None:
    fitting = [e for e in entries if e["item"] == item and e["effective_from"] <= on <= e.get("effective_to", "9999")]
    return max(fitting, key=lambda e: e["effective_from"], default=None)


def _position(fine: int, allowed: Json | None) -> int | None:
    if allowed is None or allowed["maximum"] <= allowed["minimum"]:
        return None
    width: int = allowed["maximum"] - allowed["minimum"]
    above: int = fine - allowed["minimum"]
    return above * 1000 // width


def quartiles(fines: list[int]) -> tuple[int, int, int]:
    """Take the smallest fine that at least a quarter, a half and three quarters of all do not exceed."""
    lower, median, upper = (
        min(fine for fine in fines if 4 * sum(other <= fine for other in fines) >= quarter * len(fines))
        for quarter in (1, 2, 3)
    )
    return lower, median, upper
