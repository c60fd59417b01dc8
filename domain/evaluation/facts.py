"""Facts of evaluation (监督评价)."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Name, Record, Reference, Text, fact

Points = Annotated[int, Meta(ge=0, le=100)]


class Deduction(Record):
    """Points taken off, and for what defect."""

    defect: Name
    """Defect code; guard ids serve as codes."""
    points: Points
    note: Text | None = None


@fact("case_sampled.v1", zh="案卷抽取", command="sample_case")
class CaseSampled(Fact):
    """The case file was drawn for review (案卷评查)."""

    standard: Name
    draw: Reference | None = None


@fact("case_scored.v1", zh="案卷评分", command="score_case")
class CaseScored(Fact):
    """The case file was scored."""

    standard: Name
    score: Points
    deductions: tuple[Deduction, ...] = ()


@fact("case_vetoed.v1", zh="一票否决", command="veto_case")
class CaseVetoed(Fact):
    """A defect that fails the whole file was found."""

    defect: Name
    reason: Text | None = None


@fact("problem_raised.v1", zh="监督问题", command="raise_problem")
class ProblemRaised(Fact):
    """A supervising body raised a problem."""

    problem: Name
    raised_by: Name
    description: Text
    due: date | None = None


@fact("rectification_ordered.v1", zh="责令整改", command="order_rectification")
class RectificationOrdered(Fact):
    """The supervising body ordered rectification."""

    problem: Name
    due: date | None = None


@fact("rectification_done.v1", zh="整改完成", command="complete_rectification")
class RectificationDone(Fact):
    """The problem was put right."""

    problem: Name
    report: Reference | None = None


@fact("satisfaction_rated.v1", zh="满意度评价", command="rate_satisfaction")
class SatisfactionRated(Fact):
    """The party rated how it was treated."""

    score: Points


FACTS = (
    CaseSampled,
    CaseScored,
    CaseVetoed,
    ProblemRaised,
    RectificationOrdered,
    RectificationDone,
    SatisfactionRated,
)
