"""A PostgreSQL server of one's own, from Debian's package, for as long as a test or a measurement runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ABSENT = "no PostgreSQL server can be started here: Debian's package postgresql brings it"
_USER = "postgres"  # the server refuses to run as root; Debian's package makes this user


def find_programs() -> Path | None:
    """The folder of the server's programs, the newest version; None where there is none that can be started."""
    folders = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = shutil.which("initdb")
    if found:
        folders.append(Path(found).resolve().parent)
    if os.geteuid() == 0 and not _user_exists():
        return None
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


@contextmanager
def running_server(*, durable: bool = True) -> Iterator[str]:
    """A server on a socket in a folder of its own.

    Args:
        durable: Whether it waits for the disk, as a real one does.

    Yields:
        The beginning of addresses; `{}` in it stands for the database, of which `postgres` is there.
    """
    programs = find_programs()
    if programs is None:
        raise RuntimeError(ABSENT)
    with tempfile.TemporaryDirectory(prefix="dx-pg-", dir="/tmp") as folder:  # a socket's path has 107 bytes at most
        if os.geteuid() == 0:
            shutil.chown(folder, _USER)
        data = f"{folder}/data"
        _run(programs / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        options = f"-k {folder} -c listen_addresses='' -c max_connections=50 -c fsync={'on' if durable else 'off'}"
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            yield f"postgresql://{_USER}@/{{}}?host={folder}"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def make_database(server: str, name: str) -> str:
    """An empty database; its address."""
    import psycopg

    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.format(name)


def _run(program: Path, *arguments: str) -> None:
    user = _USER if os.geteuid() == 0 else None
    subprocess.run(
        [str(program), *arguments], check=True, user=user, cwd="/tmp", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def _user_exists() -> bool:
    import pwd

    return any(entry.pw_name == _USER for entry in pwd.getpwall())
