"""Which people of several texts are one, scored on ECB+: `python evals/identity.py [--data DIR]`.

Gold mentions of people, within topics, singletons counted: MUC, B³, CEAFe and CoNLL F1 in percent.
Texts are read as accounts are, and a gold mention stands for the entity of our mention whose last
word is its own, whether a stop or "'s" is counted in or not; where we have none, it is somebody of
his own. Beside it, one last word, one person; and ours for whom an entity stands, while those that
have none ("the driver", "police") go by their last word. Once for all mentions, once for names:
last words with a capital that no text of the topic writes without. The topics that `ecbplus.py`
holds out are scored by themselves.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import coreference as score
import ecbplus

from thurloe.extract import english
from thurloe.read import account_of
from thurloe.resolve import resolve_entities

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecbplus import Article, GoldMention

    from thurloe.extract.extractor import EnglishExtractor

ECBPLUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "ecbplus"
Key = tuple[str, int, int]
Names = dict[Key, str]


def ours(articles: Sequence[Article], extractor: EnglishExtractor) -> tuple[Names, Names]:
    """Each gold mention that we have -> our entity there; and all others -> whom one text means."""
    extractions = extractor.extract(
        [account_of(article.text, file=article.name) for article in articles]
    )
    referents = [r for extraction in extractions for r in extraction.referents]
    entity_of = {r: e.id for e in resolve_entities(referents) for r in e.referents}
    texts = {article.name: article.text for article in articles}
    at = {
        (quote.account, last_word(texts[quote.account], quote.start, quote.end)[1]): r.id
        for r in referents
        for quote in r.mentions
    }
    met = ((k, at.get((k[0], last_word(texts[k[0]], *k[1:])[1]))) for k in keys(articles))
    here = {k: id_ for k, id_ in met if id_}
    return {k: entity_of[r] for k, r in here.items() if r in entity_of}, here


def last_word(text: str, start: int, end: int) -> tuple[str, int]:
    """The last word of a mention in small letters, and where it ends, without "'s" and stops."""
    bare = _BEHIND.sub("", text[start:end])
    words = bare.split() or [text[start:end]]
    return words[-1].lower(), start + len(bare)


_BEHIND = re.compile(r"(?:['’]s|['’.,])*$")


def by_last_word(articles: Sequence[Article]) -> Names:
    """The baseline: one last word, one person."""
    texts = {article.name: article.text for article in articles}
    return {k: last_word(texts[k[0]], *k[1:])[0] for k in keys(articles)}


def names(articles: Sequence[Article]) -> set[Key]:
    """The mentions whose last word has a capital wherever the topic's texts have it."""
    texts = {article.name: article.text for article in articles}
    small = {w for text in texts.values() for w in re.findall(r"\w+", text) if not w[0].isupper()}
    ends = (
        (k, texts[k[0]][k[1] : k[2]], last_word(texts[k[0]], *k[1:])[0]) for k in keys(articles)
    )
    return {
        k for k, words, last in ends
        if words.rsplit(maxsplit=1)[-1][0].isupper() and last not in small and last not in _I
    }  # fmt: skip


_I = frozenset({"i", "i'm", "i’m"})


def keys(articles: Sequence[Article]) -> Iterator[Key]:
    """Where each gold mention is."""
    return (_at(m) for article in articles for m in article.mentions)


def figures(key: Mapping[Key, object], response: Mapping[Key, object]) -> str:
    """MUC, B³, CEAFe and CoNLL F1 in percent."""
    sides = score.partition(dict(key)), score.partition(dict(response))
    three = [100 * measure(*sides).f1 for measure in (score.muc, score.b_cubed, score.ceaf_e)]
    return " ".join(f"{x:5.1f}" for x in [*three, sum(three) / 3])


@dataclass(frozen=True, slots=True)
class Sides:
    """Of each mention its topic and the person's name there, by gold and by each row; the names."""

    gold: dict[Key, tuple[str, object]]
    rows: dict[str, dict[Key, tuple[str, object]]]
    named: set[Key]


def read(topics: Mapping[str, Sequence[Article]], extractor: EnglishExtractor) -> Sides:
    """Score sheets of all topics: by gold, by the last word, by us, and by us and the last word."""
    sides = Sides({}, {"one last word": {}, "ours": {}, "ours, else last word": {}}, set())
    for topic, articles in topics.items():
        sides.gold.update({_at(m): (topic, m.chain) for a in articles for m in a.mentions})
        (found, here), words = ours(articles, extractor), by_last_word(articles)
        alone = {k: "/".join(map(str, k)) for k in words}
        rows = (words, alone | here | found, words | found)
        for row, people in zip(sides.rows.values(), rows, strict=True):
            row.update({k: (topic, name) for k, name in people.items()})
        sides.named.update(names(articles))
    return sides


def _at(mention: GoldMention) -> Key:
    return mention.article, mention.start, mention.end


def main() -> int:
    """Print the table; 1 where there is no such corpus."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--data", type=Path, default=ECBPLUS, help="a folder as ECB+ comes")
    try:
        topics = ecbplus.read_topics(parser.parse_args().data, ecbplus.PEOPLE)
    except (OSError, ValueError) as error:
        print(error)
        return 1
    sides = read(topics, english())
    print(f"{'':44} mentions   MUC    B³  CEAFe CoNLL")
    for part, held in (("not held out", False), ("held out", True)):
        for kind, some in (("all", set(sides.gold)), ("names", sides.named)):
            kept = sorted(k for k in some if (sides.gold[k][0] in ecbplus.HELD) is held)
            key = {k: sides.gold[k] for k in kept}
            for name, response in sides.rows.items():
                row = figures(key, {k: response[k] for k in kept}) if kept else "none"
                print(f"{f'{part}, {kind}: {name}':44} {len(kept):8} {row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
