"""Time in law: instants, dates, working days and periods."""
