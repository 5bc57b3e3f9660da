"""How open the set of values is: how many false ones there are that nobody gives.

Where values may be near each other, as places, dates and numbers are, two that are wrong hardly
ever agree, and where sources are few it matters a great deal how seldom. So as many are taken as
tell held-out claims best, against a prior by which twice as many are half as probable.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.kernel import fit
from thurloe.weigh.sharpness import correlation, likelihood, told_by
from thurloe.weigh.slots import UNHEARD, Table, others_of

if TYPE_CHECKING:
    from thurloe.weigh.kernel import Fit
    from thurloe.weigh.sharpness import Told
    from thurloe.weigh.slots import Floats

OPEN = (UNHEARD, 2 * UNHEARD, 4 * UNHEARD)


def fitted(table: Table, weight: Floats, usual: float) -> tuple[Table, Fit, float]:
    """The table with so many values as tell most, its fit, and how far sources err together.

    `usual` is how far they are thought to, before any claim is held out.
    """
    trials = [_trial(opened(table, unheard), weight) for unheard in OPEN]
    worth = [likelihood(told).max() - np.log(n) for n, (*_, told) in zip(OPEN, trials, strict=True)]
    one, found, told = trials[int(np.argmax(worth))]
    return one, found, correlation(told, usual)


def _trial(table: Table, weight: Floats) -> tuple[Table, Fit, Told]:
    found = fit(table, weight)
    return table, found, told_by(table, weight, found)


def opened(table: Table, unheard: float) -> Table:
    """The table with so many false values that nobody gives."""
    others, rest = others_of(table.counted, unheard)
    return replace(table, others=others, unheard=rest)
