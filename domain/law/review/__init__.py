"""中华人民共和国行政复议法 Administrative Reconsideration Law, revised in 2023."""
