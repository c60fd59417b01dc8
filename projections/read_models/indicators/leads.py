"""Leads (线索): when each was due, when it was disposed of, and whether anybody was told what came of it.

The term is the lead's own, else that of the place (SLA), else five working days by design: no law fixes one.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Final

from domain.collaboration.joint import TransferResultFedBack
from domain.deadlines.book import apart
from domain.deadlines.run import Deadline, deadlines_apart
from domain.event import Recorded
from domain.fact import Fact
from domain.supervision.facts import Disposition, LeadDisposed, LeadReceived, LeadSource
from domain.supervision.leads import LeadMergedAsDuplicate, ReporterInformed
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import label
from projections.read_models.indicators.counted import Dated, Why
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class HandledLead(Dated, frozen=True, kw_only=True, gc=False):
    """One lead, at whichever organ holds it now."""

    number: Annotated[str | None, label("线索编号", "Number of the lead")]
    lead_source: Annotated[LeadSource, label("线索来源", "Where it came from")]
    merged: Annotated[bool, label("已并案", "Merged into another lead")]
    disposition: Annotated[Disposition | None, label("办结方式", "How it ended")] = None
    disposed_at: Annotated[datetime | None, label("办结时间", "Disposed of at")] = None
    disposed_in_time: Annotated[bool, label("按期办结", "Disposed of in time")] = False
    fed_back: Annotated[bool, label("已反馈", "Whoever reported or sent it was told what came of it")] = False


_FEEDBACK: Final = (ReporterInformed, TransferResultFedBack)
_TIMER: Final = apart("D-LEAD")
_HEARS: Final[frozenset[type[Fact]]] = frozenset({LeadReceived, LeadDisposed, LeadMergedAsDuplicate, *_FEEDBACK})


def entries(told: Told) -> Iterator[HandledLead]:
    """Make the entry of each lead; the same number again is the same lead while it runs."""
    for run in deadlines_apart(told.events, told.registers, _TIMER):
        if isinstance(run.started_by.event.fact, LeadReceived):
            yield _entry(told, run, run.started_by.event.fact)


def _entry(told: Told, run: Deadline, lead: LeadReceived) -> HandledLead:
    start = run.started_by
    disposed = run.ended_by.event.fact if run.ended_by is not None else None
    merged = _after(told, start, LeadMergedAsDuplicate)
    feedback = _after(told, start, *_FEEDBACK)
    in_time = run.ended_at is not None and run.due_at is not None and run.ended_at <= run.due_at
    due_on = legal_date(run.due_at) if run.due_at is not None else None
    ended = run.ended_by is not None
    why = _left_out(due_on, merged) or _missed(ended=ended, in_time=in_time, fed_back=feedback is not None)
    return HandledLead(
        key=f"lead-{start.version}",
        organ=told.case.holder,
        region=told.case.region or lead.region,
        item=told.case.item,
        officer=run.ended_by.event.actor if run.ended_by is not None else None,
        day=legal_date(start.event.occurred_at),
        behind=tuple(sorted(r.version for r in (start, run.ended_by, merged, feedback) if r is not None)),
        counts=_left_out(due_on, merged) is None,
        met=in_time and feedback is not None,
        ever=ended and feedback is not None,
        why=why,
        due_on=due_on,
        counted_on=due_on or legal_date(start.event.occurred_at),
        number=run.key,
        lead_source=lead.lead_source,
        merged=merged is not None,
        disposition=disposed.disposition if isinstance(disposed, LeadDisposed) else None,
        disposed_at=run.ended_at,
        disposed_in_time=in_time,
        fed_back=feedback is not None,
    )


def _after(told: Told, start: Recorded, *kinds: type[Fact]) -> Recorded | None:
    return next((r for r, _ in told.of(*kinds) if r.legal_order > start.legal_order), None)


def _left_out(due_on: date | None, merged: Recorded | None) -> Why | None:
    if merged is not None:
        return Why.MERGED
    return Why.NO_TERM if due_on is None else None


def _missed(*, ended: bool, in_time: bool, fed_back: bool) -> Why | None:
    if not ended:
        return Why.MISSING
    if not in_time:
        return Why.LATE
    return None if fed_back else Why.NO_FEEDBACK


LEADS: Final = ReadModel(
    name="leads",
    title=Term("线索处置", "leads"),
    entry=HandledLead,
    hears=_HEARS,
    entries=entries,
    filters=("counted_on", "met", "why", "lead_source"),
    sums=("counts", "met", "ever", "merged", "disposed_in_time", "fed_back"),
)
