"""Deadlines (期限): which timers run in a case, until when, why until then, and what follows when they run out."""
