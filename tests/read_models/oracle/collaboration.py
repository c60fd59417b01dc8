"""An oracle for collaboration: one plain request each, by walking the events of one case once for every kind."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.read_models.oracle.plain import Plain, WorkingDays, day, tag

WAYS = (
    ("case_transfer", "case_transferred", "to_organ", "case_transfer_accepted", "case_transfer_returned"),
    ("lead_transfer", "lead_transferred", "to_organ", "lead_transfer_accepted", "lead_transfer_rejected"),
    (
        "criminal_transfer",
        "criminal_transfer_sent",
        "police",
        "criminal_transfer_accepted",
        "criminal_transfer_refused",
    ),
)


def requests(told: list[Plain], calendar: WorkingDays) -> Iterator[dict[str, Any]]:
    yield from assistance(told, calendar)
    yield from joint(told, calendar)
    for event in told:
        if tag(event) == "consultation_held":
            yield request("consultation", event, event.get("organ"), None, event)
        if tag(event) == "notice_copied":
            yield request("notice", event, event["data"]["to_organ"], None, event)
    for way in WAYS:
        yield from handed_over(told, calendar, way)
    yield from disputes(told, calendar)


def request(  # noqa: PLR0913 -- what a request is
    kind: str, asked: Plain, to: str | None, due: date | None, answered: Plain | None, *, waits: bool | None = None
) -> dict[str, Any]:
    waiting = answered is None if waits is None else waits
    return {"kind": kind, "asked": asked, "to": to, "due": due, "answered": answered, "open": waiting, "bounces": 0}


def term(event: Plain, calendar: WorkingDays, days: int) -> date | None:
    given = event["data"].get("due")
    return date.fromisoformat(given) if given else calendar.after(day(event["occ"]), days)


def assistance(told: list[Plain], calendar: WorkingDays) -> Iterator[dict[str, Any]]:
    open_: set[str] = set()
    for index, event in enumerate(told):
        name = event["data"].get("request")
        if tag(event) in {"assistance_answered", "assistance_refused"}:
            open_.discard(name)
        if tag(event) != "assistance_requested" or name in open_:
            continue
        open_.add(name)
        answers = [
            e
            for e in told[index + 1 :]
            if tag(e) in {"assistance_answered", "assistance_refused"} and e["data"]["request"] == name
        ]
        answered = answers[0] if answers else None
        yield request("assistance", event, event["data"].get("to_organ"), term(event, calendar, 10), answered)


def joint(told: list[Plain], calendar: WorkingDays) -> Iterator[dict[str, Any]]:
    for index, event in enumerate(told):
        if tag(event) != "joint_enforcement_planned":
            continue
        data = event["data"]
        done = [
            e for e in told[index + 1 :] if tag(e) == "joint_enforcement_executed" and e["data"]["plan"] == data["plan"]
        ]
        due = calendar.after(day(event["occ"]), 10)
        for organ in dict.fromkeys(p for p in data.get("participants", ()) if p != data["lead_organ"]):
            came = bool(done) and (not done[0]["data"].get("participants") or organ in done[0]["data"]["participants"])
            yield request("joint_enforcement", event, organ, due, done[0] if came else None, waits=not done)


def handed_over(
    told: list[Plain], calendar: WorkingDays, way: tuple[str, str, str, str, str]
) -> Iterator[dict[str, Any]]:
    kind, sent, to, taken, returned = way
    now: dict[str, Any] | None = None
    bounces = 0
    for event in told:
        name = tag(event)
        if name == "jurisdiction_dispute_resolved":
            bounces = 0
        if name == sent and now is None:
            due = None
            if kind == "case_transfer":
                due = term(event, calendar, 10)
            elif kind == "lead_transfer" and event["data"].get("due"):
                due = date.fromisoformat(event["data"]["due"])
            now = request(kind, event, event["data"][to], due, None)
            now["bounces"] = bounces
        elif now is not None and name in {taken, returned, "jurisdiction_dispute_resolved"}:
            if name == returned:
                bounces = max(bounces + 1, event["data"].get("bounce", 1) if kind == "case_transfer" else 0)
                now["bounces"] = bounces
            now["answered"], now["open"] = event, False
            yield now
            now = None
    if now is not None:
        yield now


def disputes(told: list[Plain], calendar: WorkingDays) -> Iterator[dict[str, Any]]:
    now: dict[str, Any] | None = None
    by_returns = False
    bounces = 0
    for event in told:
        name = tag(event)
        if name == "case_transfer_returned":
            bounces = max(bounces + 1, event["data"].get("bounce", 1))
            if bounces >= 2 and now is None:
                now, by_returns = request("dispute", event, event.get("organ"), None, None), True
        elif name == "jurisdiction_dispute_raised":
            if now is None:
                now = request("dispute", event, None, calendar.after(day(event["occ"]), 7), None)
            by_returns = False
            now["to"] = event["data"].get("interim_organ") or now["asked"].get("organ")
        elif name == "jurisdiction_dispute_resolved" or (name == "case_transfer_accepted" and by_returns):
            bounces = 0 if name == "jurisdiction_dispute_resolved" else bounces
            if now is not None:
                now["answered"], now["open"] = event, False
                yield now
                now = None
    if now is not None:
        yield now
