"""One method, from a Parquet file of claims to answers: `peers.py METHOD FILE GIB`.

Prints what it took as JSON. Run by `weighing.py` in a process of its own, so that memory is its own
too, and by whatever Python has the peer installed.
"""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def weigh(path: str) -> int:
    """`thurloe.weigh`, copying included."""
    import thurloe  # noqa: PLC0415  each method imports its own library

    result = thurloe.weigh(path)
    return len(result.answers.to_arrow()) + len(result.copying)


def crowd(name: str) -> Callable[[str], int]:
    """A method of crowd-kit with its defaults, all its answers as probabilities."""

    def run(path: str) -> int:
        import crowdkit.aggregation as peer  # noqa: PLC0415
        import pandas as pd  # noqa: PLC0415

        claims = pd.read_parquet(path, columns=["source", "item", "value"])
        claims.columns = ["worker", "task", "label"]
        method = getattr(peer, name)()
        return len(method.fit_predict(claims))

    return run


def discovery(name: str) -> Callable[[str], int]:
    """A method of truthdiscovery with its defaults."""

    def run(path: str) -> int:
        import pandas as pd  # noqa: PLC0415

        if importlib.util.find_spec("cairo") is None:  # which it only draws with
            sys.modules["cairo"] = ModuleType("cairo")
        import truthdiscovery as peer  # noqa: PLC0415

        claims = pd.read_parquet(path, columns=["source", "item", "value"])
        dataset = peer.Dataset(claims.itertuples(index=False, name=None))
        return len(getattr(peer, name)().run(dataset).trust)

    return run


def dafna(path: str) -> int:
    """Accu of DAFNA-EA, which finds who copies whom; `DAFNA` names the folder of its checkout."""
    from pyarrow import csv, parquet  # noqa: PLC0415

    if "DAFNA" not in os.environ:
        sys.exit("set DAFNA to a checkout of DAFNA-EA")
    home = Path(os.environ["DAFNA"])
    classes = os.pathsep.join(map(str, [home / "out", *sorted(home.glob("lib/*.jar"))]))
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "claims.tsv"
        claims = parquet.read_table(path, columns=["source", "item", "value"])
        plain = csv.WriteOptions(include_header=False, delimiter="\t", quoting_style="none")
        csv.write_csv(claims, lines, plain)
        java = ["java", "-Xmx6g", "-XX:CompressedClassSpaceSize=128m", "-cp", classes]
        command = [*java, "DafnaAccu", str(lines)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        faults = [line for line in done.stderr.splitlines() if "Error" in line]
        sys.exit(faults[0] if faults else done.stderr)
    return int(done.stdout.split()[-1])


METHODS: dict[str, Callable[[str], int]] = {
    "thurloe": weigh,
    "crowd-kit vote": crowd("MajorityVote"),
    "crowd-kit Dawid-Skene": crowd("DawidSkene"),
    "crowd-kit GLAD": crowd("GLAD"),
    "crowd-kit MACE": crowd("MACE"),
    "truthdiscovery vote": discovery("MajorityVoting"),
    "truthdiscovery TruthFinder": discovery("TruthFinder"),
    "truthdiscovery PooledInvestment": discovery("PooledInvestment"),
    "DAFNA-EA Accu": dafna,
}


def measure(method: str, path: str) -> dict[str, Any]:
    """Seconds by the clock and of the processor, peak MiB, all from the import on."""
    start = time.perf_counter()
    size = METHODS[method](path)
    seconds = time.perf_counter() - start
    own, child = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": seconds,
        "processor": sum(used.ru_utime + used.ru_stime for used in (own, child)),
        "peak_mib": max(own.ru_maxrss, child.ru_maxrss) / 1024,  # KiB on Linux
        "answers": size,
    }


if __name__ == "__main__":
    most = int(sys.argv[3]) << 30
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    print(json.dumps(measure(sys.argv[1], sys.argv[2])))
