"""Disclosure (执法公示): what was published of a case, and taken down."""
