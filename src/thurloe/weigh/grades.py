"""What Admiralty grades are worth: of a source before its record is known, and of what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# How often a source of each grade is taken to be right. The letters say "completely reliable" to
# "unreliable" (STANAG 2511); the figures are ours, spaced evenly in log odds about F, "cannot be
# judged", which gets what a source gets that is right seven times in ten.
PRIOR: Mapping[str, float] = {"A": 0.93, "B": 0.86, "C": 0.75, "D": 0.6, "E": 0.45, "F": 0.7}
PRIOR_WEIGHT = 8.0  # shared questions that the prior is worth against the record

# What a judgement of one statement by itself adds to its answer, in bits. The figures are those of
# STANAG 2511 and AJP-2.1, in words `values.said.say_credibility`; the bits are ours: odds of 16 and
# 4 to one for it, even, and as much against it.
CREDIBILITY: Mapping[int, float] = {1: 4.0, 2: 2.0, 3: 0.0, 4: -2.0, 5: -4.0, 6: 0.0}
