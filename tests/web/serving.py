"""A case that is served by the real program in a process of its own, and what asks it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src"
PROGRAM = "from thurloe.cli.main import main; main()"
PATIENCE = 60


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


class Served:
    """`thurloe serve` on a free port; `token` is that of whoever started it."""

    def __init__(self, place, folder, by="Kay"):
        self.place, self.folder, self.by, self.token = place, folder, by, "sesame"
        self.start()

    def start(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        given = {"PYTHONPATH": str(SRC), "THURLOE_BY": self.by, "THURLOE_TOKEN": self.token}
        self._said = (self.folder / "served.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "serve", str(self.place), "--port", str(self.port)],
            env={**os.environ, **given},
            stdout=self._said,
            stderr=subprocess.STDOUT,
        )
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.get("/openapi.json")
            except (urllib.error.URLError, ConnectionError):
                assert self._process.poll() is None, self.said()
                assert time.monotonic() < end, self.said()
                time.sleep(0.1)
            else:
                return

    def said(self):
        return (self.folder / "served.log").read_text()

    def stop(self, with_=signal.SIGTERM):
        self._process.send_signal(with_)
        self._process.wait(PATIENCE)
        self._said.close()

    def get(self, path, token="sesame"):
        return self._ask(urllib.request.Request(self.url + path), token)

    def post(self, path, data, key, token="sesame", kind="application/json"):
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        request = urllib.request.Request(self.url + path, data=body, method="POST")
        request.add_header("Content-Type", kind)
        if key:
            request.add_header("Idempotency-Key", key)
        return self._ask(request, token)

    def send(self, name, text, key, token="sesame", more=""):
        path = f"/api/accounts?name={name}{more}"
        return self.post(path, text.encode(), key, token, "application/octet-stream")

    def _ask(self, request, token):
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read())


COURT = "By Ruth Ammon, 4 May 1962\n\nThe ferry Heron sank on 3 May 1962. Forty people died.\n"
CLERK = (
    "By Paul Diller, 5 May 1962\n\nThe ferry Heron sank on 3 May 1962. Fifty people died.\n\n"
    "I, Paul Diller, saw it from the quay.\n"
)


def fill(case, folder):
    """Two accounts, one by a protected source; a keeper, an analyst, a reader, and their tokens."""
    (folder / "in").mkdir()
    (folder / "in" / "court.txt").write_text(COURT)
    (folder / "in" / "diller.txt").write_text(CLERK)
    (folder / "in" / "accounts.csv").write_text(
        "file,source,protected\ndiller.txt,Paul Diller,yes\n"
    )
    case.add(folder / "in")
    for name, role in (("Kay", "keeper"), ("Ann", "analyst"), ("Rob", "reader")):
        case.user(name, role)
    return {name: case.token(name) for name in ("Ann", "Rob")}
