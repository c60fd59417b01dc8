"""Every guard has examples that notice when it is spoilt."""

import subprocess
import sys
from pathlib import Path

from domain.law.book import GUARDS

_ROOT = Path(__file__).parents[2]


def _mutants(*asked: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.mutants", *asked]
    return subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False, timeout=300)


def test_no_mutant_of_any_guard_goes_unnoticed() -> None:
    ended = _mutants()
    last = ended.stdout.splitlines()[-1]
    assert last.startswith(f"{len(GUARDS)} guards, "), ended.stdout
    assert last.endswith(" mutants, 0 survive; 0 tests fail without any"), ended.stdout
    assert ended.returncode == 0


def test_a_guard_that_does_not_exist_is_not_spoilt() -> None:
    assert _mutants("G999").returncode != 0
