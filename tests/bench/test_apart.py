import os
import signal
import time

import pytest

from bench.apart import ChildError, apart

MORE_THAN_A_PIPE_HOLDS = 1_000_000


def tell(size: int) -> bytes:
    return b"x" * size


def leave(code: int) -> None:
    os._exit(code)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise ValueError("a failure of the work")


def own_id() -> int:
    return os.getpid()


def test_a_result_larger_than_a_pipe_arrives() -> None:
    began = time.monotonic()
    assert apart(tell, MORE_THAN_A_PIPE_HOLDS) == tell(MORE_THAN_A_PIPE_HOLDS)
    assert time.monotonic() - began < 30


def test_the_work_is_done_by_another_process_which_has_ended() -> None:
    child = apart(own_id)
    assert child != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_an_exit_code_is_named() -> None:
    with pytest.raises(ChildError, match=r"leave ended with exit code 7$"):
        apart(leave, 7)


def test_a_signal_is_named() -> None:
    with pytest.raises(ChildError, match=r"die was ended by SIGKILL$"):
        apart(die)


def test_what_it_raised_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ChildError, match=r"fail ended with exit code 1$"):
        apart(fail)
    assert "ValueError: a failure of the work" in capfd.readouterr().err
