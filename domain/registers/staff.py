"""Facts of the registers on officers: training, examinations, posting to townships."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Name, Reference, fact
from domain.ids import ItemCode


class Qualification(StrEnum):
    """What an examination qualifies for."""

    ENFORCEMENT = "enforcement"
    """行政执法资格."""
    LEGAL_PROFESSION = "legal_profession"
    """国家统一法律职业资格 (APL art. 58(2))."""


Score = Annotated[int, Meta(ge=0, le=1000)]


@fact("training_completed.v1", zh="培训完成", command="complete_training")
class TrainingCompleted(Fact):
    """A person finished a course."""

    person: Name
    course: Name
    completed_on: date
    hours: Annotated[int, Meta(ge=1, le=1000)]
    items: tuple[ItemCode, ...] = ()
    score: Score | None = None


@fact("qualification_exam_passed.v1", zh="资格考试通过", command="pass_qualification_exam")
class QualificationExamPassed(Fact):
    """A person passed an examination."""

    person: Name
    course: Name
    passed_on: date
    qualification: Qualification = Qualification.ENFORCEMENT
    items: tuple[ItemCode, ...] = ()
    score: Score | None = None


@fact("officer_posted.v1", zh="人员下沉派驻", command="post_officer")
class OfficerPosted(Fact):
    """An officer works for a township, under its command, and stays on the staff of the organ it came from."""

    person: Name
    from_organ: Name
    to_township: Name
    posted_from: date
    posted_to: date | None = None
    """Last day, where it was fixed beforehand."""
    area: Name | None = None
    """片区."""
    command_organ: Name | None = None


@fact("officer_recalled.v1", zh="人员回收", command="recall_officer")
class OfficerRecalled(Fact):
    """An officer no longer works for a township from a day on."""

    person: Name
    from_organ: Name
    to_township: Name
    recalled_on: date
    document: Reference | None = None


FACTS = (TrainingCompleted, QualificationExamPassed, OfficerPosted, OfficerRecalled)
