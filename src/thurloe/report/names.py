"""Which words of a source's name, and of its files' names, would give the source away.

A person's name gives itself away by each of its own words; an outlet's ("The Harbour Gazette")
only as a whole, since its words are everybody's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any, Self

from thurloe.values.outlets import OUTLETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from thurloe.nouns import Account, Source

TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u00ad\u0300-\u036f\u200b-\u200d])*|\d+")

ARTICLES = frozenset(
    "a an and by de del der des di du for from in la le of on or the to van von".split()
)
HONORIFICS = frozenset("mr mrs ms miss mx dr prof professor sir dame lady lord madam rev".split())
ROLES = frozenset(
    """account author captain chief colonel commander correspondent crew diary doctor driver editor
    engineer father friend general interview letter lieutenant major mate memoir mother note
    officer passenger source statement survivor testimony unknown widow witness writer anonymous
    """.split()
)

DOCUMENTS = frozenset(
    """article broadcast bulletin column confession cutting deposition dispatch email entry essay
    evidence hearing inquest inquiry interrogation judgment log minutes news notes obituary post
    record report sermon speech story telegram text transcript trial verdict
    """.split()
)
"""What a file is called by what it is."""

WITHHELD = "[withheld]"
"""What stands in place of a word that would tell a name, where nobody says that he is meant."""

FIRM = frozenset("associates bros brothers co daughters partners sisters sons".split())
"""What follows the names of those whose firm it is: "Holm & Sons"."""

COMMON = ARTICLES | HONORIFICS | OUTLETS | ROLES | FIRM
_JOINED = re.compile(r"&|" + TOKEN.pattern)
_LATIN = str.maketrans("øđłħıŧßþðæœ", "odlhitstdao")
_MARKS = re.compile(r"[\u00ad\u0300-\u036f\u200b-\u200d]")
_LONG = 4  # letters of a name that are looked for within longer words of an address
_PERSONAL = (2, 3)  # words in a person's name
_LEAST = 2  # letters in a word that can name somebody


@dataclass(frozen=True, slots=True)
class Bearers:
    """Whose words are in the texts besides: what a source's name may share with others.

    `names` are the words of each entity's names, `people` those of anybody's name, `no_people`
    those of names of places, bodies and things, `small` what is written in small letters.
    """

    names: tuple[frozenset[str], ...] = ()
    people: frozenset[str] = frozenset()
    no_people: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()

    def is_everybodys(self, word: str) -> bool:
        """ "Thirty" of a headline taken for a source, "Weir" of "Coroner of Weir"."""
        return word not in self.people and (word in self.small or word in self.no_people)


class _Folding(dict[int, str]):
    """Each character to one plain lower-case letter, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFKD", chr(code))[:1].lower()[:1].translate(_LATIN)
        self[code] = letter or chr(code)
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case without accents, character by character: as long as `text`."""
    return text.translate(_FOLDING)


@dataclass
class Telltales:
    """What to look for, by the first token: phrases of tokens, exact file names, single words.

    Every entry carries what replaces it, the longest first. Words in `capital` count only with a
    capital: they are everybody's. `words` are looked for within longer
    words of addresses and paths too. `short` are what an outlet is called for short, "the Courier":
    with a capital, and none before it that would make it another's. `initials` are looked for in
    capitals. Others bear `shared` words too, which alone may mean either; of `foreign` phrases,
    their names, such words are withheld and the rest stays.
    """

    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    exact: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    capital: set[str] = field(default_factory=set)
    short: dict[str, str] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    foreign: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def to_plain(self) -> dict[str, Any]:
        """All of it as JSON has it, for `from_plain`."""
        return {
            "phrases": self.phrases,
            "exact": self.exact,
            "words": self.words,
            "capital": sorted(self.capital),
            "short": self.short,
            "initials": self.initials,
            "shared": sorted(self.shared),
            "foreign": self.foreign,
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """The telltales behind `to_plain`."""
        phrases = {
            first: [(tuple(phrase), instead) for phrase, instead in some]
            for first, some in plain["phrases"].items()
        }
        exact = {first: [tuple(pair) for pair in some] for first, some in plain["exact"].items()}
        same = {name: plain[name] for name in ("words", "short", "initials")}
        foreign = {
            first: [tuple(name) for name in some] for first, some in plain["foreign"].items()
        }
        return cls(
            phrases=phrases,
            exact=exact,
            capital=set(plain["capital"]),
            shared=set(plain["shared"]),
            foreign=foreign,
            **same,
        )

    @cached_property
    def first(self) -> frozenset[str]:
        """The tokens that are worth a second look."""
        plurals = {f"{word}s" for word in self.words}
        starts = (self.words, self.phrases, self.exact, self.short, self.foreign)
        return frozenset(plurals.union(*starts))

    def instead_of(self, word: str) -> str:
        """What replaces a word that is looked for by itself."""
        return WITHHELD if word in self.shared else self.words[word]

    @cached_property
    def held(self) -> dict[str, list[str]]:
        """The longer words by their first letters."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.words, key=lambda word: (-len(word), word)):
            if len(word) >= _LONG:
                found.setdefault(word[:_LONG], []).append(word)
        return found

    def held_in(self, token: str) -> str:
        """The longer word that first stands in `token`, "" for none."""
        for at in range(len(token) - _LONG + 1):
            for word in self.held.get(token[at : at + _LONG], ()):
                if token.startswith(word, at):
                    return word
        return ""


def plain(token: str) -> str:
    """A folded token without the marks that may stand within it: soft hyphens, loose accents."""
    return token if token.isascii() else _MARKS.sub("", token)


_SUBJECT_OF = {"into", "about", "concerning", "regarding"}
"""Words after which an outlet's name says what it is about: "Court of Inquiry into the loss"."""

_HEAD_ENDS = _SUBJECT_OF | {"of", "for", "on", "and", "in"}
_COMPANY = {"ltd", "limited", "inc", "plc"}


def words_of(name: str) -> tuple[str, ...]:
    """The folded tokens of a name."""
    return tuple(plain(token) for token in TOKEN.findall(fold(name)))


def add_source(tales: Telltales, source: Source, pseudonym: str, others: Bearers) -> None:
    """Note what names `source`.

    A given name that somebody else bears stays, unless the source is marked protected; a word that
    is everybody's stays unless somebody of that name is spoken of, and then counts with a capital.
    """
    tokens = words_of(source.name)
    bare = tuple(token for token in tokens if token not in HONORIFICS)
    short = tuple(takewhile(lambda token: token not in _SUBJECT_OF, bare))
    bald = bare[1:] if bare[:1] == ("the",) else bare
    firm = tuple(token for token in bald if token not in _COMPANY)
    for phrase in dict.fromkeys((tokens, bare, bald, short, firm, *_spelled(source.name))):
        said = [token for token in phrase if token not in ARTICLES]
        if len(said) > 1 or any(token not in COMMON and len(token) > 1 for token in said):
            add_phrase(tales, phrase, pseudonym)
    for word in _own_words(source, others):
        tales.words.setdefault(word, pseudonym)
        shared = word in others.small and not source.protected
        if word in COMMON or len(word) <= _LEAST or shared:
            tales.capital.add(word)
    if len(bare) > 1:
        tales.words.setdefault("".join(bare), pseudonym)
    for word in short_names(source):
        tales.short.setdefault(word, pseudonym)


def add_phrase(tales: Telltales, phrase: tuple[str, ...], pseudonym: str) -> None:
    """Note a name as a whole, by its folded tokens."""
    _add(tales.phrases, phrase, pseudonym)


def without_everybodys(name: str, bearers: Bearers) -> str:
    """What of a file's name may be somebody's: "pike" of "pike-letter", nothing of "trial"."""
    words = TOKEN.findall(name)
    kept = [word for word in words if not _says_what_it_is(plain(fold(word)), bearers)]
    return name if kept == words else " ".join(kept)


def _says_what_it_is(word: str, bearers: Bearers) -> bool:
    if word.isdigit() or word in bearers.people:
        return word.isdigit()
    return word in bearers.small or word.removesuffix("s") in COMMON | DOCUMENTS


def _spelled(name: str) -> Iterator[tuple[str, ...]]:
    """The name with "and" for "&" and the other way round."""
    if "&" in name:
        yield words_of(name.replace("&", " and "))
    words = words_of(name)
    yield tuple(word for word in words if word != "and")


def firm_words(name: str) -> Iterator[str]:
    """The "Sons" of "Holm & Sons", as written and in capitals."""
    for word in TOKEN.findall(name):
        if plain(fold(word)) in FIRM:
            yield from (word, word.upper())


def short_names(source: Source) -> Iterator[str]:
    """The folded "courier" of "The Harbour Courier Ltd", the "court" of "Court of Inquiry"."""
    words = [word for word in TOKEN.findall(source.name) if plain(fold(word)) not in _COMPANY]
    head = list(takewhile(lambda word: plain(fold(word)) not in _HEAD_ENDS, words))
    longer = len([word for word in words if plain(fold(word)) not in ARTICLES]) > 1
    known = longer and head and is_outlet(source) and "/" not in source.name
    if known and head[-1][:1].isupper() and len(head[-1]) > _LEAST:
        yield plain(fold(head[-1]))


def add_file(tales: Telltales, account: Account, renamed: str, pseudonym: str) -> None:
    """Note the file's name, with and without its folders and its ending."""
    base = account.file.rpartition("/")[2]
    stem = base.rpartition(".")[0] or base
    names = {account.file: renamed, base: renamed}
    if len(TOKEN.findall(stem)) > 1:
        names.setdefault(stem, slug(pseudonym))
    for name, instead in names.items():
        add_exact(tales, name, instead)


def add_exact(tales: Telltales, said: str, instead: str) -> None:
    """Note what is to be hidden just as it is written, in any case."""
    folded = fold(said)
    if first := TOKEN.search(folded):
        _add(tales.exact, folded[first.start() :], instead, key=plain(first[0]))


def slug(pseudonym: str) -> str:
    """ "Source A" as it stands in file names and addresses: "source-a"."""
    return pseudonym.strip("[]").lower().replace(" ", "-")


def _own_words(source: Source, others: Bearers) -> Iterator[str]:
    """The words of a name that name nobody else; of a firm's, those whose firm it is at least."""
    words = TOKEN.findall(source.name)
    surnames, outlet = _surnames(source.name), is_outlet(source)
    if outlet and not FIRM & set(words_of(source.name)):
        return
    cased = any(word[:1].isupper() for word in words)
    for word in words:
        found = plain(fold(word))
        named = (word[:1].isupper() or not cased) and len(word) >= _LEAST and word.isalpha()
        free = not outlet and not _shared(found, surnames, others.names)
        if others.is_everybodys(found) and not source.protected:
            continue
        hidden = source.protected or found in surnames or free
        alone = found in surnames and source.protected  # "Post" of "Emily Post"
        if named and hidden and (alone or found not in COMMON):
            yield found


def _surnames(name: str) -> frozenset[str]:
    """The words that end a person's name within the name: the last, and those before "and"."""
    words = [plain(token) for token in _JOINED.findall(fold(name))]
    ends = [a for a, b in pairwise(words) if b in FIRM or b in {"&", "and"}]
    named = [word for word in words if word not in FIRM]
    return frozenset((*ends, *named[-1:])) - FIRM - {"&", "and"}


def is_outlet(source: Source) -> bool:
    """Whether a name is no person's; in doubt a protected source is a person."""
    said = words_of(source.name)
    if "/" in source.name:  # a path stands for a source that nobody named
        return True
    if source.protected and len(said) in _PERSONAL and not set(said[:-1]) & (OUTLETS | {"the"}):
        return False
    return any(word in OUTLETS for word in said)


def _shared(word: str, surnames: frozenset[str], others: Iterable[frozenset[str]]) -> bool:
    return any(word in names and surnames.isdisjoint(names) for names in others)


def _add(known: dict[str, list[tuple[Any, str]]], what: Any, instead: str, key: str = "") -> None:  # noqa: ANN401 - phrases and strings alike
    if what:
        found = known.setdefault(key or what[0], [])
        found.append((what, instead))
        found.sort(key=lambda pair: -len(pair[0]))
