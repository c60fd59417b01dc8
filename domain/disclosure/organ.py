"""Facts of what an organ publishes about itself: the basics beforehand (事前公开), and its yearly figures."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Reference, fact


class Basic(StrEnum):
    """What an organ publishes before it acts (APL art. 39, ZJ-CEO art. 37)."""

    ORGAN = "organ"
    STAFF = "staff"
    POWERS = "powers"
    BASIS = "basis"
    PROCEDURE = "procedure"
    REMEDIES = "remedies"
    RANDOM_CHECKS = "random_checks"
    """List of matters for random checks (随机抽查事项清单)."""
    COMPLAINTS = "complaints"
    """Where complaints and reports are received."""


@fact("basics_published.v1", zh="事前公示", command="publish_basics")
class BasicsPublished(Fact):
    """An organ published who it is, what it may do, and how."""

    contents: tuple[Basic, ...]
    valid_from: date | None = None
    norms_as_of: date | None = None
    """Day on which the published basis was compared with the norms in force."""
    url: Reference | None = None


@fact("annual_stats_published.v1", zh="年度执法数据公开", command="publish_annual_stats")
class AnnualStatsPublished(Fact):
    """An organ published the figures of a year's enforcement."""

    year: Annotated[int, Meta(ge=1990, le=2200)]
    tables: tuple[Reference, ...] = ()


FACTS = (BasicsPublished, AnnualStatsPublished)
