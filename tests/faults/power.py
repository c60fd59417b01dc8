"""Power cuts made from a record: what strace saw written is put on a disk that keeps only what was synchronised.

Of later writes a random part of the sectors is there, torn anywhere; names of files are kept by synchronising their
directory, and otherwise up to a random point. A synchronisation that failed leaves nothing to be synchronised later:
that is how Linux treats pages that could not be written.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

SECTOR: Final = 512
RECORD: Final = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,rename"
OPTIONS: Final = ("-f", "-y", "-xx", "-s", "1048576", "-e", f"trace={RECORD}")
"""What strace must be told to make a record."""

_LINE: Final = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+|\?)(.*)")
_UNFINISHED: Final = re.compile(r"(\d+) +(\w+)\((.*) <unfinished \.\.\.>")
_RESUMED: Final = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>(.*)")
_STRING: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_PLACE: Final = re.compile(r"^-?\w+<([^>]*)>")


class Call(NamedTuple):
    """A system call that has ended."""

    name: str
    path: str
    data: bytes
    number: int
    """Offset of a write, size of a truncation."""
    failed: bool
    began: int
    """How many calls had ended when it began."""


def read_record(record: Path) -> list[Call]:
    """Read the calls of a record in the order in which they ended."""
    calls: list[Call] = []
    open_calls: dict[str, tuple[str, int]] = {}
    for line in record.read_text().splitlines():
        if begun := _UNFINISHED.match(line):
            open_calls[begun[1]] = (begun[3], len(calls))
            continue
        began = len(calls)
        if resumed := _RESUMED.match(line):
            head, began = open_calls.pop(resumed[1])
            line = f"{resumed[1]} {resumed[2]}({head}{resumed[3]}"  # noqa: PLW2901 -- the two halves of one line
        if (found := _LINE.match(line)) and (call := _call(found[2], found[3], found[4], began)):
            calls.append(call)
    return calls


def _call(name: str, arguments: str, result: str, began: int) -> Call | None:  # noqa: PLR0911 -- one a system call
    failed = result.startswith("-") or result == "?"
    strings = [_unhexed(text) for text in _STRING.findall(arguments)]
    place = _PLACE.match(arguments)
    path = _unhexed(place[1]).decode() if place and place[1].startswith("\\x") else place[1] if place else ""
    match name:
        case "openat":
            return Call("create", strings[0].decode(), b"", 0, failed, began) if "O_CREAT" in arguments else None
        case "pwrite64":
            offset = int(arguments.rsplit(", ", 1)[1])
            return Call("write", path, strings[0][: max(0, int(result))], offset, failed, began)
        case "write" if arguments.startswith("1<"):
            return Call("say", "", strings[0], 0, failed, began)
        case "ftruncate":
            return Call("truncate", path, b"", int(arguments.rsplit(", ", 1)[1]), failed, began)
        case "fsync" | "fdatasync":
            return Call("sync", path, b"", 0, failed, began)
        case "unlink" | "unlinkat":
            return Call("unlink", strings[0].decode(), b"", 0, failed, began)
        case _:
            assert name != "rename", "a store that renames files needs a disk here that knows how"
            return None


def _unhexed(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


class _File:
    """A file: what of it is on the disk, and what only in memory, with the number of each call."""

    def __init__(self) -> None:
        self.kept = bytearray()
        self.pending: list[tuple[int, Call]] = []


class Disk:
    """A disk during a record; ``advance`` through it, and cut the power anywhere."""

    def __init__(self, directory: str, calls: Sequence[Call]) -> None:
        """Begin empty; only files of one directory matter, and no shared memory, which is rebuilt."""
        self.directory, self.calls = directory, calls
        self.ended = 0
        self.said: list[str] = []
        self._names: dict[str, _File] = {}
        self._kept_names: dict[str, _File] = {}
        self._changes: list[tuple[int, str, _File | None]] = []

    def advance(self, to: int) -> None:
        """Let calls happen up to a number."""
        for number in range(self.ended, to):
            self._happen(number, self.calls[number])
        self.ended = to

    def _happen(self, number: int, call: Call) -> None:
        if call.name == "say":
            self.said += call.data.decode().splitlines()
        elif call.path == self.directory and call.name == "sync" and not call.failed:
            self._keep_names(call.began)
        elif Path(call.path).parent == Path(self.directory) and not call.path.endswith("-shm"):
            self._happen_to_file(number, call)

    def _happen_to_file(self, number: int, call: Call) -> None:
        if call.name == "create" and call.path not in self._names and not call.failed:
            self._names[call.path] = _File()
            self._changes.append((number, call.path, self._names[call.path]))
        elif call.name == "unlink" and not call.failed:
            self._names.pop(call.path, None)
            self._changes.append((number, call.path, None))
        elif (file := self._names.get(call.path)) is not None:
            if call.name == "sync":
                self._sync(file, call)
            elif not call.failed:
                file.pending.append((number, call))

    @staticmethod
    def _sync(file: _File, call: Call) -> None:
        for number, earlier in file.pending:
            if number < call.began and not call.failed:
                _apply(file.kept, earlier)
        file.pending = [(number, later) for number, later in file.pending if number >= call.began]

    def _keep_names(self, began: int) -> None:
        for number, name, file in self._changes:
            if number < began:
                self._rename(self._kept_names, name, file)
        self._changes = [change for change in self._changes if change[0] >= began]

    @staticmethod
    def _rename(names: dict[str, _File], name: str, file: _File | None) -> None:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file

    def cut(self, chance: Random, into: Path) -> int:
        """Write what is on the disk after a power cut now; returns how many sectors were lost."""
        names = dict(self._kept_names)
        for _, name, file in self._changes[: chance.randint(0, len(self._changes))]:
            self._rename(names, name, file)
        keeps = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        lost = 0
        for name, file in names.items():
            content = bytearray(file.kept)
            for _, call in file.pending:
                for part in _sectors(call):
                    if chance.random() < keeps:
                        _apply(content, part)
                    else:
                        lost += 1
            (into / Path(name).name).write_bytes(content)
        return lost


def _sectors(call: Call) -> Iterator[Call]:
    """Tear a write into what one sector of the disk takes."""
    if call.name != "write":
        yield call
        return
    at, end = call.number, call.number + len(call.data)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        yield call._replace(number=at, data=call.data[at - call.number : until - call.number])
        at = until


def _apply(content: bytearray, call: Call) -> None:
    if call.name == "truncate":
        content.extend(bytes(max(0, call.number - len(content))))
        del content[call.number :]
    else:
        content.extend(bytes(max(0, call.number - len(content))))
        content[call.number : call.number + len(call.data)] = call.data
