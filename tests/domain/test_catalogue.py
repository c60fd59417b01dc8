"""The catalogue: every fact type once, with a tag, names and a command of its own."""

from collections import Counter

from domain.catalogue import CASE_FACTS, COMMANDS, FACTS, PART_OF, REGISTER_FACTS, RESERVATION_FACTS, SENDABLE
from domain.decide import _ADMITS
from domain.fact import Fact, label
from domain.registers.facts import REGISTER_OF


def _all_facts(cls: type[Fact] = Fact) -> set[type[Fact]]:
    return set(cls.__subclasses__()).union(*(_all_facts(sub) for sub in cls.__subclasses__()))


def test_every_fact_type_is_in_the_catalogue_exactly_once() -> None:
    listed = [*(cls for group in CASE_FACTS.values() for cls in group), *REGISTER_FACTS, *RESERVATION_FACTS]
    assert [cls for cls, times in Counter(listed).items() if times > 1] == []
    assert set(listed) == {cls for cls in _all_facts() if cls.__module__.startswith("domain.")}
    assert len(FACTS) == len(listed)


def test_tags_and_commands_are_unique() -> None:
    assert len(COMMANDS) == len(PART_OF)
    assert len({cls.COMMAND for cls in FACTS.values()}) == len(FACTS)
    assert all(tag == FACTS[tag].TAG for tag in FACTS)


def test_reservations_are_the_logs_own() -> None:
    assert set(FACTS) - set(SENDABLE) == {"reservation_claimed.v1"}


def test_every_fact_has_names_in_both_languages_and_a_docstring() -> None:
    for cls in FACTS.values():
        names = label(cls)
        assert not names["zh"].isascii()
        assert names["en"].isascii()
        assert cls.__doc__, cls


def test_every_step_of_a_stage_says_in_which_states_it_may_be_taken() -> None:
    for part in ("approval", "supervision", "penalty", "evaluation", "remedy"):
        assert set(CASE_FACTS[part]) <= set(_ADMITS), part


def test_every_register_fact_has_its_register() -> None:
    assert set(REGISTER_FACTS) == set(REGISTER_OF)
