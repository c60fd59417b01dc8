"""Where no webhook goes."""

import pytest

from adapters.webhooks.addresses import RefusedAddressError, check_address, check_url

PRIVATE = (
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fd00::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
)
NOWHERE = ("0.0.0.0", "::", "224.0.0.1", "ff02::1")  # noqa: S104 -- refused


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused_unless_they_are_allowed(address: str) -> None:
    with pytest.raises(RefusedAddressError, match="not a public address"):
        check_address(address, private=False)
    check_address(address, private=True)


@pytest.mark.parametrize("address", NOWHERE)
@pytest.mark.parametrize("private", [True, False])
def test_what_is_no_address_of_one_host_is_always_refused(address: str, private: bool) -> None:  # noqa: FBT001 -- a value
    with pytest.raises(RefusedAddressError):
        check_address(address, private=private)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are_taken(address: str) -> None:
    check_address(address, private=False)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "ftp://example.com/",
        "https://",
        "https:///x",
        "example.com",
        "https://user:word@example.com/",
        "https://example.com/#part",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://10.0.0.1:8443/x",
        f"https://example.com/{'x' * 500}",
        "https://exa mple.com/",
        "https://example.com:99999999/",
    ],
)
def test_urls_that_lead_nowhere_good_are_refused(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        check_url(url, private=False)


def test_plain_http_is_for_private_addresses_only() -> None:
    assert check_url("http://127.0.0.1:8080/x", private=True).port == 8080
    assert check_url("https://example.com/x", private=False).host == "example.com"
