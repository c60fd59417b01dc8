"""Foreign logs: event logs of other systems, read as they are and stored by a declarative mapping."""
