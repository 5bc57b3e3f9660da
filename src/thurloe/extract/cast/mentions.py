"""One mention of a name: where it stands, its words, and the votes on what it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.extract.cast.person_odds import odds_of, seen
from thurloe.extract.cast.surnames_first import core_turned
from thurloe.extract.cast.votes import (
    HE,
    REACH,
    SHE,
    Votes,
    agreeing,
    by_model,
    context_of,
    gender_of_nouns,
    sum_votes,
)
from thurloe.nouns import EntityType
from thurloe.values.name_words import FOND, LESSER, NAMES_TOO
from thurloe.values.names import fold, name_parts, nicknamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.spans import Span


SPOUSES = {"wife": "m", "widow": "m", "husband": "f", "widower": "f"}
"""The gender of whose spouse it is."""


@dataclass(slots=True)
class Name:
    """One mention of a name: where it stands and what its words are, folded.

    `odds` is what it says for a person, in bits, to be put together with its other mentions;
    `turned` whether it is written with the last name first; `title` the last of its titles, if
    that is its own: the Sheriff is not Deputy Sheriff Weir.
    """

    span: Span
    head: int
    core: tuple[str, ...]
    gender: str
    suffix: str
    votes: Votes
    context: Votes
    agrees: str = ""
    titles: frozenset[str] = frozenset()
    article: bool = False
    nickname: str = ""
    odds: float = 0.0
    turned: bool = False
    title: str = ""


def head_of(p: Parse, start: int, end: int) -> int:
    """The token of a range that hangs on one outside of it: the last, where there are several."""
    for i in range(end - 1, start - 1, -1):
        if not start <= p.head[i] < end or p.head[i] == i:
            return i
    return end - 1


def names_of(p: Parse, spans: Iterable[Span]) -> list[Name]:
    """Each span with its head, its folded words and the votes on its type."""
    found = []
    for s in spans:
        parts = name_parts(p.slice(s.start, s.end))
        turned = core_turned(p, s)
        bare = name_parts(p.slice(s.core, s.end)).core
        core = turned or (parts.core if p.lower[s.core] in NAMES_TOO else bare)
        head = head_of(p, s.start, s.end)
        said = context_of(p, s, head)
        context = sum_votes([*said, _by_form(p, s, turned=bool(turned))])
        found.append(
            Name(
                span=s, head=head, core=core, gender=parts.gender or _by_kin(p, s.end, head),
                suffix=parts.suffix, votes=sum_votes((context, by_model(p, s, head))),
                context=context, agrees=_agreed(p, s, head), titles=frozenset(parts.titles),
                article=_has_article(p, s), nickname=_nickname(p.slice(s.core, s.end)),
                odds=odds_of(p, s, seen(p, s, head, said)), turned=bool(turned),
                title=_own_title(parts.titles),
            )
        )  # fmt: skip
    return found


def _own_title(titles: tuple[str, ...]) -> str:
    *before, last = titles or ("",)
    lesser = bool(before) and (before[-1] in LESSER or (before[-1], last) == _OF_A_GOVERNOR)
    return "" if lesser else last


_OF_A_GOVERNOR = ("lieutenant", "governor")


_BORNE = FOND - {"dear", "good", "little"}
"""Ships and towns are dear to people too."""


def _by_form(p: Parse, s: Span, *, turned: bool) -> Mapping[EntityType, float]:
    """What "WEIR, Anna" and "poor Weir" say by themselves: people are called so."""
    if turned or _nickname(p.slice(s.core, s.end)):
        return {EntityType.PERSON: 5.0}
    before = p.lower[max(0, s.start - 2) : s.start]
    fond = before[-1:] and before[-1] in _BORNE and before[0] not in {"the", "a", "an"}
    return {EntityType.PERSON: 2.0} if fond else {}


def _nickname(text: str) -> str:
    parts = nicknamed(text)
    return fold(parts[1]).removeprefix("the ") if parts else ""


def _has_article(p: Parse, s: Span) -> bool:
    """Whether it is called "the X", and not "the X school"."""
    if s.core > s.start or not s.start or p.lower[s.start - 1] != "the":
        return False
    goes_on = s.end < len(p) and p.tag[s.end] in {"NN", "NNS", "NNP", "NNPS", "POS", "HYPH"}
    return not goes_on and p.head[s.start - 1] in range(s.start, s.end)


def _by_kin(p: Parse, end: int, head: int) -> str:
    """ "Her husband, Colonel X": the gender of the noun that the name explains; "X's wife"."""
    told = p.dep[head] == "appos" and p.head[head] < head
    return (gender_of_nouns([p.lemma[p.head[head]]]) if told else "") or _of_spouse(p, end)


def _of_spouse(p: Parse, end: int) -> str:
    """ "X's wife": a man is meant, in nearly every account."""
    if end + 1 >= len(p) or p.tag[end] != "POS":
        return ""
    return SPOUSES.get(p.lower[end + 1], "")


def _agreed(p: Parse, s: Span, head: int) -> str:
    word = agreeing(p, s, head)
    if word not in HE | SHE:
        return ""
    others = HE if word in SHE else SHE
    for i in range(s.end, min(s.end + REACH, p.sents[p.sent[head]][1])):
        if p.lower[i] in others:  # "Weir gave her leave from his boat" leaves it open
            return ""
        if p.tag[i] == "NNP":
            break
    return "m" if word in HE else "f"


def best_type(votes: Votes) -> EntityType:
    """The type with most bits, `OTHER` where none has any; ties by name."""
    kind, bits = max(votes.items(), key=lambda v: (v[1], v[0]), default=(EntityType.OTHER, 0))
    return kind if bits > 0 else EntityType.OTHER
