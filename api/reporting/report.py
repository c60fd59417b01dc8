"""The whole report: its document, and its files."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from adapters.tables.comma_separated import csv_pieces
from adapters.tables.parquet import write_parquet
from adapters.tables.sheet import Sheet
from adapters.typesetting.document import Document
from adapters.typesetting.setting import pdf
from api.reporting.indicators import indicators_sections
from api.reporting.outlook import Outlook
from api.reporting.read_models import read_model_section
from api.reporting.standing import accounts_section, findings_section, loops_section, overdue_section
from api.reporting.tables import sheets
from api.reporting.wording import number
from domain.terms import Term
from domain.time.instants import CHINA
from projections.read_models.read_model import ReadModel
from projections.tallies import count_loops

REPORT: Final = "report.pdf"
_TITLE: Final = Term("行政执法监督月报", "Monthly report of enforcement supervision")


def document_of(look: Outlook, models: Sequence[ReadModel]) -> Document:
    """Gather what a report says."""
    recorded = f"{look.recorded_at.astimezone(CHINA):%Y-%m-%d %H:%M:%S}"
    subject = look.organ_named(look.organ) if look.organ is not None else "全部机关 all organs"
    return Document(
        title=_TITLE,
        running=(f"{_TITLE.zh}　{look.month.zh}　{subject}", f"日志位置 position {number(look.position)}"),
        loud=_synthetic(look),
        facts=(
            (Term("月份", "Month"), f"{look.month.zh}（{look.month.first} – {look.month.last}）"),
            (Term("机关", "Organ"), subject),
            (Term("日志位置", "Position of the log"), f"{number(look.position)}，{recorded} 记录 recorded"),
            (Term("状态时点", "Things stand as of"), f"{look.until.astimezone(CHINA):%Y-%m-%d %H:%M}"),
        ),
        notes=_notes(look),
        sections=(
            *indicators_sections(look, models),
            loops_section(look),
            overdue_section(look),
            findings_section(look),
            *(read_model_section(look, model) for model in models),
            accounts_section(look, models),
        ),
        at=look.recorded_at,
    )


def _synthetic(look: Outlook) -> Term | None:
    found = count_loops(look.session, look.place, "place", look.organ)
    synthetic, cases = sum(one.synthetic for one in found), sum(one.cases for one in found)
    if synthetic == 0:
        return None
    if synthetic == cases:
        return Term("合成数据", "synthetic: every case in this report was made up by a generator")
    return Term(f"含合成数据：{cases} 件中 {synthetic} 件", f"partly synthetic: {synthetic} of {cases} cases")


def _notes(look: Outlook) -> tuple[Term, ...]:
    repeat = Term(
        "各读模型的数字以上述日志位置为准：同一位置可随时重新生成，结果相同。每节末尾列出取得明细的查询。",
        "Figures of read models are those of this position of the log and can be had again at any time; each section "
        "ends with the question that gives its rows.",
    )
    if look.reached == look.position:
        return (repeat,)
    reached = number(look.reached)
    return (
        repeat,
        Term(
            f"违规线索、时限和款项按日志位置 {reached} 时所知判定。",
            f"Findings, deadlines and accounts are judged by what is known at position {reached}.",
        ),
    )


def write_report(look: Outlook, models: Sequence[ReadModel], directory: Path) -> list[Path]:
    """Write the document, and every table as CSV and as Parquet; returns the files."""
    directory.mkdir(parents=True, exist_ok=True)
    document = directory / REPORT
    document.write_bytes(pdf(document_of(look, models)))
    return [document, *_write_tables(sheets(look, models), directory)]


def _write_tables(tables: Iterable[Sheet], directory: Path) -> Iterable[Path]:
    for sheet in tables:
        csv = directory / f"{sheet.name}.csv"
        with csv.open("w", encoding="utf-8", newline="") as file:
            file.writelines(csv_pieces(sheet))
        parquet = directory / f"{sheet.name}.parquet"
        write_parquet(sheet, parquet)
        yield from (csv, parquet)
