"""The statements of the log in PostgreSQL, shared by the log and the library's recorder."""

from typing import Final

BEGIN_LOCKED: Final = "BEGIN; SELECT FROM log_head WHERE one = 1 FOR NO KEY UPDATE"
LOCK_HEAD: Final = "SELECT position FROM log_head WHERE one = 1 FOR NO KEY UPDATE"
"""The lock on this one row serialises all writers until they commit: positions have no gaps, and their order is the
order of commits, so that who reads on from a position never skips what is committed later."""

KNOWN: Final = """
    SELECT 0, NULL::uuid, convert_to(recorded_at, 'UTF8'), position, 0 FROM log_head WHERE one = 1
    UNION ALL
    SELECT 1, admission, digest, first_position, events FROM admissions WHERE admission = ANY(%b::uuid[])
    UNION ALL
    SELECT 2, s, NULL, v, 0 FROM unnest(%b::uuid[]) AS s CROSS JOIN LATERAL (
        SELECT originator_version AS v FROM stored_events WHERE originator_id = s
        ORDER BY originator_version DESC LIMIT 1
    ) AS newest"""
"""What a batch touches, on one snapshot: the head, its admissions, and the newest version of its streams, each found
by one step down the index however long the stream is."""

_ROWS: Final = "INSERT INTO stored_events (position, originator_id, originator_version, topic, state)"
_NEW_ROWS: Final = "unnest(%b::bigint[], %b::uuid[], %b::bigint[], %b::text[], %b::bytea[]) AS new"
_ADMISSIONS: Final = "INSERT INTO admissions (admission, digest, first_position, events)"
_NEW_ADMISSIONS: Final = "unnest(%b::uuid[], %b::bytea[], %b::bigint[], %b::integer[]) AS new"

INSERT_ROWS: Final = f"{_ROWS} SELECT * FROM {_NEW_ROWS}"

APPEND: Final = f"""
    WITH head AS (UPDATE log_head SET position = %b, recorded_at = %b WHERE one = 1 AND position = %b RETURNING one),
    rows AS ({_ROWS} SELECT new.* FROM head, {_NEW_ROWS}),
    admitted AS ({_ADMISSIONS} SELECT new.* FROM head, {_NEW_ADMISSIONS})
    SELECT pg_notify(%b, '') FROM head"""
"""Everything that a batch writes, in one statement; nothing, where the head has moved since it was read. A writer that
meets another's lock waits, and looks at the head anew."""

COPY_ROWS: Final = (
    "COPY stored_events (position, originator_id, originator_version, topic, state) FROM STDIN (FORMAT BINARY)"
)
COPY_ADMISSIONS: Final = "COPY admissions (admission, digest, first_position, events) FROM STDIN (FORMAT BINARY)"
ADVANCE: Final = """
    WITH head AS (UPDATE log_head SET position = %b, recorded_at = %b WHERE one = 1)
    SELECT pg_notify(%b, '')"""
"""The rest of a batch that was copied in."""

TRACKED: Final = "SELECT notification_id FROM notification_tracking WHERE application_name = %b"
"""Where a bookmark, or the position of a projection, stands; no row is zero."""

RAISE_BOOKMARK: Final = """
    INSERT INTO notification_tracking AS t VALUES (%b, %b)
    ON CONFLICT (application_name)
    DO UPDATE SET notification_id = greatest(t.notification_id, excluded.notification_id)"""

CHANNEL: Final = "stored_events"
"""Where appends are announced; the library's subscription listens there too."""

EVENTS: Final = "SELECT position, originator_id, originator_version, state FROM stored_events"
"""Events as the log decodes them."""

EVENTS_OF_STREAMS: Final = """
    SELECT position, originator_id, originator_version, state
    FROM unnest(%b::uuid[], %b::bigint[]) AS wanted (stream, after)
    JOIN stored_events ON originator_id = stream AND originator_version > after
    ORDER BY originator_id, originator_version"""
