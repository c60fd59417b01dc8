"""Coercive measures (行政强制措施): approved, imposed, extended, released."""
