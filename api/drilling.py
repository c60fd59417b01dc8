"""Drilling down: the path of the list behind a number, pinned as the number is."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from domain.time.months import add_months
from projections.read_models.listing import MONTH
from projections.read_models.question import Asked


def behind(path: str, asked: Asked, group: Mapping[str, object], position: int) -> str | None:
    """Write the path of the list that a group was counted from; None where it has no value that can be asked for."""
    if any(value is None for value in group.values()):
        return None
    first, last = within(group.get(MONTH), asked)
    given: dict[str, object] = {"from": first, "to": last, "case_id": asked.case_id, "synthetic": asked.synthetic}
    given |= {"as_of": asked.as_of.isoformat() if asked.as_of is not None else None, **asked.filters}
    given |= {name: value for name, value in group.items() if name != MONTH} | {"position": position}
    written = {n: str(v).lower() if isinstance(v, bool) else v for n, v in given.items() if v is not None}
    return f"{path}?{urlencode(written)}"


def within(month: object, wanted: Asked) -> tuple[date | None, date | None]:
    """Find the days of a period that lie in a month."""
    first, last = wanted.first, wanted.last
    if not isinstance(month, str) or first is None or last is None:
        return first, last
    begins = date.fromisoformat(f"{month}-01")
    return max(first, begins), min(last, date.fromordinal(add_months(begins, 1).toordinal() - 1))
