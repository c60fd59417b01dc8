"""Facts of penalty (行政处罚) about the end of the case: closed, and archived (结案、归档)."""

from enum import StrEnum

from domain.fact import Fact, Name, Reference, fact


class ClosingGround(StrEnum):
    """Why a case was closed (结案方式)."""

    PERFORMED = "performed"
    FILING_REVOKED = "filing_revoked"
    NO_PENALTY = "no_penalty"
    DECISION_REVOKED = "decision_revoked"
    COURT_ENFORCED = "court_enforced"
    TRANSFERRED = "transferred"
    TERMINATED = "terminated"


class ArchiveFormat(StrEnum):
    """In which form an electronic file is kept."""

    OFD = "ofd"
    PDF_A = "pdf_a"
    OTHER = "other"


class FourProperty(StrEnum):
    """What an archive tests for (四性)."""

    AUTHENTICITY = "authenticity"
    INTEGRITY = "integrity"
    USABILITY = "usability"
    SECURITY = "security"


@fact("case_closed.v1", zh="结案", command="close_case")
class CaseClosed(Fact):
    """The penalty case was closed."""

    ground: ClosingGround
    report: Reference | None = None
    approver: Name | None = None


@fact("case_archived.v1", zh="归档", command="archive_case")
class CaseArchived(Fact):
    """The file went to the archive."""

    archive_number: Name
    catalogue: tuple[Reference, ...] = ()
    form: ArchiveFormat | None = None
    tested: tuple[FourProperty, ...] | None = None
    """Properties that the file was tested for and has; none where nobody tested."""


FACTS = (CaseClosed, CaseArchived)
