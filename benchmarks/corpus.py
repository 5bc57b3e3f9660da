"""Texts to measure on: shared topics and news articles where present, else our examples."""

from __future__ import annotations

import json
import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from thurloe.read import find_files, read_accounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"
NEWS = CORPORA / "ecbplus"


def longest() -> list[Path]:
    """The plain texts of the shared topics, or our examples where those are absent."""
    shared = sorted((SHARED / "accounts").glob("*/*.txt"))
    return shared or [EXAMPLES / "ferry", EXAMPLES / "contested_life"]


def read_texts(paths: Sequence[Path]) -> list[str]:
    """The texts as a reader sees them, for the pipeline that is compared."""
    return [account.view.text for account in read_accounts(find_files(paths)).accounts]


def write_articles(folder: Path, n: int) -> int:
    """Write `n` articles to `folder` as plain text; returns how many words they have."""
    words = 0
    articles = news() if NEWS.is_dir() else varied()
    for number, text in zip(range(n), articles, strict=False):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def write_all(folder: Path) -> int:
    """Write every document there is, long ones too; returns how many words they have."""
    words = 0
    texts = chain(news(repeats=0), longer()) if NEWS.is_dir() else varied(turns=1)
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def longer() -> Iterator[str]:
    """War histories, articles of the nineties, talks and lives, openings of novels."""
    for file in sorted((CORPORA / "times").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
    for file in sorted((CORPORA / "gum").glob("*/*.conllu")):
        lines = file.read_text(encoding="utf-8").splitlines()
        yield "\n".join(line[9:] for line in lines if line.startswith("# text = ")) + "\n"
    for file in sorted((CORPORA / "litbank" / "coref" / "brat").glob("*.txt")):
        lines = file.read_text(encoding="utf-8").splitlines()
        yield "\n".join(_joined(line.split()) for line in lines) + "\n"


def news(repeats: int = 1) -> Iterator[str]:
    """The ECB+ articles, one sentence a line; then again with other numbers, if all are used."""
    files = sorted(NEWS.glob("*/*.xml"), key=lambda path: _natural(path.name))
    for turn in range(repeats + 1):
        for path in files:
            yield _shift(_plain(path), turn)


def varied(turns: int = 10_000) -> Iterator[str]:
    """Our examples over and over, each time with other numbers, so that they are no copies."""
    texts = read_texts([EXAMPLES])
    for turn in range(turns):
        for text in texts:
            yield _shift(text, turn)


def _natural(name: str) -> tuple[int | str, ...]:
    return tuple(int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name))


def _plain(path: Path) -> str:
    """Join a document's tokens with spaces, its sentences with line breaks."""
    sentences: dict[int, list[str]] = {}
    for token in etree.parse(path).iter("token"):
        sentences.setdefault(int(token.get("sentence")), []).append(token.text or "")
    return "\n".join(_joined(tokens) for tokens in sentences.values()) + "\n"


def _joined(tokens: Sequence[str]) -> str:
    text = re.sub(r" ([.,;:!?%)\]]|n't\b|'\w+\b)", r"\1", " ".join(tokens))
    return re.sub(r"([(\[$]) ", r"\1", text)


def _shift(text: str, by: int) -> str:
    """The text with each small number raised, and left as it is for 0."""
    raised = re.sub(r"\b\d{1,2}\b", lambda match: str((int(match[0]) + by) % 100), text)
    return raised if by else text
