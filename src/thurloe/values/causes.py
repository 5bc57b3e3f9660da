"""What starts fires, brings about accidents and kills: a cigarette is no lightning."""

from __future__ import annotations

from thurloe.values.words import plain_words

# Each line is a sort of cause: the beginnings of words that tell it, one as well as another. What
# has words of two sorts ("a driver asleep at high speed") is of both.
SORTS: tuple[str, ...] = (
    "electric wiring short-circuit socket circuit cable",
    "cigarette cigar smoking smoker pipe match tobacco",
    "arson arsonist deliberate intentional sabotage bomb",
    "lightning thunderbolt",
    "gas firedamp methane",
    "firework",
    "brake",
    "steering",
    "tyre tire puncture",
    "speed",
    "asleep fatigue tired",
    "drunk alcohol drink",
    "signal",
    "fog mist",
    "landslide avalanche",
    "heart coronary cardiac",
    "stroke apoplexy cerebral haemorrhage hemorrhage",
    "cancer tumour tumor leukaemia leukemia",
    "tubercul consumption phthisis lung",
    "pneumonia lung",
    "influenza flu",
    "typhus",
    "typhoid",
    "cholera",
    "malaria",
    "diphtheria",
    "smallpox",
    "drowning drowned",
    "poison arsenic cyanide",
)
_NOT = {"not", "never", "no"}


def causes_touch(a: str, b: str) -> bool | None:
    """Whether two causes can be one: False of two sorts, True of one, None if unknown."""
    x, y = _sorts(a), _sorts(b)
    if not (x and y) or (_NOT & {*plain_words(a), *plain_words(b)}):
        return None
    return bool(x & y)


def _sorts(text: str) -> frozenset[int]:
    words = plain_words(text)
    return frozenset(
        n
        for n, sort in enumerate(SORTS)
        if any(word.startswith(stem) for word in words for stem in sort.split())
    )
