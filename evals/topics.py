"""The topics that are scored: accounts of one matter, and the gold that says what they say."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thurloe.pipeline import make_brief
from thurloe.report import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from thurloe.nouns import Brief

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / "examples"
SHARED = ROOT.parent / "shared"

Gold = dict[str, Any]
Findings = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A folder of accounts and the gold file that belongs to it."""

    name: str
    folder: Path
    gold_file: Path
    ours: bool

    @property
    def gold(self) -> Gold:
        """What the accounts say, as judged by hand."""
        return json.loads(self.gold_file.read_text(encoding="utf-8"))

    @property
    def files(self) -> list[Path]:
        """The accounts that the gold speaks of, in its order."""
        return [self.folder / account["file"] for account in self.gold["accounts"]]

    def fingerprint(self) -> str:
        """Changes whenever an account or the gold does; floors hold for one fingerprint."""
        whole = hashlib.sha256()
        for path in [*sorted(self.files), self.gold_file]:
            whole.update(hashlib.sha256(path.read_bytes()).digest())
        return whole.hexdigest()[:16]

    def brief(self) -> Brief:
        """The brief of exactly these accounts, with our own list of sources where there is one."""
        return make_brief([self.folder] if self.ours else self.files)


def find_topics(folders: Sequence[Path] = (), *, names: Sequence[str] = ()) -> list[Topic]:
    """Our examples, then each folder with a `gold.json` under `folders`; `names` narrows both."""
    ours = [
        Topic(name=gold.stem, folder=OURS / gold.stem, gold_file=gold, ours=True)
        for gold in sorted((ROOT / "evals" / "gold").glob("*.json"))
    ]
    given = [
        Topic(name=gold.parent.name, folder=gold.parent, gold_file=gold, ours=False)
        for folder in folders
        for gold in sorted(folder.glob("*/gold.json"))
    ]
    return [topic for topic in [*ours, *given] if not names or topic.name in names]


def shared_accounts() -> list[Path]:
    """The folder of shared topics beside the project, where it is present."""
    return [SHARED / "accounts"] if (SHARED / "accounts").is_dir() else []


def findings_of(brief: Brief) -> Findings:
    """The findings file of a brief, as the command line writes it with `--reveal`."""
    return json.loads(to_json(brief))


def all_claims(findings: Findings) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    """Every claim with the finding and the value it stands under."""
    for finding in findings["findings"]:
        for answer in finding["answers"]:
            for claim in answer["claims"]:
                yield finding, str(answer["value"]), claim


def write_texts(brief: Brief, topic: Topic, folder: Path) -> None:
    """Put each account's text under its name in `folder`: plain files as they are on the disk."""
    for account in brief.accounts:
        path = folder / account.file
        path.parent.mkdir(parents=True, exist_ok=True)
        on_disk = topic.folder / account.file
        path.write_bytes(on_disk.read_bytes() if account.plain else account.text.encode())


def load_scorer() -> ModuleType | None:
    """The shared `score.py` as a module, or None where it is absent."""
    path = SHARED / "evaluate" / "score.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location("shared_score", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = writes
    return module
