"""Nouns that stand for a deed: he who did it, what he made of a thing, what it owes him."""

from __future__ import annotations

# What he is called who did it, and the kind of the deed.
_DOERS: tuple[tuple[str, str], ...] = (
    ("architect designer", "design"),
    ("discoverer finder", "discovery"),
    ("owner proprietor proprietress possessor", "ownership"),
    ("founder cofounder co-founder", "founding"),
    ("builder shipbuilder", "building"),
    ("rescuer saviour savior", "rescue"),
    ("killer murderer assassin slayer", "killing"),
    ("captor", "arrest"),
    ("betrayer", "betrayal"),
)
# What a thing is called of which somebody did it: "is the creation of X".
_DONE: tuple[tuple[str, str], ...] = (
    ("creation design brainchild conception work", "design"),
    ("discovery find", "discovery"),
    ("property possession", "ownership"),
    ("foundation", "founding"),
)
# What something owes to him who did it: "owes its discovery to X", "her life to X".
_OWED: tuple[tuple[str, str], ...] = (
    ("design plan shape", "design"),
    ("discovery", "discovery"),
    ("life rescue survival", "rescue"),
    ("existence foundation founding origin", "founding"),
    ("construction", "building"),
    ("freedom release liberty", "release"),
)


def _by_noun(rows: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {noun: kind for nouns, kind in rows for noun in nouns.split()}


DOER_OF, DONE_OF, OWED_OF = _by_noun(_DOERS), _by_noun(_DONE), _by_noun(_OWED)
