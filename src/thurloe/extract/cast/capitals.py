"""What capitals say: which words of an account are parts of names, judged by the whole of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.given_names import GIVEN
from thurloe.values.name_words import TITLES, WEAK_TITLES
from thurloe.values.names import fold

if TYPE_CHECKING:
    from thurloe.extract.cast.parse import Parse

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART"})
HEADLINE_SHARE = 0.7
"""A sentence with so many of its longer words capitalised is a heading: case says nothing."""
LONGER = 4
NEVER_NAMES = frozenset({"i", "the", "a", "and", "or", "of", "by"})

_CAPITAL = re.compile(r"(?:[dlDL]['’]|al-|el-|[a-z]{1,3}['’])?[^\W\d_a-z]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Case:
    """What the account's use of capitals says: `small` words occur in lower case somewhere,
    `tall` ones are capitalised inside a sentence, `loud` sentences are headings."""

    small: frozenset[str]
    tall: Counter[str]
    loud: frozenset[int]


def is_capital(word: str) -> bool:
    """Whether a word begins as a name does: "Weir", "d'Arc", "al-Masri"."""
    return bool(_CAPITAL.match(word)) and word[:1] not in "'’"


def case_of(p: Parse) -> Case:
    """Learn from the whole text which words are capitalised because they are names."""
    small = {w for w in p.words if w[:1].islower()}
    loud = frozenset(n for n, (start, end) in enumerate(p.sents) if _is_heading(p, start, end))
    tall: Counter[str] = Counter()
    for n, (start, end) in enumerate(p.sents):
        if n not in loud:
            first = first_word(p, start, end)
            tall.update(
                p.words[i]
                for i in range(first + 1, end)
                if p.words[i][:1].isupper() and not is_initial(p, i)
            )
    return Case(small=frozenset(small), tall=tall, loud=loud)


def first_word(p: Parse, start: int, end: int) -> int:
    """The first token of a sentence that has a letter."""
    return next((i for i in range(start, end) if p.words[i][:1].isalpha()), end)


def is_initial(p: Parse, i: int) -> bool:
    """Whether token `i` would be capitalised anyway: after a stop, a line end, an opening quote."""
    return (
        i == 0
        or p.lower[i - 1] in {"p.m.", "a.m.", "p.m", "a.m"}
        or p.tag[i - 1] in {"_SP", "``", ".", ":", "-LRB-", "LS"}
        or (p.sent[i] != p.sent[i - 1] and not _runs_on(p, i))
        or p.words[i - 1] in {'"', "“", "‘", "•", "*", "—", "–"}
    )


def _runs_on(p: Parse, i: int) -> bool:
    """ "Otto | Over sold her": no sentence is one name alone, whatever the model says."""
    between = p.text[p.end(i - 1) : p.starts[i]]
    start, end = p.sents[p.sent[i - 1]]
    name = p.words[i - 1].isalpha() and p.tag[i - 1] == "NNP"
    return between == " " and end - start == 1 and name


def _is_heading(p: Parse, start: int, end: int) -> bool:
    if any(
        p.tag[i] in {"VBD", "VBZ", "VBP", "MD"} and p.words[i].islower() for i in range(start, end)
    ):
        return False
    longer = [w for w in p.words[start:end] if len(w) >= LONGER and w.isalpha()]
    if longer and all(w.isupper() for w in longer):
        return True
    tall = sum(w[0].isupper() for w in longer)
    return len(longer) > 2 and tall >= HEADLINE_SHARE * len(longer)  # noqa: PLR2004


def is_name_word(p: Parse, case: Case, i: int) -> bool:
    """Whether token `i` is part of a name, by its capital, its tag and the rest of the account."""
    word, low = p.words[i], p.lower[i]
    if not is_capital(word) or (len(word) == 1 and low in {"i", "a"} and not _is_letter_name(p, i)):
        return False
    if _is_of_calendar(p, i):
        return p.ent[i] == "PERSON" and low in {"may", "april", "june", "august"}
    if low in lexicon.FUNCTION_WORDS:
        return _is_odd_function_word(p, case, i)
    if p.sent[i] in case.loud:
        known = case.tall[word] > 0 or case.tall[word.capitalize()] > 0
        titled = _is_title_here(p, i) or _is_titled_here(p, i) or _is_given_here(p, i)
        return known or p.ent[i] in NAMED or titled or _is_author_here(p, i)
    if not is_initial(p, i):
        return True
    return _is_initial_name(p, case, i)


def _is_of_calendar(p: Parse, i: int) -> bool:
    word, low = p.words[i], p.lower[i]
    if low in lexicon.CALENDAR or p.ent[i] in {"TIME", "MONEY"}:
        return True
    if p.ent[i] == "DATE":
        alone = p.begins[i] and (i + 1 == len(p) or p.ent[i + 1] != "DATE" or p.begins[i + 1])
        return not alone or p.tag[i] != "NNP"
    short = low.rstrip(".") in lexicon.CALENDAR_SHORT
    return short and (word[-1] == "." or _is_number(p, i + 1))


def _is_title_here(p: Parse, i: int) -> bool:
    return fold(p.words[i]) in TITLES and i + 1 < len(p) and is_capital(p.words[i + 1])


def _is_given_here(p: Parse, i: int) -> bool:
    """The first word of "Interview with Vera Weir-Holm", of which the model sees but the rest."""
    return fold(p.words[i]) in GIVEN and i + 1 < len(p) and p.ent[i + 1] == "PERSON"


def _is_titled_here(p: Parse, i: int) -> bool:
    """The words of "Mr. ADAM WEIR" in a heading: a title, then two or three loud."""
    for at in range(i - 1, max(-1, i - _WORDS_OF_NAME - 1), -1):
        if _is_title_here(p, at) and not p.words[at].isupper():
            return all(p.words[k].isupper() for k in range(at + 1, i + 1))
        if not is_capital(p.words[at]):
            return False
    return False


def _is_author_here(p: Parse, i: int) -> bool:
    """ "The Last Crossing, by Anna Weir (Holm Press, 2014)": a common first name behind "by"."""
    for by in range(i - 1, max(-1, i - _WORDS_OF_NAME - 1), -1):
        if p.lower[by] == "by":
            return p.lower[by + 1] in GIVEN
        if not is_capital(p.words[by]):
            return False
    return False


_WORDS_OF_NAME = 3


def _is_number(p: Parse, i: int) -> bool:
    return i < len(p) and p.words[i][:1].isdigit()


def _is_letter_name(p: Parse, i: int) -> bool:
    return p.words[i].endswith(".")


def _is_odd_function_word(p: Parse, case: Case, i: int) -> bool:
    """ "Hans Over", "Will Weir": a small word with a capital beside a name, inside a sentence."""
    if p.sent[i] in case.loud or is_initial(p, i) or p.lower[i] in NEVER_NAMES:
        return False
    if p.lower[i] in GIVEN and i + 1 < len(p) and is_capital(p.words[i + 1]):
        return True
    stop = len(p.words[i - 1]) > 2 and p.words[i - 1][-1] == "."  # noqa: PLR2004
    if p.words[i].isupper() or stop:  # Skell St. It burned
        return False
    return p.lower[i - 1] not in lexicon.FUNCTION_WORDS and is_capital(p.words[i - 1])


def _is_initial_name(p: Parse, case: Case, i: int) -> bool:
    word, low = p.words[i], p.lower[i]
    if case.tall[word] == 0 and _leads_in(p, i):
        return False
    titled = _is_title_here(p, i) and not is_initial(p, i + 1) and fold(word) not in WEAK_TITLES
    odd = titled or (p.tag[i] in {"CD", "FW", "XX"} and low not in case.small)
    if odd or (low in GIVEN and i + 1 < len(p) and is_capital(p.words[i + 1])):
        return True
    if word.isupper() and len(word) > 2 and case.tall[word.capitalize()] > 0:  # noqa: PLR2004
        return True
    if case.tall[word] > 0:
        return low not in case.small or p.tag[i] in {"NNP", "NNPS"} or p.ent[i] in NAMED
    if p.tag[i] not in {"NNP", "NNPS"} or p.dep[i] in {"advcl", "amod", "acomp", "advmod"}:
        return False
    follows = i + 1 < len(p) and is_capital(p.words[i + 1]) and not is_initial(p, i + 1)
    known = p.ent[i] in NAMED
    plain = low in case.small or (low in lexicon.OPENERS and not follows and not known)
    return not plain or (follows and known)


def _leads_in(p: Parse, i: int) -> bool:
    """ "Adrift, she ...": one word before a comma and a pronoun is no name."""
    return (
        i + 2 < len(p) and p.words[i + 1] == "," and p.lower[i + 2] in {"he", "she", "it", "they"}
    )
