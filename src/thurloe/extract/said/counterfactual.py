"""What would have happened, and did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_counterfactual(token: Token) -> bool:
    """ "She would have sold it", "had she been able to sell it"."""
    words = {c.lower_ for c in token.children if c.dep_ == "aux"}
    return ("have" in words and "would" in words) or _had_it_been(token)


def is_granted(token: Token) -> bool:
    """ "She would be forgotten if she had not won": she won."""
    words = {c.lower_ for c in token.lefts if c.dep_ in {"mark", "aux"}}
    above = {c.lower_ for c in token.head.children if c.dep_ == "aux"} & _THEN
    denied = any(c.dep_ == "neg" for c in token.children)
    return denied and {"if", "had"} <= words and token.dep_ == "advcl" and bool(above)


_THEN = {"would", "could", "might", "should"}


def _had_it_been(token: Token) -> bool:
    """ "Had she been able to sell the house": she was not."""
    for _ in range(_INSIDE):
        before = [c for c in token.lefts if c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"}]
        if before and before[0].lower_ == "had" and len(before) > 1:
            asked = token.dep_ != "advcl" and token.sent[-1].text == "?"
            return before[1].dep_.startswith("nsubj") and not asked
        if token.dep_ not in {"xcomp", "acomp", "conj"}:
            return False
        token = token.head
    return False


_INSIDE = 4  # clauses within "had she been able to"
