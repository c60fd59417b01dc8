"""Drawing files for review (案卷抽取): the same parameters give the same files for ever.

Algorithm ``sha256-rank.v1``. The population is every case with a file that the question finds at its position of the
log. Its digest is the SHA-256 of the case ids, sorted, each ended by a line feed. Each case ranks by the SHA-256 of the
seed, a colon and the case id, as hexadecimal digits; the lowest ranks are drawn, of equal ones the lower case id first.
Whoever knows the case ids can draw again without us.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

from msgspec import Struct

from domain.ports.tables import Session
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.entry import fields, read
from projections.read_models.evaluation.case_files import CASE_FILES
from projections.read_models.projection import NAME
from projections.read_models.question import AskedError, Question, bounded

ALGORITHM: Final = "sha256-rank.v1"
MOST: Final = 100
"""Most files drawn at once."""
LARGEST: Final = 50_000
"""Largest population that is drawn from; a larger one is narrowed by organ, division or period."""


class Drawn(Struct, frozen=True, kw_only=True):
    """A case that was drawn."""

    rank: str
    case_id: str
    files: list[dict[str, object]]


class Draw(Struct, frozen=True, kw_only=True):
    """A draw, with what is needed to draw again."""

    algorithm: str
    seed: str
    position: int
    population: int
    digest: str
    """SHA-256 of the population."""
    items: list[Drawn]


def rank(seed: str, case_id: str) -> str:
    """Rank a case under a seed."""
    return sha256(f"{seed}:{case_id}".encode()).hexdigest()


def digest(cases: Iterable[str]) -> str:
    """Fix a population."""
    return sha256("".join(f"{case}\n" for case in sorted(cases)).encode()).hexdigest()


def draw(session: Session, wanted: Question, seed: str, size: int) -> Draw:
    """Draw files; raises AskedError for a question without bounds, and for a population that is too large."""
    bounded(wanted)
    table = CASE_FILES.table(live_generation(session, NAME)).name
    conditions, parameters = conditions_of(wanted)
    sql = f"SELECT DISTINCT case_id FROM {table} WHERE {' AND '.join(conditions)} LIMIT {LARGEST + 1}"
    cases = [str(row[0]) for row in session.query(sql, parameters)]
    if len(cases) > LARGEST:
        zh = f"总体超过 {LARGEST} 件，请按机关、区划或者更短期间抽取"
        en = f"The population is larger than {LARGEST} files: draw by organ, region or a shorter period."
        raise AskedError("organ", f"a population of at most {LARGEST} files", zh, en)
    drawn = sorted((rank(seed, case), case) for case in cases)[:size]
    files = _files(session, wanted, table, [case for _, case in drawn])
    return Draw(
        algorithm=ALGORITHM,
        seed=seed,
        position=wanted.position,
        population=len(cases),
        digest=digest(cases),
        items=[Drawn(rank=ranked, case_id=case, files=files[case]) for ranked, case in drawn],
    )


def _files(session: Session, wanted: Question, table: str, cases: Sequence[str]) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {case: [] for case in cases}
    if cases:
        names = ", ".join(field.name for field in fields(CASE_FILES.entry))
        conditions, parameters = conditions_of(wanted)
        conditions.append(f"case_id IN ({', '.join('?' * len(cases))})")
        sql = f"SELECT case_id, {names} FROM {table} WHERE {' AND '.join(conditions)} ORDER BY case_id, key"
        for case, *values in session.query(sql, [*parameters, *cases]):
            found[str(case)].append(read(CASE_FILES.entry, values))
    return found
