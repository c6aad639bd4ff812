"""The desk served by a process of its own, as an office runs it: named reviewers, one register.

python -m reviewing.serving REGISTER PORT
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from directive_extract.register.store import Register

START_S = 30.0


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)  # noqa: TID251 - a measurement


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def started(register: Path, port: int) -> subprocess.Popen[bytes]:
    """Start the desk and wait until it answers.

    Args:
        register: Its register.
        port: Where it listens.

    Returns:
        The process.

    Raises:
        TimeoutError: It does not answer.
    """
    folder = Path(__file__).parents[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "reviewing.serving", str(register), str(port)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(folder))))},
    )
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/health").is_success:
                return process
        except httpx.TransportError:
            time.sleep(0.05)
    process.kill()
    raise TimeoutError("the desk does not answer")


@contextmanager
def serving(register: Path) -> Iterator[str]:
    """The desk, for as long as it is needed.

    Args:
        register: Its register.

    Yields:
        The address.
    """
    port = free_port()
    process = started(register, port)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def serve(register: str, port: int) -> None:
    """Serve until stopped."""
    from directive_extract.review.app import create_app
    from directive_extract.review.serving import Listening, listen
    from directive_extract.review.serving import serve as serve_app

    listening = Listening(port=port)
    with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has stopped
        serve_app(create_app(Register.open(register, clock=now)), listen(listening), listening, lambda: None)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
