"""Supervision and evaluation, counted slowly and plainly from exported events. Imports nothing of ours."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

Json = dict[str, Any]
CHINA = timezone(timedelta(hours=8))
CLOSED = "case_closed.v1"
PERMITS = ("permit_granted.v1", "permit_refused.v1")
SAMPLED, SCORED, VETOED = "case_sampled.v1", "case_scored.v1", "case_vetoed.v1"
DECIDED = ("penalty_decided.v1", "on_the_spot_decided.v1", "no_penalty_decided.v1")
NO_OFFENCE = ("no_fault", "time_barred")
UNDONE = ("facts_not_established.v1", "decision_revoked.v1", "decision_declared_void.v1")


def day(event: Json) -> str:
    """The Chinese day of an event."""
    return datetime.fromisoformat(event["occ"]).astimezone(CHINA).date().isoformat()


def cases(events: list[Json]) -> dict[str, list[Json]]:
    """The events of each case in legal order."""
    found: dict[str, list[Json]] = defaultdict(list)
    for event in events:
        found[event["stream"]].append(event)
    return {case: sorted(told, key=lambda e: (e["occ"], e["seq"])) for case, told in found.items()}


def last(told: list[Json], *types: str) -> Json | None:
    """The last event of some types."""
    matching = [e for e in told if e["type"] in types]
    return matching[-1] if matching else None


def handler(told: list[Json]) -> tuple[str | None, str | None]:
    """Organ and officer that handled the case."""
    begun = last(told, "case_filed.v1", "on_the_spot_decided.v1")
    if begun is None:
        return holder(told), None
    officers = begun["data"].get("handlers" if begun["type"] == "case_filed.v1" else "officers", [])
    return begun.get("organ") or holder(told), officers[0]["id"] if officers else begun.get("actor")


def holder(told: list[Json]) -> str | None:
    """Whose turn it is, for a case that nobody filed."""
    found = None
    for e in told:
        found = found or e.get("organ")
        if e["type"] in {"case_transfer_accepted.v1", "lead_transfer_accepted.v1"}:
            found = e["data"]["by_organ"]
        elif e["type"] == "supervision_handed_over.v1":
            found = e["data"]["to_organ"]
        elif e["type"] == "jurisdiction_dispute_resolved.v1" and e["data"].get("responsible_organ"):
            found = e["data"]["responsible_organ"]
    return found


def files(events: list[Json], first: str, to: str) -> dict[str, set[str]]:
    """Cases with a file in a period, by organ answerable."""
    found: dict[str, set[str]] = defaultdict(set)
    for case, told in cases(events).items():
        closed, permit = last(told, CLOSED), last(told, *PERMITS)
        if closed is not None and first <= day(closed) <= to:
            found[str(handler(told)[0])].add(case)
        if permit is not None and first <= day(permit) <= to:
            found[str(permit.get("organ"))].add(case)
    return dict(found)


def draw(events: list[Json], first: str, to: str, seed: str, size: int) -> Json:
    """Draw as the manual says."""
    population = sorted(set[str]().union(*files(events, first, to).values()))
    ranked = sorted((sha256((seed + ":" + case).encode()).hexdigest(), case) for case in population)
    whole = sha256("".join(case + "\n" for case in population).encode()).hexdigest()
    return {"size": len(population), "sha256": whole, "drawn": [case for _, case in ranked[:size]]}


def rounds(told: list[Json]) -> list[Json]:
    """Rounds of review, each with its last draw, score and veto."""
    found: list[Json] = []
    for e in told:
        if e["type"] not in {SAMPLED, SCORED, VETOED}:
            continue
        if e["type"] == SAMPLED or not found:
            found.append({})
        found[-1][e["type"]] = e
        found[-1]["day"] = day(e)
    return found


def grades(events: list[Json], first: str, to: str, excellent: int = 90, passed: int = 60) -> dict[str, Json]:
    """Reviews by organ."""
    found: dict[str, Json] = {}
    for told in cases(events).values():
        for one in rounds(told):
            if not first <= one["day"] <= to:
                continue
            names = ("reviews", "pending", "scored", "vetoed", "points", "counted", "excellent", "passed", "failed")
            group = found.setdefault(str(handler(told)[0]), dict.fromkeys(names, 0))
            group["reviews"] += 1
            group["scored"] += SCORED in one
            group["vetoed"] += VETOED in one
            group["pending"] += SCORED not in one and VETOED not in one
            if VETOED in one:
                group["failed"] += 1
            elif SCORED in one:
                score = one[SCORED]["data"]["score"]
                group["points"] += score
                group["counted"] += 1
                group["excellent" if score >= excellent else "passed" if score >= passed else "failed"] += 1
    return found


def confirmed(events: list[Json], first: str, to: str) -> tuple[int, dict[str, tuple[int, int, int]]]:
    """Cases looked at; and by defect: times, cases, points."""
    looked, found = set(), defaultdict(list)
    for case, told in cases(events).items():
        for one in rounds(told):
            if not first <= one["day"] <= to or not {SCORED, VETOED} & set(one):
                continue
            looked.add(case)
            for deduction in one.get(SCORED, {"data": {}})["data"].get("deductions", []):
                found[deduction["defect"]].append((case, deduction["points"]))
            if VETOED in one:
                found[one[VETOED]["data"]["defect"]].append((case, 0))
    told_of = {d: (len(f), len({c for c, _ in f}), sum(p for _, p in f)) for d, f in found.items()}
    return len(looked), told_of


def violations(events: list[Json]) -> list[tuple[str, str, str, str]]:
    """Established violations that stand, one for each item: day, item, party, kind of party."""
    found = []
    for told in cases(events).values():
        standing = last(told, *DECIDED, *UNDONE)
        if standing is None or standing["type"] in UNDONE or standing["data"].get("ground") in NO_OFFENCE:
            continue
        data, filed = standing["data"], (last(told, "case_filed.v1") or {"data": {}})["data"]
        party = data.get("party") or filed.get("party")
        items = [data["item"]] if data.get("item") else filed.get("items", [])
        found += [(day(standing), item, party["token"], party["kind"]) for item in items if party]
    return found


def frequent(events: list[Json], first: str, to: str, least: int) -> dict[str, tuple[int, int, int]]:
    """By item of enterprises: violations, parties, parties with several."""
    by_item: dict[str, Counter[str]] = defaultdict(Counter)
    for on, item, party, kind in violations(events):
        if first <= on <= to and kind != "person" and item is not None:
            by_item[item][party] += 1
    told = {i: (sum(c.values()), len(c), sum(n > 1 for n in c.values())) for i, c in by_item.items()}
    return {item: figures for item, figures in told.items() if figures[0] >= least}


def overdue(events: list[Json], as_of: str, on: str) -> set[tuple[str, str]]:
    """Problems open by the events until a day whose last day lies before another: case and number."""
    found = set()
    for case, told in cases([e for e in events if day(e) <= as_of]).items():
        due: dict[str, Any] = {}
        done = set[str]()
        for e in told:
            problem = e["data"].get("problem")
            if e["type"] == "problem_raised.v1":
                due[problem] = e["data"].get("due")
                done.discard(problem)
            elif e["type"] == "rectification_ordered.v1":
                due[problem] = e["data"].get("due") or due.get(problem)
            elif e["type"] == "rectification_done.v1":
                done.add(problem)
        found |= {(case, name) for name, by in due.items() if name not in done and by is not None and by < on}
    return found
