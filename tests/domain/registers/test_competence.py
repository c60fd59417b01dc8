"""Competence: who may do what on a day."""

from datetime import date

import pytest

from domain.ids import division
from domain.registers.competence import Granted
from domain.registers.duties import (
    ComplianceGuidePublished,
    DutyBoundaryPublished,
    EmergencyDeclared,
    EntrustmentPublished,
    EntrustmentScope,
    SceneListPublished,
    TownshipGrantPublished,
    TownshipGrantWithdrawn,
)
from domain.registers.state import Registers
from tests.domain.city import BURNING, GONGSHU, SHOPFRONT, XIHU

TOWN = "organ-town"
FROM, UNTIL = date(2022, 1, 1), date(2023, 7, 1)
GRANT = TownshipGrantPublished(
    township=TOWN, items=(BURNING,), document="浙政发 1", effective_from=FROM, published_url="urn:list"
)
WITHDRAWN = TownshipGrantWithdrawn(township=TOWN, items=(BURNING,), document="浙政发 2", effective_from=UNTIL)


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (date(2021, 12, 31), Granted.NEVER),
        (FROM, Granted.HELD),
        (date(2023, 6, 30), Granted.HELD),
        (UNTIL, Granted.WITHDRAWN),
    ],
)
def test_a_township_holds_a_power_from_its_grant_until_the_day_before_it_goes_back(on: date, stands: Granted) -> None:
    competence = Registers((GRANT, WITHDRAWN)).competence
    assert competence.granted(TOWN, BURNING, on) == stands


def test_a_grant_covers_its_own_items_and_township_only() -> None:
    competence = Registers((GRANT,)).competence
    assert competence.granted(TOWN, SHOPFRONT, UNTIL) == Granted.NEVER
    assert competence.granted(XIHU, BURNING, UNTIL) == Granted.NEVER


def test_a_power_that_went_back_may_be_granted_again() -> None:
    again = TownshipGrantPublished(
        township=TOWN, items=(BURNING,), document="3", effective_from=date(2024, 1, 1), published_url="urn:list"
    )
    competence = Registers((again, GRANT, WITHDRAWN)).competence
    assert competence.granted(TOWN, BURNING, date(2023, 12, 31)) == Granted.WITHDRAWN
    assert competence.granted(TOWN, BURNING, date(2024, 1, 1)) == Granted.HELD


def test_a_grant_that_nobody_published_is_known_as_such() -> None:
    silent = TownshipGrantPublished(township=TOWN, items=(BURNING,), document="1", effective_from=FROM)
    assert Registers((silent,)).competence.granted(TOWN, BURNING, FROM) == Granted.UNPUBLISHED


def test_a_boundary_holds_in_its_division_during_its_time() -> None:
    boundary = DutyBoundaryPublished(
        item=BURNING,
        supervisor=GONGSHU,
        enforcer=XIHU,
        region=division("330106"),
        effective_from=FROM,
        effective_to=UNTIL,
    )
    competence = Registers((boundary,)).competence
    assert competence.boundary(BURNING, "330106", UNTIL) == boundary
    assert competence.boundary(BURNING, "330106", date(2023, 7, 2)) is None
    assert competence.boundary(BURNING, "330105", UNTIL) is None


def test_an_entrustment_lasts_until_its_last_day() -> None:
    entrusted = EntrustmentPublished(
        organ=XIHU,
        organisation="body",
        scope=(EntrustmentScope.PENALTY,),
        items=(BURNING,),
        document="W-1",
        effective_from=FROM,
        effective_to=UNTIL,
    )
    competence = Registers((entrusted,)).competence
    assert competence.entrustments("body", UNTIL) == [entrusted]
    assert competence.entrustments("body", date(2023, 7, 2)) == []
    assert competence.entrustments("other", UNTIL) == []


def test_an_emergency_of_the_city_covers_its_districts_until_it_ends() -> None:
    begun = EmergencyDeclared(
        emergency="E-1", region=division("330100"), items=(BURNING,), document="D", effective_from=FROM
    )
    ended = EmergencyDeclared(
        emergency="E-1",
        region=division("330100"),
        items=(BURNING,),
        document="D",
        effective_from=FROM,
        effective_to=UNTIL,
    )
    assert Registers((begun,)).competence.emergencies("330106", date(2025, 1, 1)) == [begun]
    assert Registers((begun, ended)).competence.emergencies("330106", UNTIL) == [ended]
    assert Registers((begun, ended)).competence.emergencies("330106", date(2023, 7, 2)) == []
    assert Registers((begun,)).competence.emergencies("330203", FROM) == []


def test_scenes_and_guides_are_found_from_their_day_on() -> None:
    scene = SceneListPublished(
        scene="building-site",
        organs=(XIHU, GONGSHU),
        items=(BURNING,),
        lead_organ=XIHU,
        frequency=2,
        effective_from=FROM,
    )
    guide = ComplianceGuidePublished(
        guide="G-1", items=(BURNING,), text="…", issuer="justice", document="D", effective_from=FROM
    )
    competence = Registers((scene, guide)).competence
    assert (competence.scene("building-site", FROM), competence.guides(BURNING, FROM)) == (scene, [guide])
    assert competence.scene("building-site", date(2021, 12, 31)) is None
    assert competence.guides(BURNING, date(2021, 12, 31)) == []
