"""Inspection (检查): visits to enterprises, the tasks behind them, and what was merged."""
