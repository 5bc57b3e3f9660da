"""Persons named, and who is he or she: `python evals/persons.py [--data DIR]`.

For each set of documents (GUM, LitBank): of the gold mentions of persons by a proper noun, how
many overlap at their head one that we take for a person's (recall), and how many of ours are a
person's (precision), beside what the parsing model finds by itself; he and she with predicted
mentions: how many of all are right, by the resolver's best answer; how many it is sure enough of
to tell anything by, and how many of those are right; what the cast takes, in processor time.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import gold_persons
from gold_persons import NAME, PRONOUN

from thurloe.extract.cast import cast_of
from thurloe.extract.extractor import load_model, straight
from thurloe.nouns import Account, EntityType, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gold_persons import Mention, Text
    from spacy.tokens import Doc, Token

    from thurloe.extract.cast import Cast

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
HE_OR_SHE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
HELD = 4
"""Every fourth document of LitBank is in no fit: the first, the fifth and so on."""


def sets(data: Path | None) -> dict[str, list[Path]]:
    """What is scored, by name: the folder given, or the corpora of the sibling folder."""
    if data:
        return {str(data): gold_persons.documents(data)}
    gum, litbank = CORPORA / "gum", gold_persons.documents(CORPORA / "litbank")
    told = {
        part: [p for p in gold_persons.documents(gum / part) if p.name.split("_")[1] in TOLD]
        for part in ("dev", "train")
    }
    rest = [p for p in gold_persons.documents(gum / "dev") if p not in told["dev"]]
    return {
        "GUM dev, bio and news": told["dev"],
        "GUM dev, the rest": rest,
        "LitBank, not trained on": litbank[::HELD],
        "GUM train, bio and news": told["train"],
    }


TOLD = frozenset({"bio", "news"})


def account_of(text: str) -> Account:
    """A text as an account of nobody."""
    return Account(file="x", sha256="", text=text, view=View.plain(text), sections=(), source="s")


def named(cast: Cast, doc: Doc) -> set[tuple[int, int]]:
    """Where our persons stand by name, or by a title with a capital, as in "the Sheriff"."""
    people = {r.id: r for r in cast.referents if r.type is EntityType.PERSON}
    proper = {
        doc[i].idx + len(doc[i]): ids for i, ids in cast.heads.items() if doc[i].tag_ == "NNP"
    }
    found = set()
    for id_, referent in people.items():
        for q in referent.mentions:
            by_name = " ".join(q.text.split()) in referent.names
            if by_name or proper.get(q.end) == (id_,):
                found.add((q.start, q.end))
    return found


def by_model(doc: Doc) -> set[tuple[int, int]]:
    """What the parsing model labels as persons."""
    return {(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"}


def count_names(gold: Text, spans: Iterable[tuple[int, int]]) -> Counter[str]:
    """How many gold names there are and are found, how many were given and are right."""
    spans = set(spans)
    wanted = [m for m in gold.mentions if m.type == "person" and m.form == NAME]
    covered = {i for start, end in spans for i in range(start, end)}
    return Counter(
        wanted=len(wanted),
        found=sum(bool(covered & {*range(*m.head)}) for m in wanted),
        given=len(spans),
        right=sum(is_person(gold, *span) for span in spans),
    )


def is_person(gold: Text, start: int, end: int) -> bool:
    """Whether a person's name has its head in the span, or the least mention of its end is one."""
    heads = (m.head for m in gold.mentions if m.type == "person" and m.form == NAME)
    if any(start <= head[0] and head[1] <= end for head in heads):
        return True
    around = [m for m in gold.mentions if m.start < end <= m.end]
    least = min(around, key=lambda m: m.end - m.start, default=None)
    return least is not None and least.type == "person"


def count_pronouns(gold: Text, cast: Cast, doc: Doc) -> Counter[str]:
    """Of he and she: all, right at best, told, told and right."""
    chain_of = _chains(gold, cast, doc)
    tokens = {token.idx: token.i for token in doc}
    found: Counter[str] = Counter()
    for mention in gold.mentions:
        if (
            mention.form != PRONOUN
            or gold.text[mention.start : mention.end].lower() not in HE_OR_SHE
        ):
            continue
        i = tokens.get(mention.start, -1)
        told, best = cast.heads.get(i, ()), cast.heads.get(i) or cast.unsure.get(i, ())
        is_right = bool(best) and chain_of.get(best[0]) == mention.chain
        found.update({"he": 1, "he right": is_right, "told": bool(told)})
        found["told right"] += bool(told) and is_right
    return found


def _chains(gold: Text, cast: Cast, doc: Doc) -> Mapping[str, str]:
    """Each referent's gold chain: that of most of its names and nouns."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for i, ids in cast.heads.items():
        least = _least(gold, doc[i])
        if len(ids) == 1 and least and doc[i].tag_ not in {"PRP", "PRP$", "WP", "WDT"}:
            votes[ids[0]][least.chain] += 1
    return {id_: some.most_common(1)[0][0] for id_, some in votes.items()}


def _least(gold: Text, token: Token) -> Mention | None:
    around = [m for m in gold.mentions if m.start <= token.idx < m.end]
    return min(around, key=lambda m: m.end - m.start, default=None)


def score(gold: Text, doc: Doc) -> Counter[str]:
    """Everything counted of one document, and the seconds that the cast alone took."""
    start = time.process_time()
    cast = cast_of(doc, account_of(gold.text))
    total: Counter[str] = Counter(us=round(1e6 * (time.process_time() - start)), tokens=len(doc))
    for name, spans in (("", named(cast, doc)), ("model ", by_model(doc))):
        total.update({name + k: n for k, n in count_names(gold, spans).items()})
    total.update(count_pronouns(gold, cast, doc))
    return total


def row(name: str, n: Mapping[str, int]) -> str:
    """One line of figures: shares, and of how many."""

    def share(one: str, of: str) -> str:
        return f"{n[one] / n[of]:.3f}" if n[of] else "  -  "

    return (
        f"{name:24}  names R {share('found', 'wanted')} of {n['wanted']},"
        f" P {share('right', 'given')} of {n['given']}"
        f" (model R {share('model found', 'wanted')} P {share('model right', 'model given')})"
        f"  he/she right {share('he right', 'he')} of {n['he']},"
        f" told {share('told', 'he')}, of these right {share('told right', 'told')}"
        f"  {n['us'] / max(n['tokens'], 1):.0f} us a token"
    )


def main() -> int:
    """Print the table; 1 where there is no document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder of .conllu, or of .txt with .ann")
    nlp, some = load_model(), False
    for name, paths in sets(parser.parse_args().data).items():
        golds = [gold_persons.read(path) for path in paths]
        docs = nlp.pipe((straight(gold.text) for gold in golds), batch_size=16)
        total = sum((score(*pair) for pair in zip(golds, docs, strict=True)), Counter())
        some = some or bool(golds)
        print(row(name, total) if golds else f"{name}: no documents")
    return 0 if some else 1


if __name__ == "__main__":
    sys.exit(main())
