"""Facts about planning inspections and what is said of them: drafting, review, merging of visits, rating."""

from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Name, Reference, Text, fact
from domain.ids import ItemCode

Visits = Annotated[int, Meta(ge=0, le=10_000)]
Stars = Annotated[int, Meta(ge=0, le=100)]


@fact("inspection_plan_drafted.v1", zh="检查计划编制", command="draft_inspection_plan")
class InspectionPlanDrafted(Fact):
    """A yearly plan of inspections was drawn up."""

    plan: Name
    year: Annotated[int, Meta(ge=1990, le=2200)]
    objects: Reference | None = None
    """List of those to be inspected, by digest: the list itself may name people."""
    items: tuple[ItemCode, ...] = ()
    frequency: Annotated[int, Meta(ge=1, le=366)] = 1
    scene: Name | None = None
    """Joint scene (综合查一次场景) that the plan belongs to."""


@fact("inspection_plan_reviewed.v1", zh="检查计划审核", command="review_inspection_plan")
class InspectionPlanReviewed(Fact):
    """A plan was reviewed before its publication."""

    plan: Name
    reviewer: Name
    approved: bool = True
    opinion: Text | None = None


@fact("joint_inspection_matched.v1", zh="综合查一次撮合", command="match_joint_inspection")
class JointInspectionMatched(Fact):
    """Several inspections of one object were put into one visit (综合查一次)."""

    tasks: tuple[Name, ...]
    """Numbers of the tasks that were merged: they are kept, since what was saved is a counterfactual."""
    lead_organ: Name
    participants: tuple[Name, ...] = ()
    saved_visits: Visits = 0


@fact("inspection_rated.v1", zh="被检查对象评价", command="rate_inspection")
class InspectionRated(Fact):
    """The party said how it was inspected; who said it is not told."""

    score: Stars
    tags: tuple[Name, ...] = ()
    ballot: Name | None = None
    """Anonymous token that keeps one inspection from being rated twice."""


FACTS = (InspectionPlanDrafted, InspectionPlanReviewed, JointInspectionMatched, InspectionRated)
