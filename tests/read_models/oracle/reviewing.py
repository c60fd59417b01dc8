"""Three levels, legal review and roles, by a slow script over exported events."""

from collections import defaultdict
from datetime import datetime

from tests.read_models.oracle.telling import (
    Json,
    by_case,
    day,
    judged_in_hangzhou,
    kind,
    of_registers,
    when,
    working_days,
)

DECISIONS = {
    "penalty_decided": "penalty",
    "no_penalty_decided": "no_penalty",
    "facts_not_established": "not_established",
}
STEPS = {
    "department_reviewed",
    "legal_review_submitted",
    "legal_review_returned",
    "legal_review_passed",
    "legal_review_disagreement_raised",
    "collective_discussion_held",
    "decision_approved",
}
OFFICERS = {
    "case_filed": "handlers",
    "party_questioned": "officers",
    "witness_questioned": "officers",
    "scene_inspected": "officers",
    "evidence_collected": "officers",
    "evidence_preserved": "officers",
    "sampling_done": "officers",
}
POINTS = 7


def drafts(told: list[Json]) -> list[list[Json]]:
    """Cut a case after each decision and each taking back of the filing; give the beginning of the case up to there."""
    found = []
    for place, event in enumerate(told):
        if kind(event) in DECISIONS or kind(event) == "case_filing_revoked":
            found.append(told[: place + 1])
    return [*found, told] if not found or len(found[-1]) < len(told) else found


def own(told: list[Json]) -> list[Json]:
    """The events of the last draft of a beginning: after the cut before it."""
    past = [p for p, e in enumerate(told[:-1]) if kind(e) in DECISIONS or kind(e) == "case_filing_revoked"]
    return told[past[-1] + 1 :] if past else told


def since_filed_anew(told: list[Json]) -> list[Json]:
    """What counts: nothing before a filing that follows a filing taken back."""
    start, revoked = 0, False
    for place, event in enumerate(told):
        if kind(event) == "case_filing_revoked":
            revoked = True
        elif kind(event) == "case_filed" and revoked:
            start, revoked = place, False
    return told[start:]


def passes(before: list[Json]) -> dict[str, Json | None]:
    """The levels passed so far: of each the latest, unless it was sent back since."""
    found: dict[str, Json | None] = {"department": None, "legal": None, "head": None, "discussed": None}
    for event in since_filed_anew(before):
        match kind(event):
            case "department_reviewed":
                found["department"] = event if event["data"].get("passed", True) else None
            case "legal_review_passed":
                found["legal"] = event
            case "legal_review_returned":
                found["legal"] = None
            case "decision_approved":
                found["head"] = event
            case "collective_discussion_held":
                found["discussed"] = event
            case _:
                pass
    return found


def to_review_after(before: list[Json]) -> datetime | None:
    """The moment after which legal review has to come."""
    told = since_filed_anew(before)
    moments = [when(e) for e in told if kind(e) in {"hearing_held", "defence_reviewed"}]
    notices = [when(e) for e in told if kind(e) == "proposed_penalty_notified"]
    return max([*moments, *notices[-1:]] if len(notices) > 1 else moments, default=None)


def who(event: Json | None) -> str | None:
    return None if event is None else event["data"].get("reviewer") or event["data"].get("approver")


def acted(told: list[Json]) -> dict[str, dict[str, list[Json]]]:
    """By person and role, the events by which they acted."""
    found: dict[str, dict[str, list[Json]]] = defaultdict(lambda: defaultdict(list))
    for event in told:
        data = event["data"]
        persons: set[tuple[str, str]] = set()
        if kind(event) in OFFICERS:
            persons |= {(officer["id"], "investigator") for officer in data.get(OFFICERS[kind(event)], ())}
        if kind(event) == "hearing_held":
            persons |= {(name, "investigator") for name in data.get("investigators", ())}
            persons.add((data["host"], "hearing_host"))
        if kind(event) == "department_reviewed":
            persons.add((data["reviewer"], "department"))
        if kind(event) in {"legal_review_passed", "legal_review_returned"}:
            persons.add((data["reviewer"], "legal"))
        if kind(event) == "decision_approved":
            persons.add((data["approver"], "head"))
        for person, role in persons:
            found[person][role].append(event)
    return found


def three_levels(events: list[Json]) -> dict[tuple[str, int], Json]:
    """By case and number of the draft: what the read model has to say."""
    found: dict[tuple[str, int], Json] = {}
    for case, told in by_case(events).items():
        number = 0
        for upto in drafts(told):
            last, mine = upto[-1], own(upto)
            steps = [e for e in mine if kind(e) in STEPS]
            decided = kind(last) in DECISIONS
            began = steps or decided or any(kind(e) == "proposed_penalty_notified" for e in mine)
            number += bool(began)
            if not steps and not decided:
                continue
            found[case, number] = _levels(upto, steps, decided=decided)
    return found


def _levels(upto: list[Json], steps: list[Json], *, decided: bool) -> Json:
    passed = passes(upto)
    three = [passed["department"], passed["legal"], passed["head"]]
    persons = {who(e) for e in three if e is not None}
    complete = all(e is not None for e in three)
    doubled = {p: sorted(r) for p, r in acted(upto).items() if len(r) > 1}
    sent_back = [
        e
        for e in steps
        if kind(e) == "legal_review_returned"
        or (kind(e) == "department_reviewed" and not e["data"].get("passed", True))
    ]
    in_order = _in_order(passed, upto[-1]) if decided else None
    carried = any(e is not None and e not in steps for e in three)
    ended = decided or kind(upto[-1]) == "case_filing_revoked"
    return {
        "department": who(three[0]),
        "legal": who(three[1]),
        "head": who(three[2]),
        "returns": len(sent_back),
        "complete": complete,
        "three_persons": complete and len(persons) == 3,
        "in_order": in_order,
        "carried": carried,
        "proven": complete and len(persons) == 3 and in_order is True and not carried,
        "doubled": doubled,
        "day": str(day(when(upto[-1] if ended else steps[-1]))),
    }


def _in_order(passed: dict[str, Json | None], decision: Json) -> bool:
    """Department, legal review, discussion, head, decision: each not before the one before it, by different persons."""
    department, legal, head, discussed = (passed[n] for n in ("department", "legal", "head", "discussed"))
    if department is None or head is None or when(head) > when(decision):
        return False
    if legal is not None and when(legal) < when(department):
        return False
    if when(head) < when(department) or (legal is not None and when(head) < when(legal)):
        return False
    if discussed is not None and when(head) < when(discussed) <= when(decision):
        return False
    persons = [who(e) for e in (department, legal, head) if e is not None]
    return len(set(persons)) == len(persons)


def legal_reviews(events: list[Json]) -> dict[tuple[str, int], Json]:
    """By case and number of the draft: what the read model has to say."""
    registers = of_registers(events)
    found: dict[tuple[str, int], Json] = {}
    for case, told in by_case(events).items():
        number = 0
        for upto in drafts(told):
            last, mine = upto[-1], own(upto)
            steps = [e for e in mine if kind(e) in STEPS]
            notices = [e for e in mine if kind(e) == "proposed_penalty_notified"]
            decided = kind(last) in DECISIONS
            if not steps and not notices and not decided:
                continue
            number += 1
            ended = decided or kind(last) == "case_filing_revoked"
            at = last if ended else max([*steps, *notices], key=lambda e: (when(e), e["seq"]))
            found[case, number] = _review(registers, upto, steps, at, decided=decided)
    return found


def _review(registers: list[Json], upto: list[Json], steps: list[Json], at: Json, *, decided: bool) -> Json:
    passed, heard = passes(upto)["legal"], to_review_after(upto)
    grounds = _grounds(registers, upto, at)
    submitted = [e for e in steps if kind(e) == "legal_review_submitted"]
    answers = [e for e in steps if kind(e) in {"legal_review_passed", "legal_review_returned"}]
    spans = [(_sent(steps, e), e) for e in answers]
    known = [(s, e) for s, e in spans if s is not None]
    days = [working_days(registers, day(when(s)), day(when(e))) for s, e in known]
    counted = [d for d in days if d is not None]
    listed = answers[-1]["data"].get("checklist", []) if answers else None
    handlers = {p for p, roles in acted(upto).items() if "investigator" in roles}
    needed = decided and bool(grounds)
    return {
        "grounds": ",".join(grounds),
        "required": bool(grounds),
        "passed": passed is not None,
        "missing": needed and passed is None,
        "early": needed and passed is not None and heard is not None and when(passed) < heard,
        "after_hearing": None if passed is None or heard is None else when(passed) >= heard,
        "submitted": len(submitted),
        "returned": sum(kind(e) == "legal_review_returned" for e in answers),
        "officer": who(answers[-1]) if answers else None,
        "handled": any(who(e) in handlers for e in answers),
        "points_failed": sum(not c.get("passed", True) for c in listed or ()),
        "points_silent": 0 if listed is None else POINTS - len(listed),
        "working_days": sum(counted) if counted else None,
        "hours": sum(int((when(e) - when(s)).total_seconds() // 3600) for s, e in known) if known else None,
        "day": str(day(when(at))),
    }


def _sent(steps: list[Json], answer: Json) -> Json | None:
    """The submission that an answer is to: the latest before it, unless another answer lies between."""
    for event in reversed(steps[: steps.index(answer)]):
        if kind(event) == "legal_review_submitted":
            return event
        if kind(event) in {"legal_review_passed", "legal_review_returned"}:
            return None
    return None


def _grounds(registers: list[Json], upto: list[Json], at: Json) -> list[str]:
    """Why review is needed; the rules of the simulated city name no sums of a catalogue."""
    if kind(upto[-1]) in {"no_penalty_decided", "facts_not_established"}:
        return []
    found = []
    reports = [e["data"] for e in since_filed_anew(upto) if kind(e) == "investigation_concluded"]
    if reports and reports[-1].get("public_interest"):
        found.append("public_interest")
    if any(kind(e) == "hearing_held" for e in since_filed_anew(upto)):
        found.append("heard")
    if reports and reports[-1].get("complicated"):
        found.append("complicated")
    if judged_in_hangzhou(registers, at):
        found.append("policy")
    return found


def persons(events: list[Json], first: str, last: str) -> dict[str, Json]:
    """By person: cases and roles, counting a role of a case by the day of its latest act."""
    found: dict[str, Json] = {}
    for case, told in by_case(events).items():
        for person, roles in acted(told).items():
            for role, acts in roles.items():
                if not first <= str(day(when(acts[-1]))) <= last:
                    continue
                entry = found.setdefault(person, {"cases": set(), "roles": defaultdict(set), "doubled": set()})
                entry["cases"].add(case)
                entry["roles"][role].add(case)
                if len(roles) > 1:
                    entry["doubled"].add(case)
    return found


def reviewers(events: list[Json], first: str, last: str) -> dict[str, set[str]]:
    """By organ of the latest act: who reviewed a case within a span."""
    found: dict[str, set[str]] = defaultdict(set)
    for told in by_case(events).values():
        for person, roles in acted(told).items():
            acts = roles.get("legal", [])
            if acts and first <= str(day(when(acts[-1]))) <= last and "organ" in acts[-1]:
                found[acts[-1]["organ"]].add(person)
    return found


def staff(events: list[Json], on: str) -> dict[str, set[str]]:
    """By organ: who held a certificate that was in force on a day."""
    expired = {e["data"]["certificate"]: e["data"]["expired_on"] for e in events if kind(e) == "certificate_expired"}
    away = [e["data"] for e in events if kind(e) == "certificate_suspended"]
    found: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if kind(event) != "certificate_issued":
            continue
        term, name = event["data"], event["data"]["certificate"]
        suspended = any(
            s["certificate"] == name and s["suspended_from"] <= on <= s.get("suspended_to", "9999") for s in away
        )
        if term["valid_from"] <= on <= term["valid_to"] and on < expired.get(name, "9999") and not suspended:
            found[term["organ"]].add(term["officer"])
    return found
