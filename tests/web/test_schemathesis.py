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
@pytest.mark.parametrize(
    ("who", "examples", "role"),
    [("Rob", 10, "reader"), ("Kay", 40, "keeper")],  # the keeper last: she may shut others out
)
def test_schemathesis_runs_clean(served, tmp_path, who, examples, role):
    """As somebody who may do nothing, and as one who may do all: by examples and in sequences too."""
    (tmp_path / "schemathesis.toml").write_text(CONFIG)
    before = served.get("/api/log").json["total"]
    program = Path(sys.executable).with_name("schemathesis")
    done = subprocess.run(
        [
            *(program, "--config-file", tmp_path / "schemathesis.toml"),
            *("run", f"{served.url}/openapi.json", "--checks", "all", "--no-color"),
            *("--phases", "examples,coverage,fuzzing,stateful"),
            *("--max-examples", str(examples), "--seed", "7", "--request-timeout", "60"),
            *("--header", f"Authorization: Bearer {served.tokens[who]}"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + served.said()
    for phase in ("Examples", "Coverage", "Fuzzing", "Stateful"):
        assert f"\u2705 {phase}" in done.stdout.replace("\u2705  ", "\u2705 "), phase
    assert "Traceback" not in served.said()
    case = served.get("/api/case", served.tokens[who]).json
    assert case["role"] == role  # whoever asked was let do, or not, what his role says
    assert (case["events"] > before) == (role == "keeper")
