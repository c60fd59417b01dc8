"""The contract of the event store, on memory, SQLite and PostgreSQL alike."""
