"""Collaboration (执法协同): every request of one organ to another, whether it waits, and for how long."""
