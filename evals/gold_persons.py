"""Gold mentions of GUM and LitBank: where they stand, of whom or what, by name, noun or pronoun.

GUM as CoNLL-U with `Entity` in its last column (Zeldes, 2017, doi:10.1007/s10579-016-9343-x);
LitBank as brat stand-off (Bamman, Lewke and Mansoor, 2020, "An Annotated Dataset of Coreference
in English Literature", LREC). Words are put together again as they are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME, NOUN, PRONOUN = "name", "noun", "pronoun"
FORMS = {"PROP": NAME, "NOM": NOUN, "PRON": PRONOUN}
TYPES = {
    "PER": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organization",
    "VEH": "vessel",
}  # fmt: skip
"""LitBank's types in GUM's words; of vehicles named, most are ships."""

OPENING, CLOSING = frozenset({"“", "``"}), frozenset({"”", "''"})
MARKS = OPENING | CLOSING | {'"'}

_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]+)")
_PIECE = re.compile(r"\([^()]+\)?|[^()]+\)")
_GLUED = re.compile(r"[.,;:!?%)\]]+|n't|['’](?:s|S|m|d|ll|re|ve)?|n’t")
_LABEL = re.compile(r"(PROP|NOM|PRON)_([A-Z]{3})")


@dataclass(frozen=True, slots=True)
class Mention:
    """Half-open offsets into the text of the words and of their head; `form` is one of three."""

    start: int
    end: int
    head: tuple[int, int]
    chain: str
    type: str
    form: str


@dataclass(frozen=True, slots=True)
class Text:
    """One document and its mentions, in the order of the text."""

    name: str
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    tag: str
    head: int


def read(path: Path) -> Text:
    """A document of either corpus, by the ending of its file: `.conllu`, or `.txt` with `.ann`.

    Raises:
        ValueError: if the file is of neither format.
    """
    if path.suffix == ".conllu":
        return _gum(path)
    if path.suffix == ".txt" and _is_marked(path):
        return _litbank(path)
    raise ValueError(f"{path}: neither CoNLL-U nor a .txt with its .ann beside it")


def documents(folder: Path) -> list[Path]:
    """The documents of a folder, wherever in it, by name."""
    found = [*folder.rglob("*.conllu"), *filter(_is_marked, folder.rglob("*.txt"))]
    return sorted(found)


def _is_marked(path: Path) -> bool:
    """Whether mentions are marked beside a text, and not only who speaks."""
    marks = path.with_suffix(".ann")
    return marks.is_file() and bool(_LABEL.search(marks.read_text(encoding="utf-8")))


def _gum(path: Path) -> Text:
    text, words, marks = "", [], []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        if any(line.startswith("# newpar") for line in lines):
            text = text.rstrip() + "\n\n" if text else ""
        base, first = len(words), len(words)
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        text = _written(rows, text, words, base)
        marks += [(first + n, row[9]) for n, row in enumerate(r for r in rows if r[0].isdigit())]
    found = [_gum_mention(words, *span) for span in _spans(marks)]
    return Text(path.stem, text, tuple(sorted(found, key=lambda m: (m.start, -m.end))))


def _written(rows: list[list[str]], text: str, words: list[_Word], base: int) -> str:
    """Add the words of a sentence to the text, of those written as one ("can't") each its part."""
    joined, at = 0, 0  # up to which number words are parts of one, and where the next part begins
    for row in rows:
        first, _, last = row[0].partition("-")
        gap = "" if "SpaceAfter=No" in row[9] else " "
        if last:
            joined, at = int(last), len(text)
            text += row[1] + gap
        elif row[0].isdigit():
            inner = int(first) <= joined
            start = at if inner else len(text)
            at = start + len(row[1])
            text += "" if inner else row[1] + gap
            head = base + int(row[6]) - 1 if row[6] != "0" else -1
            words.append(_Word(start, at, row[3], head))
    return text


def _spans(marks: list[tuple[int, str]]) -> Iterator[tuple[int, int, str, str]]:
    """First and last word, chain and type of every entity; brackets open and close them."""
    opened: list[tuple[int, str, str]] = []
    for at, misc in marks:
        entity = _ENTITY.search(misc)
        for piece in _PIECE.findall(entity[1]) if entity else ():
            if piece.startswith("("):
                chain, kind = piece.strip("()").split("-")[:2]
                opened.append((at, chain, kind))
            if piece.endswith(")"):
                chain = piece.strip("()").split("-")[0]
                n = max((n for n, one in enumerate(opened) if one[1] == chain), default=None)
                if n is not None:
                    first, _, kind = opened.pop(n)
                    yield first, at, chain, kind


def _gum_mention(words: list[_Word], first: int, last: int, chain: str, kind: str) -> Mention:
    inside = range(first, last + 1)
    head = next((w for w in (words[i] for i in inside) if w.head not in inside), words[last])
    form = {"PROPN": NAME, "PRON": PRONOUN, "DET": PRONOUN}.get(head.tag, NOUN)
    ends = words[first].start, words[last].end
    return Mention(*ends, (head.start, head.end), chain, kind, form)


def _litbank(path: Path) -> Text:
    raw = path.read_text(encoding="utf-8")
    text, moved = _closed_up(raw)
    forms, chains = {}, {}
    for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[0][:1] != "T" or len(fields) < 3:  # noqa: PLR2004
            continue
        label, start, end = fields[1].split(" ")
        kind = _LABEL.fullmatch(label)
        span = moved[int(start)], moved[int(end) - 1] + 1
        if kind:
            forms[span] = FORMS[kind[1]], TYPES.get(kind[2], kind[2])
        else:
            chains[span] = label
    found = [
        Mention(*span, _last_name(text, *span), chains.get(span, f"{span}"), kind, form)
        for span, (form, kind) in forms.items()
    ]
    return Text(path.stem, text, tuple(sorted(found, key=lambda m: (m.start, -m.end))))


def _closed_up(raw: str) -> tuple[str, list[int]]:
    """LitBank's words put together as books print them, and where each character has gone."""
    text, moved, quoted, glue = "", [], False, False
    for n, part in enumerate(re.split(r"(\s+)", raw)):
        if n % 2:
            moved += [len(text)] * len(part)
            text += "" if glue else " "
            continue
        closes = part in CLOSING or (part == '"' and quoted)
        if (closes or _GLUED.fullmatch(part)) and text.endswith(" "):
            text = text[:-1]
        moved += range(len(text), len(text) + len(part))
        text += part
        opens = part in OPENING or (part == '"' and not quoted)
        quoted = opens if part in MARKS else quoted
        glue = opens or part in {"(", "["}
    return text, moved


def _last_name(text: str, start: int, end: int) -> tuple[int, int]:
    """The last word with a capital before any "of" or mark: the name in "Karl Weir of Holm"."""
    words = re.split(r"(?=\s(?:of|who|whom|that)\b|,)", text[start:end])[0]
    tall = [m for m in re.finditer(r"[^\s]+", words) if m[0][:1].isupper()]
    last = tall[-1] if tall else re.search(r"\S+$", words)
    return (start + last.start(), start + last.end()) if last else (start, end)
