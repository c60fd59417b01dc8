"""The book of guards: complete, cited, in the words of the rule table."""

import json
import re
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

from docs.law import modules
from domain.law.book import GUARDS, MODULES
from domain.law.dated import Dated
from domain.law.guard import Guard, Reason, Result, UndecidableError, guard
from domain.law.packs import PACKS
from domain.law.statutes import (
    AL,
    ALL,
    APL,
    ARL2023,
    CL,
    CPL,
    CR2026,
    CT,
    GO54,
    GO118,
    LL,
    OBE,
    PIPL,
    SR825,
    ZJ_CEO,
    ZJ_CI,
    ZJ_SR,
)
from tests.domain.law.rule_table import CORE, DOUBTFUL, MESSAGES

ARTICLES = {
    "G004": {"APL art. 25(1)"},
    "G005": {"APL art. 42(1)"},
    "G014": {"APL art. 30"},
    "G016": {"APL art. 29"},
    "G019": {"APL art. 5(2)", "APL art. 32"},
    "G043": {"APL art. 51"},
    "G048": {"APL art. 44", "APL art. 62"},
    "G053": {"APL art. 64, item 1", "APL art. 85"},
    "G059": {"APL art. 58(1)"},
    "G066": {"APL art. 60"},
    "G069": {"APL art. 61(1)", "APL art. 85"},
}

RULE_TABLE = Path(__file__).parents[4] / "shared" / "domain" / "rules.json"
"""The table of all rules, not part of the project: a JSON list with ``id``, ``error``, ``core`` and ``grade``."""

OF_STATUTE = {
    "penalty": APL,
    "city_appearance": ZJ_SR,
    "licensing": LL,
    "business_environment": OBE,
    "enterprise_inspection": GO54,
    "integrated_enforcement": ZJ_CEO,
    "three_systems": GO118,
    "credit": ZJ_CI,
    "archives": AL,
    "personal_information": PIPL,
    "coercion": CL,
    "criminal_transfer": CT,
    "review": ARL2023,
    "litigation": ALL,
    "enforcement_supervision": SR825,
    "platform": APL,
    "credit_repair": CR2026,
    "civil_procedure": CPL,
}
"""The statute that each package of the law is about."""


def test_every_guard_says_what_the_rule_table_says() -> None:
    assert {g.id: g.zh for g in GUARDS.values()} == {id_: MESSAGES[id_] for id_ in GUARDS}


def test_every_guard_is_as_urgent_and_as_sure_as_in_the_rule_table() -> None:
    assert {g.id for g in GUARDS.values() if g.core} == CORE & GUARDS.keys()
    assert {g.id: g.grade for g in GUARDS.values()} == {id_: DOUBTFUL.get(id_, "T") for id_ in GUARDS}


@pytest.mark.skipif(not RULE_TABLE.exists(), reason="NOT PROVEN: the rule table ../shared/domain/rules.json is absent")
def test_what_is_expected_here_is_in_the_rule_table() -> None:
    rows = json.loads(RULE_TABLE.read_text(encoding="utf-8"))
    assert {row["id"]: row["error"] for row in rows} == MESSAGES
    assert {row["id"] for row in rows if row["core"]} == CORE
    assert {row["id"]: row["grade"] for row in rows if row["grade"] != "T"} == DOUBTFUL


def test_no_guard_stands_in_the_book_twice() -> None:
    found = [v.id for module in MODULES for v in vars(module).values() if isinstance(v, Guard)]
    assert sorted(found) == sorted(GUARDS)


def test_every_module_of_the_law_is_in_the_book() -> None:
    assert set(modules()) == set(MODULES)


@pytest.mark.parametrize("id_", ARTICLES)
def test_every_guard_cites_its_articles(id_: str) -> None:
    assert {c.en for c in GUARDS[id_].citations} == ARTICLES[id_]


def test_the_correction_first_guard_cites_the_articles_of_its_items() -> None:
    numbers = [c.number for c in GUARDS["G027"].citations]
    assert numbers == [11, 12, 13, 16, 17, 18, 20, 21, 29, 33, 38]


def test_no_guard_is_older_than_the_text_it_cites() -> None:
    cited = {c.statute.short: c.statute.in_force for g in GUARDS.values() for c in g.citations}
    assert cited["APL"] == min(p.first for p in PACKS)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__.rpartition(".")[2])
def test_every_module_of_the_law_says_what_it_leaves_out_and_why(module: ModuleType) -> None:
    excused = vars(module)["NOT_CODED"]
    assert excused
    assert all(isinstance(what, str) and len(why) > len("because") for what, why in excused.items())


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__.rpartition(".")[2])
def test_a_module_is_named_with_the_articles_that_its_guards_cite_first(module: ModuleType) -> None:
    _, package, name = module.__name__.rsplit(".", 2)
    named = [int(n) for n in re.findall(r"\d+", name)]
    cited = [value.citations[0] for value in vars(module).values() if isinstance(value, Guard)]
    in_parts = [c for c in cited if c.number]
    assert all(c.statute == OF_STATUTE[package] for c in in_parts)
    assert not named or all(min(named) <= c.number <= max(named) for c in in_parts)


def test_dated_values_of_the_law_begin_with_the_first_pack_or_with_their_own_statute() -> None:
    dated = [(module, v) for module in MODULES for v in vars(module).values() if isinstance(v, Dated)]
    begins = {PACKS[0].first, *(s.in_force for s in OF_STATUTE.values())}
    assert [(module.__name__, value.since) for module, value in dated if value.since not in begins] == []


def test_on_every_day_from_the_first_pack_on_each_dated_value_has_one_version() -> None:
    days = [PACKS[0].first + timedelta(days=n) for n in range(6 * 366)]
    for module in MODULES:
        for value in vars(module).values():
            if isinstance(value, Dated):
                assert all(value.on(day) is not None for day in days if day >= value.since), module.__name__


def test_every_guard_speaks_both_languages() -> None:
    for rule in GUARDS.values():
        assert rule.zh
        assert rule.en.endswith(".")
        assert rule.en.isascii()


@guard("G999", APL.article(1), zh="不", en="No.")
def _never(answer: Reason | None) -> Reason | None:
    """Say what it is told to, or that it does not know."""
    if answer is None:
        raise UndecidableError("不知", "not known")
    return answer


def test_a_guard_that_cannot_know_says_so() -> None:
    verdict = _never(None)
    assert (verdict.result, verdict.reason) == (Result.UNDECIDABLE, Reason("不知", "not known"))
    assert _never(Reason("违", "breach")).result == Result.BREACHED
