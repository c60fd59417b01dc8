"""Ends of long periods that may lie beyond the end of dates: then the last date there is."""

from datetime import date, timedelta

from domain.time.months import add_months


def months_later(day: date, months: int) -> date:
    """Find the day so many months later."""
    try:
        return add_months(day, months)
    except OverflowError:
        return date.max


def years_later(day: date, years: int) -> date:
    """Find the day so many years later."""
    return months_later(day, 12 * years)


def days_later(day: date, days: int) -> date:
    """Find the day so many days later."""
    return day + timedelta(days=min(days, (date.max - day).days))
