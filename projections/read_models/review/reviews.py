"""Legal reviews (法制审核): which drafts needed one and why, how it went, and whether it came in time."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

from domain.event import Recorded
from domain.law.guard import Result
from domain.law.penalty.art_58_legal_review import legal_review_passed
from domain.penalty.levels import Pass
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.read_model import ReadModel
from projections.read_models.review import drafts as drafting
from projections.read_models.review import roles
from projections.read_models.review.drafts import Draft, Outcome, drafts
from projections.read_models.review.roles import Role
from projections.read_models.review.submissions import Opinion, Submission, submissions
from projections.read_models.review.why import Why, pack_of, why_needed
from projections.read_models.telling import Told


class State(StrEnum):
    """Where legal review of a draft stands."""

    NOT_SUBMITTED = "not_submitted"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DISPUTED = "disputed"
    """Before the head of the organ: the handling body does not share the opinion."""
    PASSED = "passed"


class LegalReview(Entry, frozen=True, kw_only=True, gc=False):
    """Legal review of one draft decision; ``officer`` is the reviewer who answered last."""

    state: Annotated[State, label("审核状态", "Where the review stands")]
    outcome: Annotated[Outcome, label("结果", "What became of the draft")] = Outcome.OPEN
    required: Annotated[bool, label("应当审核", "Review was needed")] = False
    grounds: Annotated[str, label("审核情形", "Grounds on which it was needed, separated by commas")] = ""
    why: Annotated[tuple[Why, ...], label("审核依据", "Why it was needed")] = ()
    pack: Annotated[str, label("规则包", "Rule pack by which that is judged")] = ""
    passed: Annotated[bool, label("审核通过", "Passed, and not sent back afterwards")] = False
    missing: Annotated[bool, label("应审未审", "Decided without the review that was needed")] = False
    early: Annotated[bool, label("审核过早", "Last passed before hearing or defence review, and not again")] = False
    after_hearing: Annotated[
        bool | None, label("听证复核后审核", "Passed after the last of hearing and defence review; none without either")
    ] = None
    submitted: Annotated[int, label("送审次数", "Times submitted")] = 0
    returned: Annotated[int, label("退回次数", "Times sent back")] = 0
    disagreements: Annotated[int, label("分歧次数", "Times the handling body disagreed")] = 0
    centre: Annotated[str | None, label("法制保障中心", "Joint review centre")] = None
    qualified: Annotated[bool | None, label("法律职业资格", "The reviewer held the legal qualification then")] = None
    handled: Annotated[bool, label("审核人承办本案", "A reviewer had handled the case")] = False
    points_failed: Annotated[int, label("要点未通过", "Points found wanting in the last opinion")] = 0
    points_silent: Annotated[int, label("要点未涉及", "Points on which the last opinion is silent")] = 0
    working_days: Annotated[int | None, label("审核工作日", "Working days with legal review, all submissions")] = None
    hours: Annotated[int | None, label("审核小时", "Hours with legal review, all submissions")] = None
    submissions: Annotated[tuple[Submission, ...], label("送审记录", "Each submission and its answer")] = ()


def entries(told: Told) -> Iterator[LegalReview]:
    """Make an entry of each draft that was told to the party, reviewed or decided."""
    for draft in told.once(drafts):
        last = draft.last
        if last is not None:
            yield _entry(told, draft, last)


def _entry(told: Told, draft: Draft, last: Recorded) -> LegalReview:
    pack = pack_of(told, draft, last)
    why = why_needed(told, draft, pack)
    sent = submissions(draft.steps, pack.procedure.review_points.value, told)
    answered = [s for s in sent if s.answer != Opinion.WAITING]
    latest = answered[-1] if answered else Submission()
    missing, early = _unmet(draft, required=bool(why))
    behind = (*draft.steps, draft.proposal, draft.ended)
    return LegalReview(
        key=f"draft-{draft.number}",
        organ=last.event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        officer=latest.reviewer,
        day=legal_date(last.event.occurred_at),
        behind=tuple(sorted(r.version for r in behind if r is not None)),
        state=_state(draft, sent),
        outcome=draft.outcome,
        required=bool(why),
        grounds=",".join(w.ground for w in why),
        why=why,
        pack=pack.id,
        passed=draft.levels.legal is not None,
        missing=missing,
        early=early,
        after_hearing=_after_hearing(draft),
        submitted=sum(s.submitted_at is not None for s in sent),
        returned=sum(s.answer == Opinion.RETURNED for s in sent),
        disagreements=sum(s.disagreed for s in sent),
        centre=next((s.centre for s in reversed(sent) if s.centre is not None), None),
        qualified=latest.qualified,
        handled=_handled(told, draft, [s.reviewer for s in answered]),
        points_failed=sum(p.passed is False for p in latest.points),
        points_silent=sum(p.passed is None for p in latest.points),
        working_days=_sum([s.working_days for s in answered]),
        hours=_sum([s.hours for s in answered]),
        submissions=sent,
    )


def _unmet(draft: Draft, *, required: bool) -> tuple[bool, bool]:
    """Say whether a decision lacks the review that it needed, and whether what it has came too early (G059)."""
    if draft.decided_at is None:
        return False, False
    passed = draft.levels.legal
    verdict = legal_review_passed(draft.decided_at, _at(passed), draft.heard.to_review_after, required=required)
    breached = verdict.result == Result.BREACHED
    return breached and passed is None, breached and passed is not None


def _at(passed: Pass | None) -> datetime | None:
    return passed.at if passed is not None else None


def _after_hearing(draft: Draft) -> bool | None:
    passed, heard = draft.levels.legal, draft.heard.to_review_after
    return None if passed is None or heard is None else passed.at >= heard


def _state(draft: Draft, sent: Sequence[Submission]) -> State:
    if draft.levels.disputed_at is not None:
        return State.DISPUTED
    if sent and sent[-1].answer == Opinion.WAITING:
        return State.SUBMITTED
    if draft.levels.legal is not None:
        return State.PASSED
    return State.RETURNED if sent else State.NOT_SUBMITTED


def _handled(told: Told, draft: Draft, reviewers: Sequence[str | None]) -> bool:
    until = draft.ended.legal_order if draft.ended is not None else None
    past = roles.acted(e for e in told.events if until is None or e.legal_order <= until)
    return any(Role.INVESTIGATOR in past.get(reviewer, {}) for reviewer in reviewers if reviewer is not None)


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


LEGAL_REVIEWS: Final = ReadModel(
    name="legal_reviews",
    title=Term("法制审核", "legal reviews"),
    entry=LegalReview,
    hears=drafting.HEARS | roles.HEARS,
    entries=entries,
    filters=(
        "state",
        "outcome",
        "required",
        "grounds",
        "passed",
        "missing",
        "early",
        "after_hearing",
        "centre",
        "qualified",
        "handled",
    ),
    sums=(
        "required",
        "passed",
        "missing",
        "early",
        "submitted",
        "returned",
        "disagreements",
        "points_failed",
        "points_silent",
        "working_days",
        "hours",
    ),
)
