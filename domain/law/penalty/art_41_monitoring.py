"""APL art. 41: what devices record counts where device and record were reviewed (电子技术监控设备)."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


class Device(Struct, frozen=True):
    """A monitoring device as the register has it on the day of a recording."""

    device: str
    registered: bool
    """Whether the register has ever heard of it."""
    reviewed_on: date | None = None
    """Day on which legal and technical review of the device was passed."""
    published_on: date | None = None
    """Day on which its place was made public."""
    captured_on: date | None = None


class Recording(Struct, frozen=True):
    """A device's record that serves as evidence, and what was done about it."""

    evidence: str
    flaws: tuple[str, ...] | None
    """What review found it not to be, of true, clear, complete and accurate; None where it was not reviewed."""
    informed_on: date | None
    channel: str | None


@guard(
    "G035",
    APL.article(41, paragraph=1),
    core=True,
    zh="监控设备未经法制和技术审核或未公布地点",
    en="The monitoring device was not reviewed, or its place was not made public.",
)
def device_reviewed_and_published(devices: Iterable[Device]) -> Reason | None:
    """Refuse records of a device that was not reviewed, or whose place was not public, on the day of recording."""
    for device in devices:
        if device.registered and device.captured_on is None:
            raise UndecidableError(
                f"监控设备{device.device}的抓拍日期不详",
                f"the day on which device {device.device} recorded is not known",
            )
        captured = device.captured_on or date.min
        if device.reviewed_on is None or device.reviewed_on > captured:
            return Reason(
                f"监控设备{device.device}在抓拍时未通过法制和技术审核，其记录不得作为证据",
                f"Device {device.device} had not passed legal and technical review when it recorded.",
            )
        if device.published_on is None or device.published_on > captured:
            return Reason(
                f"监控设备{device.device}的设置地点在抓拍时未向社会公布",
                f"The place of device {device.device} was not public when it recorded.",
            )
    return None


@guard(
    "G036",
    APL.article(41, paragraph=2),
    APL.article(41, paragraph=3),
    zh="监控记录未经审核不得作为证据",
    en="A device's record that was not reviewed is no evidence.",
)
def recording_reviewed_and_told(recordings: Iterable[Recording]) -> Reason | None:
    """Refuse a device's record that was not reviewed, is flawed, or of which the party was not told with a channel."""
    for recording in recordings:
        if recording.flaws is None:
            return Reason(
                f"监控记录{recording.evidence}未经审核，应审核其真实、清晰、完整、准确",
                f"Record {recording.evidence} was not reviewed for being true, clear, complete and accurate.",
            )
        if recording.flaws:
            return Reason(
                f"监控记录{recording.evidence}经审核不符合要求（{'、'.join(recording.flaws)}）",
                f"Record {recording.evidence} failed review: not {', '.join(recording.flaws)}.",
            )
        if recording.informed_on is None or recording.channel is None:
            return Reason(
                f"未将监控记录{recording.evidence}的违法事实告知当事人并提供查询、申辩渠道",
                f"The party was not told of record {recording.evidence}, with a channel to look it up and answer.",
            )
    return None


NOT_CODED = {
    "41(1) standard, siting, marking": "Findings of the review of the device; the register carries its result.",
    "41(3) promptly": "No number of days is given; that the party was told before the decision is G048.",
}
