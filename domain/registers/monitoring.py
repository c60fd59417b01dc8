"""Monitoring devices as they were on a day."""

from collections import defaultdict
from datetime import date

from domain.fact import Fact
from domain.registers.devices import MonitoringDevicePublished, MonitoringDeviceReviewed


class Monitoring:
    """Which devices had been reviewed, and were known to the public; read after all facts have been entered."""

    def __init__(self) -> None:
        """Start with no device."""
        self._reviewed: defaultdict[str, list[MonitoringDeviceReviewed]] = defaultdict(list)
        self._published: defaultdict[str, list[MonitoringDevicePublished]] = defaultdict(list)

    def enter(self, fact: Fact) -> None:
        """Enter a register fact."""
        match fact:
            case MonitoringDeviceReviewed():
                self._reviewed[fact.device].append(fact)
            case MonitoringDevicePublished():
                self._published[fact.device].append(fact)
            case _:
                pass

    def known(self, device: str) -> bool:
        """Say whether the register has ever heard of a device."""
        return device in self._reviewed or device in self._published

    def reviewed(self, device: str, on: date) -> MonitoringDeviceReviewed | None:
        """Find the review that held for a device on a day: the latest, while its calibration lasts."""
        found = [
            r
            for r in self._reviewed.get(device, ())
            if r.reviewed_on <= on and (r.valid_to is None or on <= r.valid_to)
        ]
        return max(found, key=lambda r: r.reviewed_on, default=None)

    def published(self, device: str, on: date) -> MonitoringDevicePublished | None:
        """Find the latest publication of a device's place by a day."""
        found = [p for p in self._published.get(device, ()) if p.published_on <= on]
        return max(found, key=lambda p: p.published_on, default=None)
