"""What numbers do in a text."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """What a number does: COUNT, MEASURE, TIMES and FRACTION say how many, much or often."""

    COUNT = "count"
    MEASURE = "measure"
    TIMES = "times"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    LABEL = "label"
