"""Runs measures one after another: what fails is said with its traceback, and the others are measured all the same."""

import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Final, NoReturn, TypeAlias

from msgspec import Struct, field

from bench.measure import Row, failed
from bench.report import print_row
from bench.setting import Setting

Measures: TypeAlias = Mapping[str, Callable[[Setting], Iterator[Row]]]

SIGTERM_STATUS: Final = 128 + signal.SIGTERM


class Stopped(BaseException):
    """SIGTERM has come; a BaseException, so that no measure takes it for a failure of its own."""


class Run(Struct):
    """What was measured, and what was not."""

    rows: list[Row] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    """Why, by the measure's name."""
    stopped: bool = False
    """Whether SIGTERM came."""

    @property
    def status(self) -> int:
        """The exit status."""
        return SIGTERM_STATUS if self.stopped else int(bool(self.failed))

    def fail(self, name: str, why: str) -> None:
        """Mark a measure, which may have told some of its rows before."""
        self.failed[name] = why
        self.rows.append(failed(name, why))


def run(measures: Measures, setting: Setting) -> Run:
    """Run every measure, printing its rows as they come; after SIGTERM no further one begins."""
    done = Run()
    began = time.monotonic()
    for name, measure in measures.items():
        if done.stopped:
            done.fail(name, "not begun: SIGTERM came before")
            continue
        say(f"{name} begins")
        try:
            with _heeding_sigterm():
                for row in measure(setting):
                    print_row(row)
                    done.rows.append(row)
        except Stopped:
            done.stopped = True
            done.fail(name, "ended by SIGTERM")
            say(f"SIGTERM came while {name} was running")
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is shown, and counts
            traceback.print_exc()
            done.fail(name, f"{type(error).__name__}: {' '.join(str(error).split())}")
            say(f"{name} FAILED; see above")
        else:
            say(f"{name} done after {time.monotonic() - began:.0f} s")
    if done.failed:
        say("FAILED: " + "; ".join(f"{name} ({why})" for name, why in done.failed.items()))
    return done


def say(text: str) -> None:
    """Tell whoever runs it; the table alone goes to standard output."""
    print(f"  {text}", file=sys.stderr, flush=True)


@contextmanager
def _heeding_sigterm() -> Iterator[None]:
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame
    raise Stopped
