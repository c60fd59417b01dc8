"""Lists of the Licensing Law (行政许可法): why time does not count, and why a permit is taken back or struck off."""

from enum import StrEnum


class ExclusionGround(StrEnum):
    """What takes time that does not count (LL art. 45)."""

    HEARING = "hearing"
    BIDDING = "bidding"
    AUCTION = "auction"
    INSPECTION = "inspection"
    """检验."""
    TESTING = "testing"
    """检测."""
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"


class RevocationGround(StrEnum):
    """Why a permit should not have been granted (LL art. 69)."""

    ABUSE = "abuse"
    """Paragraph 1 item 1: staff abused their office or neglected it."""
    BEYOND_POWER = "beyond_power"
    """Item 2."""
    PROCEDURE = "procedure"
    """Item 3."""
    UNQUALIFIED = "unqualified"
    """Item 4: the applicant did not qualify."""
    OTHER_BY_LAW = "other_by_law"
    """Item 5."""
    FRAUD = "fraud"
    """Paragraph 2: obtained by deceit, bribery or the like; must be revoked."""


class CancellationGround(StrEnum):
    """Why a permit is struck from the register (LL art. 70)."""

    EXPIRED = "expired"
    """Item 1."""
    PERSON_GONE = "person_gone"
    """Item 2: the holder of a personal qualification died or lost capacity."""
    UNIT_ENDED = "unit_ended"
    """Item 3."""
    TAKEN_BACK = "taken_back"
    """Item 4: revoked, withdrawn, or the licence revoked as a penalty."""
    FORCE_MAJEURE = "force_majeure"
    """Item 5."""
    OTHER_BY_LAW = "other_by_law"
    """Item 6."""
