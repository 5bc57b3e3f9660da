"""A writer that is killed at any moment loses nothing that it said was written, and leaves no half."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from toys import Clock, Toy, make_case

import thurloe

HERE = Path(__file__).parent
WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from toys import Toy
from thurloe.case.case import Case
from thurloe.case.sqlite import SqliteStore

case = Case(SqliteStore(Path(sys.argv[1])), by="Ann", extractor=Toy)
folder = Path(sys.argv[2])
print("ready", flush=True)
for n in range(10_000):
    file = folder / f"{n}-{len(case.log())}.txt"
    words = f"By Writer {n}\\n\\nHeron sank on {n % 28 + 1} May 1962, in year {len(case.log())}.\\n"
    file.write_text(words + "She was late. " * 500)
    added = case.add(file)
    print("account", added.events[0].seq, added.events[0].hash, flush=True)
    undone = case.undo(added.events[0].seq, because="a test") if n % 2 else None
    if undone:
        print("undo", undone.seq, undone.hash, flush=True)
"""


def _killed_after(seconds, path, folder):
    """The lines that a writer printed before it was killed."""
    env = os.environ | {"PYTHONPATH": str(Path(thurloe.__file__).parents[1])}
    command = [sys.executable, "-c", WRITER, str(path), str(folder), str(HERE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as child:
        ready = child.stdout.readline()
        time.sleep(seconds)
        os.kill(child.pid, signal.SIGKILL)
        lines = child.stdout.read().splitlines(keepends=True)
    assert ready == "ready\n"
    return [line.split() for line in lines if line.endswith("\n")]


def _kill(times, tmp_path):
    """Kill a writer so many times, each on what the last one left."""
    path, folder = tmp_path / "heron.case", tmp_path / "in"
    folder.mkdir()
    make_case(path, Toy(), Clock()).close()
    chance, written = random.Random(5), 0
    for _ in range(times):
        said = _killed_after(chance.uniform(0, 0.1), path, folder)
        with thurloe.open(path, by="Ann") as case:
            log = case.log()
            assert [(kind, int(seq), h) for kind, seq, h in said] == [
                (log[int(seq) - 1].kind, int(seq), log[int(seq) - 1].hash) for _, seq, _ in said
            ]
            assert case.verify() == ()
            state = case.state()
            assert all(state.run_of(held) for held in state.accounts.values())
            accounts = [event for event in log if event.kind == "account"]
            runs = {event.body["account"] for event in log if event.kind == "extraction"}
            assert {event.body["key"] for event in accounts} == runs
            written += len(said)
    assert written > times


def test_twenty_kills(tmp_path):
    _kill(20, tmp_path)


@pytest.mark.slow
def test_two_hundred_kills(tmp_path):
    _kill(200, tmp_path)
