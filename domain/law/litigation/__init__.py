"""中华人民共和国行政诉讼法 Administrative Litigation Law (2017 revision)."""
