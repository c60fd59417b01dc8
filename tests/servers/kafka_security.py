"""TLS and SCRAM for a broker of the tests: an authority and a certificate made for the occasion, and two users."""

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER: Final = "bihuan"
PASSWORD: Final = "a-made-up-password"  # noqa: S105 -- of a broker that lives as long as the test
_MECHANISM: Final = "SCRAM-SHA-256"


class Security:
    """What a broker and its clients need so that they trust each other."""

    def __init__(self, directory: Path, port: int) -> None:
        """Make the certificates in a directory; the broker is to listen at a further port."""
        self.bootstrap = f"127.0.0.1:{port}"
        self.authority = directory / "authority.pem"
        self._keystore = directory / "broker.pem"
        self._port = port
        self._make()

    format: Final = f"--add-scram {_MECHANISM}=[name={USER},password={PASSWORD}]"
    """What formatting the storage is told, so that the user exists from the first start on."""

    def properties(self, port: int, controller_port: int) -> list[str]:
        """Write what the broker is told besides."""
        plain = f"PLAINTEXT://127.0.0.1:{port}"
        secure = f"SASL_SSL://{self.bootstrap}"
        login = "org.apache.kafka.common.security.scram.ScramLoginModule required;"
        return [
            f"listeners={plain},{secure},CONTROLLER://127.0.0.1:{controller_port}",
            f"advertised.listeners={plain},{secure}",
            f"sasl.enabled.mechanisms={_MECHANISM}",
            f"listener.name.sasl_ssl.{_MECHANISM.lower()}.sasl.jaas.config={login}",
            "listener.name.sasl_ssl.ssl.keystore.type=PEM",
            f"listener.name.sasl_ssl.ssl.keystore.location={self._keystore}",
        ]

    def _make(self) -> None:
        root, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bihuan tests")])
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
        authority = self._certificate(issuer, issuer, root.public_key(), root, authority=True)
        certificate = self._certificate(subject, issuer, leaf.public_key(), root, authority=False)
        key = leaf.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        pem = serialization.Encoding.PEM
        self.authority.write_bytes(authority.public_bytes(pem))
        self._keystore.write_bytes(key + certificate.public_bytes(pem) + authority.public_bytes(pem))

    @staticmethod
    def _certificate(
        subject: x509.Name,
        issuer: x509.Name,
        key: ec.EllipticCurvePublicKey,
        signed_by: ec.EllipticCurvePrivateKey,
        *,
        authority: bool,
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(hours=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([address]), critical=False)
            .sign(signed_by, hashes.SHA256())
        )
