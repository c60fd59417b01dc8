"""The read model: assistance, joint enforcement, consultation, handing over, disputes and notices, one entry each."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Annotated, Final

from domain.event import Recorded
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.collaboration.disputed import disputes
from projections.read_models.collaboration.exchange import HEARS, Exchange, Kind, State
from projections.read_models.collaboration.handed_over import handed_over
from projections.read_models.collaboration.together import together
from projections.read_models.entry import label
from projections.read_models.indicators.counted import Dated, Why
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class CollaborationRequest(Dated, frozen=True, kw_only=True, gc=False):
    """One request; ``organ`` is the organ that is asked."""

    kind: Annotated[Kind, label("协同种类", "Kind of collaboration")]
    purpose: Annotated[str | None, label("具体事由", "What for, in the kind's own terms")] = None
    name: Annotated[str | None, label("请求编号", "Name of the request or plan")] = None
    from_organ: Annotated[str | None, label("请求机关", "Organ that asks")] = None
    others: Annotated[tuple[str, ...], label("其他参与机关", "Other organs that take part")] = ()
    asked_at: Annotated[datetime, label("请求时间", "Asked at")]
    state: Annotated[State, label("状态", "Where it stands")]
    open: Annotated[bool, label("未办结", "Waits for an answer")]
    answered_at: Annotated[datetime | None, label("答复时间", "Answered at")] = None
    feedback_awaited: Annotated[bool, label("待反馈", "Taken over, and the sender not told what came of it")] = False
    fed_back_at: Annotated[datetime | None, label("反馈时间", "Sender told at")] = None
    bounces: Annotated[int, label("退回次数", "Times sent back so far")] = 0
    disputed: Annotated[bool, label("转为争议", "In dispute, by being raised or by the second return")] = False
    interim_organ: Annotated[str | None, label("临时办理机关", "Organ that acts until the dispute is resolved")] = None


_MAKERS: Final[tuple[Callable[[Told], Iterator[Exchange]], ...]] = (together, handed_over, disputes)


def entries(told: Told) -> Iterator[CollaborationRequest]:
    """Make the entry of each request."""
    for make in _MAKERS:
        for exchange in make(told):
            yield _entry(told, exchange)


def _entry(told: Told, exchange: Exchange) -> CollaborationRequest:
    start = exchange.asked
    day = legal_date(start.event.occurred_at)
    answered_at = exchange.answered.event.occurred_at if exchange.answered is not None else None
    left_out = exchange.left_out or (Why.NO_TERM if exchange.due_at is None else None)
    met = answered_at is not None and exchange.due_at is not None and answered_at <= exchange.due_at
    behind = (start, exchange.answered, exchange.fed_back, *exchange.besides)
    return CollaborationRequest(
        key=exchange.key,
        organ=exchange.to_organ,
        region=told.case.region,
        item=told.case.item,
        officer=exchange.answered.event.actor if exchange.answered is not None else None,
        day=day,
        behind=tuple(sorted({r.version for r in behind if r is not None})),
        counts=left_out is None,
        met=met,
        ever=answered_at is not None,
        why=left_out or _missed(answered_at, met=met),
        due_on=legal_date(exchange.due_at) if exchange.due_at is not None else None,
        counted_on=legal_date(exchange.due_at) if exchange.due_at is not None else day,
        kind=exchange.kind,
        purpose=exchange.purpose,
        name=exchange.name,
        from_organ=exchange.from_organ,
        others=exchange.others,
        asked_at=start.event.occurred_at,
        state=exchange.state,
        open=exchange.state == State.WAITING,
        answered_at=answered_at,
        feedback_awaited=exchange.state == State.ACCEPTED and exchange.fed_back is None,
        fed_back_at=_at(exchange.fed_back),
        bounces=exchange.bounces,
        disputed=exchange.disputed,
        interim_organ=exchange.interim_organ,
    )


def _missed(answered_at: datetime | None, *, met: bool) -> Why | None:
    if met:
        return None
    return Why.MISSING if answered_at is None else Why.LATE


def _at(recorded: Recorded | None) -> datetime | None:
    return recorded.event.occurred_at if recorded is not None else None


COLLABORATION: Final = ReadModel(
    name="collaboration",
    title=Term("执法协同", "collaboration"),
    entry=CollaborationRequest,
    hears=HEARS,
    entries=entries,
    filters=("kind", "open", "counted_on", "state", "from_organ", "feedback_awaited"),
    sums=("counts", "met", "ever", "open", "feedback_awaited", "bounces", "disputed"),
)
