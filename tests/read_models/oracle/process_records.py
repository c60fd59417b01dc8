"""The record of the whole process, by a slow script over exported events: one question a paper of DOMAIN.md §7.5."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.read_models.oracle.reviewing import since_filed_anew
from tests.read_models.oracle.telling import Json, by_case, day, item_on, kind, of_registers, recorded, when

Found = dict[str, Any]
FIELD = {"inspection_started", "lead_verified", "party_questioned", "witness_questioned", "scene_inspected"}
SHOWN = {*FIELD, "property_sealed", "property_seized", "on_the_spot_decided"}
SEALS = {"property_sealed", "property_seized"}
FULL = {*SEALS, "demolition_executed"}
AS_NEEDED = {
    *(FIELD - {"lead_verified"}),
    "lead_verified",
    "remote_inspection_performed",
    "evidence_collected",
    "evidence_preserved",
    "sampling_done",
    "hearing_held",
    "on_the_spot_decided",
    "coercive_execution_carried_out",
    "substitute_performed",
}
GRAVE = {
    "qualification_lowering",
    "licence_revocation",
    "business_suspension",
    "business_closure",
    "practice_restriction",
}
DISCUSSED_FROM = 100_000_00
"""The placeholder of the packs, in fen."""
LEVEL = {
    "investigation_concluded": 1,
    "penalty_decided": 2,
    "no_penalty_decided": 2,
    "facts_not_established": 2,
    "on_the_spot_decided": 2,
    "criminal_transfer_sent": 2,
    "case_filing_revoked": 4,
    "case_closed": 4,
    "case_archived": 5,
}
CONCLUDED, DECIDED, CLOSED, ARCHIVED = 1, 2, 4, 5


class File:
    """The events of one case, with what is asked of them again and again."""

    def __init__(self, registers: list[Json], told: list[Json]) -> None:
        self.registers, self.told = registers, told

    def all(self, *kinds: str) -> list[Json]:
        return [e for e in self.told if kind(e) in kinds]

    def data(self, *kinds: str) -> list[Json]:
        return [e["data"] for e in self.all(*kinds)]

    def any(self, name: str, test: Callable[[Json], object] = lambda _: True) -> bool:
        return any(test(d) for d in self.data(name))

    def served(self, document: str, of: str | None = None) -> bool:
        """Whether a receipt is on file; one that names no document is for any."""
        return self.any(
            "document_served",
            lambda d: d.get("kind", "decision") == document and (of is None or d.get("document") in {None, of}),
        )

    def reached(self, level: int) -> Json | None:
        """The event by which a level, or one beyond it, was first reached."""
        for event in self.told:
            own = LEVEL.get(kind(event), 0)
            if kind(event) == "document_served" and event["data"].get("kind", "decision") == "decision":
                own = 3
            if own and own >= level:
                return event
        return None


def process_records(events: list[Json]) -> dict[str, Found]:
    """By case: what the read model has to say."""
    registers = of_registers(events)
    found: dict[str, Found] = {}
    for case, told in by_case(events).items():
        file = File(registers, told)
        path = path_of(file)
        if path is not None:
            found[case] = record(file, path)
    return found


def path_of(file: File) -> str | None:
    told = since_filed_anew(file.told)
    names = [kind(e) for e in told]
    if not {"case_filed", "on_the_spot_decided", "penalty_decided", "no_penalty_decided"} & set(names):
        return "measure" if file.all(*SEALS, "deposit_frozen", "evidence_preserved") else None
    sent = [n for n in names if n.startswith("criminal_") or n == "non_filing_challenged"]
    moves = [n for n in sent if n != "criminal_property_handed_over"]
    if moves and moves[-1] in {"criminal_transfer_sent", "criminal_transfer_accepted", "non_filing_challenged"}:
        return "criminal_transfer"
    closed = file.data("case_closed")
    if "case_filing_revoked" in names or (closed and closed[-1]["ground"] == "terminated"):
        return "terminated"
    turns = [e for e in told if kind(e) in {"on_the_spot_decided", "procedure_converted", "case_filed"}]
    if turns and kind([e for e in turns if e["data"].get("after") != "simple"][-1]) == "on_the_spot_decided":
        return "on_the_spot"
    decisions = [n for n in names if n in {"penalty_decided", "no_penalty_decided", "facts_not_established"}]
    if decisions and decisions[-1] != "penalty_decided":
        return "no_penalty"
    return "hearing" if file.all("hearing_requested") else "ordinary"


def record(file: File, path: str) -> Found:
    needs: list[tuple[str, str | None, bool, int | Json]] = []

    def need(paper: str, there: object, by: int | Json, of: str | None = None) -> None:
        needs.append((paper, of, bool(there), by))

    if path in {"ordinary", "hearing"}:
        ordinary(file, path, need)
    elif path == "on_the_spot":
        on_the_spot(file, need)
    elif path == "no_penalty":
        no_penalty(file, need)
    elif path == "terminated":
        need("filing", filed(file), CLOSED)
        ended = file.any("case_filing_revoked", lambda d: "approver" in d) or file.any(
            "case_closed", lambda d: d["ground"] == "terminated" and "approver" in d
        )
        need("ending_approval", ended, CLOSED)
        need("ending_notice", file.served("other"), CLOSED)
        closing(file, need)
    elif path == "criminal_transfer":
        transfer(file, need)
    measures(file, need)
    court(file, need)
    return counted(file, path, once(needs))


def once(needs: list[tuple[str, str | None, bool, int | Json]]) -> list[tuple[str, str | None, bool, int | Json]]:
    """Ask for each paper of each thing once; the first to ask says by when."""
    first: dict[tuple[str, str | None], tuple[str, str | None, bool, int | Json]] = {}
    for need in needs:
        first.setdefault(need[:2], need)
    return list(first.values())


def counted(file: File, path: str, needs: list[tuple[str, str | None, bool, int | Json]]) -> Found:
    missing: dict[tuple[str, str | None], str] = {}
    awaited = 0
    for paper, of, there, by in needs:
        since = by if isinstance(by, dict) else file.reached(by)
        if there:
            continue
        if since is None:
            awaited += 1
        else:
            missing[paper, of] = str(day(when(since)))
    acts = [(e, policy(e)) for e in file.told]
    for event, full in acts:
        of = f"{event['type']}#{event['seq']}"
        if full == "full" and not films(event):
            missing["recording", of] = str(day(when(event)))
    full_acts = [e for e, p in acts if p == "full"]
    some_acts = [e for e, p in acts if p == "situational"]
    return {
        "path": path,
        "needed": len(needs) + len(full_acts),
        "missing": missing,
        "awaited": awaited,
        "complete": not missing,
        "full": (len(full_acts), sum(bool(films(e)) for e in full_acts)),
        "situational": (len(some_acts), sum(bool(films(e)) for e in some_acts)),
        "late": sorted(e["seq"] for e in file.told if leaves_a_record(e) and late(e)),
    }


def late(event: Json) -> bool:
    return recorded(event) - when(event) > timedelta(hours=24)


ELSEWHERE = (
    "permit",
    "licensing_",
    "supplement_",
    "on_site_",
    "commitment_",
    "time_excluded",
    "third_party",
    "decision_period",
)
REMEDIES = (
    "review_",
    "evidence_supplement_",
    "suit_",
    "execution_stayed",
    "stay_lifted",
    "compensation",
    "outcome",
    "remaking",
)
KEPT = ("personal_data", "chain_", "deadline_")
EVALUATED = (
    "case_sampled",
    "case_scored",
    "case_vetoed",
    "problem_",
    "rectification_",
    "indicator_",
    "satisfaction_",
    "accountability",
    "legitimacy",
    "prosecutorial",
    "shared_court",
    "legal_duty",
    "implementation",
    "survey_",
    "reform_",
    "public_feedback",
)
HANDED = ("supervision_handed_over",)


def leaves_a_record(event: Json) -> bool:
    """Supervision, penalty, collaboration, measures and disclosure; not licensing, remedies, evaluation, custody."""
    return not kind(event).startswith((*ELSEWHERE, *REMEDIES, *KEPT, *EVALUATED, *HANDED))


def films(event: Json) -> list[str]:
    return [*event["data"].get("recordings", ()), *event["data"].get("photographs", ())]


def policy(event: Json) -> str | None:
    name, data = kind(event), event["data"]
    if name in FULL or (name == "coercive_execution_carried_out" and data["way"] == "demolition"):
        return "full"
    if name == "document_served" and data.get("method", "direct") in {"leaving", "public_notice"}:
        return "situational"
    return "situational" if name in AS_NEEDED else None


def filed(file: File) -> bool:
    return file.any("case_filed", lambda d: "approver" in d)


def item_of(file: File) -> str | None:
    told = since_filed_anew(file.told)
    for event in told:
        if kind(event) == "case_filed":
            return event["data"]["items"][0] if event["data"]["items"] else None
        if kind(event) == "on_the_spot_decided":
            return str(event["data"]["item"])
    return None


def correction_first(file: File) -> bool:
    begun = [e for e in since_filed_anew(file.told) if kind(e) in {"case_filed", "on_the_spot_decided"}]
    item = item_on(file.registers, item_of(file), day(when(begun[0]))) if begun else None
    return item is not None and item["correction"] in {"first", "refuse"}


def ordinary(file: File, path: str, need: Callable[..., None]) -> None:
    source = file.all("lead_received", "lead_transfer_accepted", "case_transfer_accepted", "inspection_task_issued")
    named = file.any("case_filed", lambda d: d.get("case_source", "other") != "other" or "origin" in d)
    need("source", source or named, CONCLUDED)
    need("filing", filed(file), CONCLUDED)
    need("identity_shown", any(d.get("identity_shown") for d in file.data(*SHOWN)), CONCLUDED)
    questioned = file.data("party_questioned", "witness_questioned")
    need("questioning", any("record" in d for d in questioned), CONCLUDED)
    need("scene", file.any("scene_inspected", lambda d: "record" in d), CONCLUDED)
    need("evidence", file.all("evidence_collected"), CONCLUDED)
    need("report", file.all("investigation_concluded"), DECIDED)
    need("department_opinion", file.all("department_reviewed"), DECIDED)
    notices(file, need)
    need("defence", file.all("defence_submitted", "defence_waived"), DECIDED)
    if file.all("defence_submitted"):
        need("defence_review", file.all("defence_reviewed"), DECIDED)
    if path == "hearing":
        hearing(file, need)
    need("legal_opinion", file.all("legal_review_passed", "legal_review_returned"), DECIDED)
    if major(file):
        need("discussion", file.all("collective_discussion_held"), DECIDED)
    need("approval", file.all("decision_approved"), DECIDED)
    need("decision", decision(file), DECIDED)
    need("decision_service", delivered(file), CLOSED)
    corrections(file, need, offender=True)
    performance(file, need)
    closing(file, need)
    need("publication", file.any("publication_published", lambda d: d["dataset"] == "penalty"), ARCHIVED)
    need("catalogue", file.any("case_archived", lambda d: d.get("catalogue")), ARCHIVED)


def notices(file: File, need: Callable[..., None]) -> None:
    told = file.data("proposed_penalty_notified")
    voided = {d["document"] for d in file.data("document_voided")}
    if not told:
        need("notice", there=False, by=DECIDED)
        need("notice_service", file.served("notice"), DECIDED)
    for notice in dict.fromkeys(d["notice"] for d in told):
        need("notice", there=True, by=DECIDED, of=notice)
        handed = any("served_on" in d for d in told if d["notice"] == notice) or file.served("notice", notice)
        if notice not in voided:
            need("notice_service", handed, DECIDED, notice)


def hearing(file: File, need: Callable[..., None]) -> None:
    need("hearing_right", file.any("proposed_penalty_notified", lambda d: d.get("hearing_right")), DECIDED)
    need("hearing_request", there=True, by=DECIDED)
    ends = [
        kind(e)
        for e in since_filed_anew(file.told)
        if kind(e) in {"hearing_requested", "hearing_rejected", "hearing_aborted", "hearing_held"}
    ]
    if ends[-1:] not in (["hearing_rejected"], ["hearing_aborted"]):
        need("hearing_notice", file.all("hearing_scheduled") or file.served("hearing_notice"), DECIDED)
        need("hearing_record", file.all("hearing_held"), DECIDED)


def major(file: File) -> bool:
    """Whether the leaders discuss the latest penalty together (APL art. 57(2))."""
    decided = file.all("penalty_decided")
    if not decided:
        return False
    data = decided[-1]["data"]
    kinds, confiscated = set(data.get("kinds", ["fine"])), data.get("confiscated", 0)
    gains = confiscated if "confiscation_of_gains" in kinds else 0
    goods = confiscated if "confiscation_of_goods" in kinds else 0
    reports = [e["data"] for e in since_filed_anew(file.told) if kind(e) == "investigation_concluded"]
    complicated = bool(reports and reports[-1].get("complicated"))
    return complicated or bool(GRAVE & kinds) or max(data.get("fine", 0), gains, goods) >= DISCUSSED_FROM


def decision(file: File) -> bool:
    written = any("document" in d for d in file.data("penalty_decided", "no_penalty_decided"))
    return written or bool(file.all("decision_document_sealed", "facts_not_established", "on_the_spot_decided"))


def delivered(file: File) -> bool:
    return file.served("decision") or file.any("on_the_spot_decided", lambda d: d.get("delivered", True))


def corrections(file: File, need: Callable[..., None], *, offender: bool) -> None:
    orders = list(dict.fromkeys(d["order"] for d in file.data("correction_ordered")))
    first = correction_first(file)
    by = DECIDED if first else CLOSED
    rechecks = [d["order"] for d in file.data("recheck_passed", "recheck_failed")]
    rechecks += [d["refused_order"] for d in file.data("scene_inspected") if "refused_order" in d]
    if not orders and first and offender:
        need("correction_order", there=False, by=by)
        need("correction_service", file.served("correction_order"), by)
        need("recheck", rechecks, by)
    for order in orders:
        need("correction_order", there=True, by=by, of=order)
        handed = any("served_on" in d for d in file.data("correction_ordered") if d["order"] == order)
        need("correction_service", handed or file.served("correction_order", order), by, order)
        need("recheck", order in rechecks, by, order)


def performance(file: File, need: Callable[..., None]) -> None:
    grounds = [d["ground"] for d in file.data("case_closed")]
    if grounds and grounds[-1] not in {"performed", "court_enforced"}:
        return
    fine, kinds = 0, set()
    for event in file.told:
        if kind(event) in {"penalty_decided", "on_the_spot_decided"}:
            fine, kinds = event["data"].get("fine", 0), set(event["data"].get("kinds", ["fine"]))
        if kind(event) == "decision_varied":
            fine = event["data"]["fine"]
        if kind(event) in {"decision_revoked", "decision_declared_void"}:
            fine = 0
    if fine or kinds & {"fine", "confiscation_of_gains", "confiscation_of_goods"}:
        done = file.all(
            "fine_paid",
            "fine_collected_on_spot",
            "confiscation_executed",
            "service_offset_completed",
            "coercive_execution_carried_out",
            "substitute_performed",
            "performance_urged",
            "court_enforcement_applied",
        )
        need("performance", done, CLOSED)


def closing(file: File, need: Callable[..., None]) -> None:
    need("closing", file.any("case_closed", lambda d: "approver" in d), ARCHIVED)


def on_the_spot(file: File, need: Callable[..., None]) -> None:
    need("decision", there=True, by=DECIDED)
    seen = file.any("scene_inspected", lambda d: "record" in d or d.get("photographs"))
    filmed = file.any("evidence_collected", lambda d: d["kind"] in {"scene_record", "audiovisual"})
    need("spot_record", seen or filmed, CLOSED)
    need("spot_report", file.all("on_the_spot_recorded"), CLOSED)
    performance(file, need)


def no_penalty(file: File, need: Callable[..., None]) -> None:
    unfounded = (
        kind(file.all("penalty_decided", "no_penalty_decided", "facts_not_established")[-1]) == "facts_not_established"
    )
    need("filing", filed(file), CONCLUDED)
    need("report", file.all("investigation_concluded"), DECIDED)
    need("decision", decision(file), DECIDED)
    corrections(file, need, offender=not unfounded)
    if not unfounded:
        need("education", file.all("education_given"), CLOSED)
    need("decision_service", delivered(file), CLOSED)
    closing(file, need)


def transfer(file: File, need: Callable[..., None]) -> None:
    sent = file.data("criminal_transfer_sent")
    package = {p for d in sent for p in d["package"]}
    need("filing", filed(file), CONCLUDED)
    need("transfer_approval", file.all("criminal_transfer_approved"), DECIDED)
    need("transfer_letter", "letter" in package, DECIDED)
    reported = file.any("criminal_transfer_proposed", lambda d: "report" in d)
    need("transfer_report", reported or "report" in package, DECIDED)
    if not (sent and "property_list" in sent[-1].get("absent", ())):
        need("transfer_property", "property_list" in package, DECIDED)
    need("police_answer", file.all("criminal_transfer_accepted", "criminal_transfer_refused"), CLOSED)
    closing(file, need)


def measures(file: File, need: Callable[..., None]) -> None:
    seen: set[str] = set()
    for event in file.all(*SEALS, "deposit_frozen", "evidence_preserved"):
        preserved, frozen = kind(event) == "evidence_preserved", kind(event) == "deposit_frozen"
        name = event["data"]["inventory"] if preserved else event["data"]["measure"]
        if name not in seen:
            seen.add(name)
            _measure(file, need, event, name, preserved=preserved, frozen=frozen)


def _measure(  # noqa: PLR0913 -- which measure, and of which sort
    file: File, need: Callable[..., None], event: Json, name: str, *, preserved: bool, frozen: bool
) -> None:
    def own(*kinds: str) -> list[Json]:
        return [e for e in file.all(*kinds) if e["data"].get("measure", e["data"].get("inventory")) == name]

    def said(field: str, *kinds: str) -> bool:
        return any(field in e["data"] for e in own(*kinds))

    approved = own("measure_approved") or said("approver", "evidence_preserved")
    if event["data"].get("urgent"):
        need("measure_report", own("urgent_measure_reported"), event, name)
    need("measure_approval", approved, CONCLUDED if event["data"].get("urgent") else event, name)
    if not preserved:
        need("measure_decision", frozen or said("decision", *SEALS), event, name)
    if not frozen:
        need("measure_inventory", there=True, by=event, of=name)
    if not frozen and not preserved:
        recorded_on_site = any("record" in e["data"].get("on_site", {}) for e in own(*SEALS))
        need("measure_scene", recorded_on_site, event, name)
    if extended := own("measure_extended"):
        both = any("approver" in e["data"] and "notice" in e["data"] for e in extended)
        need("measure_extension", both, extended[-1], name)
    lifted = own("measure_released", "measure_expired", "preservation_disposed", "preservation_lapsed")
    need("measure_release", lifted, CLOSED, name)
    released = own("measure_released")
    if released and not frozen and released[-1]["data"].get("ground") not in {"confiscated", "transferred"}:
        need("measure_return", said("return_receipt", "measure_released"), CLOSED, name)


def court(file: File, need: Callable[..., None]) -> None:
    applied = file.all("court_enforcement_applied")
    if not applied:
        return
    urged = file.data("performance_urged")
    need("urging", urged, applied[0])
    need("urging_service", any("served_on" in d for d in urged) or file.served("urging"), applied[0])
    need("court_application", any("document" in e["data"] for e in applied), applied[0])
    need("decision", decision(file), applied[0])
    need("decision_service", delivered(file), applied[0])
    need("court_ruling", file.all("court_enforcement_ruled"), CLOSED)
