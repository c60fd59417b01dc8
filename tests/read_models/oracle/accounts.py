"""Money, service, remedies and collection of penalty cases, added up slowly."""

from collections import Counter

from tests.read_models.oracle.cases import by_case, year_of
from tests.read_models.oracle.telling import Json, kind

_COUNTED = {
    "penalty_decided": "decisions",
    "on_the_spot_decided": "decisions",
    "fine_paid": "payments",
    "fine_collected_on_spot": "collections",
    "review_applied": "reviews",
    "review_forwarded": "reviews_forwarded",
    "review_decided": "reviews_decided",
    "review_outcome_served": "outcomes_served",
    "suit_filed": "suits",
    "suit_judged": "suits_judged",
    "court_enforcement_applied": "court_applied",
    "surcharge_started": "surcharges",
    "collection_remitted": "remitted",
}
_ADDED = {
    ("penalty_decided", "fine"): "fine_decided",
    ("penalty_decided", "confiscated"): "confiscated",
    ("on_the_spot_decided", "fine"): "fine_decided",
    ("document_dispatched", "cost"): "costs",
    ("fine_paid", "amount"): "paid",
    ("fine_collected_on_spot", "amount"): "collected",
    ("service_offset_completed", "amount"): "worked_off",
    ("court_enforcement_executed", "amount"): "court_collected",
    ("coercive_execution_carried_out", "amount"): "executed",
}
_MONEY = {"fine_paid", "fine_collected_on_spot", "court_enforcement_executed", "coercive_execution_carried_out"}
_OPENS = {"penalty_decided", "on_the_spot_decided", *_MONEY}


def accounts(events: list[Json]) -> dict[int, Counter[str]]:
    """Add up by the year in which a case was decided."""
    found: dict[int, Counter[str]] = {}
    for told in by_case(events).values():
        opened = next((e for e in told if kind(e) in _OPENS), None)
        if opened is not None:
            found.setdefault(year_of(opened["day"]), Counter()).update(_case(told))
    return found


def _case(told: list[Json]) -> Counter[str]:
    sums = Counter(cases=1)
    for event in told:
        name, data = kind(event), event["data"]
        if name in _COUNTED:
            sums[_COUNTED[name]] += 1
        for (of, field), total in _ADDED.items():
            sums[total] += data.get(field, 0) if name == of else 0
        of_decision = data.get("kind", "decision") == "decision"
        sums["dispatches"] += name == "document_dispatched" and of_decision
        sums["services"] += name == "document_served" and of_decision
        sums["services"] += name == "on_the_spot_decided" and data.get("delivered", True)
    kinds = [kind(e) for e in told]
    paid, collection = bool({"fine_paid", "fine_collected_on_spot"} & set(kinds)), "court_enforcement_applied" in kinds
    raised = [e["data"]["amount"] for e in told if kind(e) == "surcharge_started" and "amount" in e["data"]]
    sums["raised_to"] += raised[-1] if raised and "decision_revoked" not in kinds else 0
    sums["fine"] += _standing(told)
    sums["with_payment"] += paid
    sums["in_collection"] += collection
    sums["neither"] += not paid and not collection
    return sums


def _standing(told: list[Json]) -> int:
    """Find the fine that stands in the end."""
    fine, on_the_spot = 0, False
    for event in told:
        match kind(event):
            case "penalty_decided" | "on_the_spot_decided":
                fine, on_the_spot = event["data"].get("fine", 0), kind(event) == "on_the_spot_decided"
            case "decision_varied":
                fine = event["data"]["fine"] if fine else 0
            case "decision_revoked" | "decision_declared_void" | "no_penalty_decided" | "facts_not_established":
                fine = 0
            case "procedure_converted" if on_the_spot and event["data"]["after"] != "simple":
                fine = 0
            case _:
                pass
    return fine
