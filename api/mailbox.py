"""The mailbox: brings outcomes from the writer's thread to the event loop, many at one waking."""

import asyncio
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.ports.event_log import Outcome


class Mailbox:
    """Hands out what the writer has finished. Waking the loop for each single outcome costs more than the outcome."""

    def __init__(self) -> None:
        """Begin empty."""
        self._arrived = deque["tuple[asyncio.Future[Outcome], Future[Outcome]]"]()
        self._woken = False

    def expect(self, outcome: "Future[Outcome]") -> "asyncio.Future[Outcome]":
        """Give the running loop something to await for an outcome."""
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[Outcome] = loop.create_future()
        outcome.add_done_callback(partial(self._arrive, loop, waiter))
        return waiter

    def _arrive(
        self, loop: asyncio.AbstractEventLoop, waiter: "asyncio.Future[Outcome]", outcome: "Future[Outcome]"
    ) -> None:
        """Put in first, look second; ``_hand_out`` looks first, takes out second. So nothing is left lying."""
        self._arrived.append((waiter, outcome))
        if not self._woken:
            self._woken = True
            loop.call_soon_threadsafe(self._hand_out)

    def _hand_out(self) -> None:
        self._woken = False
        while self._arrived:
            waiter, outcome = self._arrived.popleft()
            if waiter.done():
                continue
            if (error := outcome.exception()) is not None:
                waiter.set_exception(error)
            else:
                waiter.set_result(outcome.result())
