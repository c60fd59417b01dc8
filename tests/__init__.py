"""Proof that Bihuan does what it says."""
