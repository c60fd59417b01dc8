"""``bihuan serve``: the API, with its projections in the same process."""

import argparse
import gc
import signal
import socket
from contextlib import suppress
from pathlib import Path
from typing import Final

import uvicorn

from adapters.identity.development import KEY_FILE, development_tokens, key_of
from adapters.identity.tokens import JsonWebTokens
from adapters.kafka.settings import settings
from api.app import create_app
from api.bootstrap import Service
from api.commands.command import Command, CommandError, open_named_store, say
from api.commands.demo import DEMO_ORGAN, fill_demo

_STOPPING_SECONDS: Final = 10


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--demo", action="store_true", help="fill an empty store with a small simulated city")
    parser.add_argument("--no-projections", action="store_true", help="leave the projections to `bihuan worker`")
    parser.add_argument("--kafka", metavar="HOST:PORT", help="take events in from Kafka, and publish every stored one")
    parser.add_argument("--no-tokens", action="store_true", help="print no development tokens: logs are read by many")
    parser.add_argument("--key", type=Path, default=KEY_FILE, help="file of the key that signs tokens")


def _run(given: argparse.Namespace) -> int:
    tokens = JsonWebTokens(key_of(given.key))
    listening = _listen(given.host, given.port)
    store = open_named_store(given.store)
    if given.demo:
        fill_demo(store)
    broker = settings(given.kafka) if given.kafka is not None else None
    service = Service(store, tokens, projecting=not given.no_projections, broker=broker)
    _greet(listening, None if given.no_tokens else tokens)
    config = uvicorn.Config(
        create_app(service),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=_STOPPING_SECONDS,
        server_header=False,
    )
    gc.freeze()  # what is there now stays, and need not be looked through again and again
    # uvicorn hands a signal on when it has stopped; by then there is nothing left to interrupt.
    signal.signal(signal.SIGTERM, lambda *_: None)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])
    say("stopped; everything that was answered is stored")
    return 0


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        raise CommandError(f"cannot listen on {host}:{port}: {error}") from error


def _greet(listening: socket.socket, tokens: JsonWebTokens | None) -> None:
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    say(f"Bihuan 闭环 at http://{shown}:{port}")
    if tokens is None:
        return
    say("Development tokens, for the header Authorization: Bearer …")
    for role, token in development_tokens(tokens, DEMO_ORGAN).items():
        say(f"  {role:<10} {token}")


COMMAND: Final = Command(
    name="serve", summary="serve the API, with its projections in the same process", arguments=_arguments, run=_run
)
