"""Facts of credit records (信用记录): another thing than publicity, with another trigger (ZJ-CI art. 11)."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Name, Reference, Text, fact


class CreditClass(StrEnum):
    """How grave the conduct is for credit purposes (失信程度)."""

    MINOR = "minor"
    """轻微."""
    GENERAL = "general"
    """一般."""
    SERIOUS = "serious"
    """严重."""


class DeletionGround(StrEnum):
    """Why a credit record was deleted."""

    EXPIRED = "expired"
    """The five years are over (ZJ-CI art. 16)."""
    DECISION_ENDED = "decision_ended"
    """The decision that it rests on no longer stands."""
    OBJECTION_UPHELD = "objection_upheld"


@fact("credit_record_pushed.v1", zh="信用记录推送", command="push_credit_record")
class CreditRecordPushed(Fact):
    """A penalty went to the credit platform as adverse information (不良信息)."""

    record: Name
    credit_class: CreditClass
    earliest_end: date | None = None
    """First day on which the record may be repaired; none where it is not shown at all."""
    latest_end: date | None = None
    """Last day on which it may be shown; none where it is not shown at all."""
    special_field: bool = False
    """True in food, drugs, special equipment, work safety and fire protection, whose terms are longer."""


@fact("credit_record_objected.v1", zh="信用记录异议", command="object_to_credit_record")
class CreditRecordObjected(Fact):
    """Somebody objected to a credit record."""

    record: Name
    ground: Text


@fact("credit_record_repaired.v1", zh="信用修复", command="repair_credit_record")
class CreditRecordRepaired(Fact):
    """The party mended its credit: the record is no longer shown."""

    record: Name
    performed: bool | None = None
    """Whether the obligations of the penalty are performed."""
    commitment: Reference | None = None
    """The party's public commitment to keep its credit (信用承诺)."""
    ground: Text | None = None


@fact("credit_record_deleted.v1", zh="信用记录删除", command="delete_credit_record")
class CreditRecordDeleted(Fact):
    """A credit record was deleted."""

    record: Name
    ground: DeletionGround


FACTS = (CreditRecordPushed, CreditRecordObjected, CreditRecordRepaired, CreditRecordDeleted)
