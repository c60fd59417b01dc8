"""Writes the documents that follow from the code: ``python -m docs.generate``, or with ``--check`` only compares."""

import sys
from collections.abc import Sequence
from pathlib import Path

from docs import deadlines, events, law, paths

HERE = Path(__file__).parent


def pages() -> dict[str, str]:
    """Write every generated page, by the name of its file."""
    return {
        "DEADLINES.md": deadlines.page(),
        "EVENTS.md": events.page(),
        "LAW.md": law.page(),
        "PATHS.md": paths.page(),
    }


def stale(folder: Path = HERE) -> list[Path]:
    """Find the files that are not what the code says."""
    found = [(folder / name, text) for name, text in pages().items()]
    return [path for path, text in found if not path.exists() or path.read_text(encoding="utf-8") != text]


def main(arguments: Sequence[str]) -> int:
    """Write the stale files, or name them; returns 1 where the check finds any."""
    check = list(arguments) == ["--check"]
    if arguments and not check:
        sys.stderr.write("usage: python -m docs.generate [--check]\n")
        return 2
    for path in (found := stale()):
        if check:
            sys.stderr.write(f"docs/{path.name} is stale: run python -m docs.generate\n")
        else:
            path.write_text(pages()[path.name], encoding="utf-8")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
