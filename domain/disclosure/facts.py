"""Facts of disclosure (执法公示)."""

from datetime import date
from enum import StrEnum

from domain.disclosure import credit, organ
from domain.fact import Fact, Name, Reference, Text, fact


class PublicField(StrEnum):
    """What a publication shows."""

    PARTY_NAME = "party_name"
    """Name of a unit or a trade; of a person only masked."""
    PARTY_CLASS = "party_class"
    PARTY_CODE = "party_code"
    """Unified social credit code or another register number of a unit."""
    REPRESENTATIVE = "representative"
    """Name of the legal representative (法定代表人)."""
    DOCUMENT = "document"
    CONDUCT = "conduct"
    FACTS = "facts"
    BASIS = "basis"
    CONTENT = "content"
    AMOUNT = "amount"
    TERM = "term"
    DECIDED_ON = "decided_on"
    ORGAN = "organ"
    STATE = "state"
    PERSON_ID = "person_id"
    """Identity number of a person: for the exchange, never for the public."""
    PHONE = "phone"
    ADDRESS = "address"
    """Where a person lives."""
    BANK_ACCOUNT = "bank_account"
    SECRET = "secret"  # noqa: S105 -- a field of a publication, not a password
    """State or trade secret."""


class Dataset(StrEnum):
    """Which of the 双公示 data sets, or another."""

    PERMIT = "permit"
    PENALTY = "penalty"
    OTHER = "other"


@fact("publication_prepared.v1", zh="公示准备", command="prepare_publication")
class PublicationPrepared(Fact):
    """A publication was drawn up and masked."""

    dataset: Dataset
    prepared_by: Name | None = None
    fields: tuple[PublicField, ...] | None = None
    """What is to be shown; none where nobody listed it."""
    masking: Name | None = None
    """Version of the masking (脱敏) that was applied."""
    due: date | None = None


@fact("publication_reviewed.v1", zh="公示审核", command="review_publication")
class PublicationReviewed(Fact):
    """A publication was reviewed."""

    dataset: Dataset
    reviewer: Name


@fact("publication_published.v1", zh="公示发布", command="publish_publication")
class PublicationPublished(Fact):
    """A publication went online."""

    dataset: Dataset
    url: Reference | None = None
    fields: tuple[PublicField, ...] | None = None
    """What is shown; none where nobody listed it."""
    masking: Name | None = None
    """Version of the masking (脱敏) that was applied."""
    ground: Text | None = None
    """Why a natural person's decision is published at all, such as 具有一定社会影响 (APL art. 48(1))."""
    assessment: Reference | None = None
    """The impact assessment (PIPL art. 55 item 3) of publishing personal data."""
    until: date | None = None
    """Last day on which it is to be shown."""


@fact("publication_corrected.v1", zh="公示更正", command="correct_publication")
class PublicationCorrected(Fact):
    """What was shown was wrong and was put right."""

    dataset: Dataset
    reason: Text
    digest: Reference | None = None
    """Digest of what is shown from then on."""


@fact("publication_withdrawn.v1", zh="公示撤回", command="withdraw_publication")
class PublicationWithdrawn(Fact):
    """A publication was taken down, with the reason."""

    dataset: Dataset
    reason: Text


@fact("publication_expired.v1", zh="公示到期", command="expire_publication")
class PublicationExpired(Fact):
    """The term of a publication was over and it is no longer shown."""

    dataset: Dataset


FACTS = (
    PublicationPrepared,
    PublicationReviewed,
    PublicationPublished,
    PublicationCorrected,
    PublicationWithdrawn,
    PublicationExpired,
    *credit.FACTS,
    *organ.FACTS,
)
