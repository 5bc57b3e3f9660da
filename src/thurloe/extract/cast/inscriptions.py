"""Words that are written on something and name nobody: "Fresh Eel" is painted on a door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.clauses import SUBJECT, above

if TYPE_CHECKING:
    from thurloe.extract.cast.parse import Parse

_WRITTEN = frozenset(
    "carve chalk engrave embroider inscribe label letter mark paint print scratch scrawl sew"
    " stamp stencil write".split()
)
_STANDING = frozenset({"stand", "appear", "be"})
_SIGNS = frozenset("inscription label legend lettering motto placard sign slogan word".split())
_READING = frozenset({"say", "read", "proclaim"})
_ON = frozenset({"on", "upon", "across", "along", "over", "under", "above"})
_MARKS = frozenset({'"', "“", "”", "``", "''", "‘", "’", "'"})


def is_inscription(p: Parse, start: int, end: int) -> bool:
    """Whether a name fills a pair of quotation marks, and is said to be written or to stand on."""
    while start > 0 and p.words[start - 1][:1].isupper():  # the "Fresh" of "Fresh Eel"
        start -= 1
    while end < len(p) and p.words[end][:1].isupper():
        end += 1
    if not 0 < start <= end < len(p) or p.words[start - 1] not in _MARKS:
        return False
    close = end + (p.words[end] in {",", ".", ";"})
    if close >= len(p) or p.words[close] not in _MARKS:
        return False
    return _stands_on(p, start, end) or _is_written(p, start - 2)


def _stands_on(p: Parse, start: int, end: int) -> bool:
    """ "X" stood on the wall, "X" was painted on the door."""
    head = next((i for i in range(start, end) if not start <= p.head[i] < end), end - 1)
    verb = p.head[head]
    on = any(p.lower[k] in _ON for k in p.kids[verb] if k > verb)
    if p.dep[head] == "nsubjpass":
        return on and p.lemma[verb] in _WRITTEN
    return on and p.dep[head] in SUBJECT and p.lemma[verb] in _STANDING


def _is_written(p: Parse, before: int) -> bool:
    """Marked "X", a sign that read "X", with the words "X"."""
    i = before - (p.words[before] in {",", ":"}) if before >= 0 else -1
    if i < 0 or p.sent[i] != p.sent[before]:
        return False
    if p.lemma[i] in _WRITTEN - {"write"} or p.lemma[i] in _SIGNS:
        return True
    return p.lemma[i] in _READING and any(p.lemma[up] in _SIGNS for up in _of_verb(p, i))


def _of_verb(p: Parse, verb: int) -> list[int]:
    """The subject of a verb and what it hangs on."""
    return [*(k for k in p.kids[verb] if p.dep[k] in SUBJECT), *above(p, verb)]
