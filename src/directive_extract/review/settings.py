"""What may be chosen about the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr

from directive_extract.schema.base import Model
from directive_extract.schema.settings import Settings

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


class ReviewSettings(Model):
    """How the desk is run. The defaults fit one machine whose reviewers log in with passwords.

    Attributes:
        readers: How many persons must agree before a record is settled: 1 or 2.
        language: Of the pages; None leaves it to the reviewer and the browser.
        hosts: Names that the desk is reached by, as they stand in an address, with or without a port; requests for any
            other are refused, so that no foreign name can be pointed at it.
        reviewer: Who enters with `token`; in the log every decision of that session bears this name.
        token: Opens one session, once; None where nobody enters that way.
        proxy_user_header: Header in which a proxy in front of the desk names the person that it has let in.
        trusted_proxies: Addresses or networks from which that header is believed, and `X-Forwarded-For` where failed
            log-ins are counted; "unix" for a Unix socket.
        session_hours: A session ends after so long.
        https: Whether a proxy in front of the desk speaks TLS for it; cookies are marked so, as they are where the desk
            speaks TLS itself.
        max_upload_bytes: Largest file.
        max_request_bytes: Most that is sent at once: all files of an upload together.
        max_uploads: Most files at once.
        max_waiting: Most files that wait for their conversion; more are refused until some are done.
        max_waiting_bytes: The same in bytes.
        max_seconds: A document that takes longer fails.
        workers: Documents converted at the same time.
        uploads: Folder in which uploaded files wait; beside the register where None.
        extraction: How documents are read.
    """

    readers: int = Field(default=1, ge=1, le=2)
    language: Literal["en", "vi"] | None = None
    hosts: tuple[str, ...] = LOCAL_HOSTS
    reviewer: str | None = None
    token: SecretStr | None = None
    proxy_user_header: str | None = None
    trusted_proxies: tuple[str, ...] = ()
    session_hours: float = Field(default=12.0, gt=0)
    https: bool = False
    max_upload_bytes: int = Field(default=50_000_000, gt=0)
    max_request_bytes: int = Field(default=500_000_000, gt=0)
    max_uploads: int = Field(default=300, gt=0)
    max_waiting: int = Field(default=2_000, gt=0)
    max_waiting_bytes: int = Field(default=5_000_000_000, gt=0)
    max_seconds: float = Field(default=600.0, gt=0)
    workers: int = Field(default=1, ge=1)
    uploads: Path | None = None
    extraction: Settings = Settings()
