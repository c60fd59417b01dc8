"""An oracle for the indicators: one plain row for each thing counted, straight from the events of one case."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.read_models.oracle.collaboration import requests
from tests.read_models.oracle.plain import Plain, WorkingDays, cases, day, holders, last_of, moment, tag

Row = dict[str, Any]
"""organ, on (the date it falls on), indicator, counts, met, ever, event (version of what it begins with)."""

VISITS = ("inspection_started", "remote_inspection_performed")
MEASURES = ("property_sealed", "property_seized", "deposit_frozen")
DECISIONS = ("penalty_decided", "no_penalty_decided", "facts_not_established", "on_the_spot_decided")


def rows(events: list[Plain], platform: set[str]) -> Iterator[Row]:
    calendar = WorkingDays(events)
    for stream, told in cases(events).items():
        for row in (
            *acts(told),
            *leads(told, calendar),
            *papers(told),
            *decisions(told, platform),
            *collaborations(told, calendar),
        ):
            yield row | {"case": stream}


def row(indicator: str, organ: object, on: date, event: Plain, *, counts: bool = True, **met: bool) -> Row:
    return {"indicator": indicator, "organ": organ, "on": on, "event": event["seq"], "counts": counts, **met}


def decision_served(event: Plain) -> bool:
    return tag(event) == "document_served" and event["data"].get("kind", "decision") == "decision"


def acts(told: list[Plain]) -> Iterator[Row]:
    minted = [moment(e["occ"]) for e in told if tag(e) == "act_code_minted"]
    for index, event in enumerate(told):
        kind, effects = begins(told[: index + 1])
        if kind is None:
            continue
        rest = told[index:]
        for later, other in enumerate(rest[1:], index + 1):
            if begins(told[: later + 1])[0] == kind:
                rest = told[index:later]
                del other
                break
        if kind == "on_the_spot" and event["data"].get("delivered", True):
            effect: Plain | None = event
        elif kind == "measure":
            effect = event
        else:
            effect = next((e for e in rest if tag(e) in effects or ("served" in effects and decision_served(e))), None)
        on_time = bool(minted) and (effect is None or min(minted) <= moment(effect["occ"]))
        organ, on = event.get("organ") or holders(told), day(event["occ"])
        name = "permit_act_codes" if kind == "permit" else "act_codes"
        yield row(name, organ, on, event, met=on_time, ever=bool(minted))
        if kind == "inspection":
            ends = [e for e in rest if tag(e) == "inspection_finished"]
            found = bool(ends) and ends[0]["data"]["has_violation"]
            yield row("problem_detection", organ, on, event, counts=bool(ends), met=found)


def begins(told: list[Plain]) -> tuple[str | None, tuple[str, ...]]:
    """Say which act the last of some events begins, and what its effects are."""
    name = tag(told[-1])
    if name in VISITS and any(tag(e) == "inspection_task_issued" for e in told):
        return None, ()
    known: dict[str, tuple[str, tuple[str, ...]]] = {
        "inspection_task_issued": ("inspection", VISITS),
        "case_filed": ("ordinary", ("served",)),
        "on_the_spot_decided": ("on_the_spot", ("served",)),
        "permit_applied": ("permit", ("permit_delivered",)),
        **dict.fromkeys(VISITS, ("inspection", VISITS)),
        **dict.fromkeys(MEASURES, ("measure", ())),
    }
    return known.get(name, (None, ()))


def leads(told: list[Plain], calendar: WorkingDays) -> Iterator[Row]:
    for index, event in enumerate(told):
        if tag(event) != "lead_received":
            continue
        given = event["data"].get("due")
        due = date.fromisoformat(given) if given else calendar.after(day(event["occ"]), 5)
        rest = told[index + 1 :]
        disposed = next((e for e in rest if tag(e) == "lead_disposed"), None)
        merged = any(tag(e) == "lead_merged_as_duplicate" for e in rest)
        told_back = any(tag(e) in {"reporter_informed", "transfer_result_fed_back"} for e in rest)
        on_time = disposed is not None and due is not None and moment(disposed["occ"]) <= last_of(due)
        yield row(
            "lead_disposal",
            holders(told),
            due or day(event["occ"]),
            event,
            counts=due is not None and not merged,
            met=on_time and told_back,
            final=disposed is not None and told_back,
            disposed_in_time=on_time,
        )


def papers(told: list[Plain]) -> Iterator[Row]:
    seen: set[tuple[str, object]] = set()
    decided = permit = None
    for event in told:
        name, data = tag(event), event["data"]
        if name in {"penalty_decided", "no_penalty_decided"}:
            decided = data.get("document")
        if name in {"permit_granted", "permit_refused"}:
            permit = data.get("document")
        went = went_out(event)
        if went is not None and went[1] is None:
            went = (went[0], {"decision": decided, "permit": permit}.get(went[0]))
        if went is not None and went not in seen:
            seen.add(went)
            yield paper(told, event, went)


def went_out(event: Plain) -> tuple[str, object] | None:
    name, data = tag(event), event["data"]
    if name in {"document_dispatched", "document_served"}:
        return data.get("kind", "decision"), data.get("document")
    if name in {"property_sealed", "property_seized"} and data.get("handed_over"):
        return "measure_decision", data.get("decision")
    if name == "on_the_spot_decided" and data.get("delivered", True):
        return "form", data["form_number"]
    if name == "permit_delivered":
        return "permit", None
    reached = data.get("served_on") is not None and date.fromisoformat(data["served_on"]) <= day(event["occ"])
    number = {
        "proposed_penalty_notified": ("notice", "notice"),
        "correction_ordered": ("correction_order", "order"),
        "hearing_scheduled": ("hearing_notice", "-"),
        "performance_urged": ("urging", "document"),
    }.get(name)
    return (number[0], data.get(number[1])) if number is not None and reached else None


def paper(told: list[Plain], event: Plain, went: tuple[str, object]) -> Row:
    valid = [
        e
        for e in told
        if tag(e) == "decision_document_sealed"
        and e["data"].get("electronic", True)
        and e["data"].get("check") == "valid"
        and went[1] in {None, e["data"]["document"]}
    ]
    counts = went[0] == "decision"
    return row(
        "electronic_seals",
        event.get("organ") or holders(told),
        day(event["occ"]),
        event,
        counts=counts,
        met=counts and bool(valid) and min(moment(e["occ"]) for e in valid) <= moment(event["occ"]),
        ever=counts and bool(valid),
    )


def decisions(told: list[Plain], platform: set[str]) -> Iterator[Row]:
    made = [e for e in told if tag(e) in DECISIONS]
    for number, event in enumerate(made):
        before = told[: told.index(event)]
        upto = told.index(made[number + 1]) if number + 1 < len(made) else len(told)
        after = told[told.index(event) + 1 : upto]
        organ, on, first = event.get("organ") or holders(told), day(event["occ"]), number == 0
        ordinary = tag(event) != "on_the_spot_decided"
        procedures = [
            e["data"].get("procedure", "ordinary") if tag(e) == "case_filed" else e["data"]["after"]
            for e in before
            if tag(e) in {"case_filed", "procedure_converted"}
        ]
        reviews = [e for e in before if tag(e) == "legal_review_passed"]
        yield row("platform_output_cases", organ, on, event, counts=first, met=event["source"] in platform)
        if ordinary:
            fast = procedures[-1:] == ["fast_track"]
            spared = tag(event) == "no_penalty_decided" and event["data"]["ground"] == "first_offence"
            yield row("fast_track", organ, on, event, counts=first, met=fast)
            yield row("first_offences_spared", organ, on, event, counts=first, met=spared)
        if ordinary and reviews:
            online = reviews[-1]["data"].get("centre") is not None
            yield row("online_legal_review", organ, on, event, counts=first, met=online)
        if tag(event) in {"penalty_decided", "on_the_spot_decided"}:
            asked = any(tag(e) == "court_enforcement_applied" for e in after)
            yield row("court_enforcement", organ, on, event, counts=first, met=asked)


_RATED = {
    "assistance": "collaboration_response",
    "joint_enforcement": "collaboration_response",
    "consultation": "collaboration_response",
    "case_transfer": "transfer_response",
    "lead_transfer": "transfer_response",
}


def collaborations(told: list[Plain], calendar: WorkingDays) -> Iterator[Row]:
    for request in requests(told, calendar):
        name = _RATED.get(request["kind"])
        if name is None:
            continue
        due, answered = request["due"], request["answered"]
        counts = due is not None and request["kind"] != "consultation"
        yield row(
            name,
            request["to"],
            due or day(request["asked"]["occ"]),
            request["asked"],
            counts=counts,
            met=due is not None and answered is not None and moment(answered["occ"]) <= last_of(due),
            final=answered is not None,
        )
