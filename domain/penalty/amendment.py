"""Facts of penalty (行政处罚) on what becomes of decisions and documents: varied, revoked, illegal, void, corrected."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Money, Name, Reference, Text, fact
from domain.penalty.service import Document


class QuashingGround(StrEnum):
    """Why a decision was revoked (ARL art. 64(1))."""

    FACTS = "facts"
    """Main facts unclear, or evidence insufficient."""
    PROCEDURE = "procedure"
    BASIS = "basis"
    """The norms applied are not lawful."""
    POWER = "power"
    """Powers exceeded or abused."""
    OTHER = "other"


class Origin(StrEnum):
    """Who changed a decision."""

    OWN = "own"
    REVIEW = "review"
    JUDGMENT = "judgment"


class CorrectionScope(StrEnum):
    """What a correction of a document changes."""

    CLERICAL = "clerical"
    """笔误: slips of the pen, of reckoning or of layout."""
    SUBSTANCE = "substance"
    """Facts, kind, amount, basis or party."""


@fact("decision_varied.v1", zh="变更决定", command="vary_decision")
class DecisionVaried(Fact):
    """The decision was changed."""

    origin: Origin
    fine: Money
    reason: Text


@fact("decision_revoked.v1", zh="撤销决定", command="revoke_decision")
class DecisionRevoked(Fact):
    """The decision was taken back or quashed."""

    origin: Origin
    reason: Text
    ground: QuashingGround | None = None
    """On which ground; none where the source does not say."""


@fact("decision_confirmed_illegal.v1", zh="确认违法", command="confirm_decision_illegal")
class DecisionConfirmedIllegal(Fact):
    """The decision was found illegal and stands all the same."""

    origin: Origin
    reason: Text
    document: Reference | None = None


@fact("decision_declared_void.v1", zh="确认无效", command="declare_decision_void")
class DecisionDeclaredVoid(Fact):
    """The decision was found void from the beginning (APL art. 38)."""

    origin: Origin
    reason: Text
    document: Reference | None = None


@fact("document_corrected.v1", zh="文书补正", command="correct_document")
class DocumentCorrected(Fact):
    """A document was put right; the old one stays on file by its digest."""

    document: Reference
    old_digest: Reference
    reason: Text
    new_digest: Reference | None = None
    kind: Document = Document.DECISION
    scope: CorrectionScope | None = None
    """None where the file does not say."""
    served_on: date | None = None
    """Day on which the correction reached the party."""
    receipt: Reference | None = None


@fact("document_voided.v1", zh="文书作废", command="void_document")
class DocumentVoided(Fact):
    """A document was made void; its number stays used."""

    document: Reference
    reason: Text
    digest: Reference | None = None
    kind: Document = Document.OTHER
    approver: Name | None = None


FACTS = (
    DecisionVaried,
    DecisionRevoked,
    DecisionConfirmedIllegal,
    DecisionDeclaredVoid,
    DocumentCorrected,
    DocumentVoided,
)
