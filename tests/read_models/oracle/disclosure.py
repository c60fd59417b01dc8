"""The figures of disclosure from exported events: slow, obvious, and of no code that the read models use.

Everything is told again from plain JSON: ``type``, ``data``, ``occ``, ``organ``, ``stream``, ``seq``. Cases outside
Hangzhou's packs, which begin on 2021-07-15, do not occur in a simulated city.
"""

import json
from calendar import monthrange
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

Json = dict[str, Any]
CHINA = timezone(timedelta(hours=8))
BEGINS = {
    "penalty_decided": "penalty",
    "on_the_spot_decided": "penalty",
    "permit_granted": "permit",
    "permit_refused": "permit",
    "inspection_finished": "inspection",
}
FALLS = {
    "decision_revoked": "penalty",
    "decision_declared_void": "penalty",
    "decision_confirmed_illegal": "penalty",
    "permit_revoked": "permit",
    "permit_withdrawn": "permit",
    "permit_cancelled": "permit",
}
WITHIN = {"penalty": 7, "permit": 7, "inspection": 20}


def name(event: Json) -> str:
    return str(event["type"]).partition(".")[0]


def when(event: Json) -> datetime:
    return datetime.fromisoformat(event["occ"])


def on(event: Json) -> date:
    return when(event).astimezone(CHINA).date()


def cases(events: list[Json]) -> list[list[Json]]:
    """Group case events by case, each in legal order; streams of registers hold no such types and are passed over."""
    found: dict[str, list[Json]] = defaultdict(list)
    for event in events:
        found[event["stream"]].append(event)
    return [sorted(case, key=lambda e: (when(e), e["seq"])) for case in found.values()]


def calendars(events: list[Json]) -> dict[int, tuple[set[str], set[str]]]:
    latest = sorted((e for e in events if name(e) == "calendar_published"), key=when)
    return {
        e["data"]["year"]: (set(e["data"].get("days_off", ())), set(e["data"].get("worked_weekends", ())))
        for e in latest
    }


def works(day: date, known: dict[int, tuple[set[str], set[str]]]) -> bool:
    off, worked = known[day.year]
    text = day.isoformat()
    return text not in off and (day.weekday() < 5 or text in worked)


def working_days(start: date, days: int, known: dict[int, tuple[set[str], set[str]]]) -> date | None:
    """Count working days one by one; None where a year is not known."""
    day = start
    while days:
        day += timedelta(days=1)
        if day.year not in known:
            return None
        days -= works(day, known)
    return day


def months_after(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def publications(events: list[Json]) -> Counter[tuple[object, ...]]:
    """Count what must be published by subject, what became of it, whether late, and by which day it was due."""
    known = calendars(events)
    found: Counter[tuple[object, ...]] = Counter()
    for case in cases(events):
        for thing in things(case):
            due = working_days(thing["decided"], WITHIN[thing["subject"]], known)
            first = thing["published"][0] if thing["published"] else None
            late = first > due if first is not None and due is not None else None
            fell = thing["fell"]
            moot = fell is not None and first is None
            state = "moot" if moot else thing["state"]
            by = working_days(thing["stale_since"], 3, known) if thing["stale_since"] and thing["three"] else None
            down = thing["withdrawn"]
            withdrawn_late = down > by if down is not None and by is not None else None
            found[thing["subject"], state, late, str(due), withdrawn_late, str(by)] += 1
    return found


def things(case: list[Json]) -> list[Json]:
    """List each thing that must be published, with its steps."""
    made: list[Json] = []
    for event in case:
        kind, day, data = name(event), on(event), event["data"]
        begin(made, event)
        if kind in FALLS:
            for thing in latest(made, FALLS[kind]):
                fall(thing, day, three=FALLS[kind] == "penalty")
        if kind == "decision_varied":
            for thing in latest(made, "penalty"):
                outdate(thing, day, three=True)
        if kind == "permit_changed":
            for thing in latest(made, "permit"):
                outdate(thing, day, three=False)
        for thing in replaced(made, kind, data):
            fall(thing, day, three=False)
        if kind.startswith("publication_") or kind == "inspection_published":
            step(made, kind, day, data.get("dataset", "inspection"))
    return made


def latest(made: list[Json], subject: str) -> list[Json]:
    return [thing for thing in made if thing["subject"] == subject][-1:]


def begin(made: list[Json], event: Json) -> None:
    """Begin a thing with its decision; an earlier one of its subject falls with it."""
    subject = BEGINS.get(name(event))
    if name(event) in {"no_penalty_decided", "facts_not_established"}:
        subject = "penalty"
    if subject in {"penalty", "permit"}:
        for earlier in [thing for thing in made if thing["subject"] == subject]:
            fall(earlier, on(event), three=False)
    if name(event) in BEGINS:
        fresh: Json = {"subject": subject, "event": event, "decided": on(event), "state": "unprepared", "published": []}
        made.append(fresh | {"fell": None, "stale_since": None, "withdrawn": None, "three": False, "stale": False})


def replaced(made: list[Json], kind: str, data: Json) -> list[Json]:
    """Find what falls because the procedure changed, or its licence was revoked as a penalty."""
    if kind == "procedure_converted" and data["after"] != "simple":
        return [thing for thing in made if name(thing["event"]) == "on_the_spot_decided"]
    if kind == "licence_revoked":
        return [t for t in latest(made, "permit") if t["event"]["data"].get("permit_number") == data["licence"]]
    return []


def online(thing: Json) -> bool:
    return thing["state"] in {"published", "corrected"}


def outdate(thing: Json, day: date, *, three: bool) -> None:
    if online(thing) and not thing["stale"]:
        thing.update(stale=True, stale_since=day, three=three, withdrawn=None)


def fall(thing: Json, day: date, *, three: bool) -> None:
    thing["fell"] = thing["fell"] or day
    outdate(thing, day, three=three)


def step(made: list[Json], kind: str, day: date, subject: str) -> None:
    mine = [t for t in made if t["subject"] == subject]
    word = kind.rpartition("_")[2]
    if not mine:
        return
    if word in {"corrected", "withdrawn", "expired"}:
        shown = [t for t in mine if online(t)]
        thing = shown[0] if shown else mine[-1]
        if word == "corrected" and not shown:
            return
        thing["state"] = word
        if word == "withdrawn" and thing["stale"] and thing["withdrawn"] is None:
            thing["withdrawn"] = day
        return
    thing = mine[-1]
    if online(thing) and word != "published":
        return
    if not online(thing):
        thing["stale"] = False
    thing["state"] = word
    if word == "published":
        thing["published"].append(day)


def in_force(events: list[Json], today: date) -> list[tuple[str, str | None]]:
    """List document and party token of every penalty and permit that the public may see on a day."""
    found: list[tuple[str, str | None]] = []
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=CHINA).astimezone(UTC)
    for case in cases(events):
        past = [event for event in case if when(event) <= noon]
        for thing in things(past):
            data = thing["event"]["data"]
            kind = name(thing["event"])
            if (
                not online(thing)
                or thing["stale"]
                or thing["fell"]
                or kind in {"permit_refused", "inspection_finished"}
            ):
                continue
            party = party_of(past)
            said = [e for e in past if name(e) == "publication_published" and e["data"]["dataset"] == thing["subject"]]
            if thing["subject"] == "penalty" and party["kind"] == "person" and not said[-1]["data"].get("ground"):
                continue
            if today > last_day(thing, past, said[-1]):
                continue
            found.append((data.get("document") or data.get("form_number"), party["token"]))
    return sorted(found, key=str)


def party_of(case: list[Json]) -> Json:
    named = [e["data"]["party"] for e in case if e["data"].get("party") and name(e) in NAMING]
    return named[-1] if named else {"kind": "person", "token": None}


UNLISTED = {"permit_refused", "inspection_finished"}
NAMING = {"permit_applied", "lead_received", "inspection_task_issued", "case_filed", "on_the_spot_decided"}


def last_day(thing: Json, case: list[Json], published: Json) -> date:
    if thing["subject"] == "permit":
        ends = thing["event"]["data"].get("valid_to")
        for event in case:
            if name(event) in {"permit_renewed", "permit_deemed_renewed"} and on(event) >= thing["decided"]:
                ends = event["data"].get("valid_to")
        return date.fromisoformat(ends) if ends else date.max
    data, from_2026 = thing["event"]["data"], on(published) >= date(2026, 4, 1)
    kinds = set(data.get("kinds", ["fine"]))
    if name(thing["event"]) == "on_the_spot_decided" or kinds <= {"warning", "public_criticism"}:
        return months_after(thing["decided"], 3)
    pushed = [e["data"] for e in case if name(e) == "credit_record_pushed" and when(e) > when(thing["event"])]
    grave = pushed[-1]["credit_class"] if pushed else "general"
    if pushed and pushed[-1].get("special_field"):
        grave = "special"
    if grave == "minor":
        return months_after(thing["decided"], 3)
    return months_after(thing["decided"], 12 if from_2026 and grave == "general" else 36)


def counted(events: list[Json], year: int) -> Counter[tuple[str, str, str]]:
    """Count the facts of a year by organ, sort and detail."""
    found: Counter[tuple[str, str, str]] = Counter()
    for case in cases(events):
        holder = None
        for event in case:
            holder = holder_after(holder, event)
            if on(event).year == year:
                for sort, detail in sorts(name(event), event["data"]):
                    found[event.get("organ") or holder or "", sort, detail] += 1
    return found


def holder_after(holder: str | None, event: Json) -> str | None:
    """Follow whose turn it is: what an event without an organ is counted for."""
    data = event["data"]
    match name(event):
        case "case_filed":
            return event.get("organ") or holder
        case "case_transfer_accepted" | "lead_transfer_accepted":
            return str(data["by_organ"])
        case "supervision_handed_over":
            return str(data["to_organ"])
        case "jurisdiction_dispute_resolved":
            return data.get("responsible_organ") or holder
        case _:
            return holder or event.get("organ")


PLAIN = {
    "permit_applied": ("permit", "applied"),
    "permit_accepted": ("permit", "accepted"),
    "permit_deemed_accepted": ("permit", "accepted"),
    "permit_not_accepted": ("permit", "not_accepted"),
    "permit_granted": ("permit", "granted"),
    "permit_refused": ("permit", "refused"),
    "permit_revoked": ("permit", "revoked"),
    "decision_varied": ("penalty_undone", "varied"),
    "decision_revoked": ("penalty_undone", "revoked"),
    "property_sealed": ("measure", "sealed"),
    "property_seized": ("measure", "seized"),
    "deposit_frozen": ("measure", "frozen"),
    "substitute_performed": ("execution", "substitute"),
    "demolition_executed": ("execution", "demolition"),
    "court_enforcement_applied": ("execution", "court"),
    "review_applied": ("review", "applied"),
    "suit_filed": ("suit", "filed"),
}


def sorts(kind: str, data: Json) -> list[tuple[str, str]]:
    if kind in PLAIN:
        return [PLAIN[kind]]
    if kind in {"penalty_decided", "on_the_spot_decided"}:
        procedure = "ordinary" if kind == "penalty_decided" else "simple"
        return [("penalty", procedure), *(("penalty_kind", k) for k in data.get("kinds", ["fine"]))]
    details = {
        "inspection_finished": ("check", "violation" if data.get("has_violation") else "clean"),
        "no_penalty_decided": ("no_penalty", data.get("ground")),
        "coercive_execution_carried_out": ("execution", data.get("way")),
        "review_decided": ("review_outcome", data.get("outcome", "unknown")),
        "suit_judged": ("suit_outcome", data.get("outcome")),
    }
    return [(details[kind][0], str(details[kind][1]))] if kind in details else []


def field_acts(events: list[Json]) -> Counter[tuple[str, bool]]:
    """Count acts that meet the party face to face, by whether the certificate is known to have been shown."""
    usual = {"inspection_started": False, "on_the_spot_decided": False}
    acts = {
        "lead_verified", "inspection_started", "party_questioned", "witness_questioned", "scene_inspected",
        "property_sealed", "property_seized", "on_the_spot_decided",
    }  # fmt: skip
    return Counter(
        (name(event), event["data"].get("identity_shown", usual.get(name(event))) is True)
        for event in events
        if name(event) in acts
    )


def records(events: list[Json]) -> Counter[tuple[str, bool]]:
    """Count penalties that were recorded, and the latest of every case that was not, by whether it was simple."""
    found: Counter[tuple[str, bool]] = Counter()
    for case in cases(events):
        decided = [e for e in case if name(e) in {"penalty_decided", "on_the_spot_decided"}]
        pushed = {e["data"]["record"]: e for e in case if name(e) == "credit_record_pushed"}
        for event in pushed.values():
            before = [d for d in decided if when(d) <= when(event)]
            found["recorded", bool(before) and name(before[-1]) == "on_the_spot_decided"] += 1
        if decided and not any(when(e) > when(decided[-1]) for e in pushed.values()):
            found["unrecorded", name(decided[-1]) == "on_the_spot_decided"] += 1
    return found


def tokens(events: list[Json]) -> set[str]:
    """Name every party token that the events hold anywhere."""
    found: set[str] = set()

    def look(value: object) -> None:
        if isinstance(value, dict):
            found.update([value["token"]] if isinstance(value.get("token"), str) else [])
            for inner in value.values():
                look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)
        elif isinstance(value, str) and value.startswith("party-"):
            found.add(value)

    look(json.loads(json.dumps(events)))
    return found
