"""What an Admiralty grade is worth before anything is known of a source's record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# How often a source of each grade is taken to be right. The letters say "completely reliable" to
# "unreliable" (STANAG 2511); the figures are ours, spaced evenly in log odds about F, "cannot be
# judged", which gets what a source gets that is right seven times in ten.
PRIOR: Mapping[str, float] = {"A": 0.93, "B": 0.86, "C": 0.75, "D": 0.6, "E": 0.45, "F": 0.7}
PRIOR_WEIGHT = 8.0  # shared questions that the prior is worth against the record
