"""Facts of penalty (行政处罚) on what becomes of decisions and documents: illegal, void, corrected, voided."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Name, Reference, Text, fact
from domain.penalty.performance import Document, Origin


class CorrectionScope(StrEnum):
    """What a correction of a document changes."""

    CLERICAL = "clerical"
    """笔误: slips of the pen, of reckoning or of layout."""
    SUBSTANCE = "substance"
    """Facts, kind, amount, basis or party."""


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


FACTS = (DecisionConfirmedIllegal, DecisionDeclaredVoid, DocumentCorrected, DocumentVoided)
