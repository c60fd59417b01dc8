"""Facts of disclosure (执法公示)."""

from enum import StrEnum

from domain.fact import Fact, Name, Reference, Text, fact


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


@fact("publication_withdrawn.v1", zh="公示撤回", command="withdraw_publication")
class PublicationWithdrawn(Fact):
    """A publication was taken down, with the reason."""

    dataset: Dataset
    reason: Text


FACTS = (PublicationPrepared, PublicationReviewed, PublicationPublished, PublicationWithdrawn)
