"""The statements of the log in PostgreSQL, shared by the log and the library's recorder."""

from typing import Final

LOCK_HEAD: Final = "SELECT position, recorded_at FROM log_head FOR NO KEY UPDATE"
"""The lock on this one row serialises all writers until they commit: positions have no gaps, and their order is the
order of commits, so that who reads on from a position never skips what is committed later."""

ADMISSIONS: Final = "SELECT admission, digest, first_position, events FROM admissions WHERE admission = ANY(%b::uuid[])"

VERSIONS: Final = """
    SELECT s, v FROM unnest(%b::uuid[]) AS s CROSS JOIN LATERAL (
        SELECT originator_version AS v FROM stored_events WHERE originator_id = s
        ORDER BY originator_version DESC LIMIT 1
    ) AS newest"""
"""One step down the index for each stream, however long it is."""

INSERT_ROWS: Final = """
    INSERT INTO stored_events (position, originator_id, originator_version, topic, state)
    SELECT * FROM unnest(%b::bigint[], %b::uuid[], %b::bigint[], %b::text[], %b::bytea[])"""

ADVANCE_HEAD: Final = "UPDATE log_head SET position = %b, recorded_at = %b"

INSERT_ADMISSIONS: Final = """
    INSERT INTO admissions (admission, digest, first_position, events)
    SELECT * FROM unnest(%b::uuid[], %b::bytea[], %b::bigint[], %b::integer[])"""

APPEND: Final = f"""
    WITH rows AS ({INSERT_ROWS}), admitted AS ({INSERT_ADMISSIONS}), head AS ({ADVANCE_HEAD})
    SELECT pg_notify(%b, '')"""
"""Everything that a batch writes, in one statement."""

APPEND_COPIED: Final = f"""
    WITH admitted AS ({INSERT_ADMISSIONS}), head AS ({ADVANCE_HEAD})
    SELECT pg_notify(%b, '')"""
"""The same where the rows have been copied in."""

COPY_ROWS: Final = (
    "COPY stored_events (position, originator_id, originator_version, topic, state) FROM STDIN (FORMAT BINARY)"
)

RAISE_BOOKMARK: Final = """
    INSERT INTO notification_tracking AS t VALUES (%s, %s)
    ON CONFLICT (application_name)
    DO UPDATE SET notification_id = greatest(t.notification_id, excluded.notification_id)"""

CHANNEL: Final = "stored_events"
"""Where appends are announced; the library's subscription listens there too."""
EVENTS: Final = "SELECT position, originator_id, originator_version, state FROM stored_events"
"""Events as the log decodes them."""
