"""No real person, company or organ stands in a simulated city."""

import re

import pytest

from adapters.simulation.cloudevents import lines
from adapters.simulation.identities import company_code, organ_code, organisation_check_character, sole_trader_code
from domain.event import Event
from domain.fact import flaws
from domain.ids import Uscc, division, uscc_flaw
from domain.parties import Party, PartyKind
from domain.registers.facts import OrganRegistered
from tests.simulation.judging import city

XIHU = division("330106")


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return list(city(4, 400, {"G004": 4, "G005": 4}).events())


def test_the_check_character_of_an_organisation_code_is_that_of_the_standard() -> None:
    assert organisation_check_character("D2143569") == "X"


@pytest.mark.parametrize("serial", range(0, 100_000_000, 9_973_111))
def test_a_made_up_code_passes_our_check_and_can_belong_to_nobody(serial: int) -> None:
    for code in (organ_code(XIHU, serial), company_code(XIHU, serial), sole_trader_code(XIHU, serial)):
        assert uscc_flaw(code) is None
        assert organisation_check_character(code[8:16]) != code[16]


def test_parties_are_tokens_and_only_trades_carry_a_code(events: list[Event]) -> None:
    parties = [p for e in events if isinstance(p := getattr(e.fact, "party", None), Party)]
    assert parties
    for party in parties:
        assert re.fullmatch(r"party-[0-9a-f]{16}", party.token)
        assert (party.uscc is None) == (party.kind == PartyKind.PERSON)


def test_every_coded_identifier_passes_its_check(events: list[Event]) -> None:
    assert [flaw for event in events for flaw in flaws(event.fact)] == []


def test_organs_carry_distinct_valid_codes_and_say_that_they_are_made_up(events: list[Event]) -> None:
    organs = [event.fact for event in events if isinstance(event.fact, OrganRegistered)]
    codes: list[Uscc | str] = [organ.organ for organ in organs]
    assert len(set(codes)) == len(codes) == 84
    assert all(uscc_flaw(code) is None for code in codes)
    assert all("模拟" in organ.name for organ in organs)


def test_nothing_looks_like_a_telephone_or_identity_number(events: list[Event]) -> None:
    words = re.compile(rb'"(?:1[3-9]\d{9}|\d{17}[\dX])"')
    numbers = {found for line in lines(events) for found in words.findall(line)}
    assert {n for n in numbers if uscc_flaw(n.decode().strip('"'))} == set()
