"""Supervision and evaluation (监督评价): what is drawn, scored, found wrong, put right, and taught."""
