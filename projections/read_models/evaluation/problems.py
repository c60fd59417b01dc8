"""Problems (监督问题): what supervision raised, and what became of it: problems, suggestions, feedback, accountability.

Free text and whoever spoke are left out: the events behind an entry lead to them.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct

from domain.evaluation.facts import ProblemRaised, RectificationDone, RectificationOrdered, SatisfactionRated
from domain.evaluation.oversight_facts import (
    AccountabilityConcluded,
    AccountabilityStarted,
    Channel,
    Fault,
    ProsecutorialSuggestionAnswered,
    ProsecutorialSuggestionReceived,
    PublicFeedbackReceived,
)
from domain.event import Recorded
from domain.fact import Fact
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.evaluation.handling import Handling, handling
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class Concern(StrEnum):
    """What kind of problem it is."""

    PROBLEM = "problem"
    """监督问题, to be put right."""
    SUGGESTION = "suggestion"
    """检察建议, to be answered."""
    ACCOUNTABILITY = "accountability"
    """责任追究, to be concluded."""
    FEEDBACK = "feedback"
    """公众反馈."""
    SATISFACTION = "satisfaction"
    """满意度评价."""


class SupervisionProblem(Entry, frozen=True, kw_only=True, gc=False):
    """Something that supervision raised; organ and officer are those that it is about."""

    concern: Annotated[Concern, label("监督事项", "Kind")]
    reference: Annotated[str | None, label("编号", "Number of the problem, suggestion or matter")] = None
    raised_on: Annotated[date, label("提出日期", "Raised on")]
    raised_by: Annotated[str | None, label("提出单位", "Who raised it")] = None
    channel: Annotated[Channel | None, label("反馈渠道", "By which way the public spoke")] = None
    ordered_on: Annotated[date | None, label("责令整改日期", "Rectification ordered on")] = None
    ordered_by: Annotated[str | None, label("责令整改机关", "Organ that ordered it")] = None
    due: Annotated[date | None, label("期限", "Last day for it")] = None
    open: Annotated[bool, label("未办结", "Still to be put right, answered or concluded")] = False
    done_on: Annotated[date | None, label("办结日期", "Put right, answered or concluded on")] = None
    done: Annotated[bool, label("已办结", "Put right, answered or concluded")] = False
    in_time: Annotated[bool | None, label("按期办结", "Done by its last day; none where that cannot be said")] = None
    adopted: Annotated[bool | None, label("检察建议采纳", "The suggestion was adopted")] = None
    fault: Annotated[Fault | None, label("责任认定", "What the procedure found")] = None
    score: Annotated[int | None, label("评分", "Score of satisfaction")] = None


_BEGINS: Final = (
    *(ProblemRaised, RectificationOrdered, ProsecutorialSuggestionReceived, AccountabilityStarted),
    *(PublicFeedbackReceived, SatisfactionRated),
)
_RAISES: Final = (ProblemRaised, ProsecutorialSuggestionReceived, AccountabilityStarted)
"""Raised again after it was done, under the same number, it is another one."""
_ENDS: Final = (RectificationDone, ProsecutorialSuggestionAnswered, AccountabilityConcluded)
_HEARS: Final[frozenset[type[Fact]]] = frozenset({*_BEGINS, *_ENDS})


class _Matter(Struct):
    """A matter as far as it is told."""

    concern: Concern
    reference: str | None
    first: Recorded
    raised_by: str | None = None
    channel: Channel | None = None
    ordered: Recorded | None = None
    due: date | None = None
    ended: Recorded | None = None
    adopted: bool | None = None
    fault: Fault | None = None
    score: int | None = None
    person: str | None = None


def entries(told: Told) -> Iterator[SupervisionProblem]:
    """Make an entry of each matter."""
    matters: dict[str, list[_Matter]] = defaultdict(list)
    for recorded, fact in told.of(*_BEGINS, *_ENDS):
        concern, reference = _named(fact)
        known = matters[f"{concern}-{reference or f'{recorded.version:06}'}"]
        if not known or (isinstance(fact, _RAISES) and known[-1].ended is not None):
            known.append(_Matter(concern, reference, recorded))
        _note(known[-1], recorded, fact)
    who = handling(told)
    for key, several in matters.items():
        for number, matter in enumerate(several, 1):
            yield _entry(told, who, f"{key}-{number:03}", matter)


def _named(fact: Fact) -> tuple[Concern, str | None]:
    match fact:
        case ProblemRaised(problem=name) | RectificationOrdered(problem=name) | RectificationDone(problem=name):
            return Concern.PROBLEM, name
        case ProsecutorialSuggestionReceived(document=name) | ProsecutorialSuggestionAnswered(document=name):
            return Concern.SUGGESTION, name
        case AccountabilityStarted(matter=name) | AccountabilityConcluded(matter=name):
            return Concern.ACCOUNTABILITY, name
        case PublicFeedbackReceived():
            return Concern.FEEDBACK, None
        case _:
            return Concern.SATISFACTION, None


def _note(matter: _Matter, recorded: Recorded, fact: Fact) -> None:
    match fact:
        case ProblemRaised(raised_by=raised_by, due=due):
            matter.raised_by, matter.due = raised_by, due
        case RectificationOrdered(due=due):
            matter.ordered, matter.due = recorded, due or matter.due
        case ProsecutorialSuggestionReceived(due=due):
            matter.due = due
        case AccountabilityStarted(person=person):
            matter.person = person
        case PublicFeedbackReceived(channel=channel):
            matter.channel = channel
        case SatisfactionRated(score=score):
            matter.score = score
        case ProsecutorialSuggestionAnswered(adopted=adopted):
            matter.ended, matter.adopted = recorded, adopted
        case AccountabilityConcluded(person=person, fault=fault):
            matter.ended, matter.person, matter.fault = recorded, person, fault
        case _:
            matter.ended = recorded


_WAITS: Final = frozenset({Concern.PROBLEM, Concern.SUGGESTION, Concern.ACCOUNTABILITY})


def _entry(told: Told, who: Handling, key: str, matter: _Matter) -> SupervisionProblem:
    told_by = sorted({r.version for r in (matter.first, matter.ordered, matter.ended) if r is not None})
    done_on = legal_date(matter.ended.event.occurred_at) if matter.ended is not None else None
    ordered = matter.ordered.event if matter.ordered is not None else None
    return SupervisionProblem(
        key=key,
        organ=who.organ,
        region=told.case.region,
        item=told.case.item,
        officer=matter.person or who.officer,
        day=legal_date(matter.first.event.occurred_at),
        behind=tuple(told_by),
        concern=matter.concern,
        reference=matter.reference,
        raised_on=legal_date(matter.first.event.occurred_at),
        raised_by=matter.raised_by or matter.first.event.organ,
        channel=matter.channel,
        ordered_on=legal_date(ordered.occurred_at) if ordered is not None else None,
        ordered_by=ordered.organ if ordered is not None else None,
        due=matter.due,
        open=matter.concern in _WAITS and done_on is None,
        done_on=done_on,
        done=done_on is not None,
        in_time=done_on <= matter.due if done_on is not None and matter.due is not None else None,
        adopted=matter.adopted,
        fault=matter.fault,
        score=matter.score,
    )


PROBLEMS: Final = ReadModel(
    name="problems",
    title=Term("监督问题", "problems of supervision"),
    entry=SupervisionProblem,
    hears=_HEARS,
    entries=entries,
    filters=("concern", "reference", "raised_by", "channel", "open", "done", "in_time", "adopted", "fault"),
    sums=("open", "done", "in_time", "score"),
)
