"""Gathering: what is asked while one question is out goes into the next."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Generic, TypeVar

from adapters.event_store import StoreUnavailableError

MOST: Final = 256
"""Questions put at once."""

_Q = TypeVar("_Q")
_A = TypeVar("_A")


class Gathering(Generic[_Q, _A]):
    """Puts the questions of many requests as one; for one event loop.

    Questions that cannot be answered together, for another reason than that the store is out of reach, are put one by
    one, so that only the one at fault fails.
    """

    def __init__(self, put: Callable[[Sequence[_Q]], Awaitable[Sequence[_A]]]) -> None:
        """Take how several questions are put at once; one answer each, in order."""
        self._put = put
        self._waiting: list[tuple[_Q, asyncio.Future[_A]]] = []
        self._task: asyncio.Task[None] | None = None

    async def ask(self, question: _Q) -> _A:
        """Put a question with whatever else waits, no earlier than now."""
        answer: asyncio.Future[_A] = asyncio.get_running_loop().create_future()
        self._waiting.append((question, answer))
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        return await answer

    async def _run(self) -> None:
        try:
            while self._waiting:
                batch = [entry for entry in self._waiting[:MOST] if not entry[1].done()]
                del self._waiting[:MOST]
                if batch:
                    await self._answer(batch)
        finally:
            self._task = None

    async def _answer(self, batch: Sequence[tuple[_Q, "asyncio.Future[_A]"]]) -> None:
        try:
            answers = await self._put([question for question, _ in batch])
        except Exception as error:  # noqa: BLE001 -- whatever it is, who asked must hear of it, and the others go on
            if len(batch) > 1 and not isinstance(error, StoreUnavailableError):
                for entry in batch:
                    await self._answer([entry])
                return
            for _, waiter in batch:
                if not waiter.done():
                    waiter.set_exception(error)
        else:
            for (_, waiter), answer in zip(batch, answers, strict=True):
                if not waiter.done():
                    waiter.set_result(answer)
