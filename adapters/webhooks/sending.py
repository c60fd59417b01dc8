"""Sending one notification: one connection to one checked address, one deadline for all of it, no redirect followed."""

import asyncio
import socket
import ssl
from datetime import datetime, timedelta
from typing import Final

import httpx

from adapters.webhooks.addresses import RefusedAddressError, check_address, check_url
from adapters.webhooks.queue import Notification, Tried
from adapters.webhooks.signing import signature
from adapters.webhooks.subscriptions import Subscription

GONE: Final = 410
_LATER: Final = frozenset({429, 503})
"""Statuses with which a subscriber may say when to come again."""
_LONGEST_WAIT: Final = timedelta(hours=1)


async def send(to: Subscription, one: Notification, now: datetime, within: float, context: ssl.SSLContext) -> Tried:
    """Try once; whatever goes wrong is what came of it."""
    try:
        async with asyncio.timeout(within):
            return await _post(to, one, now, context)
    except TimeoutError:
        return Tried(delivered=False, error=f"no answer within {within:g} seconds")
    except RefusedAddressError as error:
        return Tried(delivered=False, error=str(error))
    except (httpx.HTTPError, OSError, UnicodeError) as error:
        return Tried(delivered=False, error=f"{type(error).__name__}: {error}")


async def _post(to: Subscription, one: Notification, now: datetime, context: ssl.SSLContext) -> Tried:
    url = check_url(to.url, private=to.private)
    address = await _look_up(url, private=to.private)
    stamp = int(now.timestamp())
    headers = {
        "Host": url.netloc.decode("ascii"),
        "Content-Type": "application/json",
        "User-Agent": "bihuan-webhooks",
        "webhook-id": one.id,
        "webhook-timestamp": str(stamp),
        "webhook-signature": signature(to.secret, one.id, stamp, one.body),
    }
    async with httpx.AsyncClient(verify=context, timeout=None, trust_env=False) as client:  # noqa: S113 -- see send
        request = client.build_request(
            "POST",
            url.copy_with(host=address),
            content=one.body,
            headers=headers,
            extensions={"sni_hostname": url.host},
        )
        answer = await client.send(request, stream=True, follow_redirects=False)
        await answer.aclose()
    return _judged(answer)


def _judged(answer: httpx.Response) -> Tried:
    if answer.is_success:
        return Tried(delivered=True, status=answer.status_code)
    error = f"status {answer.status_code}" + ("; redirects are not followed" if answer.has_redirect_location else "")
    return Tried(delivered=False, status=answer.status_code, error=error, wait=_asked_to_wait(answer))


def _asked_to_wait(answer: httpx.Response) -> timedelta | None:
    asked = answer.headers.get("Retry-After", "")
    if answer.status_code not in _LATER or not (asked.isascii() and asked.isdigit() and len(asked) < len(str(10**9))):
        return None
    return min(timedelta(seconds=int(asked)), _LONGEST_WAIT)


async def _look_up(url: httpx.URL, *, private: bool) -> str:
    """Find an address of the host; every one that it has must be allowed."""
    port = url.port or {"http": 80}.get(url.scheme, 443)
    found = await asyncio.get_running_loop().getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        check_address(address, private=private)
    if not addresses:
        raise RefusedAddressError(f"{url.host} has no address")
    return addresses[0]
