"""Gold mentions of ECB+ as `EventMention`s: read by the small English model, as accounts are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.extract.extractor import load_model
from thurloe.extract.times import Timex, find_timex3
from thurloe.resolve.events import EventMention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ecbplus import Article, GoldMention
    from spacy.tokens import Doc, Token

CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
NAMING = {"NOUN", "PROPN", "ADJ", "NUM"}
HEADS = {"VERB", "NOUN", "PROPN", "ADJ", "NUM"}
WITHIN = {"compound", "conj", "poss", "amod", "nummod"}
# Which part of a clause a word is, by its dependency or, behind a preposition, by that.
PART_OF = {
    "doers": {"nsubj", "by"},
    "undergoers": {"dobj", "nsubjpass", "of", "poss", "compound", "nmod"},
    "places": {"in", "at", "near", "on", "off", "from", "to", "into"},
    "numbers": {"nummod"},
    "others": {"attr", "amod"},
}


@dataclass(frozen=True, slots=True)
class Gold:
    """The mentions of one topic, what its texts say, and mention id -> gold chain."""

    mentions: list[EventMention]
    texts: dict[str, Mapping[str, int]]
    chains: dict[str, str]


def read(topics: Mapping[str, Sequence[Article]]) -> dict[str, Gold]:
    """Topic -> its gold mentions."""
    nlp = load_model()
    found = {}
    for topic, articles in topics.items():
        docs = list(nlp.pipe([article.text for article in articles], batch_size=16))
        gold = Gold([], {}, {})
        for article, doc in zip(articles, docs, strict=True):
            gold.texts[article.name] = Counter(_lemmas(t for t in doc if _content(t)))
            told = find_timex3(article.text)
            for mention in article.mentions:
                seen = _mention(doc, mention, f"{article.name}:{len(gold.mentions)}", told)
                gold.mentions.append(seen)
                gold.chains[seen.id] = mention.chain
        found[topic] = gold
    return found


def _content(token: Token) -> bool:
    return token.pos_ in CONTENT and not token.is_stop


def _lemmas(tokens: Iterable[Token]) -> Iterator[str]:
    return (token.lemma_.lower() for token in tokens)


def _mention(doc: Doc, gold: GoldMention, id_: str, told: Sequence[Timex]) -> EventMention:
    own = [t for t in doc if t.idx < gold.end and t.idx + len(t) > gold.start and not t.is_space]
    head = _head(own)
    line = [t for t in _line(doc, gold) if not t.is_space]
    return EventMention(
        id=id_,
        account=gold.article,
        sentence=gold.sentence,
        lemma=head.lemma_.lower(),
        text=doc.text[gold.start : gold.end].lower(),
        noun=head.pos_ != "VERB",
        **_parts(head),
        governors=frozenset(_lemmas([head.head]) if head.head is not head else ()),
        dates=_dates(head, line, told),
        context=frozenset(_lemmas(t for t in line if _content(t) and t not in own)),
        names=frozenset(t.lower_ for t in line if t.pos_ == "PROPN"),
    )


def _dates(head: Token, line: Sequence[Token], told: Sequence[Timex]) -> frozenset[str]:
    """The days, months, years of its clause: what the times depend on before another verb."""
    found = set()
    for time in told if line else ():
        words = [t for t in line if time.start <= t.idx < time.end]
        value = _DATE.match(time.value or time.timex3) if words else None
        if value and time.kind in {"DATE", "TIME"} and _clause(words[0]).i in _clauses(head):
            found.add(value[0])
    return frozenset(found)


# A day, a month, a year, or a day of the week as TimeML writes one.
_DATE = re.compile(r"\d{4}-\d\d-\d\d|XXXX-WXX-\d|\d{4}-\d\d$|\d{4}$|XXXX-\d\d-\d\d")


def _clause(word: Token) -> Token:
    """The verb that a word depends on, else what all of its sentence does."""
    while word.head.i != word.i and word.pos_ not in {"VERB", "AUX"}:
        word = word.head
    return word


def _clauses(head: Token) -> set[int]:
    """What the dates of a word's clause depend on: the word itself, and a noun's verb."""
    return {head.i, _clause(head).i}


def _head(own: Sequence[Token]) -> Token:
    """The word of a mention that the others depend on; of several the verb, else the last noun."""
    inside = {t.i for t in own}
    tops = [t for t in own if t.head.i not in inside or t.head.i == t.i]
    heads = [t for t in tops if t.pos_ in HEADS] or tops
    nominal = heads[-1].pos_ in {"NOUN", "PROPN"} and heads[0].pos_ != "VERB"
    return heads[-1] if nominal else heads[0]


def _line(doc: Doc, gold: GoldMention) -> Iterator[Token]:
    start = doc.text.rfind("\n", 0, gold.start) + 1
    end = doc.text.find("\n", gold.start)
    return (t for t in doc if start <= t.idx < end)


def _parts(head: Token) -> dict[str, frozenset[str]]:
    """What stands in each part of the head's clause."""
    found: dict[str, set[str]] = {part: set() for part in PART_OF}
    for child in head.children:
        ends = list(child.children) if child.dep_ in {"prep", "agent"} else [child]
        label = child.lower_ if child.dep_ in {"prep", "agent"} else child.dep_
        part = next((p for p, labels in PART_OF.items() if label in labels), None)
        if part is None and child.dep_ != "prep":
            continue
        for end in ends:
            words = [end, *(t for t in end.children if t.dep_ in WITHIN)]
            found[part or "others"].update(_lemmas(t for t in words if t.pos_ in NAMING))
    return {part: frozenset(words) for part, words in found.items()}
