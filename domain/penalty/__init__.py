"""Penalty (行政处罚): ordinary, on-the-spot and no-penalty path, from filing to closing and archiving."""
