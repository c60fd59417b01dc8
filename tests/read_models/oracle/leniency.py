"""Instruments of lenient enforcement by month, counted slowly."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.read_models.oracle.cases import by_case, item_of
from tests.read_models.oracle.telling import Json, kind

Figures = dict[tuple[str, str], Counter[str]]
"""By instrument and month."""
_FLOW = {
    "case_filed",
    "investigation_concluded",
    "proposed_penalty_notified",
    "penalty_decided",
    "on_the_spot_decided",
    "criminal_transfer_proposed",
}
_TAKES = {"property_sealed", "property_seized", "deposit_frozen"}


def leniency(events: list[Json]) -> Figures:
    """Count."""
    lists = [e["data"] for e in events if kind(e) == "no_penalty_list_activated"]
    found: Figures = defaultdict(Counter)
    for told in by_case(events).values():
        for instrument, day, count in _case(told, lists):
            found[instrument, day[:7]].update(count | Counter(entries=1))
    return found


def _case(told: list[Json], lists: list[Json]) -> Iterator[tuple[str, str, Counter[str]]]:
    for index, event in enumerate(told):
        name, day, data, later = kind(event), event["day"], event["data"], told[index + 1 :]
        if name in {"penalty_decided", "on_the_spot_decided", "no_penalty_decided"}:
            count = _sparing(told[: index + 1], told)
            if count["eligible"] or name == "no_penalty_decided":
                item = data.get("item") or item_of(told)
                listed = _on(lists, item, "slight" if count["must"] else "first_offence", day)
                yield "sparing", day, count | Counter(listed=int(listed))
        if name == "first_offence_promise_signed":
            listed = _on(lists, data["cause"], "first_offence", day)
            yield "promise", day, _promise(data, told, later) | Counter(listed=int(listed))
        if name == "reminder_sent":
            yield "reminder", day, _reminder(day, told, later)
        if name in _TAKES:
            yield "measure", day, Counter(listed=int(_on(lists, item_of(told), "measure", day)))
    yield from _service(told)


def _on(lists: list[Json], item: str | None, leniency: str, day: str) -> bool:
    return any(x["item"] == item and x["leniency"] == leniency and x["effective_from"] <= day for x in lists)


def _sparing(so_far: list[Json], told: list[Json]) -> Counter[str]:
    found: Json = {}
    for event in so_far:
        if kind(event) in {"investigation_concluded", "on_the_spot_decided", "no_penalty_decided"}:
            found = event["data"].get("circumstances") or found
    corrected = found.get("corrected_in_time") is True
    must = corrected and found.get("slight") is True and found.get("harmless") is True
    little = found.get("little_harm") is True or found.get("harmless") is True
    may = corrected and found.get("first_offence") is True and little
    return Counter(
        must=int(must),
        may=int(may),
        eligible=int(must or may),
        spared=int(kind(so_far[-1]) == "no_penalty_decided"),
        educated=int(any(kind(e) == "education_given" for e in told)),
    )


def _promise(promised: Json, told: list[Json], later: list[Json]) -> Counter[str]:
    about = {e["data"]["order"]: e["data"].get("item") for e in told if kind(e) == "correction_ordered"}
    for index, event in enumerate(later):
        if kind(event) not in {"recheck_passed", "recheck_failed"}:
            continue
        if about.get(event["data"]["order"]) not in {None, promised["cause"]}:
            continue
        if kind(event) == "recheck_passed":
            return Counter(kept=1)
        if event["day"] > promised["correct_by"]:
            back = any(kind(e) in _FLOW for e in later[index + 1 :])
            return Counter(broken=1, returned=int(back))
    return Counter()


def _reminder(day: str, told: list[Json], later: list[Json]) -> Counter[str]:
    corrected: bool | None = None
    for event in later:
        match kind(event), event["data"]:
            case "inspection_finished", data:
                corrected = not data["has_violation"]
            case (("recheck_passed" | "correction_reported"), _):
                corrected = True
            case "lead_disposed", {"disposition": "corrected"}:
                corrected = True
            case "recheck_failed", _:
                corrected = False
            case _:
                continue
        break
    penalty = next((e for e in later if kind(e) in {"penalty_decided", "on_the_spot_decided"}), None)
    conducts = [e["data"]["conduct"]["on"] for e in told if kind(e) in {"case_filed", "on_the_spot_decided"}]
    same = penalty is not None and bool(conducts) and conducts[0] <= day
    return Counter(corrected=int(corrected is True), punished=int(penalty is not None), same_act=int(same))


def _service(told: list[Json]) -> Iterator[tuple[str, str, Counter[str]]]:
    heard = [e for e in told if kind(e).startswith(("service_offset", "service_hours"))]
    if not heard:
        return
    approved = [e["data"]["minutes"] for e in heard if kind(e) == "service_offset_approved"]
    done = sum(e["data"]["minutes"] for e in heard if kind(e) == "service_hours_recorded")
    completed = any(kind(e) == "service_offset_completed" for e in heard)
    count = Counter(minutes=approved[-1] if approved else 0, minutes_done=done, completed=int(completed))
    yield "service", heard[0]["day"], count
