"""Adapters: the real things behind the ports."""
