"""Facts of penalty (行政处罚) about a case that is sent to the police, and may come back (行刑衔接)."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Name, Reference, Text, fact
from domain.parties import Officer


class TransferDocument(StrEnum):
    """What goes along with a transfer of a suspected crime (CT art. 6)."""

    LETTER = "letter"
    """涉嫌犯罪案件移送书, item 1."""
    REPORT = "report"
    """涉嫌犯罪案件情况的调查报告, item 2."""
    PROPERTY_LIST = "property_list"
    """涉案物品清单, item 3."""
    APPRAISAL = "appraisal"
    """检验报告或者鉴定结论, item 4."""
    OTHER = "other"
    """其他有关涉嫌犯罪的材料, item 5."""


class Challenge(StrEnum):
    """What an organ did about the police's refusal to open a criminal case (CT art. 9)."""

    RECONSIDERATION = "reconsideration"
    """提请作出不予立案决定的公安机关复议."""
    PROSECUTOR = "prosecutor"
    """建议人民检察院依法进行立案监督."""


class ReturningBody(StrEnum):
    """Which judicial body sent a case back (APL art. 27(1))."""

    POLICE = "police"
    PROSECUTOR = "prosecutor"
    COURT = "court"


@fact("criminal_transfer_proposed.v1", zh="移送提出", command="propose_criminal_transfer")
class CriminalTransferProposed(Fact):
    """A special team reported that the case is a suspected crime (CT art. 5(1))."""

    report: Reference | None = None
    """The team's written report; none where there is none."""
    team: tuple[Officer, ...] = ()
    """专案组."""
    offence: Text | None = None
    """Suspected crime."""


@fact("criminal_transfer_approved.v1", zh="移送批准", command="approve_criminal_transfer")
class CriminalTransferApproved(Fact):
    """The transfer was approved."""

    approver: Name
    principal: bool
    """True where the approver is the principal head or presides over the work (正职负责人或者主持工作的负责人)."""


@fact("criminal_transfer_disapproved.v1", zh="不批准移送", command="disapprove_criminal_transfer")
class CriminalTransferDisapproved(Fact):
    """The transfer was not approved; the reason stays on record (CT art. 5(2))."""

    approver: Name
    principal: bool
    """True where the approver is the principal head or presides over the work (正职负责人或者主持工作的负责人)."""
    reason: Text | None = None


@fact("criminal_transfer_sent.v1", zh="移送送出", command="send_criminal_transfer")
class CriminalTransferSent(Fact):
    """The case went to the police."""

    police: Name
    package: tuple[TransferDocument, ...]
    absent: tuple[TransferDocument, ...] = ()
    """Kinds of document that this case does not have: no property was involved, nothing was tested."""
    property_along: bool = False
    """True where sealed, seized and frozen property goes along."""
    party_informed_by: Reference | None = None
    """The written notice that tells the party so."""


@fact("criminal_transfer_accepted.v1", zh="公安受理", command="accept_criminal_transfer")
class CriminalTransferAccepted(Fact):
    """The police accepted the case, or opened a criminal case."""

    police: Name
    receipt: Reference | None = None
    case_opened: bool = True
    """True where the police decided to open a criminal case (立案)."""
    notified_on: date | None = None
    """Day on which the organ got the notice of it; the day of the event where left out."""


@fact("criminal_transfer_refused.v1", zh="公安不受理、不立案", command="refuse_criminal_transfer")
class CriminalTransferRefused(Fact):
    """The police did not accept the case, or decided not to open a criminal case."""

    police: Name
    reason: Text | None = None
    document: Reference | None = None
    notified_on: date | None = None
    """Day on which the organ got the notice of it; the day of the event where left out."""


@fact("criminal_property_handed_over.v1", zh="涉案财物移交", command="hand_over_criminal_property")
class CriminalPropertyHandedOver(Fact):
    """Property and further material of the case were handed over to the police (CT art. 12)."""

    police: Name
    inventory: Reference
    receipt: Reference | None = None


@fact("non_filing_challenged.v1", zh="提请复议或者立案监督", command="challenge_non_filing")
class NonFilingChallenged(Fact):
    """The organ did not accept that the police opened no criminal case (CT art. 9)."""

    how: Challenge
    to_body: Name
    document: Reference | None = None


@fact("criminal_case_returned.v1", zh="司法机关移回", command="return_criminal_case")
class CriminalCaseReturned(Fact):
    """Police, prosecutor or court sent the case back for an administrative penalty (APL art. 27(1))."""

    from_body: Name
    body: ReturningBody
    reason: Text | None = None
    document: Reference | None = None
    criminal_fine: bool = False
    """True where a court has fined the party for the same act (罚金)."""


FACTS = (
    CriminalTransferProposed,
    CriminalTransferApproved,
    CriminalTransferDisapproved,
    CriminalTransferSent,
    CriminalTransferAccepted,
    CriminalTransferRefused,
    CriminalPropertyHandedOver,
    NonFilingChallenged,
    CriminalCaseReturned,
)
