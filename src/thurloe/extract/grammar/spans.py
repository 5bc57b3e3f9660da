"""Stretches of tokens: noun phrases as a reader would cite them, and clauses to quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS, PLACE_NOUNS
from thurloe.extract.times.lexicon import DOUBTFUL_MONTHS, MONTHS
from thurloe.kinds import GIVING
from thurloe.values.name_words import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

QUOTE_LIMIT = 300  # characters; a longer quote is a page, not a proof
_BEFORE = 12  # tokens that a part of the phrase may stand before its head
_BEHIND = 3  # tokens that a preposition may stand behind what it belongs to

_NAME_DEPS = {
    "compound",
    "nummod",
    "amod",
    "flat",
    "poss",
    "case",
    "det",
    "nmod",
    "quantmod",
    "advmod",
    "punct",
}
TAIL_PREPS = frozenset({"of", "in", "for", "to", "at", "from", "on", "near"})


def phrase(head: Token, *, tail: int = 1, preps: frozenset[str] = TAIL_PREPS) -> tuple[int, int]:
    """Token span `first, last+1` of the noun phrase of `head`.

    Takes what stands before the head and, up to `tail` levels deep, prepositional phrases right
    after it ("clerk at an office of the mine") that begin with one of `preps`; clauses,
    appositions and conjuncts stay out.
    """
    first, last = head.i, head.i
    for child in head.lefts:
        if child.lower_ in _TIMES or _is_recipient(head, child):
            continue  # "an hour later a red van": the van
        if child.dep_ in _NAME_DEPS and child.i >= head.i - _BEFORE and not _clausal(child):
            first = min(first, child.left_edge.i)
    first = _behind_date(head, first)
    first = max([first, *(i for i in range(first + 1, head.i) if _opens_anew(head.doc[i]))])
    for child in head.rights:
        if child.i == last + 1 and _is_last_name(child):
            last = child.i
        elif child.dep_ == "prep" and _is_named_of(head, child):
            last = max([last, *(end - 1 for end in _prep_ends(child, max(tail, 1)))])
        elif child.dep_ == "prep" and child.lower_ in preps and child.i <= last + _BEHIND:
            last = max([last, *(end - 1 for end in _prep_ends(child, tail))])
        elif child.dep_ in {"case", "nummod"} and child.i == last + 1:
            # "Cell 12 of the old prison"
            last = max([child.i, *(end - 1 for end in _tails(child, tail))])
    return trim(head.doc, first, _over_name(head.doc, last + 1))


def _is_recipient(head: Token, child: Token) -> bool:
    """ "Sent the judge letters that": letters, which the model takes for one thing with him."""
    given = head.tag_ == "NNS" and head.dep_ == "dobj" and head.head.lemma_ in GIVING
    before = head.i > 1 and head.nbor(-1).lemma_.lower() in PERSON_NOUNS
    before = before and head.nbor(-2).lower_ in {"the", "his", "her"}
    return given and before and child.i >= head.i - 2


def _over_name(doc: Doc, end: int) -> int:
    """ "The branch of the League of | Nations": no name but somebody's is cut before "of"."""
    of = doc[end] if end < len(doc) and doc[end].lower_ == "of" else None
    if of is None or of.head.i != end - 1 or of.head.pos_ != "PROPN":
        return end
    titled = end > 1 and doc[end - 2].lower_ in TITLES
    if titled or of.head.ent_type_ == "PERSON":
        return end  # "Captain Reed of the Selma"
    name = next((t for t in of.children if t.dep_ == "pobj" and t.pos_ == "PROPN"), None)
    return name.i + 1 if name is not None else end


def _is_last_name(word: Token) -> bool:
    """ "Karl Over sold her": with a capital inside a sentence it is no preposition."""
    alone = word.dep_ == "prep" and not any(word.children)
    return alone and word.text.istitle() and word.head.pos_ == "PROPN"


def _is_named_of(head: Token, prep: Token) -> bool:
    """ "The Duke of Norhaven", "the Committee for Relief": the first word names nobody."""
    alone = head.pos_ == "PROPN" and not any(c.dep_ == "compound" for c in head.lefts)
    named = alone and prep.lower_ in {"of", "for"} and prep.i == head.i + 1
    of = any(t.dep_ == "pobj" and t.pos_ == "PROPN" for t in prep.children)
    return named and of and head.lower_ in _BEARING_A_PLACE


_BEARING_A_PLACE = PERSON_NOUNS | ORGANISATION_NOUNS | PLACE_NOUNS | TITLES


def _behind_date(head: Token, first: int) -> int:
    """ "On 5 May 1921 John Pike": the name is his, and not the day; "the 1921 explosion" stays."""
    doc, year = head.doc, head.doc[first]
    if first > 1 and year.is_digit and len(year) == _YEAR and doc[first - 1].text == ",":
        return first + (doc[first - 2].text[:1].isdigit() and first < head.i)
    end = first
    while end < head.i and (head.doc[end].is_digit or head.doc[end].lower_ in _MONTHS):
        end += 1
    if end == first or head.pos_ != "PROPN" or not head.doc[end - 1].is_digit:
        return first
    return end if any(t.lower_ in _MONTHS for t in head.doc[first:end]) else first


_YEAR = 4  # digits
_MONTHS = {*MONTHS, *DOUBTFUL_MONTHS}


def _opens_anew(token: Token) -> bool:
    """ "In Narva the guard fired": no Narva the guard, whatever the model says."""
    before = token.nbor(-1)
    return token.lower_ in {"the", "a", "an"} and before.pos_ == "PROPN" and before.i > 0


_TIMES = {"later", "afterwards", "earlier", "ago"}


def over_aside(head: Token, span: tuple[int, int]) -> tuple[int, int]:
    """A noun phrase with what belongs to it behind brackets: "adviser (as I hear) to the king"."""
    doc, end = head.doc, span[1]
    if end + 1 >= len(doc) or doc[end].text != "(":
        return span
    last = min(len(doc), end + _ASIDE, head.sent.end)
    close = next((i for i in range(end + 1, last) if doc[i].text == ")"), None)
    if close is None or close + 1 >= last or doc[close + 1].lower_ not in TAIL_PREPS:
        return span
    ends = _prep_ends(doc[close + 1], 1)
    return (span[0], ends[0]) if ends else span


_ASIDE = 20  # tokens in brackets


def with_name(span: tuple[int, int], head: Token) -> tuple[int, int]:
    """A noun phrase with the name right behind it: "the German submarine U-33"."""
    name = next((c for c in head.children if c.dep_ == "appos" and c.left_edge.i == span[1]), None)
    if name is None or not name.text[:1].isupper() or head.pos_ != "NOUN":
        return span
    return span[0], name.i + 1


def with_participle(span: tuple[int, int], head: Token) -> tuple[int, int]:
    """A noun phrase with what a participle behind it says: "deeds connected with the strike"."""
    done = next((c for c in head.rights if c.dep_ == "acl" and c.i == span[1]), None)
    if done is None or done.tag_ != "VBN":
        return span
    preps = [c for c in done.rights if c.dep_ == "prep" and c.i == done.i + 1]
    ends = [phrase(t, tail=1)[1] for c in preps for t in c.children if t.dep_ == "pobj"]
    return (span[0], ends[0]) if ends else span


def _tails(token: Token, tail: int) -> list[int]:
    return [
        end for child in token.children if child.dep_ == "prep" for end in _prep_ends(child, tail)
    ]


def _prep_ends(prep: Token, tail: int) -> list[int]:
    """Where the noun phrases after a preposition end; none where it belongs to no noun phrase."""
    if prep.lower_ not in TAIL_PREPS or tail <= 0:
        return []
    return [
        phrase(last, tail=tail - 1)[1]
        for t in prep.children
        if t.dep_ in {"pobj", "pcomp"} and t.i > prep.i
        for last in (t, *_fellows(t))
    ]


def _fellows(name: Token) -> Iterator[Token]:
    """ "An agent of Spain and France": the second name, which stands right behind the first."""
    for fellow in name.rights:
        both = fellow.dep_ == "conj" and name.pos_ == fellow.pos_ == "PROPN"
        if both and fellow.left_edge.i <= name.i + _AND_ANOTHER and _ends_there(fellow):
            yield fellow


def _ends_there(name: Token) -> bool:
    """ "A friend of Holm, and Berg shot him": Berg is no friend, whatever the model says."""
    behind = name.doc[name.i + 1 : name.i + 2]
    return not any(name.rights) and all(t.pos_ not in {"VERB", "AUX"} for t in behind)


_AND_ANOTHER = 3  # tokens from a name to the next: "and", "the"


def _clausal(token: Token) -> bool:
    return any(t.dep_ in {"relcl", "advcl", "ccomp"} for t in token.children)


def trim(doc: Doc, first: int, end: int) -> tuple[int, int]:
    """Drop punctuation, space and determiners at the edges; at least one token stays."""
    while first < end - 1 and _leads_in(doc[first]):
        first += 1
    end = _within_brackets(doc, first, end)
    while end - 1 > first and _is_mark(doc[end - 1]):
        end -= 1
    return first, end


def _within_brackets(doc: Doc, first: int, end: int) -> int:
    """Where a bracket closes or opens that has no fellow: "his knowledge) of the coast"."""
    depth = 0
    for i in range(first, end):
        depth += (doc[i].text == "(") - (doc[i].text == ")")
        if depth < 0:
            return max(first + 1, i)
    opened = (i for i in range(end - 1, first, -1) if doc[i].text == "(")
    return next(opened, end) if depth else end


def _leads_in(token: Token) -> bool:
    article = token.tag_ in {"DT", "PRP$", "CC", "WP$"}
    return article or _is_mark(token) or token.lower_ in _AS_IT_WERE


def _is_mark(token: Token) -> bool:
    return token.is_punct or token.is_space or token.tag_ == "POS"


# Adverbs before a noun phrase that are no part of it: "even the mate".
_AS_IT_WERE = {"even", "also", "perhaps", "especially", "notably", "including"}


def words_of(doc: Doc, span: tuple[int, int]) -> str:
    """The text of a token span, less what it has in brackets, with white space folded."""
    return " ".join(_IN_BRACKETS.sub("", doc[span[0] : span[1]].text).split())


_IN_BRACKETS = re.compile(r"(?<=\w)\s+\([^()]*\)(?=\s+\w)")


def clause(
    trigger: Token, parts: Iterable[tuple[int, int]], keep: tuple[int, int]
) -> tuple[int, int]:
    """Character span that quotes `trigger`, the value `keep` and as many `parts` as fit the limit.

    Parts outside the trigger's sentence are left out; the nearest come first.
    """
    doc, sentence = trigger.doc, trigger.sent
    low, high = min(trigger.i, keep[0]), max(trigger.i + 1, keep[1])
    inside = [p for p in parts if sentence.start <= p[0] and p[1] <= sentence.end]
    for first, end in sorted(inside, key=lambda p: (abs(p[0] - trigger.i), p)):
        wider = min(low, first), max(high, end)
        if _length(doc, *wider) <= QUOTE_LIMIT:
            low, high = wider
    if _length(doc, low, high) > QUOTE_LIMIT:
        low, high = keep
    low, high = _close_edges(doc, low, high)
    high = _finish_right(doc, low, high, sentence.end)
    low = _open_left(doc, low, sentence.start)
    return doc[low].idx, doc[high - 1].idx + len(doc[high - 1])


def _open_left(doc: Doc, low: int, first: int) -> int:
    """Take in the small words that a phrase begins with: "On the morning", "to the harbour"."""
    for _ in range(_SMALL):
        if low <= first or doc[low - 1].pos_ not in {"ADP", "DET", "PRON"} or doc[low - 1].is_punct:
            break
        if doc[low - 1].pos_ == "PRON" and doc[low - 1].tag_ != "PRP$":
            break
        low -= 1
    return low


def _finish_right(doc: Doc, low: int, high: int, last: int) -> int:
    """Take in the phrase that the last noun goes on with: "forty of the fifty on board"."""
    for _ in range(_PHRASES):
        prep = doc[high] if high < last else None
        if prep is None or prep.dep_ != "prep" or not low <= prep.head.i < high:
            break
        noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if noun is None or noun.i - high > _SHORT or prep.head.pos_ not in _NOMINAL:
            break
        high = noun.i + 1
    return high


_PHRASES = 2
_SHORT = 6  # tokens
_NOMINAL = {"NOUN", "PROPN", "NUM"}
_SMALL = 4  # words; "on the morning of the"


def _length(doc: Doc, low: int, high: int) -> int:
    return int(doc[high - 1].idx + len(doc[high - 1]) - doc[low].idx)


def _close_edges(doc: Doc, low: int, high: int) -> tuple[int, int]:
    while low < high - 1 and (doc[low].is_punct or doc[low].is_space):
        low += 1
    while high - 1 > low and (doc[high - 1].is_punct or doc[high - 1].is_space):
        high -= 1
    return low, high


def ancestors(token: Token, *, limit: int = 12) -> Iterator[Token]:
    """The governors of a token, nearest first, at most `limit`."""
    for _ in range(limit):
        if token.head.i == token.i:
            return
        token = token.head
        yield token
