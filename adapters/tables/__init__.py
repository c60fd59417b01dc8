"""Tables handed to people and other programs: as CSV, and as Parquet."""
