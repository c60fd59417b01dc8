"""行政处罚法 Administrative Penalty Law (2021 revision), in force from 2021-07-15."""
