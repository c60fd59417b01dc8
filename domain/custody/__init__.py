"""Custody (记录与隐私): who looked at personal data, what became of its keys, and the proof of the record."""
