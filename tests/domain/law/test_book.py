"""The book of guards: complete, cited, in the words of the rule table."""

import importlib
import json
import pkgutil
import re
from datetime import date
from pathlib import Path

import pytest

import domain.law.city_appearance
import domain.law.penalty
from domain.law.book import GUARDS
from domain.law.dated import Dated
from domain.law.guard import Grade, Guard, Reason, Result, UndecidableError, guard
from domain.law.packs import PACKS
from domain.law.statutes import APL

MESSAGES = {
    "G004": "其他有管辖权机关已先立案",
    "G005": "执法人员少于两人或执法资格无效",
    "G014": "未成年人应不予/从轻减轻处罚",
    "G016": "同一违法行为不得给予两次以上罚款",
    "G019": "罚款数额超出法定幅度",
    "G027": "该事项须责令限期改正且逾期不改正方可处罚",
    "G043": "不符合当场处罚条件（公民≤200元，单位≤3000元或警告）",
    "G048": "未履行处罚前告知义务不得作出决定",
    "G053": "超过五个工作日未提出听证申请",
    "G059": "未经法制审核或审核未通过不得作出决定",
    "G066": "已超过九十日办案期限",
    "G069": "决定书未在七个工作日内送达",
}

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

MODULES = [
    importlib.import_module(f"{package.__name__}.{found.name}")
    for package in (domain.law.penalty, domain.law.city_appearance)
    for found in pkgutil.iter_modules(package.__path__)
]


def test_every_guard_says_what_the_rule_table_says() -> None:
    assert {g.id: g.zh for g in GUARDS.values()} == MESSAGES


@pytest.mark.skipif(not RULE_TABLE.exists(), reason="NOT PROVEN: the rule table ../shared/domain/rules.json is absent")
def test_the_messages_expected_here_are_those_of_the_rule_table() -> None:
    rows = {row["id"]: row for row in json.loads(RULE_TABLE.read_text(encoding="utf-8"))}
    assert {id_: rows[id_]["error"] for id_ in GUARDS} == MESSAGES
    assert {id_: rows[id_]["core"] for id_ in GUARDS} == {g.id: g.core for g in GUARDS.values()}
    assert {id_: rows[id_]["grade"] for id_ in GUARDS} == {g.id: g.grade for g in GUARDS.values()}


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
def test_every_module_of_the_law_says_what_it_leaves_out_and_why(module: object) -> None:
    excused = vars(module)["NOT_CODED"]
    assert excused
    assert all(isinstance(what, str) and len(why) > len("because") for what, why in excused.items())


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__.rpartition(".")[2])
def test_every_guard_of_a_module_is_in_the_book(module: object) -> None:
    guards = [value for value in vars(module).values() if isinstance(value, Guard)]
    assert guards
    assert all(GUARDS[g.id] is g for g in guards)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__.rpartition(".")[2])
def test_a_module_is_named_with_the_articles_that_its_guards_cite(module: object) -> None:
    name = str(vars(module)["__name__"]).rpartition(".")[2]
    named = [int(n) for n in re.findall(r"\d+", name)]
    cited = {c.number for v in vars(module).values() if isinstance(v, Guard) for c in v.citations}
    assert not named or {number for number in cited if number != APL.article(85).number} <= set(
        range(min(named), max(named) + 1)
    )


def test_dated_values_of_the_law_begin_with_the_law() -> None:
    dated = [value for module in MODULES for value in vars(module).values() if isinstance(value, Dated)]
    assert len(dated) == len(("citizen limit", "unit limit", "deciding", "service", "request"))
    assert {value.since for value in dated} == {date(2021, 7, 15)}


def test_every_guard_speaks_both_languages() -> None:
    for rule in GUARDS.values():
        assert rule.zh
        assert rule.en.endswith(".")
        assert rule.en.isascii()
        assert rule.core
        assert rule.grade == Grade.TEXT


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
