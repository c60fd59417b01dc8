import asyncio
from collections.abc import Sequence

import pytest

from adapters.event_store import StoreUnavailableError
from api.gathering import MOST, Gathering


class Oracle:
    """Answers when it is told to, and remembers what was asked together."""

    def __init__(self, *, unreachable: bool = False) -> None:
        self.asked: list[list[int]] = []
        self.may_answer = asyncio.Event()
        self.unreachable = unreachable

    async def answer(self, questions: Sequence[int]) -> list[int]:
        self.asked.append(list(questions))
        await self.may_answer.wait()
        if self.unreachable:
            raise StoreUnavailableError("down")
        if 13 in questions:
            raise ValueError("no answer to 13")
        return [10 * question for question in questions]


async def ask(oracle: Oracle, *rounds: Sequence[int]) -> list[int | BaseException]:
    gathering = Gathering[int, int](oracle.answer)
    tasks = []
    for questions in rounds:
        tasks += [asyncio.create_task(gathering.ask(question)) for question in questions]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    oracle.may_answer.set()
    return await asyncio.gather(*tasks, return_exceptions=True)


def test_what_is_asked_while_a_question_is_out_goes_into_the_next_together() -> None:
    async def run() -> None:
        oracle = Oracle()
        assert await ask(oracle, [1], [2, 3], [4]) == [10, 20, 30, 40]
        assert oracle.asked == [[1], [2, 3, 4]]

    asyncio.run(run())


def test_no_more_are_put_at_once_than_may_be() -> None:
    async def run() -> None:
        oracle = Oracle()
        questions = range(100, 101 + 2 * MOST)
        assert await ask(oracle, questions) == [10 * question for question in questions]
        assert [len(batch) for batch in oracle.asked] == [MOST, MOST, 1]

    asyncio.run(run())


def test_a_question_that_cannot_be_answered_fails_alone() -> None:
    async def run() -> None:
        one, thirteen, two = await ask(Oracle(), [1, 13, 2])
        assert (one, two) == (10, 20)
        assert isinstance(thirteen, ValueError)

    asyncio.run(run())


def test_a_store_out_of_reach_is_asked_once_for_all() -> None:
    async def run() -> None:
        oracle = Oracle(unreachable=True)
        found = await ask(oracle, [1, 2])
        assert all(isinstance(error, StoreUnavailableError) for error in found)
        assert oracle.asked == [[1, 2]]

    asyncio.run(run())


def test_who_went_away_is_not_asked_for() -> None:
    async def run() -> None:
        oracle = Oracle()
        gathering = Gathering[int, int](oracle.answer)
        first, gone, last = (asyncio.create_task(gathering.ask(n)) for n in (1, 2, 3))
        await asyncio.sleep(0)
        gone.cancel()
        oracle.may_answer.set()
        assert (await first, await last) == (10, 30)
        with pytest.raises(asyncio.CancelledError):
            await gone
        assert oracle.asked == [[1, 3]]

    asyncio.run(run())
