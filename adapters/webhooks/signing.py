"""Signing by the Standard Webhooks scheme: HMAC-SHA256 over id, timestamp and body."""

import secrets
from base64 import b64decode, b64encode
from hashlib import sha256
from hmac import new
from typing import Final

PREFIX: Final = "whsec_"
_KEY_BYTES: Final = 32


def new_secret() -> str:
    """Make a secret for a subscriber."""
    return PREFIX + b64encode(secrets.token_bytes(_KEY_BYTES)).decode()


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """Sign one try; the subscriber computes the same from the headers, the body and the secret."""
    key = b64decode(secret.removeprefix(PREFIX))
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + b64encode(new(key, signed, sha256).digest()).decode()
