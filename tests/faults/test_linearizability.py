"""The checker itself: it passes histories known to be good, and finds those known to be bad."""

import pytest

from tests.faults.linearizability import (
    Answer,
    Append,
    Conflict,
    Failed,
    Operation,
    Read,
    Repeated,
    Seen,
    Stored,
    Unknown,
    unexplained,
    violations,
)


def did(asked: Append | Read, answer: Answer, invoked: float, answered: float, stream: str = "s") -> Operation:
    return Operation(stream, asked, answer, invoked, answered)


A, B, C, READ = Append("a", 0), Append("b", 0), Append("c", 1), Read()

GOOD = {
    "nothing": [],
    "one after the other": [did(A, Stored(1), 0, 1), did(C, Stored(2), 2, 3), did(READ, Seen(("a", "c")), 4, 5)],
    "two at once, one loses": [did(A, Stored(1), 0, 5), did(B, Conflict(1), 0, 5)],
    "a read at the same time sees it or not": [
        did(A, Stored(1), 0, 9),
        did(READ, Seen(()), 1, 2),
        did(READ, Seen(("a",)), 3, 4),
    ],
    "the later invoked takes effect first": [did(C, Stored(2), 0, 9), did(A, Stored(1), 1, 8)],
    "an unknown one took effect": [did(A, Unknown(), 0, 1), did(READ, Seen(("a",)), 5, 6)],
    "an unknown one had none": [did(A, Unknown(), 0, 1), did(READ, Seen(()), 5, 6)],
    "an unknown one took effect late": [
        did(A, Unknown(), 0, 1),
        did(READ, Seen(()), 2, 3),
        did(READ, Seen(("a",)), 4, 5),
    ],
    "a repeat is answered as the first": [did(A, Stored(1), 0, 1), did(A, Repeated(1), 2, 3)],
    "two repeats at once": [did(A, Stored(1), 0, 5), did(A, Repeated(1), 0, 5)],
    "what has failed does not count": [did(A, Failed(), 0, 1), did(B, Stored(1), 2, 3)],
    "streams are independent": [did(A, Stored(1), 0, 1), did(READ, Seen(()), 2, 3, "other")],
    "anything was expected": [did(Append("a"), Stored(1), 0, 5), did(Append("b"), Stored(2), 0, 5)],
}

BAD = {
    "both of two win": [did(A, Stored(1), 0, 5), did(B, Stored(1), 0, 5)],
    "what was acknowledged is lost": [did(A, Stored(1), 0, 1), did(READ, Seen(()), 2, 3)],
    "a read goes back": [did(A, Stored(1), 0, 9), did(READ, Seen(("a",)), 1, 2), did(READ, Seen(()), 3, 4)],
    "a version is skipped": [did(Append("a"), Stored(2), 0, 1)],
    "a conflict with nothing": [did(A, Conflict(1), 0, 1)],
    "a repeat of what never was": [did(A, Repeated(1), 0, 1)],
    "doubled": [did(A, Stored(1), 0, 1), did(Append("a"), Stored(2), 2, 3)],
    "an unknown one came and went": [
        did(A, Unknown(), 0, 1),
        did(READ, Seen(("a",)), 2, 3),
        did(READ, Seen(()), 4, 5),
    ],
    "seen before it was asked for": [did(READ, Seen(("a",)), 0, 1), did(A, Stored(1), 2, 3)],
    "two orders at once": [
        did(Append("a"), Stored(1), 0, 9),
        did(Append("b"), Stored(2), 0, 9),
        did(READ, Seen(("b",)), 1, 2),
    ],
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_history_passes(name: str) -> None:
    assert violations(GOOD[name]) == []


@pytest.mark.parametrize("name", BAD)
def test_a_bad_history_is_found_out(name: str) -> None:
    assert violations(BAD[name]) == ["s"]


def test_what_is_there_in_the_end_counts_as_well() -> None:
    history = [did(A, Unknown(), 0, 1), did(B, Unknown(), 0, 1)]
    assert unexplained(history, {"s": ("b",)}) == []
    assert unexplained(history, {"s": ("a", "b")}) == ["s"]


def test_a_long_history_of_many_at_once_is_checked_in_time() -> None:
    history = [did(Append(f"e{n}"), Stored(n + 1), n, n + 8) for n in range(300)]
    assert violations(history) == []
    assert violations([*history, did(READ, Seen(()), 200, 201)]) == ["s"]
