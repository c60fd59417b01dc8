"""A campaign: many rounds of one kind of fault, drawn from a seed that replays them.

``FAULT_SEED=SEED`` runs every campaign with that seed, ``FAULT_SEED=SEED:ROUND`` that round alone; ``SOAK_SECONDS``
makes each go on for its share of that time instead of its few rounds.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random, SystemRandom
from typing import Final

SOAK_SECONDS: Final = float(os.environ.get("SOAK_SECONDS") or 0)
DEADLINE: Final = 60.0
"""Seconds after which something that must happen has not happened."""
_MOST: Final = 1_000_000


class Campaign:
    """What a test draws its faults from, and counts them in."""

    def __init__(self, name: str) -> None:
        given, _, only = os.environ.get("FAULT_SEED", "").partition(":")
        self.name = name
        self.seed = int(given) if given else SystemRandom().getrandbits(32)
        self.only = int(only) if only else None
        self.round = 0
        self.counts: Counter[str] = Counter()

    def rounds(self, short: int, share: float) -> Iterator[Random]:
        """Draw round after round: ``short`` of them, or in a soak for ``share`` of its time."""
        end = time.monotonic() + SOAK_SECONDS * share
        for number in range(_MOST):
            if self.only is not None and number != self.only:
                if number > self.only:
                    return
                continue
            if (time.monotonic() >= end) if SOAK_SECONDS else (number >= short and self.only is None):
                return
            self.round = number
            self.counts["rounds"] += 1
            yield Random(f"{self.seed}/{self.name}/{number}")

    def __str__(self) -> str:
        counted = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        return f"{self.name}: {counted} (FAULT_SEED={self.seed}:{self.round})"


def wait_until(condition: Callable[[], object], what: str, seconds: float = DEADLINE) -> None:
    """Wait for a condition; it is an error if it does not come about."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds:.0f} s: {what}")
        time.sleep(0.005)
