"""Close calls: contested questions whose best answer hardly leads, or hangs on one grade."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from thurloe.case.review.items import Item
from thurloe.nouns import Status
from thurloe.values.said import say_share, say_value
from thurloe.weigh.findings import UNHEARD
from thurloe.weigh.grades import PRIOR, PRIOR_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from thurloe.case.pointing import Sight
    from thurloe.nouns import Answer, Finding, Source
    from thurloe.records import Standing

CLOSE = 0.25
"""By how much the best answer leads the next where that is a close call, as a probability."""
NEAR = 2  # letters that a grade may be off by
LETTERS = "ABCDE"


def close_calls(sight: Sight) -> Iterator[Item]:
    """Contested questions whose two best answers are nearly as probable as each other."""
    standings = {one.source: one for one in sight.brief.standings}
    sources = {source.id: source for source in sight.brief.sources}
    entities = {entity.id: entity for entity in sight.brief.entities}
    for finding in sight.brief.findings:
        if finding.status is not Status.CONTESTED:
            continue
        best, second = finding.answers[:2]
        lead = best.probability - second.probability
        if lead > CLOSE:
            continue
        flips = list(_flips(finding, sources, standings))
        subject = entities[finding.subject].name if finding.subject in entities else ""
        yield _item(finding, subject, flips)


def _item(finding: Finding, subject: str, flips: Sequence[tuple[Source, str]]) -> Item:
    best, second = finding.answers[:2]
    lead = best.probability - second.probability
    hangs = " or ".join(f"{source.name} graded {letter}" for source, letter in flips)
    why = f"{hangs} instead would likely turn it" if flips else "no one grade would turn it"
    values = sorted(answer.value for answer in finding.answers)
    return Item(
        kind="close call",
        key=(subject.casefold(), finding.event, finding.attribute, finding.about, *values),
        worth=1 - lead + 0.5 * bool(flips),
        what=(
            f"{finding.question} {say_value(finding.attribute, best.value)} "
            f"({say_share(best.probability)}) or {say_value(finding.attribute, second.value)} "
            f"({say_share(second.probability)})"
        ),
        why=why,
        orders=(
            ("answer", finding.question, best.value),
            ("answer", finding.question, second.value),
            *(("grade", source.name, letter) for source, letter in flips),
        ),
    )


def _flips(
    finding: Finding, sources: Mapping[str, Source], standings: Mapping[str, Standing]
) -> Iterator[tuple[Source, str]]:
    """Each source whose grade need change least for another answer to lead, and to which letter.

    What its vote counts is worked out of its bits, and its record taken to move as its prior does:
    an estimate, since a grade also moves the other answers, which tell who is right.
    """
    bits = [math.fsum(r.bits for r in a.reasons) for a in finding.answers[:2]]
    given = sum(UNHEARD not in answer.reasons for answer in finding.answers)
    others = max(given - 1, 1) + 1
    voices = {r.name: r for a in finding.answers[:2] for r in a.reasons if r.name in sources}
    for source in (sources[name] for name in sorted(voices)):
        standing = standings[source.id]
        for letter in _letters(source.reliability):
            factor = _moved(standing, source.reliability, letter, others)
            moved = [
                b + (factor - 1) * _voice(a, source.id)
                for b, a in zip(bits, finding.answers[:2], strict=True)
            ]
            if moved[1] > moved[0]:
                yield source, letter
                break


def _letters(letter: str) -> list[str]:
    """Grades that a source may as well have, the nearest first; any, where it is not known."""
    if letter not in LETTERS:
        return sorted(LETTERS, key=lambda other: abs(PRIOR[other] - PRIOR["F"]))
    at = LETTERS.index(letter)
    near = [other for other in LETTERS if 0 < abs(LETTERS.index(other) - at) <= NEAR]
    return sorted(near, key=lambda other: (abs(LETTERS.index(other) - at), other))


def _moved(standing: Standing, old: str, new: str, others: int) -> float:
    """By what a source's bits are multiplied if its grade is another."""
    share = PRIOR_WEIGHT / (PRIOR_WEIGHT + standing.shared)
    right = standing.reliability + share * (PRIOR[new] - PRIOR[old])
    return _bits(right, others) / _bits(standing.reliability, others)


def _bits(right: float, others: int) -> float:
    held = min(max(right, 0.05), 0.97)
    return math.log2(others * held / (1 - held)) or 1e-9


def _voice(answer: Answer, source: str) -> float:
    return math.fsum(reason.bits for reason in answer.reasons if reason.name == source)
