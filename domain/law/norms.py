"""Norms (法律规范) and their rank."""

from enum import StrEnum


class NormLevel(StrEnum):
    """Rank of a norm (效力层级)."""

    LAW = "law"
    """法律."""
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    """行政法规."""
    LOCAL_REGULATION = "local_regulation"
    """地方性法规."""
    RULE = "rule"
    """规章."""
    DOCUMENT = "document"
    """其他规范性文件."""
