"""Ends of long periods of days that may lie beyond the end of dates: then the last date there is."""

from datetime import date, timedelta


def days_later(day: date, days: int) -> date:
    """Find the day so many days later."""
    return day + timedelta(days=min(days, (date.max - day).days))
