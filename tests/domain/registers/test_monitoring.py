"""Monitoring devices: reviewed and published by a day."""

from datetime import date

from domain.registers.devices import MonitoringDevicePublished, MonitoringDeviceReviewed
from domain.registers.state import Registers

REVIEWED = MonitoringDeviceReviewed(
    device="camera-1",
    reviewed_on=date(2023, 1, 1),
    legal_reviewers=("chen",),
    technical_reviewers=("zhou",),
    standard="GB/T 28181",
    location="某路口",
    valid_to=date(2023, 12, 31),
)
PUBLISHED = MonitoringDevicePublished(device="camera-1", location="某路口", published_on=date(2023, 2, 1))


def test_a_review_holds_while_the_calibration_lasts() -> None:
    monitoring = Registers((REVIEWED, PUBLISHED)).monitoring
    assert monitoring.reviewed("camera-1", date(2022, 12, 31)) is None
    assert monitoring.reviewed("camera-1", date(2023, 12, 31)) == REVIEWED
    assert monitoring.reviewed("camera-1", date(2024, 1, 1)) is None


def test_a_place_counts_as_published_from_that_day_on() -> None:
    monitoring = Registers((REVIEWED, PUBLISHED)).monitoring
    assert monitoring.published("camera-1", date(2023, 1, 31)) is None
    assert monitoring.published("camera-1", date(2023, 2, 1)) == PUBLISHED
    assert (monitoring.known("camera-1"), monitoring.known("camera-2")) == (True, False)
