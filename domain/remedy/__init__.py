"""Remedy (救济): administrative review (复议) and suit (诉讼)."""
