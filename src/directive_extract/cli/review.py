"""`directive-extract review`: the reviewers' desk in the browser."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from directive_extract.cli.options import Language, Organisations, Password, PasswordFile, settings_with
from directive_extract.cli.register.options import DEFAULT, Where, actor_of, clock
from directive_extract.cli.terminal import tell
from directive_extract.errors import ConfigError, RegisterNotFoundError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from directive_extract.batch.inputs import Found
    from directive_extract.register.store import Register
    from directive_extract.review.serving import Listening
    from directive_extract.review.settings import ReviewSettings

EXAMPLES = """\b
Examples:
  directive-extract review minutes/
      read what is new in a folder and open the desk in the browser; decisions go to register.db
  directive-extract review --register office.db --readers 2 --log-in --host desk.example --certificate c.pem --key k.pem
      for a team: everybody logs in, and two must agree (register reviewer add NAME makes the list)
\b
Ctrl-C stops it; nothing that was decided is lost, and what is not read yet goes on at the next start.
"""


def review(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH", help="Documents or folders to lay on the desk; they are read in the background."
        ),
    ] = None,
    where: Where = DEFAULT,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Who decides; your user name if not given.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option("--port", metavar="N", min=0, max=65535, help="8765, or a free one where that is taken."),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address, open nothing.")] = False,
    language: Annotated[
        Language | None, typer.Option("--language", help="Of the pages; the browser's if not given.")
    ] = None,
    readers: Annotated[
        int, typer.Option("--readers", min=1, max=2, help="2: two must agree before a record is settled.")
    ] = 1,
    jobs: Annotated[int, typer.Option("--jobs", metavar="N", min=1, help="Documents read at the same time.")] = 1,
    organisations: Organisations = None,
    password: Password = None,
    password_file: PasswordFile = None,
    log_in: Annotated[
        bool, typer.Option("--log-in", help="Reviewers log in with name and password (register reviewer add).")
    ] = False,
    proxy_user: Annotated[
        str | None,
        typer.Option("--proxy-user", metavar="HEADER", help="A proxy names the reviewer in this header."),
    ] = None,
    trusted_proxy: Annotated[
        list[str] | None,
        typer.Option(
            "--trusted-proxy", metavar="ADDRESS", help="Address or network of that proxy; 127.0.0.1 if not given."
        ),
    ] = None,
    https: Annotated[bool, typer.Option("--https", help="A proxy in front speaks TLS: cookies are marked so.")] = False,
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="Address to listen on.")] = "127.0.0.1",
    allowed_host: Annotated[
        list[str] | None,
        typer.Option("--allowed-host", metavar="NAME", help="A further name that the desk is reached by."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help="TLS certificate with its chain (PEM).")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="Its private key (PEM).")] = None,
    insecure: Annotated[
        str | None,
        typer.Option("--insecure", metavar="REASON", help="Listen on a public address without TLS, and say why."),
    ] = None,
    session_hours: Annotated[
        float, typer.Option("--session-hours", metavar="H", min=0.1, help="A session's length.")
    ] = 12.0,
    log: Annotated[bool, typer.Option("--log", help="Print each request; never what is in a document.")] = False,
) -> None:
    """Check every record beside its source, in the browser; nothing reaches the register unseen.

    The register is made where it is missing. The printed address lets one browser in, once.
    """
    from directive_extract.batch.inputs import find_documents
    from directive_extract.register.reviewing.people import clean_name
    from directive_extract.review.security.entering import new_token
    from directive_extract.review.serving import Listening, check_safety
    from directive_extract.review.settings import ReviewSettings

    listening = Listening(host, port, certificate, key, insecure)
    check_safety(listening)
    by_token = not log_in and proxy_user is None
    actor = clean_name(actor_of(name))
    settings = ReviewSettings.model_validate({
        "readers": readers,
        "language": language and language.value,
        "hosts": hosts_of(host, allowed_host or []),
        "reviewer": actor if by_token else None,
        "token": new_token() if by_token else None,
        "proxy_user_header": proxy_user,
        "trusted_proxies": tuple(trusted_proxy or (["127.0.0.1", "::1"] if proxy_user or https else [])),
        "session_hours": session_hours,
        "https": https,
        "workers": jobs,
        "extraction": settings_with(password, password_file, organisations),
    })
    found = find_documents(paths or [])
    with _register(where) as register:
        _run(register, settings, listening, found, actor, opens_browser=not no_browser, logs=log)


def hosts_of(host: str, allowed: list[str]) -> tuple[str, ...]:
    """The names that the desk answers to.

    Args:
        host: That it listens on.
        allowed: Further ones, as the command line says.

    Returns:
        The names of an own machine, or the host itself, and the further ones.

    Raises:
        ConfigError: It listens everywhere, and nobody says by which name it is reached.
    """
    from directive_extract.review.serving import is_everywhere, is_loopback
    from directive_extract.review.settings import LOCAL_HOSTS

    if is_everywhere(host) and not allowed:
        raise ConfigError(
            "on every address of this machine, the desk has to know its name",
            source="--host",
            hint="add --allowed-host desk.example",
        )
    own = LOCAL_HOSTS if is_loopback(host) else () if is_everywhere(host) else (f"[{host}]" if ":" in host else host,)
    return (*allowed, *own)


def _register(where: str) -> Register:
    from directive_extract.register.store import Register

    try:
        return Register.open(where, clock=clock)
    except RegisterNotFoundError:
        made = Register.create(where, clock=clock)
        tell(f"made a new register: {made.name}")
        return made


def _run(
    register: Register,
    settings: ReviewSettings,
    listening: Listening,
    found: Found,
    actor: str,
    *,
    opens_browser: bool,
    logs: bool,
) -> None:
    from directive_extract.review.app import create_app
    from directive_extract.review.intake.named import add_named
    from directive_extract.review.serving import listen, serve

    bound = listen(listening)
    app = create_app(register, settings)
    if logs:
        _log_requests()
    for problem in found.problems:
        tell(f"{problem.path}: {problem.error.what}")
    count = add_named(app.state.jobs, found, actor)
    if count:
        tell(f"reading {count} {'document' if count == 1 else 'documents'} in the background")
    if listening.insecure:
        tell(f"no TLS on {listening.host}: {listening.insecure}")
    if log_in_is_vain(app):
        tell("nobody is on the list yet: register reviewer add NAME lets somebody log in")
    base = address(listening, settings.hosts[0], bound.getsockname()[1])
    with suppress(KeyboardInterrupt):  # uvicorn raises it anew once everything is closed
        serve(app, bound, listening, lambda: announce(app, base, opens_browser=opens_browser))
    tell("stopped; every decision is in the register")


def log_in_is_vain(app: FastAPI) -> bool:
    """Whether reviewers have to log in, and there is none.

    Args:
        app: The application.

    Returns:
        True where nobody can enter.
    """
    settings: ReviewSettings = app.state.settings
    by_password = settings.token is None and settings.proxy_user_header is None
    return by_password and not any(one.active for one in app.state.reviewers.list())


def address(listening: Listening, name: str, port: int) -> str:
    """The desk's address.

    Args:
        listening: Where it listens.
        name: One of its names.
        port: That was taken.

    Returns:
        Scheme, name and port.
    """
    has_port = name.rpartition(":")[2].isdigit() and not name.endswith("]")
    return f"{listening.scheme}://{name}" if has_port else f"{listening.scheme}://{name}:{port}"


def announce(app: FastAPI, base: str, *, opens_browser: bool) -> None:
    """Say where the desk is; an address that lets somebody in is followed by a new one once it has been used.

    Args:
        app: The running application.
        base: Its address.
        opens_browser: Whether the browser is opened there.
    """
    from directive_extract.review.security.entering import new_token

    settings: ReviewSettings = app.state.settings
    if settings.token is None:
        where = f"{base}/"
    else:
        where = f"{base}/enter?token={settings.token.get_secret_value()}"

        def renew() -> None:
            token = new_token()
            app.state.entry.renew(token)
            tell(f"{settings.reviewer} is in. For another browser: {base}/enter?token={token}")

        app.state.entry.when_used = renew
    print(where, flush=True)
    tell("Ctrl-C stops the desk")
    if opens_browser:
        import threading
        import webbrowser

        threading.Thread(target=webbrowser.open, args=(where,), daemon=True).start()  # a slow one must not hold us up


def _log_requests() -> None:
    import logging
    import sys

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    access = logging.getLogger("directive_extract.review.access")
    access.addHandler(handler)
    access.setLevel(logging.INFO)
