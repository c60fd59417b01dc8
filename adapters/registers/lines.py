"""Lines of a TOML file: where an entry and its fields stand, which the parser does not tell."""

import re
from collections import defaultdict
from typing import Final

_HEADER: Final = re.compile(r"\s*\[\[\s*([\w-]+)\s*\]\]")
_FIELD: Final = re.compile(r"\s*([\w-]+)\s*=")
_PATH: Final = re.compile(r"\$\.([\w-]+)\[(\d+)\](?:\.([\w-]+))?")
_AT: Final = re.compile(r"at line (\d+)")


class Lines:
    """The lines on which the entries of an array of tables begin, and their fields."""

    def __init__(self, text: str) -> None:
        """Read a file; what stands inside strings of several lines is passed over."""
        self._entries: defaultdict[str, list[int]] = defaultdict(list)
        self._fields: dict[tuple[int, str], int] = {}
        entry, inside = 0, False
        for number, line in enumerate(text.splitlines(), 1):
            if not inside:
                if header := _HEADER.match(line):
                    entry = number
                    self._entries[header[1]].append(number)
                elif field := _FIELD.match(line):
                    self._fields.setdefault((entry, field[1]), number)
            if (line.count('"""') + line.count("'''")) % 2:
                inside = not inside

    def of(self, table: str, number: int) -> int:
        """Find the line on which entry ``number`` (from 0) of a table begins; 1 where it cannot be found."""
        entries = self._entries.get(table, [])
        return entries[number] if number < len(entries) else 1

    def of_error(self, message: str) -> int:
        """Find the line that a parser's or a validator's message is about; 1 where it names none."""
        if place := _AT.search(message):
            return int(place[1])
        if path := _PATH.search(message):
            entry = self.of(path[1], int(path[2]))
            return self._fields.get((entry, path[3] or ""), entry)
        return 1
