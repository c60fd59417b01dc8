"""Facts about what becomes of a lead (线索): the answer to a call, handing over, and word to whoever reported it."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Name, Record, Reference, Text, fact

MicroDegrees = Annotated[int, Meta(ge=-180_000_000, le=180_000_000, description="millionths of a degree, CGCS2000")]


class Position(Record):
    """Where a team was (GPS), in millionths of a degree: the stored form holds integers only."""

    longitude: MicroDegrees
    latitude: MicroDegrees


@fact("lead_merged_as_duplicate.v1", zh="线索并案去重", command="merge_lead")
class LeadMergedAsDuplicate(Fact):
    """The lead tells of what another lead tells already, and goes on with that one."""

    master: Name
    """Number of the lead that it was merged into."""
    reason: Text | None = None


@fact("team_acknowledged.v1", zh="响应", command="acknowledge_dispatch")
class TeamAcknowledged(Fact):
    """The team answered the call."""

    team: Name
    position: Position | None = None


@fact("team_departed.v1", zh="出发", command="depart_to_scene")
class TeamDeparted(Fact):
    """The team was out of the door."""

    team: Name
    position: Position | None = None


@fact("team_arrived.v1", zh="到场", command="arrive_at_scene")
class TeamArrived(Fact):
    """The team was on the scene."""

    team: Name
    position: Position | None = None


@fact("lead_transferred.v1", zh="线索移交", command="transfer_lead")
class LeadTransferred(Fact):
    """A lead outside the organ's duty was handed to the organ concerned (ZJ-CEO art. 18(2))."""

    to_organ: Name
    package: tuple[Reference, ...] = ()
    recordings: tuple[Reference, ...] = ()
    """Recordings and photographs by which the clue was fixed (固定线索信息)."""
    reason: Text | None = None
    due: date | None = None
    """Day by which an answer is asked for."""


@fact("lead_transfer_accepted.v1", zh="线索移交接收", command="accept_lead_transfer")
class LeadTransferAccepted(Fact):
    """The other organ took the lead over and holds it from then on."""

    by_organ: Name


@fact("lead_transfer_rejected.v1", zh="线索移交退回", command="reject_lead_transfer")
class LeadTransferRejected(Fact):
    """The other organ sent the lead back, with reasons."""

    by_organ: Name
    reason: Text


@fact("reporter_informed.v1", zh="反馈举报人", command="inform_reporter")
class ReporterInformed(Fact):
    """Whoever reported the lead was told what came of it."""

    channel: Name
    result: Reference | None = None


FACTS = (
    LeadMergedAsDuplicate,
    TeamAcknowledged,
    TeamDeparted,
    TeamArrived,
    LeadTransferred,
    LeadTransferAccepted,
    LeadTransferRejected,
    ReporterInformed,
)
