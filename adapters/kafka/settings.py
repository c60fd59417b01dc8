"""How a broker is reached, and how we prove who we are."""

import os
from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

DEFAULT: Final = "127.0.0.1:9092"
MECHANISMS: Final = ("SCRAM-SHA-256", "SCRAM-SHA-512")

_PATIENCE: Final = 10_000
"""Milliseconds to wait for the first answer."""


class Settings(Struct, frozen=True, kw_only=True):
    """Where the brokers are, and what a client shows them."""

    bootstrap: str = DEFAULT
    """HOST:PORT of some brokers, separated by commas."""
    user: str | None = None
    password: str | None = None
    mechanism: str = MECHANISMS[0]
    tls: bool = False
    authority: str | None = None
    """File of the certificates that brokers' certificates are checked against; the system's, where None."""
    certificate: str | None = None
    """File of our own certificate and chain, where brokers ask for one."""
    key: str | None = None

    @property
    def client(self) -> dict[str, Any]:
        """Settings that every client of kafka-python takes."""
        sasl, tls = self.user is not None, self.tls or self.authority is not None
        given: dict[str, Any] = {
            "bootstrap_servers": self.bootstrap.split(","),
            "bootstrap_timeout_ms": _PATIENCE,
            "security_protocol": f"SASL_{'SSL' if tls else 'PLAINTEXT'}" if sasl else "SSL" if tls else "PLAINTEXT",
        }
        if sasl:
            given |= {
                "sasl_mechanism": self.mechanism,
                "sasl_plain_username": self.user,
                "sasl_plain_password": self.password or "",
            }
        if tls:
            given |= {"ssl_cafile": self.authority, "ssl_certfile": self.certificate, "ssl_keyfile": self.key}
        return given


def settings(bootstrap: str | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read settings: ``bootstrap``, else KAFKA_BOOTSTRAP; all else from variables that begin with KAFKA_.

    Raises ValueError for a mechanism that we do not speak, and for a password without a user.
    """

    def given(name: str) -> str | None:
        return environment.get(f"KAFKA_{name}") or None

    mechanism = given("MECHANISM") or MECHANISMS[0]
    if mechanism not in MECHANISMS:
        raise ValueError(f"KAFKA_MECHANISM is {mechanism}: expected {' or '.join(MECHANISMS)}")
    if given("PASSWORD") and not given("USER"):
        raise ValueError("KAFKA_PASSWORD is set, but KAFKA_USER is not")
    return Settings(
        bootstrap=bootstrap or given("BOOTSTRAP") or DEFAULT,
        user=given("USER"),
        password=given("PASSWORD"),
        mechanism=mechanism,
        tls=(given("TLS") or "").lower() in {"1", "true", "yes"},
        authority=given("CA"),
        certificate=given("CERTIFICATE"),
        key=given("KEY"),
    )
