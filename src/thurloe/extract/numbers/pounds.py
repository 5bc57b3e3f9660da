"""Whether pounds are paid or weigh, and when a number with its unit is a name."""

from __future__ import annotations

import re

from thurloe.extract.numbers.quantity_words import PAYING, RATE

_CLAUSE = 60  # characters before a sum in which the paying is told
# "two pounds of sugar" weigh, whatever was paid for them; "ten pounds of his money" do not.
_OF_STUFF = re.compile(
    r"\s+of\s+(?!(?:capital|debts?|his|her|their|its|my|our|money|public|savings|taxes)\b)[a-z]",
    re.IGNORECASE,
)
_GOT = re.compile(r"\s+(?:off|from|apiece|each|a head|per head|reward)\b")
_FOR = re.compile(r"\bfor\s+$", re.IGNORECASE)


# What is said beside pounds that weigh; of pounds of which nothing is said, most are money.
_WEIGHING = re.compile(
    r"\b(?:weigh\w*|heav(?:y|ier)|light(?:er)?|loads?|cargo|freight|lift\w*|burden|thrust|pressure"
    r"|bombs?|shells?|guns?|hammers?|anchors?|warheads?|fish|catch|charges?|flesh|kilos?|ounces?)\b"
    r"[^.;\n]*$",
    re.IGNORECASE,
)
_HEAVY = re.compile(
    r"\s+(?:heavier|lighter|overweight|underweight|in weight|per square|to the square|weight)\b"
)


def are_money(text: str, start: int, end: int, floor: int) -> bool:
    """Whether the pounds on characters `start:end` are money: a sum, and neither flesh nor shot."""
    if _OF_STUFF.match(text, end):
        return False
    before = max(floor, start - _CLAUSE)
    paid = PAYING.search(text, before, start) or _FOR.search(text, before, start)
    if paid or RATE.match(text, end) or _GOT.match(text, end):
        return True
    weighing = _WEIGHING.search(text, before, start) or _HEAVY.match(text, end)
    return text[start:end].lower().endswith("pounds") and not weighing


def is_named(number: str, unit: str) -> bool:
    """ "The Four Foot seam", "the Six Mile road": two capitals make a name of a measure."""
    return number[:1].isupper() and unit[:1].isupper() and not (number + unit).isupper()
