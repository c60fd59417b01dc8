"""Drawing files: what is asked, checked, and answered with the words by which anybody can draw the same again."""

from typing import Final
from urllib.parse import urlencode

from domain.ports.store import Store
from domain.registers.state import Registers
from projections.read_models.evaluation.case_files import CASE_FILES
from projections.read_models.evaluation.drawing import MOST, Draw, draw
from projections.read_models.question import Asked, AskedError, question
from projections.read_models.sense import check_named

LONGEST_SEED: Final = 64


def check_draw(seed: str | None, size: int | None) -> tuple[str, int]:
    """Check what a draw needs besides its population; raises AskedError."""
    if seed is None or len(seed) > LONGEST_SEED:
        zh, en = (
            f"抽取需要种子 seed，1 至 {LONGEST_SEED} 个字符",
            f"A draw needs a seed of 1 to {LONGEST_SEED} characters.",
        )
        raise AskedError("seed", f"1 to {LONGEST_SEED} characters", zh, en)
    if size is None or not 1 <= size <= MOST:
        zh, en = f"抽取需要数量 size，1 至 {MOST}", f"A draw needs a size of 1 to {MOST}."
        raise AskedError("size", f"1 to {MOST}", zh, en)
    return seed, size


def drawn(store: Store, registers: Registers, asked: Asked, seed: str, size: int) -> dict[str, object]:
    """Draw files and say how; raises AskedError."""
    with store.tables.read() as session:
        check_named(session, CASE_FILES, asked, registers)
        found = draw(session, question(session, store.log, CASE_FILES, asked), seed, size)
    return {
        "position": found.position,
        "algorithm": found.algorithm,
        "seed": seed,
        "size": size,
        "population": {"size": found.population, "sha256": found.digest},
        "reference": reference(asked, found, size),
        "items": found.items,
    }


def reference(asked: Asked, found: Draw, size: int) -> str:
    """Write a draw as the query that repeats it, for the field ``draw`` of the fact that a file was drawn."""
    given = dict[str, object](asked.filters)
    given |= {"from": asked.first, "to": asked.last, "position": found.position, "seed": found.seed, "size": size}
    given["synthetic"] = asked.synthetic
    texts = {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in sorted(given.items())
        if value is not None
    }
    return urlencode(texts)
