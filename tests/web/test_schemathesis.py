"""Schemathesis, with all its checks, finds nothing wrong with the live server."""

import subprocess
import sys
from pathlib import Path

import pytest

CONFIG = """
[[operations]]
include-path = "/api/stream"
parameters = { "query.seconds" = 0 }
"""


@pytest.mark.slow
def test_schemathesis_runs_clean(served, tmp_path):
    (tmp_path / "schemathesis.toml").write_text(CONFIG)
    before = served.get("/api/log").json["total"]
    program = Path(sys.executable).with_name("schemathesis")
    done = subprocess.run(
        [
            *(program, "--config-file", tmp_path / "schemathesis.toml"),
            *("run", f"{served.url}/openapi.json", "--checks", "all", "--no-color"),
            *("--max-examples", "10", "--seed", "7", "--request-timeout", "60"),
            *("--header", f"Authorization: Bearer {served.token}"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + served.said()
    assert "No issues found" in done.stdout
    assert "Traceback" not in served.said()
    case = served.get("/api/case").json
    assert case["role"] == "keeper"  # nothing was tried in vain: whoever asked may do all
    assert case["events"] > before
