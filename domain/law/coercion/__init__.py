"""中华人民共和国行政强制法 Administrative Coercion Law, in force from 2012-01-01."""
