"""The monthly report of the supervisor: what the read models say of a month, at a position of the log."""
