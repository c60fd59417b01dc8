"""中华人民共和国行政许可法, Licensing Law: one module a topic, named with its articles."""
