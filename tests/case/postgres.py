"""A PostgreSQL server of our own: Debian's, in a temporary folder, on a socket, run by nobody in particular."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg

MISSING = "PostgreSQL is missing: scripts/install-debian.sh installs it"
OWNER = "thurloe"


def _program(name):
    """Debian keeps the server's programs beside the PATH."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return next(map(str, places), shutil.which(name))


def is_installed():
    return bool(_program("initdb") and _program("pg_ctl"))


class Server:
    """Started when made; `stop` stops it and clears all away. As root it runs as another user."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))
        self._user = _unprivileged()
        if self._user:
            shutil.chown(self.folder, self._user)
        self.data = self.folder / "data"
        self._run("initdb", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N", "-U", OWNER)
        self.start()
        self._made = 0

    def start(self):
        settings = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c max_connections=50"
        self._run("pg_ctl", "-w", "-o", settings, "-l", str(self.folder / "log"), "start")

    def stop(self):
        self._run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def crash(self):
        """Kill it as a power cut would, and start it again."""
        self._run("pg_ctl", "-m", "immediate", "stop")
        self.start()

    def url(self, database, user=OWNER):
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def new(self):
        """The URL of a new, empty database."""
        self._made += 1
        name = f"heron{self._made}"
        self.say(f"CREATE DATABASE {name}")
        return self.url(name)

    def say(self, *statements, database="postgres"):
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def _run(self, program, *options):
        """Run one of the server's programs; what it says goes to a file, which the server keeps open."""
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [_program(program), "-D", str(self.data), *options],
                user=self._user,
                cwd=self.folder,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                check=False,
            )
            said.seek(0)
            assert done.returncode == 0, said.read().decode()


def _unprivileged():
    """Whoever may run a server in the place of root, who may not; nobody else needs another."""
    if os.geteuid():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), getpass.getuser())
