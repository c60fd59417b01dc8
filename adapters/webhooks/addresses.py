"""Where webhooks may go: to public addresses only, unless the subscription allows others.

A name is looked up once for each try, every address that it has is checked, and the connection goes to one that was.
"""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

import httpx

LONGEST: Final = 500
_PORTS: Final = 1 << 16
_HOST: Final = re.compile(r"[0-9a-zA-Z._:-]+")
_NAT64: Final = ip_network("64:ff9b::/96")


class RefusedAddressError(Exception):
    """An address to which no webhook goes."""


def check_url(text: str, *, private: bool) -> httpx.URL:
    """Check a subscriber's address as it is written; raises RefusedAddressError that says what is allowed."""
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, TypeError) as error:
        raise RefusedAddressError(f"not an address: {error}") from error
    if len(text) > LONGEST:
        raise RefusedAddressError(f"an address has at most {LONGEST} characters")
    if url.scheme not in ({"http", "https"} if private else {"https"}):
        raise RefusedAddressError("the scheme must be https; http only where private addresses are allowed")
    if not _HOST.fullmatch(url.raw_host.decode("ascii")):
        raise RefusedAddressError("the address names no host")
    if url.port is not None and not 0 < url.port < _PORTS:
        raise RefusedAddressError(f"the port must be 1 to {_PORTS - 1}")
    if url.userinfo or url.fragment:
        raise RefusedAddressError("the address must hold neither user nor fragment")
    try:
        literal = ip_address(url.host)
    except ValueError:
        return url  # a name: each try looks it up
    check_address(str(literal), private=private)
    return url


def check_address(text: str, *, private: bool) -> None:
    """Refuse an address that is not public; raises RefusedAddressError."""
    address = _reached(ip_address(text.partition("%")[0]))
    if address.is_multicast or address.is_unspecified:
        raise RefusedAddressError(f"{text} is no address of one host")
    if not private and not address.is_global:
        raise RefusedAddressError(f"{text} is not a public address")


def _reached(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Find the address that is reached in the end, where one wraps another."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    return inner or address
