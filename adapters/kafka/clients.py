"""What our clients of the broker have in common: how they join a group, how they wait, and how they are let go."""

import logging
from threading import Event
from typing import Any, Final

from kafka.coordinator.assignors.cooperative_sticky import CooperativeStickyAssignor

_LOG: Final = logging.getLogger(__name__)

_JOINING_MS: Final = 500
_POLL_MS: Final = 10
_IDLE_SECONDS: Final = 0.05


class Membership(CooperativeStickyAssignor):  # type: ignore[misc]  # kafka-python has no types
    """Shares partitions out as its base does, and knows when this member is on its way into the group.

    Two faults of the client make how long to poll a matter of that. While it waits for messages of a broker that stands
    still it spins, and takes megabytes a second: so it waits for little, and we for the rest. But what the group
    answers between two polls it throws away, and joins anew; where members do so in turn, nobody ever gets in.
    """

    def __init__(self) -> None:
        """Begin outside."""
        super().__init__()
        self.joining = True
        """Whether the group has not answered yet: until then nobody may do anything but poll."""

    def metadata(self, topics: Any) -> Any:  # noqa: ANN401 -- as the base has it
        """Tell the group what this member reads, which is how it asks to join."""
        self.joining = True
        return super().metadata(topics)

    def on_assignment(self, assignment: Any, generation: int) -> None:  # noqa: ANN401 -- as the base has it
        """Hear what the group has given this member."""
        super().on_assignment(assignment, generation)
        self.joining = False

    def settings(self, group: str, name: str | None, session: float = 15.0) -> dict[str, Any]:
        """Give the settings of a consumer that is this member, given up after ``session`` seconds without a word."""
        return {
            "group_id": group,
            "group_instance_id": name,
            "partition_assignment_strategy": [self],
            "enable_auto_commit": False,
            "session_timeout_ms": int(session * 1000),
            "heartbeat_interval_ms": int(session * 1000 / 5),
        }

    @property
    def poll_ms(self) -> int:
        """How long to poll now."""
        return _JOINING_MS if self.joining else _POLL_MS

    def rest(self, stop: Event) -> None:
        """Wait until the next poll, which has brought nothing."""
        if not self.joining:
            stop.wait(_IDLE_SECONDS)


def dismiss(client: Any, **how: float) -> None:  # noqa: ANN401 -- kafka-python has no types
    """Close a producer or consumer as told. That may fail where the broker is gone, and no worker may end by it."""
    try:
        client.close(**how)
    except Exception as error:  # noqa: BLE001 -- whatever it is, nobody can do anything about it
        _LOG.warning("a client of the broker was not closed in order: %s: %s", type(error).__name__, error)
