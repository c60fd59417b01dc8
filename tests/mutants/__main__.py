"""Mutants of the law: each guard is spoilt in turn, and the examples of its own article must notice.

    python -m tests.mutants [GUARD ...]

A guard is *inverted* (what passed is breached, what was breached passes), *dropped* (it always passes) and, where it
may not know, *hushed* (what it could not decide passes). Only the tests of its module's own file are run, all in one
process.
"""

import sys

import pytest

from domain.law.book import GUARDS
from tests.mutants.running import Mutants, own_tests


def main(asked: list[str]) -> int:
    """Spoil the guards asked for, or all; says on the last line whether every mutant was noticed."""
    unknown = sorted(set(asked) - set(GUARDS))
    if unknown:
        sys.exit(f"no such guard: {', '.join(unknown)}")
    mutants = Mutants(asked or sorted(GUARDS))
    files = sorted({str(own_tests(guard)) for guard in mutants.guards})
    ended = pytest.main(["-o", "addopts=", "--import-mode=importlib", "-p", "no:terminal", *files], plugins=[mutants])
    for line in (*mutants.faults, *(f"survives: {mutant}" for mutant in mutants.survivors)):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(
        f"{len(mutants.guards)} guards, {mutants.made} mutants, {len(mutants.survivors)} survive; "
        f"{len(mutants.faults)} tests fail without any\n"
    )
    ran = ended in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}  # that mutants fail tests is what they are for
    return int(not ran or bool(mutants.faults or mutants.survivors))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
