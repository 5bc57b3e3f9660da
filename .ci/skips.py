"""Fail if a test was skipped: `python .ci/skips.py tests.xml`.

On a complete machine nothing is skipped but what needs the shared folder beside the project, and
that only where the folder is absent (its reason says `../shared`), and what root cannot show,
for whom no file is closed (its reason says `root`), and what needs a file system of its own where
the system lets nobody mount one (its reason says `mount`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def skipped(report: Path) -> list[tuple[str, str]]:
    """The name of each skipped test and its reason; expected failures are no skips."""
    return [
        (f"{case.get('classname')}::{case.get('name')}", mark.get("message") or "")
        for case in ET.parse(report).iter("testcase")  # noqa: S314
        for mark in case.iter("skipped")
        if mark.get("type") == "pytest.skip"
    ]


def is_excused(reason: str) -> bool:
    """Whether this machine cannot run the test and need not be able to."""
    no_shared = "../shared" in reason and not SHARED.is_dir()
    no_mount = "mount" in reason.split() and not can_mount()
    return no_shared or no_mount or ("root" in reason.split() and os.geteuid() == 0)


def can_mount() -> bool:
    """Whether this machine lets us mount a file system that nobody else sees."""
    own = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "-r"]
    command = [*own, "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        subprocess.run(command, capture_output=True, check=True)  # noqa: S603  our own words
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def main(report: str) -> int:
    """Name what may not be skipped here."""
    path = Path(report)
    if not path.is_file():
        print(f"no test report at {path}: the tests did not run")
        return 1
    found = skipped(path)
    excused = [skip for skip in found if is_excused(skip[1])]
    for name, reason in found:
        print(f"{'excused' if (name, reason) in excused else 'SKIPPED'} {name}: {reason}")
    print(f"{len(found)} skipped, {len(excused)} of them excused")
    return int(len(found) > len(excused))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
