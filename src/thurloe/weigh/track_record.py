"""How often each source is right by the answers reached, and how far that may be off.

The figure itself is that which weighs: drawn to what all sources show by `OWN_WEIGHT` claims. That
is good for telling answers and far too sure of itself as a statement about one source. So the
interval stands by the source's own claims, each as good as any other whether copied or not, with a
mean of all that is worth no more than `FAINT` claims (Agresti & Coull, "Approximate is better than
'exact' for interval estimation of binomial proportions", 1998, doi:10.1080/00031305.1998.10480550),
and is widened by what all sources err in together: answers may be wrong, and those of a table are
so at once, by a share `TOGETHER` of the doubt that they leave. It reaches past the figure itself on
either side.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.kernel import OWN_WEIGHT, heard, in_all, usual
from thurloe.weigh.slots import sums

if TYPE_CHECKING:
    from thurloe.weigh.slots import Floats, Table

NINETY = 1.6449  # standard deviations to each side that hold 90 % of a normal distribution
# Both from generated worlds of 4 to 10 sources, so that nine intervals in ten hold the truth.
FAINT = 4.0
TOGETHER = 0.5
PAST = 1 / 3  # of half the interval, that it reaches past the figure at least


def track_records(table: Table, weight: Floats, p: Floats) -> tuple[Floats, Floats, Floats]:
    """Reliability, and the bounds of its 90 % interval, in [0, 1]; each of shape (sources,).

    Args:
        weight: how often each claim counts; shape (claims,).
        p: how probable each slot is; shape (slots,).
    """
    given = sums(table.source, weight, table.sources)
    hit = weight * heard(table, p)[table.slot]
    hits = sums(table.source, hit, table.sources)
    mean, worth = table.prior.T
    whole = in_all(table, hit, hits), in_all(table, weight, given)
    mean = np.where(worth > 0, mean, usual(*whole))
    own = np.where(worth > 0, worth, OWN_WEIGHT)
    right = np.clip((hits + own * mean) / (given + own), 1e-3, 1 - 1e-3)
    centre, spread = _interval(table, p, mean, np.where(worth > 0, worth, FAINT))
    return right, *around(right, centre, spread)


def around(
    right: Floats | float, centre: Floats | float, spread: Floats | float
) -> tuple[Floats, Floats]:
    """The bounds of an interval about the figure shown, in [0, 1]."""
    low = np.minimum(centre - spread, right - PAST * spread)
    high = np.maximum(centre + spread, right + PAST * spread)
    return np.maximum(low, 0.0), np.minimum(high, 1.0)


def bounds(mean: float, worth: float) -> tuple[float, float]:
    """The bounds of the 90 % interval of a source of which no more than a prior is known."""
    spread = NINETY * math.sqrt(mean * (1 - mean) / worth)
    low, high = around(mean, mean, spread)
    return float(low), float(high)


def _interval(table: Table, p: Floats, mean: Floats, worth: Floats) -> tuple[Floats, Floats]:
    claims = sums(table.source, np.ones(len(table.source)), table.sources)
    right = heard(table, p)
    centre = (sums(table.source, right[table.slot], table.sources) + worth * mean) / (
        claims + worth
    )
    open_ = 1 - np.maximum.reduceat(p, table.start)
    open_ = np.where(table.fixed == -1, open_, 0.0)[table.owner[table.slot]]
    doubt = sums(table.source, open_, table.sources) / np.maximum(claims, 1)
    spread = NINETY * np.sqrt(centre * (1 - centre) / (claims + worth) + (TOGETHER * doubt) ** 2)
    return centre, spread
