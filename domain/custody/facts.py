"""Facts of custody (记录·隐私): personal data seen, restricted and erased, and the record anchored."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Name, Reference, Text, fact

Place = Annotated[int, Meta(ge=1, le=2**53 - 1, description="position in the log")]


class PersonalField(StrEnum):
    """A kind of personal data in the vault."""

    NAME = "name"
    IDENTITY_NUMBER = "identity_number"
    ADDRESS = "address"
    PHONE = "phone"
    BANK_ACCOUNT = "bank_account"
    BIOMETRIC = "biometric"
    HEALTH = "health"
    WHEREABOUTS = "whereabouts"
    MINOR = "minor"
    """Anything about a child under fourteen."""


class AccessRight(StrEnum):
    """Which view of personal data somebody has a right to."""

    NONE = "none"
    MASKED = "masked"
    FULL = "full"


class DigestKind(StrEnum):
    """How a digest was computed."""

    SHA256 = "sha256"
    SM3 = "sm3"


@fact("personal_data_accessed.v1", zh="个人信息查阅", command="access_personal_data")
class PersonalDataAccessed(Fact):
    """Somebody looked at personal data of the case."""

    who: Name
    """Staff token."""
    purpose: Text
    fields: tuple[PersonalField, ...]
    role: Name | None = None
    """In which capacity: handler, reviewer, supervisor …"""
    party: Name | None = None
    """Token of whom the data are about."""
    unmasked: bool = False
    right: AccessRight = AccessRight.NONE
    """What the role gave a right to when it was asked."""
    automated: bool = False
    """True where a machine decides by the data."""
    assessment: Reference | None = None
    """The impact assessment (PIPL art. 55) that covers this processing."""
    assessed_on: date | None = None


@fact("personal_data_processing_restricted.v1", zh="停止处理", command="restrict_processing")
class PersonalDataProcessingRestricted(Fact):
    """Personal data are kept and secured, and not processed otherwise (PIPL art. 47(2))."""

    party: Name
    ground: Text


@fact("personal_data_key_erased.v1", zh="密钥销毁", command="erase_personal_data_key")
class PersonalDataKeyErased(Fact):
    """The key under which the vault keeps a party's data was destroyed; every proof still verifies."""

    party: Name
    ground: Text
    retained_until: date | None = None
    """Last day of the longest retention period that any file about the party was under; none where nobody looked."""


@fact("chain_anchored.v1", zh="证据链固定", command="anchor_chain")
class ChainAnchored(Fact):
    """The log up to a position was fixed by its root, and time-stamped."""

    first: Place
    last: Place
    root: Reference
    """Root of the log's tree, 64 hexadecimal digits."""
    digest: DigestKind = DigestKind.SHA256
    timestamp: Reference | None = None
    """Token of the time-stamping authority."""


FACTS = (PersonalDataAccessed, PersonalDataProcessingRestricted, PersonalDataKeyErased, ChainAnchored)
