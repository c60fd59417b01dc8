"""One turn a command (G153)."""

from domain.law.guard import Result
from domain.law.platform.one_turn import Collision, commanded_in_turn


def test_a_command_that_meets_nobody_has_its_turn() -> None:
    assert commanded_in_turn(None).result == Result.PASSED


def test_a_command_on_a_version_that_is_past_is_told_the_present_one() -> None:
    verdict = commanded_in_turn(Collision.OVERTAKEN, 2)
    assert verdict.result == Result.BREACHED
    assert verdict.reason is not None
    assert verdict.reason.zh.endswith("当前版本为 2")
    assert verdict.reason.en.endswith("It is at version 2.")


def test_a_command_that_others_outran_is_told_to_read_again() -> None:
    verdict = commanded_in_turn(Collision.OVERTAKEN)
    assert (verdict.guard, verdict.result) == ("G153", Result.BREACHED)
    assert verdict.reason is not None
    assert verdict.reason.en == "The case has moved on; read it again."


def test_an_id_is_not_used_for_something_else() -> None:
    assert commanded_in_turn(Collision.KEY_REUSED).result == Result.BREACHED
