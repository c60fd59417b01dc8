"""A streaming reader of XES (IEEE 1849) on expat: memory stays flat, however long the log is."""

from collections.abc import Iterator
from typing import Final, NoReturn
from xml.parsers import expat

from adapters.logs.files import READ_ERRORS, LogFile, failure
from adapters.logs.trace import LogError, Trace

_VALUES: Final = frozenset({"string", "date", "int", "float", "boolean", "id"})
_COLLECTIONS: Final = frozenset({"list", "container"})
_LOG_PARTS: Final = frozenset({"extension", "global", "classifier"})
_TRACE_DEPTH: Final = 2
_TRACE_PART_DEPTH: Final = 3
_EVENT_PART_DEPTH: Final = 4
_FIRST_NON_ASCII: Final = 0x80

_NAMED_EVENTS: Final = "meta_concept:named_events_total"
_EVENTS: Final = "meta_general:events_total"
_TRACES: Final = "meta_general:traces_total"
_NAME: Final = "concept:name"


def read_xes(file: LogFile) -> Iterator[Trace]:
    """Read the traces of a XES log in file order.

    Only attributes that stand directly in a trace or an event are read, all as text. Raises LogError for malformed XML,
    a DOCTYPE, damaged gzip data, anything that is no XES, and, after the last trace, for totals in the header that are
    not what was read.
    """
    reader = _Reader(file)
    more = True
    while more:
        more = reader.feed()
        yield from reader.take()
    reader.compare_totals()


class _Reader:
    """Expat's handlers. One level of the document is told from another by its depth alone, which is fast."""

    def __init__(self, file: LogFile) -> None:
        self._file = file
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._fed = 0
        self._recent = b""
        self._depth = 0
        self._done: list[Trace] = []
        self._trace: Trace | None = None
        self._event: dict[str, str] | None = None
        self._promised: dict[str, int] = {}
        self._counted = {_TRACES: 0, _EVENTS: 0, _NAMED_EVENTS: 0}

    def feed(self) -> bool:
        """Parse the next piece of the file; False at its end."""
        try:
            chunk = self._file.chunk()
        except READ_ERRORS as error:
            self._refuse(failure(error))
        self._recent = self._recent[-len(chunk) :] + chunk
        self._fed += len(chunk)
        try:
            self._parser.Parse(chunk, not chunk)
        except expat.ExpatError as error:
            self._refuse(self._words(error))
        return bool(chunk)

    def take(self) -> list[Trace]:
        """Take the traces that are complete."""
        done, self._done = self._done, []
        return done

    def compare_totals(self) -> None:
        """Compare what the header promises with what was read; raises LogError that names every pair that differs."""
        pairs = ((key, total, self._counted[key]) for key, total in self._promised.items())
        wrong = [f"the header says {key} = {total}, {read} were read" for key, total, read in pairs if total != read]
        if wrong:
            raise LogError(self._file.path, "end of file", "; ".join(wrong))

    def _start(self, tag: str, given: dict[str, str]) -> None:
        depth = self._depth = self._depth + 1
        if depth == _EVENT_PART_DEPTH:
            if self._event is not None:
                self._attribute(self._event, tag, given)
        elif depth == _TRACE_PART_DEPTH:
            if self._trace is not None:
                self._trace_part(self._trace, tag, given)
        elif depth == _TRACE_DEPTH:
            self._log_part(tag, given)
        elif depth == 1 and tag != "log":
            self._refuse(f"expected a XES log, found the element <{tag}>")

    def _end(self, tag: str) -> None:
        depth = self._depth = self._depth - 1
        if depth == _TRACE_DEPTH:
            self._event = None
        elif depth == 1 and self._trace is not None and tag == "trace":
            self._counted[_EVENTS] += len(self._trace.events)
            self._done.append(self._trace)
            self._trace = None

    def _log_part(self, tag: str, given: dict[str, str]) -> None:
        if tag == "trace":
            self._counted[_TRACES] += 1
            line = self._parser.CurrentLineNumber
            self._trace = Trace(number=self._counted[_TRACES], line=line, attributes={}, events=[], lines=[])
        elif tag in _VALUES:
            self._header(given)
        elif tag not in _LOG_PARTS and tag not in _COLLECTIONS:
            self._refuse(f"expected a trace or an attribute, found the element <{tag}>")

    def _trace_part(self, trace: Trace, tag: str, given: dict[str, str]) -> None:
        if tag == "event":
            self._event = {}
            trace.events.append(self._event)
            trace.lines.append(self._parser.CurrentLineNumber)
        else:
            self._attribute(trace.attributes, tag, given)

    def _attribute(self, owner: dict[str, str], tag: str, given: dict[str, str]) -> None:
        if tag in _COLLECTIONS:
            return
        if tag not in _VALUES:
            self._refuse(f"expected an attribute, found the element <{tag}>")
        try:
            key = given["key"]
            if key in owner:
                self._refuse(f"the attribute {key} stands here twice")
            owner[key] = given["value"]
        except KeyError as missing:
            self._refuse(f"the element <{tag}> has no {missing.args[0]}")
        if key == _NAME and owner is self._event:
            self._counted[_NAMED_EVENTS] += 1

    def _header(self, given: dict[str, str]) -> None:
        key, total = given.get("key", ""), given.get("value", "")
        if key in self._counted:
            if not (total.isascii() and total.isdigit()):
                self._refuse(f"{key} is no number: {total}")
            self._promised[key] = int(total)

    def _doctype(self, name: str, system: str | None, public: str | None, internal: int) -> NoReturn:
        del name, system, public, internal
        self._refuse("a document type declaration (DOCTYPE) is not accepted")

    def _words(self, error: expat.ExpatError) -> str:
        """Say what expat found; bytes that are no UTF-8 it calls an invalid token."""
        message = expat.ErrorString(error.code)
        place = self._parser.ErrorByteIndex - self._fed + len(self._recent)
        if message == expat.errors.XML_ERROR_INVALID_TOKEN and 0 <= place < len(self._recent):
            found = self._recent[place]
            if found >= _FIRST_NON_ASCII:
                return f"invalid UTF-8 (byte 0x{found:02x}), column {error.offset + 1}"
        return f"malformed XML, {message}, column {error.offset + 1}"

    def _refuse(self, reason: str) -> NoReturn:
        line, number = self._parser.CurrentLineNumber, self._counted[_TRACES]
        where = f"trace {number}" if self._trace is not None else f"after trace {number}"
        raise LogError(self._file.path, f"line {line}, {where}", reason) from None
