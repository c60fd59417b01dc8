"""The report says what the API says, as PDF, CSV and Parquet."""

import asyncio
import csv
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from pypdf import PdfReader

from api.bootstrap import Service
from domain.ports.store import Store
from domain.terms import place
from projections.read_models.book import READ_MODELS
from projections.read_models.entry import fields
from tests.api.conftest import TOKENS, Caller
from tests.report.conftest import Reporter, text_of

PERIOD = {"from": "2025-03-01", "to": "2025-03-31"}


@pytest.fixture(scope="session")
def asked(memory: Store) -> Iterator[Caller]:
    def clock() -> datetime:
        return datetime.now(UTC)

    with asyncio.Runner() as runner, closing(Service(memory, TOKENS, clock=clock, projecting=False)) as service:
        yield Caller(service, runner)


def path(name: str) -> str:
    return name.replace("_", "-")


def items(asked: Caller, where: str, **wanted: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = asked.get(f"/v1/{where}", {**wanted, "limit": "500", **cursor}).json()
        found += page["items"]
        if page["next"] is None:
            return found
        cursor = {"cursor": page["next"]}


def lines(report: Path, name: str) -> list[list[str]]:
    return list(csv.reader(StringIO((report / f"{name}.csv").read_text("utf-8-sig"), newline="")))


def as_csv(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | int):
        return str(value).lower()
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize("name", READ_MODELS)
def test_every_entry_of_the_month_is_in_the_files(asked: Caller, report: Path, name: str) -> None:
    told = items(asked, path(name), **PERIOD)
    expected = [[as_csv(value) for value in item.values()] for item in told]
    assert lines(report, path(name))[1:] == expected
    rows = pq.read_table(report / f"{path(name)}.parquet").to_pylist()
    shown = [{key: as_text(value) for key, value in row.items()} for row in rows]
    assert shown == [{key: plain_json(value) for key, value in item.items()} for item in told]


def as_text(value: object) -> object:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return value.isoformat() if hasattr(value, "isoformat") else value


def plain_json(value: object) -> object:
    return as_csv(value) if isinstance(value, list | dict) else value


@pytest.mark.parametrize("name", READ_MODELS)
def test_totals_by_organ_are_in_the_file_and_in_the_document(asked: Caller, report: Path, name: str) -> None:
    groups = asked.get(f"/v1/{path(name)}/totals", {**PERIOD, "by": "organ"}).json()["groups"]
    expected = [
        [as_csv(group["group"]["organ"]), *map(str, [group["entries"], group["cases"], *group["sums"].values()])]
        for group in groups
    ]
    assert lines(report, f"{path(name)}-totals")[1:] == expected
    said = text_of(report)
    money = {field.name for field in fields(READ_MODELS[name].entry) if field.fen}
    for group in groups[:40]:
        plain = [number for field, number in group["sums"].items() if field not in money]
        sums = "".join(f"{number:,}" for number in plain[:5])
        assert f"（{group['group']['organ']}）{group['entries']}{group['cases']}{sums}" in said


def test_indicators_are_those_of_the_api(asked: Caller, report: Path) -> None:
    said = text_of(report)
    answer = asked.get("/v1/indicators", {**PERIOD, "by": "organ"}).json()
    assert any(one["total"]["misses"] for one in answer["items"])
    for one in answer["items"]:
        total, name = one["total"], f"{one['name']['zh']}{one['name']['en']}".replace(" ", "")
        mille = total["per_mille"]
        share = "—" if mille is None else f"{mille // 10}.{mille % 10}%"
        numbers = f"{total['numerator']:,}{total['denominator']:,}{share}{total['misses']:,}{total['excluded']:,}"
        assert f"{name}{numbers}" in said
        told = one["target"] is not None and one["id"] != "platform_output_organs"  # that one counts organs itself
        for group in one["groups"] if told else ():
            missed = f"（{group['group']['organ']}）{name}{group['numerator']}{group['denominator']}"
            assert (missed in said) == (group["misses"] > 0), (one["id"], group)


def test_the_city_has_something_to_report(report: Path) -> None:
    for name in ("three-levels", "loops", "overdue", "findings"):
        assert len(lines(report, name)) > 1, name


def test_loops_stand_where_the_list_of_cases_says(asked: Caller, report: Path) -> None:
    cases = items(asked, "cases", as_of="2025-03-31")
    assert sum(int(line[2]) for line in lines(report, "loops")[1:]) == len(cases)
    said = text_of(report)
    closed = sum(case["closed"] for case in cases)
    assert f"{len(cases)}案件总数Cases{closed}已闭环Closed{len(cases) - closed}未闭环Open" in said
    for part, status, number, done in lines(report, "loops")[1:]:
        here = [case for case in cases if (case["part"] or "", case["status"] or "") == (part, status)]
        assert (len(here), sum(case["closed"] for case in here)) == (int(number), int(done))
        term = place(part or None, status or None)
        if term is not None:
            assert f"{term.zh}{term.en}{number}{done}".replace(" ", "") in said


def test_what_is_overdue_is_what_the_list_of_deadlines_says(asked: Caller, report: Path) -> None:
    late = items(asked, "deadlines", state="overdue", as_of="2025-03-31")
    told = lines(report, "overdue")[1:]
    assert [(line[0], line[1], line[5]) for line in told] == [(d["case_id"], d["timer"], d["due"]) for d in late]
    assert f"{len(late)}逾期时限数DeadlinesOverdue".lower() in text_of(report).lower()


def test_findings_are_those_of_the_acts_of_the_month(asked: Caller, report: Path) -> None:
    begins, ends = "2025-02-28T16:00:00.000000Z", "2025-03-31T15:59:59.999999Z"
    found = [f for f in items(asked, "findings") if begins <= f["occurred_at"] <= ends]
    told = [(line[0], line[1], line[2]) for line in lines(report, "findings")[1:]]
    assert sorted(told) == sorted((f["case_id"], str(f["version"]), f["guard"]) for f in found)
    said = text_of(report)
    assert f"{len(found)}违规线索数Findings" in said
    for guard in {f["guard"] for f in found}:
        assert guard in said


def test_one_organ_is_reported_alone(asked: Caller, memory: Store, tmp_path: Path) -> None:
    organ = items(asked, "three-levels", **PERIOD)[0]["organ"]
    report = Reporter(memory, tmp_path).report(organ=organ)
    assert {line[4] for line in lines(report, "three-levels")[1:]} == {organ}
    expected = items(asked, "three-levels", organ=organ, **PERIOD)
    assert [line[0] for line in lines(report, "three-levels")[1:]] == [item["case_id"] for item in expected]
    assert f"organ={organ}&position=" in text_of(report)


def test_every_page_says_month_position_and_that_the_city_is_made_up(memory: Store, report: Path) -> None:
    pages = [page.extract_text().replace(" ", "") for page in PdfReader(report / "report.pdf").pages]
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "合成数据synthetic" in page
        assert "2025年3月" in page
        assert f"position{memory.log.head():,}" in page
        assert f"{number}/{len(pages)}" in page


def test_money_stands_in_the_accounts_alone(report: Path) -> None:
    said = text_of(report)
    before, _, accounts = said.rpartition("款项Accounts")
    assert "应缴Owed" in accounts
    assert "已缴Paid" in accounts
    assert "元" not in before.replace("元件", "")
    assert not any(word in before for word in ("应缴Owed", "已缴Paid"))


def test_the_document_is_one_to_be_archived_with_its_own_letters(report: Path) -> None:
    reader = PdfReader(report / "report.pdf")
    assert "行政执法监督月报" in (reader.metadata.title or "" if reader.metadata else "")
    resources = reader.pages[1]["/Resources"]
    fonts = resources["/Font"]  # type: ignore[index]
    for font in fonts.values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert "NotoSansCJK" in descendant["/BaseFont"]
        assert descendant["/FontDescriptor"].get_object().keys() & {"/FontFile2", "/FontFile3"}
