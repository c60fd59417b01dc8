"""What tests of Kafka share."""

from uuid import uuid4


def fresh_name() -> str:
    """Make a name that no topic or group has had."""
    return f"test.{uuid4().hex}"
