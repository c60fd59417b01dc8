"""strace: kills before a chosen system call, lets calls fail, and records what is written and synchronised."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest

from tests.faults.campaign import DEADLINE

WRITING: Final = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "unlink", "rename")
"""What changes a file."""


def need_strace() -> None:
    """Skip, loudly, where there is no strace; fail where there ought to be one."""
    if shutil.which("strace") is None:
        _missing("strace is not installed: apt-get install strace")


def _missing(reason: str) -> None:
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(reason)
    pytest.skip(f"NOTHING WAS PROVEN: {reason}")


@contextmanager
def traced(pid: int, *options: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Trace a running process, all its threads, until the end of the block."""
    arguments = ["strace", "-f", "-p", str(pid), *options]
    tracer = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert tracer.stderr
    try:
        said = tracer.stderr.readline()
        if b"attached" not in said:
            raise AssertionError(f"strace did not attach: {said!r}")
        yield tracer
    finally:
        if tracer.poll() is None:
            tracer.send_signal(signal.SIGTERM)  # it lets go of the process, which goes on
        tracer.wait(DEADLINE)
        tracer.stderr.close()
