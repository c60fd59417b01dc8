"""What happens behind everybody's back: statements on a database without our store."""

import sqlite3
from contextlib import closing

import psycopg

_UPDATE = "UPDATE stored_events SET state = {} WHERE position = {}"


def execute(url: str, statement: str) -> None:
    """Carry out one statement."""
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:"), timeout=30)) as file:
            file.execute(statement)
            file.commit()
    else:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement.encode())


def edit(url: str, position: int, old: bytes, new: bytes) -> None:
    """Change the bytes of one stored event."""
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:"), timeout=30)) as file:
            (state,) = file.execute("SELECT state FROM stored_events WHERE position = ?", (position,)).fetchone()
            file.execute(_UPDATE.format("?", "?"), (_edited(state, old, new), position))
            file.commit()
    else:
        with psycopg.connect(url, autocommit=True) as connection:
            rows = connection.execute("SELECT state FROM stored_events WHERE position = %s", (position,)).fetchall()
            parameters = (_edited(rows[0][0], old, new), position)
            connection.execute(_UPDATE.format("%s", "%s").encode(), parameters)


def _edited(state: bytes, old: bytes, new: bytes) -> bytes:
    assert old in state
    return state.replace(old, new)
