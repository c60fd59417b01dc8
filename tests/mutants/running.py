"""Running the examples of a guard, once as they are and once for each of its mutants."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from domain.law.book import MODULES
from domain.law.guard import Guard
from tests.mutants.spoiling import spoilt, ways

_TESTS: Final = Path(__file__).parents[1] / "domain" / "law"
_HOMES: Final = {
    guard.id: module.__name__.split(".")
    for module in MODULES
    for guard in vars(module).values()
    if isinstance(guard, Guard)
}


def own_tests(guard: str) -> Path:
    """Find the file with the examples of a guard: that of its module."""
    *_, statute, topic = _HOMES[guard]
    return _TESTS / statute / f"test_{topic}.py"


class Mutants:
    """Takes the place of the usual run of tests: every mutant meets the examples of its guard."""

    def __init__(self, guards: Sequence[str]) -> None:
        """Take the guards to spoil."""
        self.guards = guards
        self.made = 0
        self.survivors: list[str] = []
        self.faults: list[str] = []
        """Tests that fail, or cannot be read, without any mutant."""
        self._failed = False

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file that cannot be read."""
        if report.failed:
            self.faults.append(report.nodeid)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests as they are, then each mutant until the first test that notices it."""
        items: dict[Path, list[pytest.Item]] = defaultdict(list)
        for item in session.items:
            items[item.path].append(item)
        self.faults += [item.nodeid for item in session.items if self._fails(item)]
        for guard in self.guards:
            for how, spoil in ways(guard).items():
                self.made += 1
                with spoilt(guard, spoil):
                    if not any(self._fails(item) for item in items[own_tests(guard)]):
                        self.survivors.append(f"{guard} {how}")
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note that the test in hand failed."""
        self._failed |= report.failed

    def _fails(self, item: pytest.Item) -> bool:
        self._failed = False
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        return self._failed
