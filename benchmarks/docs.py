"""Put a measured table between its markers in docs/benchmarks.md."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"


def put_block(name: str, table: str, page: Path = PAGE) -> None:
    """Replace what stands between `<!-- name -->` and `<!-- end -->`; both must be there."""
    text = page.read_text(encoding="utf-8")
    block = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    changed, count = block.subn(lambda match: f"{match[1]}{table}\n{match[2]}", text)
    if count != 1:
        message = f"{page} holds the marker <!-- {name} --> {count} times, not once"
        raise ValueError(message)
    page.write_text(changed, encoding="utf-8")
