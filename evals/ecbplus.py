"""ECB+ as it is scored: texts, mentions of events or people, and which of them are one.

Cybulska and Vossen (2014), "Using a sledgehammer to crack a nut?", LREC. Only mentions in the
sentences of `ECBplus_coreference_sentences.csv` count; chains within a document that reach no
other one, and mentions in no chain, are events of their own.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SENTENCES = "ECBplus_coreference_sentences.csv"
# Kinds of mentions, by a part of their names.
EVENTS, PEOPLE = "ACTION", "HUMAN_PART_PER"
# Topics that are left out of all fitting and scored at the end (the split's usual dev part).
HELD = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """Words that tell of an event or of somebody: offsets into the text, and the chain."""

    article: str
    start: int
    end: int
    sentence: int
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text, its sentences a line each, with the mentions that are scored."""

    name: str
    topic: str
    text: str
    mentions: tuple[GoldMention, ...]


def read_topics(folder: Path, tag: str = EVENTS) -> dict[str, list[Article]]:
    """Topic -> its articles in the order of their numbers; sentence 0 of new ones is a link.

    The mentions are those whose kind has `tag` in its name.

    Raises:
        ValueError: the folder or one of its files is not as ECB+ comes.
    """
    if not (folder / SENTENCES).is_file():
        raise ValueError(f"{folder}: no {SENTENCES}")
    scored = _scored(folder / SENTENCES)
    topics = sorted(
        (p for p in folder.iterdir() if p.is_dir() and p.name.isdigit()), key=lambda p: int(p.name)
    )
    return {
        topic.name: [
            _article(path, topic.name, scored, tag)
            for path in sorted(topic.glob("*.xml"), key=lambda p: _natural(p.name))
        ]
        for topic in topics
    }


def story(article: str) -> str:
    """Which of its topic's two matters an article tells, by its name: the older one, or the new."""
    return "new" if article.endswith("plus") else "old"


def _scored(path: Path) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            try:
                found[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path}: columns Topic, File, Sentence Number; {row}") from error
    return found


def _natural(name: str) -> tuple[int | str, ...]:
    return tuple(int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name))


def _article(path: Path, topic: str, scored: Mapping[str, set[int]], tag: str) -> Article:
    try:
        root = etree.parse(path).getroot()
    except etree.XMLSyntaxError as error:
        raise ValueError(f"{path}: no XML: {error}") from error
    if root.find("Markables") is None:
        raise ValueError(f"{path}: no element Markables, as articles of ECB+ have")
    text, spans, sentence_of = _text(root, skip_link="plus" in path.stem)
    chains = _chains(root, path.stem)
    mentions = []
    for mark in root.find("Markables"):
        tokens = [a.get("t_id") for a in mark.iter("token_anchor") if a.get("t_id") in spans]
        if not tokens or tag not in mark.tag:
            continue
        if sentence_of[tokens[0]] not in scored.get(path.stem, ()):
            continue
        id_ = mark.get("m_id")
        mentions.append(
            GoldMention(
                article=path.stem,
                start=spans[tokens[0]][0],
                end=spans[tokens[-1]][1],
                sentence=sentence_of[tokens[0]],
                chain=chains.get(id_, f"{path.stem}/{id_}"),
            )
        )
    mentions.sort(key=lambda m: (m.start, m.end))
    return Article(name=path.stem, topic=topic, text=text, mentions=tuple(mentions))


def _text(
    root: etree._Element, *, skip_link: bool
) -> tuple[str, dict[str, tuple[int, int]], dict[str, int]]:
    """The text, the offsets of each token, and the sentence that it is in."""
    text, spans, sentence_of, last = "", {}, {}, None
    for token in root.iter("token"):
        sentence, word = int(token.get("sentence")), token.text or ""
        if skip_link and sentence == 0:
            continue
        gap = "" if last is None else "\n" if sentence != last else _gap(text, word)
        text += gap
        spans[token.get("t_id")] = (len(text), len(text) + len(word))
        sentence_of[token.get("t_id")] = sentence
        text += word
        last = sentence
    return text + "\n", spans, sentence_of


def _gap(before: str, word: str) -> str:
    """Tokens are written apart; marks and clitics belong to the word before."""
    tight = re.fullmatch(r"[.,;:!?%)\]]+|n't|['’]\w{1,2}", word) or before.endswith(("(", "[", "$"))
    return "" if tight else " "


def _chains(root: etree._Element, name: str) -> dict[str, str]:
    """Mention id -> its chain; chains across documents have names, others are the document's."""
    found = {}
    for relation in _relations(root):
        own = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else None
        chain = own or f"{name}/r{relation.get('r_id')}"
        for source in relation.iter("source"):
            if own or source.get("m_id") not in found:
                found[source.get("m_id")] = chain
    return found


def _relations(root: etree._Element) -> Iterator[etree._Element]:
    relations = root.find("Relations")
    return iter(relations if relations is not None else ())
