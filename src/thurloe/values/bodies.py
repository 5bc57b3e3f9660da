"""Parts of the body: a thigh is of a leg, and no chest."""

from __future__ import annotations

from thurloe.values.words import plain_words

# Each line is a region: its name first, then what lies in it.
REGIONS: tuple[str, ...] = (
    "leg thigh calf knee shin ankle",
    "foot heel toe",
    "arm elbow forearm wrist",
    "hand finger thumb",
    "head face skull temple forehead jaw eye ear nose cheek chin mouth brain lip",
    "neck throat",
    "chest breast rib lung heart",
    "abdomen stomach belly groin liver kidney",
    "back spine",
    "shoulder",
)
_REGION_OF = {word: n for n, words in enumerate(REGIONS) for word in words.split()}


def parts_touch(a: str, b: str) -> bool | None:
    """Whether two parts can be one spot: True in one region, False in two, None if unknown."""
    x, y = ({_REGION_OF[w] for w in plain_words(text) if w in _REGION_OF} for text in (a, b))
    return bool(x & y) if x and y else None
