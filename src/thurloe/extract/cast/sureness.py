"""How sure it is whom a pronoun stands for: a wrong "he" puts a deed on somebody else."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.extract.cast import features
from thurloe.extract.cast.clauses import SUBJECT
from thurloe.extract.cast.votes import noun_type
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from thurloe.extract.cast.mind import Mind
    from thurloe.extract.cast.things import Thing

Scored = list[tuple[float, int]]
"""The candidates with their log odds, the likeliest first."""

LEAST = -0.1
"""Log odds from which a pronoun stands for somebody in a claim.

Measured on he and she in GUM (bio, news, academic, court, interview, voyage) and in every fourth
text of LitBank, which the weights were not fitted to: of the wrong answers a quarter goes in GUM
and a third in LitBank, of the right ones one in sixteen and one in nine.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """The best candidate for the pronoun at token `i`, and the others with their log odds.

    `chain` is the product of the probabilities from the last name or noun to this pronoun,
    `lowest` the least of them.
    """

    mind: Mind
    i: int
    thing: Thing
    rivals: tuple[Thing, ...]
    chain: float
    lowest: float


STEP = 0.5
"""By how much more a pronoun is sure than the unsure one before it, at most."""

Doubt = Callable[[Choice], float]


def log_of_chain(c: Choice) -> float:
    """How likely all pronouns are that lead here from a name or a noun."""
    return math.log(c.chain)


def log_of_lowest(c: Choice) -> float:
    """How likely the least likely of them is."""
    return math.log(c.lowest)


def is_alone(c: Choice) -> float:
    """Nobody else fits: who is meant may be somebody that the text calls by no known word."""
    return float(not c.rivals)


def beside_rival(c: Choice) -> float:
    """The next best was mentioned in the same sentence, and not as one who tells of others."""
    near = bool(c.rivals) and c.mind.gap(c.rivals[0].number, c.i) == 0
    return float(near and not features.only_reports(c.mind, c.i, c.rivals[0]))


def passed_over(c: Choice) -> float:
    """Another who fits was mentioned in a later sentence, or in this one."""
    own = c.mind.gap(c.thing.number, c.i)
    return float(any(c.mind.gap(t.number, c.i) < own for t in c.rivals))


def missing_here(c: Choice) -> float:
    """Another who fits was mentioned in this sentence, and this one was not."""
    likely = (t for t in c.rivals if not features.unsaid_woman(c.mind, c.i, t))
    gaps = (c.mind.gap(t.number, c.i) for t in likely)
    return float(c.mind.gap(c.thing.number, c.i) > 0 and 0 in gaps)


def before_newcomer(c: Choice) -> float:
    """Another has just come in, as the subject: "A man asked for X. He"."""
    return float(any(features.introduced(c.mind, c.i, t) for t in c.rivals))


def beside_victim(c: Choice) -> float:
    """What is done here goes on with what was done to another: "they caught X and beat him"."""
    return float(any(features.undergoes_both(c.mind, c.i, t) for t in c.rivals))


def behind_stranger(c: Choice) -> float:
    """A subject near by is nobody known: "the Lapp", "the dealer" may be he."""
    p, mind = c.mind.p, c.mind
    first = p.sents[max(p.sent[c.i] - 1, 0)][0]
    subjects = (k for k in range(first, c.i) if p.dep[k] in SUBJECT and p.tag[k] in {"NN", "NNP"})
    return float(any(_is_stranger(mind, k) for k in subjects))


def _is_stranger(mind: Mind, k: int) -> bool:
    numbers = mind.heads.get(k, ())
    people = any(mind.things[n].type is EntityType.PERSON for n in numbers)
    return not people and noun_type(mind.p.lemma[k]) in {None, EntityType.PERSON}


def is_quoted(c: Choice) -> float:
    """The pronoun stands in a quotation."""
    return float(bool(c.mind.p.quote[c.i]))


def is_subject(c: Choice) -> float:
    """The pronoun is a subject."""
    return float(c.mind.p.dep[c.i] in SUBJECT)


def is_of_any_gender(c: Choice) -> float:
    """Whether the person is a man or a woman nothing has said."""
    return float(not c.thing.gender and not c.thing.doubtful)


def of(feature: features.Feature) -> Doubt:
    """A feature of the best candidate alone."""
    return lambda c: feature(c.mind, c.i, c.thing)


GROUND = 1.6
"""Log odds of a pronoun of which none of the rest holds."""

WEIGHTS: tuple[tuple[Doubt, float], ...] = (
    (log_of_lowest, 1.7),
    (log_of_chain, 0.7),
    (is_alone, -0.5),
    (beside_rival, -1.0),
    (passed_over, -0.8),
    (missing_here, -2.0),
    (before_newcomer, -4.0),
    (beside_victim, -2.0),
    (behind_stranger, -0.3),
    (is_quoted, -0.5),
    (is_subject, 0.2),
    (is_of_any_gender, -0.8),
    (of(features.across_quotation), -1.0),
    (of(features.in_paragraph), 0.8),
    (of(features.same_sentence), -0.5),
    (of(features.sentences_away), -0.15),
    (of(features.was_subject), 0.35),
    (of(features.was_owner), 0.2),
    (of(features.is_topic), 0.7),
    (of(features.is_entry), 0.8),
    (of(features.is_doubtful), -1.2),
    (of(features.is_guessed), -1.5),
)
"""Natural log odds, by logistic regression on GUM's training part and the rest of LitBank.

Those of `missing_here`, `before_newcomer` and `beside_victim`, which are rare there, are set by
hand: such a "he" is right one time in two.
"""


def weigh(mind: Mind, i: int, scored: Scored) -> tuple[float, float, float]:
    """How sure the best candidate is, and the probabilities of the chain that leads to it.

    Returns:
        Log odds that it is right; the product of the chain's probabilities; the least of them.
    """
    top, number = scored[0]
    alike = 1 / sum(math.exp(total - top) for total, _ in scored)
    chain, lowest = mind.chains.get(mind.where(number), (1.0, 1.0))
    choice = Choice(
        mind=mind, i=i, thing=mind.things[number],
        rivals=tuple(mind.things[n] for _, n in scored[1:]),
        chain=chain * alike, lowest=min(lowest, alike),
    )  # fmt: skip
    odds = GROUND + sum(weight * doubt(choice) for doubt, weight in WEIGHTS)
    if mind.where(number) in mind.unsure:
        odds = min(odds, mind.sure[mind.where(number)] + STEP)
    return odds, choice.chain, choice.lowest
