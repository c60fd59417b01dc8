"""What the tests of foreign logs are made of: small logs, a small mapping, and the real logs beside the repository."""

from pathlib import Path
from textwrap import dedent

import pytest

from adapters.logs.mapping import TraceMapping, load_mapping, parse_mapping

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"

MAPPING = """
source = "urn:log:test"
format = "xes"
case = "concept:name"
activity = "concept:name"
time = "time:timestamp"
timezone = "Europe/Rome"
organ = "organ-1"

[activities."Fine"]
type = "penalty_decided.v1"
actor = { event = "org:resource" }
data = { fine = { event = "amount", kind = "money" } }

[activities."Pay"]
type = "fine_paid.v1"
data = { amount = { event = "amount", kind = "money" } }

[activities."Phone"]
ignore = true
"""

FINE = {"concept:name": "Fine", "time:timestamp": "2006-07-24T00:00:00+02:00", "amount": "35.0", "org:resource": "561"}
PAY = {"concept:name": "Pay", "time:timestamp": "2006-08-01T00:00:00+02:00", "amount": "35.0"}
PHONE = {"concept:name": "Phone", "time:timestamp": "2006-08-02T00:00:00+02:00"}


def mapping(text: str = MAPPING) -> TraceMapping:
    """Parse a mapping of traces."""
    parsed = parse_mapping(text.encode())
    assert isinstance(parsed, TraceMapping)
    return parsed


def example(name: str) -> TraceMapping:
    """Load a mapping that ships with the repository."""
    loaded = load_mapping(ROOT / "examples" / f"{name}.toml")
    assert isinstance(loaded, TraceMapping)
    return loaded


def real_log(name: str) -> Path:
    """Find a real log; skips, naming the file, where it is absent."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"NOT PROVEN: the real log {name} is absent, it belongs into ../shared/data")
    return path


def xes(*traces: tuple[str | None, list[dict[str, str]]], header: str = "") -> str:
    """Write a XES log of cases with their events."""
    return f'<log xes.version="1.0">\n{header}{"".join(map(_trace, traces))}</log>\n'


def _trace(trace: tuple[str | None, list[dict[str, str]]]) -> str:
    case, events = trace
    name = "" if case is None else f'<string key="concept:name" value="{case}"/>\n'
    return f"<trace>\n{name}{''.join(map(_event, events))}</trace>\n"


def _event(event: dict[str, str]) -> str:
    return "<event>\n" + "".join(f'<string key="{k}" value="{v}"/>\n' for k, v in event.items()) + "</event>\n"


def written(directory: Path, text: str | bytes, name: str = "log.xes") -> Path:
    """Write a log file."""
    path = directory / name
    path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
    return path
