"""Words whose forms have no stem in common: who looks for one of them finds the others."""

from __future__ import annotations

from collections import defaultdict

from thurloe.resolve.grammar import IRREGULAR, PLURALS

_NOUNS = """
calf calves, goose geese, knife knives, leaf leaves, loaf loaves, man men, mouse mice, ox oxen,
policeman policemen, shelf shelves, thief thieves, wolf wolves, woman women, workman workmen
"""
_ENDS = (("s", ""), ("es", ""), ("ing", ""), ("ing", "e"))


def _kin() -> dict[str, set[str]]:
    kin: dict[str, set[str]] = defaultdict(set)
    nouns = (pair.split() for pair in _NOUNS.split(","))
    verbs = ((verb, *forms) for verb, forms in IRREGULAR.items() if verb != "be")
    for some in (*verbs, *PLURALS.items(), *nouns):
        for form in some:
            kin[form] |= {*some} - {form}
    return kin


KIN = _kin()
"""The other forms of each such word; of one that is a form of two words, those of both."""


def forms_of(word: str) -> list[str]:
    """A word and its other forms, in order; of "sinks" and "sinking" as of "sink"."""
    bare = word.casefold()
    ended = (bare.removesuffix(end) + more for end, more in _ENDS if bare.endswith(end))
    found = {form for one in (bare, *ended) for form in KIN.get(one, ())}
    return [word, *sorted(found - {bare})]
