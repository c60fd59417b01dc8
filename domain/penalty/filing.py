"""Facts of penalty (行政处罚) that shape a case: merging, splitting, recusal, change of procedure, guidance."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Name, Reference, Text, fact
from domain.ids import ItemCode
from domain.penalty.kinds import Procedure


class Composition(StrEnum):
    """How causes and parties make up a case."""

    ONE_CAUSE_ONE_PARTY = "one_cause_one_party"
    """单案由单当事人."""
    SEVERAL_CAUSES = "several_causes"
    """多案由单当事人."""
    SEVERAL_PARTIES = "several_parties"
    """单案由多当事人."""


class Handling(StrEnum):
    """Whether several causes or parties are punished in one decision."""

    TOGETHER = "together"
    """合并处罚."""
    SEPARATELY = "separately"
    """分别处罚."""


class Requester(StrEnum):
    """Who asks that somebody step aside (APL art. 43)."""

    PARTY = "party"
    OFFICER = "officer"
    """The officer, of its own motion."""
    ORGAN = "organ"


@fact("case_merged.v1", zh="并案", command="merge_cases")
class CaseMerged(Fact):
    """Cases are handled as one from now on; told in each of them."""

    main: Name
    """Number of the case that goes on."""
    cases: tuple[Name, ...]
    """Numbers of the cases that go on in it."""
    composition: Composition
    handling: Handling = Handling.TOGETHER
    reason: Text | None = None
    approver: Name | None = None


@fact("case_split.v1", zh="分案", command="split_case")
class CaseSplit(Fact):
    """Part of the case is handled in cases of its own; one that had been merged here goes on by itself."""

    cases: tuple[Name, ...]
    """Numbers of the cases that go on by themselves."""
    composition: Composition = Composition.ONE_CAUSE_ONE_PARTY
    handling: Handling = Handling.SEPARATELY
    reason: Text | None = None
    approver: Name | None = None


@fact("recusal_requested.v1", zh="回避申请", command="request_recusal")
class RecusalRequested(Fact):
    """Somebody asked that an officer, reviewer or host step aside; the investigation goes on (APL art. 43(3))."""

    officer: Name
    requester: Requester
    reason: Text
    record: Reference | None = None


@fact("recusal_decided.v1", zh="回避决定", command="decide_recusal")
class RecusalDecided(Fact):
    """It was decided whether the person steps aside."""

    officer: Name
    granted: bool
    decider: Name
    by_head: bool | None = None
    """Whether the decider heads the organ; None where the file does not say."""
    reason: Text | None = None


@fact("first_offence_promise_signed.v1", zh="首违告知承诺书签订", command="sign_first_offence_promise")
class FirstOffencePromiseSigned(Fact):
    """A first offender promised in writing to put things right by a day; kept, it may be spared."""

    cause: ItemCode
    promise: Reference
    correct_by: date


@fact("procedure_converted.v1", zh="程序转换", command="convert_procedure")
class ProcedureConverted(Fact):
    """The case goes on in another procedure; what was done in the one before stays on file."""

    before: Procedure
    after: Procedure
    reason: Text
    approver: Name | None = None


@fact("compliance_guide_given.v1", zh="合规指导告知", command="give_compliance_guide")
class ComplianceGuideGiven(Fact):
    """The party was given the compliance guide for its violation (企业合规指导清单)."""

    guide: Reference
    channel: Name | None = None
    record: Reference | None = None


FACTS = (
    CaseMerged,
    CaseSplit,
    RecusalRequested,
    RecusalDecided,
    FirstOffencePromiseSigned,
    ProcedureConverted,
    ComplianceGuideGiven,
)
