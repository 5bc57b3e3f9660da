"""Who speaks in a quotation: by the words around it, the next quotation, the paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.clauses import SUBJECT
from thurloe.values.name_words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from thurloe.extract.cast.parse import Parse

BEFORE, AFTER = 9, 7
"""Tokens before and behind a quotation in which its verb of saying stands."""
MOST_APART = 12
"""Tokens of a tag between two halves of one quotation."""

SAYING = lexicon.SAYING_VERBS | words("""
    report promise begin continue return repeat interrupt suggest assure inform advise urge claim
    allege maintain argue comment swear interject demand inquire enquire beg sigh gasp laugh smile
    mutter growl snap pursue resume persist ponder rejoin retort assert agree cough moan groan sob
    scream shriek stammer falter venture put think read run
""")
QUOTING = words("quote cite")
# Words of somebody's that stand before a colon: "Holm's answer was short:".
WORDS_OF = words("""
    account advice answer comment conclusion cry diary explanation judgement judgment letter
    message note opinion plea reaction recollection reply report response statement story telegram
    testimony verdict version view voice warning word words
""")


@dataclass(frozen=True, slots=True)
class Voice:
    """The tokens `start:end` of a quotation, and at which token each speaker is named.

    The outermost speaker comes first: who quotes somebody stands before whom he quotes.
    `sure` is false where nothing but the order of turns says who it is.
    """

    start: int
    end: int
    speakers: tuple[int, ...]
    sure: bool = True


Bounds = tuple[int, int]
Speakers = tuple[int, ...]


def voices(p: Parse) -> dict[int, Voice]:
    """The quotations whose speaker can be told, by their numbers in `p.quote`."""
    bounds = _bounds(p)
    named = {n: who for n, ends in bounds.items() if (who := _named(p, *ends))}
    found = {n: Voice(*_range(bounds[n]), who) for n, who in named.items()}
    for rule in NEIGHBOURS:
        for one, other in rule(p, bounds, found):
            told = found[one]
            sure = told.sure and rule is not _taking_turns
            found[other] = Voice(*_range(bounds[other]), told.speakers, sure)
    return dict(sorted(found.items()))


def _range(ends: Bounds) -> Bounds:
    return ends[0], ends[1] + 1


def _bounds(p: Parse) -> dict[int, Bounds]:
    """The first and last token of each quotation."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for i, number in enumerate(p.quote):
        if number:
            first.setdefault(number, i)
            last[number] = i
    return {n: (first[n], last[n]) for n in first}


def _named(p: Parse, start: int, end: int) -> Speakers:
    """Who says a quotation by the words right around it; () where they do not say."""
    return next((who for rule in AROUND if (who := rule(p, start, end))), ())


def _led_by_colon(p: Parse, start: int, _: int) -> Speakers:
    """ "Holm said:", "Holm's answer was short:", "Holm quotes the clerk:"."""
    colon = _solid_before(p, start)
    if colon is None or p.words[colon] != ":":
        return ()
    return before_colon(p, colon)


def _tagged_behind(p: Parse, start: int, end: int) -> Speakers:
    """ "...", said Holm; behind a full stop another sentence begins."""
    if p.words[end - 1] == "." and p.words[min(end + 1, len(p) - 1)][:1].isupper():
        return ()
    spots = range(end + 1, min(end + AFTER, len(p)))
    verb = _verb_of_saying(p, spots)
    return _sayer(p, verb, behind=verb == end + 1) if verb is not None else ()


def _followed_by_its_clause(p: Parse, _: int, end: int) -> Speakers:
    """ "...," broke in Holm: whatever the verb, a comma or a small letter goes on with a tag."""
    first = end + 1
    if first >= len(p) or p.is_break(first) or not p.lower[first].isalpha():
        return ()
    inverted = p.tag[first] in _FINITE and p.lower[first] == p.words[first]
    if inverted and p.words[end - 1] in _ENDS:
        return _sayer(p, first, behind=True)
    if p.words[end - 1] != ",":
        return ()
    near = range(first, min(end + AFTER, len(p)))
    verb = next((i for i in near if p.tag[i] in _FINITE and not p.quote[i]), None)
    return _sayer(p, verb, behind=False) if verb is not None else ()


_FINITE = {"VBD", "VBZ"}
_ENDS = {",", "!", "?", "…", "-", "–", "—", "--"}


def _tagged_before(p: Parse, start: int, _: int) -> Speakers:
    """Holm said, "..."."""
    verb = _verb_of_saying(p, range(start - 1, max(start - BEFORE, -1), -1))
    return _sayer(p, verb, behind=False) if verb is not None else ()


def _sayer(p: Parse, verb: int, *, behind: bool) -> Speakers:
    """The subject of a verb outside of quotations; `behind` it where the parser finds none."""
    outside = [k for k in p.kids[verb] if not p.quote[k]]
    subject = next((k for k in outside if p.dep[k] in SUBJECT), None)
    if subject is None and behind:
        subject = _next_noun(p, verb + 1)
    if subject is None or p.tag[subject] in _RELATIVE or p.lower[subject] == "it":
        return ()
    return _whose_words(p, subject)


_RELATIVE = {"WP", "WDT"}


def _whose_words(p: Parse, subject: int) -> Speakers:
    """Holm of "Holm's answer", the clerk of "the voice of the clerk"."""
    if p.lemma[subject] not in WORDS_OF:
        return (subject,)
    owner = next((k for k in p.kids[subject] if p.dep[k] == "poss"), None)
    if owner is not None:
        return (owner,)
    ends = (k for of in p.kids[subject] if p.lower[of] in _FROM for k in p.kids[of])
    return tuple(k for k in ends if p.dep[k] == "pobj")[:1]


_FROM = {"of", "from", "by"}


def _next_noun(p: Parse, start: int) -> int | None:
    """The head of the noun phrase that begins about here."""
    for i in range(start, min(start + AFTER, len(p))):
        if p.quote[i] or p.is_break(i) or p.words[i] in {".", ";"}:
            return None
        nominal = p.tag[i].startswith("NN") or p.tag[i] == "PRP"
        if nominal and not (i + 1 < len(p) and p.tag[i + 1].startswith("NN")):
            return i
    return None


def _verb_of_saying(p: Parse, spots: range) -> int | None:
    """The first one within reach, unless a colon behind it leads to something else."""
    for i in spots:
        if p.is_break(i) or p.quote[i]:
            break
        if p.lemma[i] in SAYING and p.tag[i].startswith("VB") and p.tag[i] != "VBG":
            leads = spots.step > 0 and ":" in p.words[i : i + AFTER]
            return None if leads else i
    return None


def _according_to(p: Parse, start: int, end: int) -> Speakers:
    """ "...", according to Holm."""
    for i in range(end + 1, min(end + AFTER, len(p))):
        if p.is_break(i) or p.quote[i]:
            return ()
        if p.lower[i] == "according":
            ends = (k for to in p.kids[i] for k in p.kids[to] if p.dep[k] == "pobj")
            return tuple(ends)[:1]
    return ()


def _by_what_he_does(p: Parse, start: int, end: int) -> Speakers:
    """Holm shook her head. "...": whoever the sentence before it is about speaks."""
    stop = _solid_before(p, start)
    if stop is None or stop != start - 1 or p.words[stop] not in {".", "!", "…"}:
        return ()
    if not _whole(p, start, end) or p.quote[stop]:
        return ()
    first = p.sents[p.sent[stop]][0]
    root = next((k for k in range(first, stop) if p.head[k] == k and p.tag[k] == "VBD"), None)
    if root is None or p.quote[root]:
        return ()
    subject = next((k for k in p.kids[root] if p.dep[k] == "nsubj"), None)
    return (subject,) if subject is not None and _can_speak(p, subject) else ()


def _can_speak(p: Parse, i: int) -> bool:
    """He, she, a name, or a noun for a person."""
    person = p.lemma[i] in lexicon.PERSON_NOUNS
    return p.lower[i] in {"he", "she", "i"} or p.tag[i] == "NNP" or person


def _whole(p: Parse, start: int, end: int) -> bool:
    """Whether a quotation is a sentence of its own: a scare quote is none."""
    return p.words[start + 1][:1].isupper() and p.words[end - 1] in {".", "!", "?", "…", ","}


AROUND: tuple[Callable[[Parse, int, int], Speakers], ...] = (
    _led_by_colon,
    _tagged_behind,
    _according_to,
    _followed_by_its_clause,
    _tagged_before,
    _by_what_he_does,
)


def before_colon(p: Parse, colon: int) -> Speakers:
    """Whose words a sentence that ends in a colon leads to: "he made this speech:"."""
    spots = range(colon - 1, p.sents[p.sent[colon]][0] - 1, -1)
    for k in [*(k for k in spots if makes_clear(p, k)), *spots]:
        subject = next((j for j in p.kids[k] if p.dep[j] in SUBJECT and j < k), None)
        if subject is None:
            continue
        quoted = [j for j in p.kids[k] if p.dep[j] == "dobj" and p.lemma[k] in QUOTING]
        return (*(_whose_words(p, subject) or (subject,)), *quoted[:1])
    name = range(p.sents[p.sent[colon]][0], colon)  # "Anna Holm:" alone, as in an interview
    if not any(p.tag[k] in _FINITE for k in name):  # "From the diary of Anna Holm:"
        owners = (_whose_words(p, k) for k in name if p.lemma[k] in WORDS_OF)
        if owner := next((who for who in owners if who and who[0] in name), ()):
            return owner
    alone = 0 < len(name) <= _NAME and all(p.ent[k] == "PERSON" for k in name)
    return (colon - 1,) if alone else ()


def makes_clear(p: Parse, verb: int) -> bool:
    """ "Holm makes clear that the hull was sound:", whatever verbs stand in what is clear."""
    clear = any(p.lower[k] in {"clear", "plain"} for k in p.kids[verb])
    return p.lemma[verb] == "make" and clear


_NAME = 4  # words of the longest name that stands alone before a quotation


def _solid_before(p: Parse, i: int) -> int | None:
    """The last token before `i` that is no line end."""
    return next((k for k in range(i - 1, -1, -1) if p.tag[k] != "_SP"), None)


def _going_on(
    p: Parse, bounds: Mapping[int, Bounds], found: Mapping[int, Voice]
) -> Iterator[tuple[int, int]]:
    """A quotation that its paragraph does not close goes on in the next one; it may end there."""
    order = sorted(bounds)
    for one, other in pairwise(order):
        if _is_open(p, bounds[one]) and one in found and other not in found:
            yield one, other
    for one, other in reversed([*pairwise(order)]):
        if _is_open(p, bounds[one]) and other in found and one not in found:
            yield other, one


def _is_open(p: Parse, ends: Bounds) -> bool:
    return p.words[ends[1]] not in _CLOSING


_CLOSING = {'"', "'", "''", "”", "’", "»", "“"}


def _same_paragraph(
    p: Parse, bounds: Mapping[int, Bounds], found: Mapping[int, Voice]
) -> Iterator[tuple[int, int]]:
    """One paragraph, one speaker: the second half of a quotation, or the next sentence of it."""
    order = sorted(bounds)
    for one, other in [*pairwise(order), *((b, a) for a, b in reversed([*pairwise(order)]))]:
        if one in found and other not in found and _together(p, bounds[one], bounds[other]):
            yield one, other


def _together(p: Parse, one: Bounds, other: Bounds) -> bool:
    same = p.paragraph[one[0]] == p.paragraph[other[0]]
    first, last = sorted((one, other))
    near = last[0] - first[1] <= MOST_APART
    return same and near and (_whole(p, *other) or _whole(p, *one))


def _taking_turns(
    p: Parse, bounds: Mapping[int, Bounds], found: Mapping[int, Voice]
) -> Iterator[tuple[int, int]]:
    """ "A." "B." "C.": paragraphs that are nothing but words are two people's by turns."""
    turns = [n for n in sorted(bounds) if _is_turn(p, bounds[n])]
    for first, second, third in zip(turns, turns[1:], turns[2:], strict=False):
        rows = [p.paragraph[bounds[n][0]] for n in (first, second, third)]
        in_a_row = rows == [rows[0], rows[0] + 1, rows[0] + 2]
        if in_a_row and first in found and third not in found:
            yield first, third


def _is_turn(p: Parse, ends: Bounds) -> bool:
    """Whether a quotation opens its paragraph."""
    return ends[0] == 0 or p.is_break(ends[0] - 1)


NEIGHBOURS: tuple[Callable[..., Iterator[tuple[int, int]]], ...] = (
    _going_on,
    _same_paragraph,
    _going_on,
    _taking_turns,
)
