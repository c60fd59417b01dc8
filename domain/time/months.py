"""Months and years as statutes count them: to the same day, or to the last where that month has none.

What would lie beyond the end of dates is the last date there is.
"""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """Add months to a day; the 31st of August and six months are the last of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """Add years to a day."""
    return add_months(day, 12 * years)
