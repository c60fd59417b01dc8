"""Disclosure (执法公示): what is published of cases, what the public sees, credit records, certificates shown."""
