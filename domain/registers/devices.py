"""Facts of the registers on monitoring devices (电子技术监控设备)."""

from datetime import date

from domain.fact import Fact, Name, Reference, fact


@fact("monitoring_device_reviewed.v1", zh="电子监控设备法制技术审核", command="review_monitoring_device")
class MonitoringDeviceReviewed(Fact):
    """A device passed legal and technical review (APL art. 41(1))."""

    device: Name
    reviewed_on: date
    legal_reviewers: tuple[Name, ...]
    technical_reviewers: tuple[Name, ...]
    standard: Name
    """Number of the standard that it meets."""
    location: Name
    basis: Name | None = None
    """The 法律 or 行政法规 that lets it be used."""
    valid_to: date | None = None
    """Last day of its calibration, where that ends."""


@fact("monitoring_device_published.v1", zh="电子监控设备地点公布", command="publish_monitoring_device")
class MonitoringDevicePublished(Fact):
    """The place of a device was made public, and marked (APL art. 41(1))."""

    device: Name
    location: Name
    published_on: date
    published_url: Reference | None = None


FACTS = (MonitoringDeviceReviewed, MonitoringDevicePublished)
