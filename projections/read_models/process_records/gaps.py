"""Gaps (案卷缺口): one entry for each paper that is missing, from the event on with which it had to be there."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.filming import FILMED
from domain.papers.matter import TURNING
from domain.papers.need import Path
from domain.papers.paper import KINDS, Paper
from domain.papers.shown import SHOWING
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.process_records.record import HEARS, file_told, handler
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class ProcessGap(Entry, frozen=True, kw_only=True, gc=False):
    """A missing paper; ``day`` is that of the event with which it had to be there."""

    path: Annotated[Path, label("办案路径", "Path of the case")]
    phase: Annotated[str, label("环节", "Part of the course that it records")]
    paper: Annotated[Paper, label("材料", "What is missing")]
    title: Annotated[str, label("材料名称", "Its Chinese name")]
    of: Annotated[str | None, label("所属文书", "The notice, order, measure or act that it belongs to")] = None


def entries(told: Told) -> Iterator[ProcessGap]:
    """Make an entry of each gap."""
    file, _ = told.once(file_told)
    if file is None:
        return
    for place in file.missing:
        paper, since = place.need.paper, place.since
        if since is None:
            continue
        yield ProcessGap(
            key=f"{paper}/{place.need.of or ''}",
            organ=since.event.organ or told.case.holder,
            region=told.case.region,
            item=told.case.item,
            officer=handler(told),
            day=legal_date(since.event.occurred_at),
            behind=(since.version,),
            path=file.path,
            phase=KINDS[paper].phase,
            paper=paper,
            title=KINDS[paper].title.zh,
            of=place.need.of,
        )


PROCESS_GAPS: Final = ReadModel(
    name="process_gaps",
    title=Term("案卷缺口", "gaps of process records"),
    entry=ProcessGap,
    hears=HEARS & (SHOWING | TURNING | FILMED),
    entries=entries,
    filters=("path", "phase", "paper"),
)
