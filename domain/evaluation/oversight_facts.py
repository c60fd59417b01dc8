"""Facts of evaluation (监督评价) beyond the single file: indicators, accountability, reviews, surveys, the public."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.evaluation.facts import Points
from domain.fact import Fact, Name, Record, Reference, Text, fact

Count = Annotated[int, Meta(ge=0)]


class IndicatorUnit(StrEnum):
    """What an indicator counts in."""

    COUNT = "count"
    DAYS = "days"
    MINUTES = "minutes"
    POINTS = "points"
    MONEY = "money"
    """Amounts of money, which no indicator of enforcement may use (APL art. 74(3))."""


class Fault(StrEnum):
    """What an accountability procedure found (责任追究)."""

    NONE = "none"
    NEGLIGENT = "negligent"
    INTENTIONAL = "intentional"
    EXEMPT = "exempt"
    """A fault for which the rules exempt from liability (免责)."""


class ReviewerRole(StrEnum):
    """Who takes part in a review of legitimacy (合法性审查)."""

    JUSTICE_OFFICE = "justice_office"
    """司法所."""
    INTERNAL = "internal"
    """内设机构."""
    COUNSEL = "counsel"
    """法律顾问."""


class Reviewer(Record):
    """A reviewer and the role."""

    reviewer: Name
    role: ReviewerRole


class SessionKind(StrEnum):
    """What a shared court (共享法庭) met for."""

    MEDIATION = "mediation"
    TRIAL = "trial"
    EDUCATION = "education"
    """普法."""


class Reporter(StrEnum):
    """Whose head reported on the duty to uphold the law (述法)."""

    VILLAGE = "village"
    """村社."""
    TOWNSHIP = "township"
    """镇街."""
    ORGAN = "organ"


class TaskStatus(StrEnum):
    """How far a task of the reform has come."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    OVERDUE = "overdue"


class Channel(StrEnum):
    """By which way the public spoke."""

    PUBLIC_HEARING = "public_hearing"
    """公述民评."""
    HOTLINE = "hotline"
    """民情热线."""
    INVITED_SUPERVISOR = "invited_supervisor"
    """特邀监督员."""
    MEDIA = "media"
    """新闻媒体联系点."""
    ASSOCIATION = "association"
    """行业协会联系点."""


@fact("indicator_computed.v1", zh="指标计算", command="compute_indicator")
class IndicatorComputed(Fact):
    """An indicator was computed from the log up to a position."""

    indicator: Name
    first: date
    """First day of the period."""
    last: date
    """Last day of the period."""
    numerator: Count
    denominator: Count
    as_of_position: Count
    """Position of the log up to which it counts."""
    unit: IndicatorUnit = IndicatorUnit.COUNT
    formula: Reference | None = None
    """The definition that was used, with its version."""


@fact("accountability_started.v1", zh="责任追究启动", command="start_accountability")
class AccountabilityStarted(Fact):
    """Somebody is to answer for an act of enforcement."""

    matter: Name
    person: Name
    """Staff number."""
    allegation: Text


@fact("accountability_concluded.v1", zh="责任追究结论", command="conclude_accountability")
class AccountabilityConcluded(Fact):
    """It was found whether somebody is at fault."""

    matter: Name
    person: Name
    """Staff number."""
    fault: Fault
    decision: Reference
    measure: Text | None = None


@fact("legitimacy_review_requested.v1", zh="合法性审查提请", command="request_legitimacy_review")
class LegitimacyReviewRequested(Fact):
    """A decision or a contract of a township is to be reviewed before it is issued (合法性审查)."""

    matter: Name
    document: Reference
    requested_by: Name | None = None


@fact("legitimacy_review_concluded.v1", zh="合法性审查结论", command="conclude_legitimacy_review")
class LegitimacyReviewConcluded(Fact):
    """Justice office, internal body and legal counsel said whether it is lawful."""

    matter: Name
    reviewers: tuple[Reviewer, ...]
    lawful: bool
    opinion: Text


@fact("prosecutorial_suggestion_received.v1", zh="检察建议接收", command="receive_prosecutorial_suggestion")
class ProsecutorialSuggestionReceived(Fact):
    """The prosecutor made a suggestion (检察建议)."""

    document: Reference
    issue: Text
    due: date | None = None
    """Last day for the answer."""


@fact("prosecutorial_suggestion_answered.v1", zh="检察建议回复", command="answer_prosecutorial_suggestion")
class ProsecutorialSuggestionAnswered(Fact):
    """The organ answered the prosecutor."""

    document: Reference
    """The suggestion."""
    answer: Reference
    adopted: bool = True


@fact("shared_court_session_held.v1", zh="共享法庭活动", command="hold_shared_court_session")
class SharedCourtSessionHeld(Fact):
    """A shared court (共享法庭) mediated, tried or taught."""

    court: Name
    kind: SessionKind
    result: Text
    dispute: Reference | None = None
    settled: bool = False
    """True where a dispute was settled without a suit."""


@fact("legal_duty_reported.v1", zh="述法", command="report_legal_duty")
class LegalDutyReported(Fact):
    """A head reported how the duty to uphold the law was done (述法)."""

    reporter: Reporter
    place: Name
    first: date
    """First day of the period."""
    last: date
    """Last day of the period."""
    score: Points | None = None
    report: Reference | None = None


@fact("implementation_survey_opened.v1", zh="落实情况评估开启", command="open_implementation_survey")
class ImplementationSurveyOpened(Fact):
    """It is asked how a policy is carried out (实施意见落实情况评估)."""

    survey: Name
    instrument: Reference
    """The questionnaire."""
    respondents: tuple[Name, ...]
    """Organs and districts that are asked."""
    due: date | None = None


@fact("survey_response_received.v1", zh="评估反馈", command="receive_survey_response")
class SurveyResponseReceived(Fact):
    """One of those asked has answered."""

    survey: Name
    respondent: Name
    answers: Reference


@fact("survey_concluded.v1", zh="评估结论", command="conclude_survey")
class SurveyConcluded(Fact):
    """The survey ended with findings."""

    survey: Name
    findings: Reference
    issues: Count = 0
    """Number of issues found."""


@fact("reform_task_progressed.v1", zh="改革项目进展", command="progress_reform_task")
class ReformTaskProgressed(Fact):
    """A task of the reform moved on."""

    task: Name
    direction: Name
    """Which of the directions of the reform it belongs to."""
    status: TaskStatus
    evidence: tuple[Reference, ...] = ()


@fact("public_feedback_received.v1", zh="公众反馈", command="receive_public_feedback")
class PublicFeedbackReceived(Fact):
    """Somebody of the public, or speaking for it, said how enforcement is done."""

    channel: Channel
    topic: Text
    contact: Name | None = None
    """Token of the person; none where anonymous."""
    about: Reference | None = None
    """Case or act that it is about."""


FACTS = (
    IndicatorComputed,
    AccountabilityStarted,
    AccountabilityConcluded,
    LegitimacyReviewRequested,
    LegitimacyReviewConcluded,
    ProsecutorialSuggestionReceived,
    ProsecutorialSuggestionAnswered,
    SharedCourtSessionHeld,
    LegalDutyReported,
    ImplementationSurveyOpened,
    SurveyResponseReceived,
    SurveyConcluded,
    ReformTaskProgressed,
    PublicFeedbackReceived,
)
