"""What our clients of the broker have in common: how they wait, and how they are let go."""

import logging
from typing import Any, Final

_LOG: Final = logging.getLogger(__name__)

JOINING_MS: Final = 500
"""How long a consumer waits for the group to give it something to read."""
POLL_MS: Final = 10
"""How long it waits for messages. While it waits for a broker that stands still it spins, and takes megabytes a second;
so it waits for little, and we for the rest."""
IDLE_SECONDS: Final = 0.05


def dismiss(client: Any, **how: float) -> None:  # noqa: ANN401 -- kafka-python has no types
    """Close a producer or consumer as told. That may fail where the broker is gone, and no worker may end by it."""
    try:
        client.close(**how)
    except Exception as error:  # noqa: BLE001 -- whatever it is, nobody can do anything about it
        _LOG.warning("a client of the broker was not closed in order: %s: %s", type(error).__name__, error)
