"""Every paragraph of the statutes that are covered whole is carried by something, or excused."""

import re
from pathlib import Path

import pytest
from msgspec import structs

from api.bootstrap import all_projections
from docs.coverage.book import COVERED, citing, notes, rows
from docs.coverage.penalty import PENALTY
from docs.coverage.statute import Coverage, Place, note
from docs.law import page
from domain.catalogue import FACTS
from domain.deadlines.book import TIMERS
from domain.law.book import GUARDS, MODULES
from domain.law.statutes import APL

each = pytest.mark.parametrize("coverage", COVERED, ids=lambda c: c.statute.short)

TEXTS = Path(__file__).parents[3] / "shared" / "law"
"""The texts of the statutes, not part of the project: an article begins a line, items begin with a bracket."""

ARTICLES = {"APL": (86, 141), "CL": (71, 122), "LL": (83, 130), "ZJ-CEO": (38, 64), "118号": (23, 23)}
"""Articles and paragraphs, counted in the texts."""


@each
def test_every_paragraph_is_carried_or_excused(coverage: Coverage) -> None:
    assert [row.citation.en for row in rows(coverage) if not row.told] == []


@each
def test_the_statute_has_as_many_articles_and_paragraphs_as_its_text(coverage: Coverage) -> None:
    assert (len(coverage.paragraphs), sum(coverage.paragraphs)) == ARTICLES[coverage.statute.short]


@pytest.mark.skipif(not TEXTS.exists(), reason="NOT PROVEN: the texts of the statutes in ../shared/law are absent")
@pytest.mark.parametrize("coverage", [c for c in COVERED if not c.statute.clauses], ids=lambda c: c.statute.short)
def test_each_article_has_as_many_paragraphs_as_its_text(coverage: Coverage) -> None:
    text = TEXTS / f"{coverage.statute.zh.removeprefix('中华人民共和国')}.md"
    counted: list[int] = []
    for line in filter(None, map(str.strip, text.read_text(encoding="utf-8").splitlines())):
        if re.match(r"\**第[一二三四五六七八九十百零]+条", line):
            counted.append(1)
        elif counted and not line.startswith(("#", "（")):
            counted[-1] += 1
    assert coverage.paragraphs == tuple(counted)


def test_citing_a_place_that_the_statute_has_not_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(GUARDS, "G999", structs.replace(GUARDS["G032"], citations=(APL.article(54, paragraph=3),)))
    with pytest.raises(ValueError, match=re.escape("APL has no 54(3)")):
        list(rows(PENALTY))


@each
def test_all_that_carries_exists(coverage: Coverage) -> None:
    known = {*GUARDS, *TIMERS, *FACTS, *(projection.name for projection in all_projections())}
    assert {carrier.name for row in rows(coverage) for carrier in row.carriers} <= known


@each
def test_who_cites_an_article_stands_beside_one_of_its_paragraphs(coverage: Coverage) -> None:
    shown = {(row.place.article, carrier.name) for row in rows(coverage) for carrier in row.carriers}
    cited = {(citation.number, carrier) for carrier, citation in citing() if citation.statute == coverage.statute}
    assert cited <= shown


@each
def test_every_note_says_something_that_no_citation_says(coverage: Coverage) -> None:
    cited = {(c, cited.number, cited.paragraph) for c, cited in citing() if cited.statute == coverage.statute}
    for where, said in notes(coverage):
        assert said.says.endswith(".")
        for place in where:
            assert not {(carrier, *place) for carrier in said.by} & cited, (coverage.citation(place).en, said.says)


@each
def test_the_package_of_a_statute_holds_guards(coverage: Coverage) -> None:
    assert [module for module in MODULES if module.__name__.startswith(f"{coverage.package}.")]


def test_a_paragraph_of_which_nothing_is_told_is_found() -> None:
    without = structs.replace(PENALTY, notes={k: v for k, v in PENALTY.notes.items() if k != "6"})
    assert [row.citation.en for row in rows(without) if not row.told] == ["APL art. 6"]


def test_citing_an_article_of_several_paragraphs_carries_none_of_them_by_itself() -> None:
    without = structs.replace(PENALTY, notes={})
    told = {row.place: [carrier.name for carrier in row.carriers] for row in rows(without)}
    assert told[Place(43, 1)] == []
    assert told[Place(43, 3)] == ["G009"]
    assert told[Place(60, 1)] == ["G066", "G042", "G067", "D-CASE90"]


def test_places_are_read_as_they_are_written() -> None:
    assert PENALTY.named("5(2)(3)") == ((5, 2), (5, 3))
    assert PENALTY.named("1-2, 7") == ((1, 1), (2, 1), (7, 1), (7, 2))


@pytest.mark.parametrize("where", ["87", "86(2)", "0", "54(1) inspection", "ARL2023 21", "", "7(1),8"])
def test_what_is_no_place_of_the_statute_is_refused(where: str) -> None:
    with pytest.raises(ValueError, match="APL"):
        PENALTY.named(where)


def test_the_page_shows_carriers_and_reasons() -> None:
    text = page()
    assert "| art. 43(1) 第四十三条第一款 | 回避决定 `recusal_decided.v1`, [G008](#g008) |" in text
    assert "[G055](#g055) (3、4、5 项)" in text
    assert "| art. 84 第八十四条 | – | Foreigners" in text


def test_a_note_names_its_carriers() -> None:
    assert note("Why.", "G001").by == ("G001",)
