"""The server that `directive-extract review` starts: where it listens, and how it stops."""

from __future__ import annotations

import gc
import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from directive_extract.errors import ConfigError, UnsafeAddressError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

PREFERRED_PORT = 8765
# Documents that lie open are some hundred thousand objects, and the default (700, 10, 10) walks over them again and
# again: a fifth of the time of a decision (benchmarks/desk.py).
_GARBAGE = (50_000, 20, 50)
_GRACE_S = 5  # for answers that are under way when the server is stopped
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - recognised, so that it can be refused


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the server listens.

    Attributes:
        host: Address or name of this machine.
        port: The port; None for the usual one, or a free one where that is taken.
        certificate: TLS certificate with its chain (PEM).
        key: Its private key (PEM).
        insecure: Why a public address without TLS is right all the same.
    """

    host: str = "127.0.0.1"
    port: int | None = None
    certificate: Path | None = None
    key: Path | None = None
    insecure: str | None = None

    @property
    def scheme(self) -> str:
        """Of the desk's address."""
        return "http" if self.certificate is None else "https"


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    Args:
        host: Address or name.

    Returns:
        True for 127.0.0.0/8, ::1 and localhost.
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_everywhere(host: str) -> bool:
    """Whether it means every address of this machine."""
    return host in _EVERYWHERE


def check_safety(listening: Listening) -> None:
    """Refuse to be open to others without encryption, unless somebody says why.

    Args:
        listening: Where the server is to listen.

    Raises:
        UnsafeAddressError: It would be.
        ConfigError: Certificate and key do not come together, or are not there.
    """
    if (listening.certificate is None) != (listening.key is None):
        raise ConfigError("a certificate needs its key, and a key its certificate", hint="give --certificate and --key")
    for file in (listening.certificate, listening.key):
        if file is not None and not file.is_file():
            raise ConfigError("there is no such file", source=str(file), hint="check --certificate and --key")
    if listening.certificate is None and not is_loopback(listening.host) and not (listening.insecure or "").strip():
        raise UnsafeAddressError(
            "others could read documents and passwords on their way",
            source=listening.host,
            hint="give --certificate and --key, or listen on 127.0.0.1 behind a proxy, or say why not: --insecure "
            "'TLS ends at the proxy'",
        )


def listen(listening: Listening) -> socket.socket:
    """Take the port, before anybody is told of it.

    Args:
        listening: Where.

    Returns:
        A bound socket.

    Raises:
        ConfigError: The port is taken, or the address is not one of this machine.
    """
    ports = [PREFERRED_PORT, 0] if listening.port is None else [listening.port]
    for port in ports[:-1]:
        with suppress(OSError):
            return _bind(listening.host, port)
    try:
        return _bind(listening.host, ports[-1])
    except OSError as error:
        reason = (error.strerror or "it can't be listened on").lower()
        where = f"{listening.host}:{ports[-1]}"
        raise ConfigError(reason, source=where, hint="choose another --port or --host") from error


def _bind(host: str, port: int) -> socket.socket:
    # With its protocol named: asyncio switches Nagle's delay off only then, and every answer would wait up to 40 ms.
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError:
        bound.close()
        raise
    return bound


def serve(app: ASGIApp, bound: socket.socket, listening: Listening, when_started: Callable[[], None]) -> None:
    """Serve until the process is interrupted or terminated; answers under way are finished first.

    Args:
        app: The application.
        bound: From `listen`.
        listening: For certificate and key.
        when_started: Called once the server answers.
    """
    gc.set_threshold(*_GARBAGE)
    config = uvicorn.Config(
        app,
        log_config=None,  # the library configures no logging; requests are logged without what they ask (Guard)
        access_log=False,
        server_header=False,
        proxy_headers=False,  # the address of the proxy itself says whether its word is taken
        ws="none",
        timeout_graceful_shutdown=_GRACE_S,
        ssl_certfile=listening.certificate,
        ssl_keyfile=listening.key,
    )
    _Server(config, when_started).run(sockets=[bound])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, when_started: Callable[[], None]) -> None:
        super().__init__(config)
        self._when_started = when_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._when_started()
