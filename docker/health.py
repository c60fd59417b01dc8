"""The health check of the container, ``python health.py PORT``: the service answers.

It asks ``/healthz``, not ``/readyz``: a projection that stands still is not mended by starting the service again.
"""

import sys
from http.client import HTTPConnection, HTTPException
from typing import Final

_PATIENCE: Final = 3.0


def main(arguments: list[str]) -> int:
    """Return 0 where the service at a port of this machine is alive."""
    connection = HTTPConnection("127.0.0.1", int(arguments[0]), timeout=_PATIENCE)
    try:
        connection.request("GET", "/healthz")
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    finally:
        connection.close()
    return 0 if status == 200 else 1  # noqa: PLR2004 -- OK, as everybody knows it


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
