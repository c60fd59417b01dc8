"""Work in a process of its own, so that its memory can be told; its start is not measured."""

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Final, ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")

_FAREWELL: Final = 10.0
"""Seconds for a process to end by itself after it has told its result."""


class ChildError(Exception):
    """The process ended without a result; the text says how. What it raised stands on stderr already."""


def apart(work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Run work of a module in a fresh process, and give its result; raises ChildError."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(theirs, work, args, kwargs))
    process.start()
    theirs.close()  # so that the end of the process is the end of the pipe
    try:
        # Before joining: who tells more than a pipe holds waits for a reader.
        found: _T = ours.recv()
        process.join(_FAREWELL)
    except EOFError:
        process.join(_FAREWELL)
        raise ChildError(f"{work.__module__}.{work.__qualname__} {_ending(process.exitcode)}") from None
    else:
        return found
    finally:
        ours.close()
        if process.is_alive():
            process.kill()
            process.join()


def _ending(code: int | None) -> str:
    """Say how a process ended."""
    if code is None:
        return "closed its pipe, and did not end"
    if code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"


def _tell(pipe: Connection, work: Callable[_P, _T], args: _P.args, kwargs: _P.kwargs) -> None:
    with pipe:
        pipe.send(work(*args, **kwargs))
