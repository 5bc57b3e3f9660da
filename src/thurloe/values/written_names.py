"""How a name is written: the pieces of the patterns that look for one in a line of text."""

from __future__ import annotations

CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽČĆŁŚŹŻ]"

PARTICLE = r"de|del|della|di|da|dos|du|la|le|van|von|der|den|ten|ter|zu|bin|ibn|al"
"""What stands small between the capitals of a name: "Jan van der Berg"."""

WORD = rf"{CAPITAL}[\w'’.-]*"
"""A name's word or initial, with the stop that may end it."""

ENDING = rf"{CAPITAL}[\w'’-]+"
"""A name's last word where a stop behind it is not its own."""


def name_of(most: int, *, ends: str = WORD) -> str:
    """The pattern of a name of one to so many words, which `ends` with such a one."""
    return rf"(?:{WORD} (?:(?:{PARTICLE}) )*){{0,{most - 1}}}{ends}"
