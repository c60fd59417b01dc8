"""Money of a read model is an account: in no figure, chart or table of its section, and in fen in every file."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Annotated, Final

import pyarrow.parquet as pq
import pytest

from adapters.event_store import open_store
from adapters.simulation.filling import fill
from api.bootstrap import all_projections
from api.reporting.month import read_month
from api.reporting.outlook import outlook
from api.reporting.report import document_of, write_report
from domain.fact import Money
from domain.lookup import Registry
from domain.penalty.decision import PenaltyDecided
from domain.ports.store import Store
from domain.terms import Term
from domain.time.instants import legal_date
from projections.engine import Engine
from projections.read_models.entry import Entry, fields, label
from projections.read_models.projection import NAME, ReadModels
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told
from tests.intake.sending import now
from tests.report.conftest import MONTH, city


class Decided(Entry, frozen=True, kw_only=True, gc=False):
    """A decision of a fine."""

    fine: Annotated[Money | None, label("罚款", "Fine")] = None
    waived: Annotated[Money, label("减免", "Waived")]
    parts: Annotated[int, label("份数", "Parts")] = 1


def entries(told: Told) -> Iterator[Decided]:
    for recorded, fact in told.of(PenaltyDecided):
        yield Decided(
            key=str(recorded.version),
            organ=recorded.event.organ,
            day=legal_date(recorded.event.occurred_at),
            fine=fact.fine,
            waived=fact.fine,
            parts=3,
        )


FINES: Final = ReadModel(
    name="fines",
    title=Term("罚款决定", "fines decided"),
    entry=Decided,
    hears=frozenset({PenaltyDecided}),
    entries=entries,
    sums=("fine", "parts"),
)


@pytest.fixture
def store() -> Iterator[Store]:
    with closing(open_store("memory:")) as opened:
        fill(opened, city())
        others = [projection for projection in all_projections() if projection.name != NAME]
        Engine(opened, [*others, ReadModels((FINES,))], now).catch_up()
        yield opened


def test_money_is_found_in_whatever_way_it_is_declared() -> None:
    assert {field.name for field in fields(Decided) if field.fen} == {"fine", "waived"}


def test_money_is_in_the_accounts_and_nowhere_else(store: Store, tmp_path: Path) -> None:
    with store.tables.read() as session:
        look = outlook(session, store.log, Registry(store.log).current(), read_month(MONTH))
        document = document_of(look, (FINES,))
        write_report(look, (FINES,), tmp_path)
    section = next(section for section in document.sections if section.title.zh == "罚款决定")
    assert [figure.label.zh for figure in section.figures] == ["条数", "案件数", "份数"]
    assert [head.label.zh for grid in section.grids for head in grid.heads] == ["机关", "条数", "案件数", "份数"]
    accounts = document.sections[-1]
    (grid,) = (grid for grid in accounts.grids if grid.title.zh == "罚款决定：本月")
    rows = pq.read_table(tmp_path / "fines.parquet").to_pylist()
    assert rows
    total = sum(float(row[1].replace(",", "")) for row in grid.rows)
    assert round(total * 100) == sum(row["fine"] or 0 for row in rows) > 0
    assert not accounts.charts


def test_files_say_that_money_is_in_fen(store: Store, tmp_path: Path) -> None:
    with store.tables.read() as session:
        look = outlook(session, store.log, Registry(store.log).current(), read_month(MONTH))
        write_report(look, (FINES,), tmp_path)
    assert "罚款（分）,减免（分）,份数" in (tmp_path / "fines.csv").read_text("utf-8-sig")
    assert "罚款合计（分）,份数合计" in (tmp_path / "fines-totals.csv").read_text("utf-8-sig")
    assert pq.read_schema(tmp_path / "fines.parquet").field("fine").metadata[b"unit"] == b"fen"
