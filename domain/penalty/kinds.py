"""Kinds and grounds of penalties, as facts and guards name them."""

from enum import StrEnum
from typing import Final

from msgspec import Struct, structs

from domain.fact import Name, Record
from domain.law.norms import NormLevel


class CaseSource(StrEnum):
    """What a penalty case came from (案件来源)."""

    INSPECTION = "inspection"
    COMPLAINT = "complaint"
    REPORT = "report"
    SUPERIOR = "superior"
    TRANSFER = "transfer"
    MEDIA = "media"
    OTHER = "other"


class PenaltyKind(StrEnum):
    """Kinds of penalty (APL art. 9)."""

    WARNING = "warning"
    PUBLIC_CRITICISM = "public_criticism"
    FINE = "fine"
    CONFISCATION_OF_GAINS = "confiscation_of_gains"
    CONFISCATION_OF_GOODS = "confiscation_of_goods"
    LICENCE_SUSPENSION = "licence_suspension"
    QUALIFICATION_LOWERING = "qualification_lowering"
    LICENCE_REVOCATION = "licence_revocation"
    BUSINESS_RESTRICTION = "business_restriction"
    BUSINESS_SUSPENSION = "business_suspension"
    BUSINESS_CLOSURE = "business_closure"
    PRACTICE_RESTRICTION = "practice_restriction"
    DETENTION = "detention"
    OTHER = "other"


FINE_ONLY: Final = (PenaltyKind.FINE,)
"""What a decision imposes where it does not say."""


def one_spelling(decision: Struct) -> None:
    """Keep the default kinds as the default: said or left unsaid, it is the same fact in the same bytes."""
    if getattr(decision, "kinds", None) == FINE_ONLY:
        structs.force_setattr(decision, "kinds", FINE_ONLY)


class Mitigation(StrEnum):
    """How the circumstances moved the penalty (情节)."""

    NONE = "none"
    LIGHTER = "lighter"
    """从轻: within the range."""
    BELOW_RANGE = "below_range"
    """减轻: below the range, on a ground only."""
    HEAVIER = "heavier"
    """从重."""


class MitigationGround(StrEnum):
    """Grounds for lightening or mitigating (APL arts 30–32)."""

    MINOR = "minor"
    """Art. 30: fourteen to seventeen years old."""
    PARTIAL_INCAPACITY = "partial_incapacity"
    """Art. 31."""
    HARM_REMOVED = "harm_removed"
    """Art. 32 item 1."""
    COERCED_OR_INDUCED = "coerced_or_induced"
    """Art. 32 item 2."""
    CONFESSED_UNKNOWN = "confessed_unknown"
    """Art. 32 item 3."""
    MERITORIOUS = "meritorious"
    """Art. 32 item 4."""
    OTHER_NORM = "other_norm"
    """Art. 32 item 5: another law, regulation or rule."""


class NoPenaltyGround(StrEnum):
    """Why no penalty is imposed."""

    SLIGHT = "slight"
    """APL art. 33(1) sentence 1."""
    FIRST_OFFENCE = "first_offence"
    """APL art. 33(1) sentence 2."""
    NO_FAULT = "no_fault"
    """APL art. 33(2)."""
    UNDER_14 = "under_14"
    """APL art. 30."""
    INCAPABLE = "incapable"
    """APL art. 31."""
    TIME_BARRED = "time_barred"
    """APL art. 36."""


class EvidenceKind(StrEnum):
    """Kinds of evidence (APL art. 46(1))."""

    DOCUMENT = "document"
    OBJECT = "object"
    AUDIOVISUAL = "audiovisual"
    ELECTRONIC = "electronic"
    WITNESS = "witness"
    PARTY_STATEMENT = "party_statement"
    APPRAISAL = "appraisal"
    SCENE_RECORD = "scene_record"


class LegalBasis(Record):
    """A norm that a decision applies (法律依据)."""

    norm: Name
    article: Name
    level: NormLevel | None = None
    """None where the file does not say."""


class Signature(StrEnum):
    """What became of a record when it was handed over to be checked and signed (笔录核对签名)."""

    SIGNED = "signed"
    REFUSED_NOTED = "refused_noted"
    """Refused, and that was noted on it."""
    MISSING = "missing"


class Procedure(StrEnum):
    """Procedure of a penalty case (办案程序)."""

    SIMPLE = "simple"
    """简易程序: decided on the spot."""
    ORDINARY = "ordinary"
    """普通程序."""
    FAST_TRACK = "fast_track"
    """快速办理: in law the ordinary procedure with every guard of it; only papers are merged."""
