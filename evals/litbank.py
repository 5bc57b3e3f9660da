"""Quotations and their speakers as LitBank gives them, in text set as a book sets it.

Bamman, Lewke and Mansoor (2020), "An annotated dataset of coreference in English literature",
LREC. `quotations/tsv/NAME.txt` has a sentence a line, its tokens apart; `NAME.ann` rows QUOTE (id,
line and token where it begins and ends, its words) and ATTRIB (id, speaker); `coref/brat/NAME.ann`
says by spans of characters of the same text whom each mention stands for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUOTATIONS, COREFERENCE = ("quotations", "tsv"), ("coref", "brat")
# Marks that belong to the word before, and to the word behind.
_CLOSING = re.compile(r"[.,;:!?)\]”’]+|'|n't|['’](s|S|ll|re|ve|d|m)|''")
_OPENING = {"“", "‘", "(", "[", "``"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in direct speech: half-open offsets into the novel's text, and who says them."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Novel:
    """One opening of a novel, its quotations, and (start, end, whom it stands for) of mentions."""

    name: str
    text: str
    quotations: tuple[Quotation, ...]
    mentions: tuple[tuple[int, int, str], ...]


def read_novels(folder: Path) -> list[Novel]:
    """The novels of a folder as LitBank comes; raises `ValueError` where it is none."""
    quoted = folder.joinpath(*QUOTATIONS)
    files = sorted(quoted.glob("*.ann"))
    if not files:
        raise ValueError(f"{folder}: no .ann file in {'/'.join(QUOTATIONS)}")
    return [_novel(path, folder.joinpath(*COREFERENCE, path.name)) for path in files]


def _novel(path: Path, coreference: Path) -> Novel:
    source = path.with_suffix(".txt")
    for needed in (source, coreference):
        if not needed.is_file():
            raise ValueError(f"{needed}: it is missing, and {path.name} needs it")
    raw = source.read_text(encoding="utf-8")
    text, at = _set(raw)
    lines = _tokens(raw)
    return Novel(
        name=path.stem,
        text=text,
        quotations=tuple(_quotations(path, lines, at)),
        mentions=tuple(_mentions(coreference, at)),
    )


def _tokens(raw: str) -> list[list[tuple[int, int]]]:
    """For each line the spans of its tokens in the raw text."""
    lines, start = [], 0
    for line in raw.split("\n"):
        lines.append([(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", line)])
        start += len(line) + 1
    return lines


def _set(raw: str) -> tuple[str, list[int]]:
    """The text as a book sets it, and for each raw offset where its character went.

    The corpus has no paragraphs; what is said right behind what was said is a new one.
    """
    text, at, open_ = "", [0] * (len(raw) + 1), False
    last = ""
    for match in re.finditer(r"\S+", raw):
        word = match.group()
        mark = word == '"'
        closes = mark and open_
        tight = bool(_CLOSING.fullmatch(word)) or closes or last in _OPENING or last == "(open)"
        new = "\n" in raw[max(0, match.start() - 2) : match.start()]
        said = last in {"”", "(close)"} and (word == "“" or (mark and not open_))
        text += "" if tight or not text else "\n" if new and said else " "
        for i in range(len(word)):
            at[match.start() + i] = len(text) + i
        text += word
        at[match.end()] = len(text)
        open_ = open_ != mark
        last = ("(open)" if open_ else "(close)") if mark else word
    return text, at


def _quotations(
    path: Path, lines: list[list[tuple[int, int]]], at: list[int]
) -> Iterator[Quotation]:
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines() if row]
    speakers = {row[1]: row[2] for row in rows if row[0] == "ATTRIB"}
    for row in rows:
        if row[0] != "QUOTE":
            continue
        try:
            line, token, last_line, last = map(int, row[2:6])
            start, end = lines[line][token][0], lines[last_line][last][1]
        except (ValueError, IndexError) as error:
            raise ValueError(f"{path}: no such place in the text: {' '.join(row[:6])}") from error
        yield Quotation(start=at[start], end=at[end - 1] + 1, speaker=speakers.get(row[1], ""))


def _mentions(path: Path, at: list[int]) -> Iterator[tuple[int, int, str]]:
    """Rows `T1<tab>LABEL start end<tab>words`, where the label is an entity's name and number."""
    kinds = {"PROP", "NOM", "PRON"}
    for row in path.read_text(encoding="utf-8").splitlines():
        found = re.match(r"T\d+\t(\S+) (\d+) (\d+)\t", row)
        if found and found[1].split("_")[0] not in kinds:
            start, end = int(found[2]), int(found[3])
            if not start < end < len(at):
                raise ValueError(f"{path}: no such place in the text: {row}")
            yield at[start], at[end - 1] + 1, found[1]
