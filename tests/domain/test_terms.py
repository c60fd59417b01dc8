"""Every state that a case can stand in has a word in both languages."""

import re
from pathlib import Path

import pytest

from domain import approval, evaluation, penalty, remedy, supervision
from domain.catalogue import CASE_FACTS
from domain.decide import _ADMITS
from domain.terms import PARTS, STATUSES, place, status_of

ROOMS = (approval, supervision, penalty, evaluation, remedy)


def test_every_state_of_every_stage_has_a_term() -> None:
    for states in _ADMITS.values():
        for state in states:
            assert status_of(state).zh


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.__name__))
def test_every_status_that_a_stage_may_stand_at_has_a_term(room: object) -> None:
    folder = Path(str(getattr(room, "__file__", ""))).parent
    code = "".join(path.read_text() for path in folder.glob("*.py"))
    statuses = re.findall(r'standing_(?:open|done)\(\s*"(\w+)"', code)
    assert statuses
    assert set(statuses) <= set(STATUSES)


def test_every_stage_and_thread_has_a_term() -> None:
    assert set(CASE_FACTS) == set(PARTS)


def test_a_place_is_said_in_both_languages() -> None:
    found = place("penalty", "served")
    assert found is not None
    assert (found.zh, found.en) == ("处罚：已送达，待履行", "penalty: served, to be performed")
    assert place(None, None) is None
