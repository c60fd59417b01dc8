"""Facts of penalty (行政处罚) about documents on their way to the party: sent off, served, or not reached (送达)."""

from datetime import date
from enum import StrEnum

from domain.fact import Fact, Money, Name, Reference, Text, fact, money


class ServiceMethod(StrEnum):
    """Ways of serving a document (送达方式)."""

    DIRECT = "direct"
    LEAVING = "leaving"
    ENTRUSTED = "entrusted"
    MAIL = "mail"
    PUBLIC_NOTICE = "public_notice"
    ELECTRONIC = "electronic"


class Document(StrEnum):
    """Which document of the case is meant."""

    DECISION = "decision"
    NOTICE = "notice"
    CORRECTION_ORDER = "correction_order"
    HEARING_NOTICE = "hearing_notice"
    URGING = "urging"
    MEASURE_DECISION = "measure_decision"
    """Decision to seal, seize or freeze."""
    EXECUTION_DECISION = "execution_decision"
    """Decision to execute by coercion, or by a substitute."""
    ACCEPTANCE = "acceptance"
    OTHER = "other"


@fact("document_dispatched.v1", zh="文书寄出", command="dispatch_document")
class DocumentDispatched(Fact):
    """A document was sent off."""

    document: Reference | None = None
    kind: Document = Document.DECISION
    method: ServiceMethod = ServiceMethod.MAIL
    cost: Money = money(0)
    """Expenses charged to the party."""


@fact("document_served.v1", zh="送达", command="serve_document")
class DocumentServed(Fact):
    """A document reached the party."""

    document: Reference | None = None
    kind: Document = Document.DECISION
    method: ServiceMethod = ServiceMethod.DIRECT
    receipt: Reference | None = None
    receiver: Name | None = None
    """Token of who took it."""
    confirmation: Reference | None = None
    """The party's signed consent to be served electronically (送达方式确认书)."""
    refusal: Text | None = None
    """How the party refused to take it, where it was left."""
    witnesses: tuple[Name, ...] = ()
    """Tokens of those who witnessed that it was left."""
    recordings: tuple[Reference, ...] = ()
    """Photographs or video of how it was left."""
    published_on: date | None = None
    """Day of the public notice, where it was served by one."""
    whereabouts_unknown: Reference | None = None
    """What shows that the party cannot be found."""


@fact("service_failed.v1", zh="送达失败", command="record_service_failure")
class ServiceFailed(Fact):
    """An attempt to serve failed."""

    document: Reference | None = None
    kind: Document = Document.DECISION
    method: ServiceMethod = ServiceMethod.DIRECT
    reason: Text | None = None


FACTS = (DocumentDispatched, DocumentServed, ServiceFailed)
