"""What a verb says of its own object: "left the door open", "called the thief a saint"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that may say of their object what it is or became; without that they mean another thing.
_SAYING = set(
    """
    call consider declare deem find get have hold judge keep leave make paint proclaim pronounce
    prove reckon render set think turn want
    """.split()
)
_SAID = {"oprd", "acomp"}


def is_said_so(verb: Token, noun: Token) -> bool:
    """Whether the verb tells what its object is: nobody "left the door" who left it unlocked."""
    if verb.lemma_ not in _SAYING or noun.i < verb.i:
        return False
    behind = [c for c in verb.rights if c.i > noun.i]
    return any(c.dep_ in _SAID for c in behind) or any(_follows(c, noun) for c in noun.rights)


def is_no_object(verb: Token, noun: Token) -> bool:
    """ "Left the hatch open", "talked his way out": nobody left the hatch or talked a way."""
    return noun.lemma_.lower() == "way" or is_said_so(verb, noun)


def leaves_so(verb: Token) -> bool:
    """ "She left the hatch unlocked": nobody went away from it."""
    left = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return left is not None and is_said_so(verb, left)


def _follows(participle: Token, noun: Token) -> bool:
    """ "A door unlocked", right behind the noun and the last of its clause or so."""
    done = participle.dep_ == "acl" and participle.tag_ in {"JJ", "VBN", "VBD"}
    return done and participle.i == noun.i + 1 and not any(_is_by(c) for c in participle.rights)


def _is_by(word: Token) -> bool:
    """ "The letter written by Jan Holm": which letter it is."""
    return word.dep_ == "agent"
