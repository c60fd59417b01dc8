"""Facts of penalty (行政处罚) that decide: in the ordinary procedure, without a penalty, and on the spot."""

from domain.fact import Fact, Money, Name, Reference, Text, fact, money
from domain.ids import DivisionCode, ItemCode
from domain.law.penalty.art_52_on_the_spot_form import FormContent
from domain.law.penalty.art_59_decision_document import DocumentContent, SealCheck
from domain.law.review.art_23_review_first import RemedyRoute
from domain.parties import Conduct, Officer, Party
from domain.penalty.application import Application, Circumstances
from domain.penalty.kinds import (
    FINE_ONLY,
    LegalBasis,
    Mitigation,
    MitigationGround,
    NoPenaltyGround,
    PenaltyKind,
    Signature,
    one_spelling,
)
from domain.penalty.remedies_told import RemediesTold


@fact("penalty_decided.v1", zh="处罚决定", command="decide_penalty")
class PenaltyDecided(Fact):
    """A penalty was decided in the ordinary procedure (普通程序)."""

    document: Reference | None = None
    """文号 of the decision."""
    item: ItemCode | None = None
    kinds: tuple[PenaltyKind, ...] = FINE_ONLY
    fine: Money = money(0)
    confiscated: Money = money(0)
    mitigation: Mitigation = Mitigation.NONE
    mitigation_grounds: tuple[MitigationGround, ...] = ()
    tier: Name | None = None
    reasons: Text | None = None
    basis: tuple[LegalBasis, ...] = ()
    evidence: tuple[Reference, ...] = ()
    """The evidence on which the facts rest; empty where it is that of the investigation report."""
    hearing_record: Reference | None = None
    """Record of the hearing that the decision rests on (APL art. 65)."""
    application: Application | None = None

    def __post_init__(self) -> None:
        """Keep one spelling."""
        one_spelling(self)


@fact("no_penalty_decided.v1", zh="不予处罚决定", command="decide_no_penalty")
class NoPenaltyDecided(Fact):
    """It was decided not to punish."""

    ground: NoPenaltyGround
    reasons: Text
    document: Reference | None = None
    circumstances: Circumstances | None = None


@fact("facts_not_established.v1", zh="违法事实不成立", command="find_facts_not_established")
class FactsNotEstablished(Fact):
    """The alleged facts were not established (APL art. 57(1) item 3)."""

    reasons: Text


@fact("decision_document_sealed.v1", zh="决定书签章", command="seal_decision_document")
class DecisionDocumentSealed(Fact):
    """The decision document got the organ's seal."""

    document: Reference
    digest: Reference
    electronic: bool = True
    remedies: RemediesTold | None = None
    """What the document tells of review and suit; none where the source does not say."""
    seal: Name | None = None
    """Which seal."""
    check: SealCheck | None = None
    """What verifying the electronic seal showed; None where the file does not say."""
    contents: tuple[DocumentContent, ...] = ()
    """What the document states of APL art. 59(1); empty where the file does not say."""


@fact("on_the_spot_decided.v1", zh="当场处罚", command="decide_on_the_spot")
class OnTheSpotDecided(Fact):
    """A penalty was decided on the spot (简易程序); the case begins and is decided in one act."""

    form_number: Name
    """Number of the preset form, an alias of the case."""
    item: ItemCode
    party: Party
    conduct: Conduct
    officers: tuple[Officer, ...]
    region: DivisionCode | None = None
    kinds: tuple[PenaltyKind, ...] = FINE_ONLY
    fine: Money = money(0)
    mitigation: Mitigation = Mitigation.NONE
    mitigation_grounds: tuple[MitigationGround, ...] = ()
    facts_clear: bool = True
    delivered: bool = True
    identity_shown: bool = False
    contents: tuple[FormContent, ...] = ()
    """What the form states of APL art. 52(2); empty where the file does not say."""
    signature: Signature | None = None
    """What became of the form when the party was to sign for it."""
    remedy: RemedyRoute | None = None
    """What the form says of review and suit."""
    application: Application | None = None
    circumstances: Circumstances | None = None

    def __post_init__(self) -> None:
        """Keep one spelling."""
        one_spelling(self)


@fact("on_the_spot_recorded.v1", zh="当场处罚备案", command="record_on_the_spot")
class OnTheSpotRecorded(Fact):
    """The on-the-spot decision was reported to the organ (APL art. 52(3))."""

    record: Reference | None = None


@fact("education_given.v1", zh="批评教育", command="give_education")
class EducationGiven(Fact):
    """The party was educated instead of, or besides, being punished (APL art. 33(3))."""

    record: Reference | None = None


FACTS = (
    PenaltyDecided,
    NoPenaltyDecided,
    EducationGiven,
    FactsNotEstablished,
    DecisionDocumentSealed,
    OnTheSpotDecided,
    OnTheSpotRecorded,
)
