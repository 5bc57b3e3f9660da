"""Which people of several texts are one, scored on ECB+: `python evals/identity.py [--data DIR]`.

Gold mentions of people, within topics, singletons counted: MUC, B³, CEAFe and CoNLL F1 in percent.
Texts are read as accounts are, and a gold mention stands for the entity of our mention that ends
where it ends; where we have none, it is somebody of his own. Beside it, one last word, one person.
Once for all mentions, pronouns and "the driver" too, once for those that end in a name.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import coreference as score
import ecbplus

from thurloe.extract import english
from thurloe.nouns import Account, Section, View
from thurloe.resolve import resolve_entities

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecbplus import Article, GoldMention

    from thurloe.extract.extractor import EnglishExtractor
    from thurloe.nouns import Referent

ECBPLUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "ecbplus"
Key = tuple[str, int, int]
Names = dict[Key, str]


def account(article: Article) -> Account:
    """An article as an account."""
    return Account(
        file=article.name,
        sha256="",
        text=article.text,
        view=View.plain(article.text),
        sections=(Section(start=0, end=len(article.text)),),
        source=article.name,
    )


def ours(articles: Sequence[Article], extractor: EnglishExtractor) -> Names:
    """Each gold mention -> the entity that we have there, itself where we have none."""
    read = extractor.extract([account(article) for article in articles])
    referents = [r for extraction in read for r in extraction.referents]
    entity_of = {r: e.id for e in resolve_entities(referents) for r in e.referents}
    ends = {end: entity_of.get(r.id, r.id) for r in referents for end in _ends(r)}
    return {
        key: ends.get((key[0], key[2]), "/".join(map(str, key)))
        for key in (_key(m) for m in _mentions(articles))
    }


def _ends(referent: Referent) -> Iterator[tuple[str, int]]:
    return ((quote.account, quote.end) for quote in referent.mentions)


def by_last_word(articles: Sequence[Article]) -> Names:
    """The baseline: one last word, one person."""
    texts = {article.name: article.text for article in articles}
    return {
        key: texts[key[0]][key[1] : key[2]].split()[-1].lower()
        for key in (_key(m) for m in _mentions(articles))
    }


def _mentions(articles: Sequence[Article]) -> Iterator[GoldMention]:
    return (mention for article in articles for mention in article.mentions)


def _key(mention: GoldMention) -> Key:
    return mention.article, mention.start, mention.end


def figures(key: Mapping[Key, object], response: Mapping[Key, object]) -> str:
    """MUC, B³, CEAFe and CoNLL F1 in percent."""
    sides = score.partition(dict(key)), score.partition(dict(response))
    three = [100 * measure(*sides).f1 for measure in (score.muc, score.b_cubed, score.ceaf_e)]
    return " ".join(f"{x:5.1f}" for x in [*three, sum(three) / 3])


def main() -> int:
    """Print the table; 1 where there is no such corpus."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--data", type=Path, default=ECBPLUS, help="a folder as ECB+ comes")
    try:
        topics = ecbplus.read_topics(parser.parse_args().data, ecbplus.PEOPLE)
    except (OSError, ValueError) as error:
        print(error)
        return 1
    key, found, words, named = {}, {}, {}, set()
    extractor = english()
    for topic, articles in topics.items():
        key |= {_key(m): (topic, m.chain) for m in _mentions(articles)}
        found |= {k: (topic, name) for k, name in ours(articles, extractor).items()}
        words |= {k: (topic, word) for k, word in by_last_word(articles).items()}
        texts = {article.name: article.text for article in articles}
        named |= {k for k in key if k[0] in texts and _is_name(texts[k[0]][k[1] : k[2]])}
    print(f"{'':30} mentions   MUC    B³  CEAFe CoNLL")
    for part, kept in (("all", set(key)), ("names", named)):
        for name, response in (("one last word", words), ("ours", found)):
            sides = ({k: side[k] for k in sorted(kept)} for side in (key, response))
            print(f"{part + ': ' + name:30} {len(kept):8} {figures(*sides)}")
    return 0


def _is_name(words: str) -> bool:
    last = words.rsplit(maxsplit=1)[-1]
    return last[:1].isupper() and last.lower() != "i"


if __name__ == "__main__":
    sys.exit(main())
