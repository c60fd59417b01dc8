"""The table, on the screen and in files."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from msgspec import json

from bench.measure import Row

_HERE: Final = Path(__file__).parent
_KEYS: Final = ("id", "name", "ratio", "goal", "met", "spread")
_VERDICTS: Final = {True: "met", False: "missed", None: "–"}
_INTRODUCTION: Final = """# Measured

Written by `make bench`. Variants take turns within one run; a ratio is the median over the rounds, its spread the least
and the greatest of any round. Processor time is that of our process, without the database's. Ratios travel from machine
to machine, absolute figures do not: these are never a test. A row without a goal is there to explain its neighbours.
"""


def print_row(row: Row) -> None:
    """Print one line of the table as soon as it is known."""
    print(f"{row.id:<6} {_number(row):>8} {_spread(row):>17} {row.goal or '':>8} {_verdict(row):<7} {row.name}")
    for label, text in (("ours", row.ours), ("other", row.other), ("note", row.note)):
        if text:
            print(f"{'':<42} {label}: {text}")


def write(rows: Sequence[Row], machine: Mapping[str, str], seconds: float) -> None:
    """Write the table for people and for programs."""
    results = [{key: getattr(row, key) for key in _KEYS} for row in rows]
    (_HERE / "results.json").write_bytes(json.format(json.encode(results), indent=2) + b"\n")
    day = datetime.now(UTC).date().isoformat()
    known = "\n".join(f"- {name}: {value}" for name, value in {"date": day, **machine}.items())
    took = f"- the run took {seconds / 60:.0f} minutes"
    table = "\n".join(
        [
            "| id | what | ratio | spread | goal | | ours | other | note |",
            "| --- | --- | ---: | --- | --- | --- | --- | --- | --- |",
            *map(_line, rows),
        ]
    )
    (_HERE / "RESULTS.md").write_text(f"{_INTRODUCTION}\n{known}\n{took}\n\n{table}\n", encoding="utf-8")


def _line(row: Row) -> str:
    note = row.note.replace("|", "\\|")  # of a failure, it is whatever the error says
    cells = (row.id, row.name, _number(row), _spread(row), row.goal or "", _verdict(row), row.ours, row.other, note)
    return f"| {' | '.join(cells)} |"


def _verdict(row: Row) -> str:
    if row.failed:
        return "FAILED"
    if row.ratio is None and row.goal is not None:
        return "open"
    return _VERDICTS[row.met]


def _number(row: Row) -> str:
    return "–" if row.ratio is None else f"{row.ratio:.3g}"


def _spread(row: Row) -> str:
    return "" if row.spread is None else f"{row.spread[0]:.3g} – {row.spread[1]:.3g}"
