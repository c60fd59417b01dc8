"""Two machines on one network, as namespaces with a switch between them, which can part them without a word."""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

_NEWNET: Final = 0x40000000
_HERE: Final = Path("/proc/thread-self/ns/net")


class NoNetworkError(Exception):
    """No namespaces could be had; the message says what was refused."""


class NoToolError(NoNetworkError):
    """The program that makes them is not installed."""


class Machine:
    """A machine with an address of its own."""

    def __init__(self, name: str, address: str) -> None:
        self.name, self.address = name, address

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Let this thread, and whatever it starts, be on the machine."""
        with _HERE.open("rb") as before, Path("/run/netns", self.name).open("rb") as there:
            _move(there.fileno())
            try:
                yield
            finally:
                _move(before.fileno())


class Network:
    """Two machines, and whoever looks at both from the switch."""

    def __init__(self, number: int) -> None:
        self.switch = f"bihuan{number}"
        self.prefix = f"198.18.{number}"  # RFC 2544: for trying networks out, on no network that anybody uses
        self.one = Machine(f"{self.switch}-1", f"{self.prefix}.1")
        self.two = Machine(f"{self.switch}-2", f"{self.prefix}.2")

    def cut(self) -> None:
        """Part the machines: what one sends to the other is dropped, and nobody is told."""
        self._isolate("on")

    def mend(self) -> None:
        """Join them again."""
        self._isolate("off")

    def _isolate(self, isolated: str) -> None:
        for machine in (self.one, self.two):
            _ip("link", "set", f"v{machine.name}", "type", "bridge_slave", "isolated", isolated)


@contextmanager
def two_machines() -> Iterator[Network]:
    """Make two machines; raises NoNetworkError where that is not permitted."""
    network = Network(os.getpid() % 250)
    with ExitStack() as stack:
        _ip("link", "add", network.switch, "type", "bridge")
        stack.callback(_ip, "link", "del", network.switch)
        _ip("address", "add", f"{network.prefix}.254/24", "dev", network.switch)
        _ip("link", "set", network.switch, "up")
        for machine in (network.one, network.two):
            _ip("netns", "add", machine.name)
            stack.callback(_ip, "netns", "del", machine.name)
            port = f"v{machine.name}"
            _ip("link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", machine.name)
            _ip("link", "set", port, "master", network.switch, "up")
            _ip("-n", machine.name, "address", "add", f"{machine.address}/24", "dev", "eth0")
            _ip("-n", machine.name, "link", "set", "eth0", "up")
            _ip("-n", machine.name, "link", "set", "lo", "up")
        yield network


def _ip(*words: str) -> None:
    try:
        subprocess.run(["ip", *words], check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise NoToolError("the program `ip` is not installed: apt-get install iproute2") from error
    except subprocess.CalledProcessError as error:
        raise NoNetworkError(f"`ip {' '.join(words)}` was refused: {error.stderr.strip()}") from error


def _move(descriptor: int) -> None:
    if ctypes.CDLL(None, use_errno=True).setns(descriptor, _NEWNET) != 0:
        raise NoNetworkError(f"a thread may not go into a namespace: {os.strerror(ctypes.get_errno())}")
