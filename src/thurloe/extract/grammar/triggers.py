"""Which words of a sentence tell of an event, and of which kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from thurloe.extract.grammar.frames import (
    comes_down_as_caller,
    is_of_guns,
    is_of_people,
    is_passing,
    out_of_frame,
    saves_somebody,
    told_in_frame,
)
from thurloe.extract.grammar.participles import tells_nothing
from thurloe.extract.grammar.turns import is_other_turn
from thurloe.kinds import BY_NAME, KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

# Verbs that tell of a state and no event: it is named by the word below them.
LIGHT = {"be", "have", "become", "remain", "get", "do"}

# "The attack began at dawn": the hour belongs to the attack.
ASPECTUAL = {
    "begin",
    "start",
    "commence",
    "occur",
    "happen",
    "end",
    "finish",
    "erupt",
    "follow",
    "come",
    "take",
    "last",
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """The token that tells of an event: `kind` from the table or, for an open event, the lemma.

    `phrase` are the other tokens of a phrase such as "put to death": they are no participants.
    """

    token: Token
    kind: str
    lemma: str
    known: bool
    phrase: frozenset[int] = frozenset()

    @property
    def nominal(self) -> bool:
        """Whether a noun tells it ("his arrest") and not a verb."""
        return bool(self.token.pos_ in {"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def _lexicon() -> _Lexicon:
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for kind in KINDS:
        for word in kind.verbs.split():
            first, *rest = word.split("+")
            if rest:
                phrases[first].append((tuple(rest), kind.name))
            else:
                verbs.setdefault(word, kind.name)
        for word in kind.nouns.split():
            nouns.setdefault(word, kind.name)
    longest = {
        first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r))) for first, rows in phrases.items()
    }
    return _Lexicon(verbs, nouns, longest)


def find_triggers(doc: Doc) -> dict[int, Trigger]:
    """Every token of `doc` that tells of an event, by its index."""
    found = {}
    for token in doc:
        if tells_nothing(token):
            continue
        trigger = (
            _of_verb(token) or _of_state(token)
            if token.pos_ in {"VERB", "AUX"}
            else _of_noun(token)
        )
        if trigger:
            found[token.i] = trigger
    return found


def _of_verb(token: Token) -> Trigger | None:
    lemma = _lemma(token)
    phrase = _outbreak(token, lemma) or _phrase(token, lemma)
    if phrase:
        return phrase
    if token.pos_ == "AUX":
        return None
    idiom = _idiom(token, lemma)
    if idiom:
        return Trigger(token, lemma, lemma, known=False, phrase=idiom)
    kind = _by_frame(_lexicon().verbs.get(lemma, lemma), token)
    if kind != lemma or (lemma in _lexicon().verbs and not out_of_frame(lemma, token)):
        return Trigger(token, kind, lemma, known=True)
    if lemma in LIGHT or not lemma.isalpha():
        return None
    return Trigger(token, _SAME.get(lemma, lemma), lemma, known=False)


# Verbs that name one open event in other words.
_SAME = {"reside": "live", "dwell": "live", "lodge": "live", "occasion": "cause"}
_SAME |= {"wind": "winding"}  # "the firm was wound up": no wind


# What breaks out and does not escape.
_OUTBREAKS = set(
    """
    blaze cholera conflict disease disorder disturbance epidemic famine fight fighting fire
    hostility mutiny panic plague quarrel rebellion revolt revolution riot rioting rising strike
    uprising violence war
    """.split()
)


def _outbreak(verb: Token, lemma: str) -> Trigger | None:
    """ "a fire broke out": the fire begins."""
    if lemma != "break":
        return None
    out = any(c.lower_ == "out" for c in verb.children)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    inner = (t for c in subject.children for t in c.children) if subject is not None else ()
    words = [subject, *inner] if subject is not None else []
    begins = out and any(t.lemma_.lower() in _OUTBREAKS for t in words)
    return Trigger(verb, "erupt", "erupt", known=False) if begins else None


def _of_state(token: Token) -> Trigger | None:
    """ "was captain", "became known", "had two sons": a state, by what somebody was or had."""
    lemma = token.lemma_.lower()
    if (
        lemma not in LIGHT
        or token.dep_ in {"aux", "auxpass"}
        or any(c.dep_ == "auxpass" for c in token.children)
    ):
        return None
    what = next(
        (c for c in token.children if c.dep_ in {"attr", "acomp"} and c.tag_ not in {"VBN", "CD"}),
        None,
    )
    if what is not None:
        name = what.lemma_.lower()  # "was a building" is no building of the table
        return Trigger(token, lemma if name in BY_NAME else name, lemma, known=False)
    participle = any(
        (c.tag_ == "VBN" and c.dep_ == "acomp") or is_inverted(c) for c in token.children
    )
    return None if participle else Trigger(token, lemma, lemma, known=False)


def is_inverted(verb: Token) -> bool:
    """ "Only in May was Anna Holm arrested": the model takes that for two clauses."""
    be = verb.head
    if verb.dep_ != "ccomp" or verb.tag_ not in {"VBN", "VBD"} or be.lemma_ != "be":
        return False
    owned = any(c.dep_ in {"nsubj", "expl"} and c.pos_ != "NUM" for c in be.children)
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return not owned and subject is not None and subject.left_edge.i == be.i + 1


# The small model leaves some participles as they stand.
_LEMMAS = {
    "born": "bear",
    "bound": "bind",
    "bore": "bear",
    "hung": "hang",
    "shot": "shoot",
    "sunk": "sink",
    "slain": "slay",
    "slew": "slay",
    "fled": "flee",
    "wed": "wed",
    "left": "leave",
}


# To be held, kept, taken where one is not let out again.
_HOLDING = {"hold", "keep", "place", "throw", "put"}
PRISONS = set(
    "prison jail gaol cell dungeon custody captivity confinement camp penitentiary".split()
)


# What is done to others, and by suicides to themselves.
_SLAYING = {"hang", "shoot", "poison", "stab", "drown", "gas", "strangle", "kill", "slay"}
_LIMBS = set("ankle arm feet finger foot hand knee leg shoulder thigh thumb toe".split())
_SELVES = {"himself", "herself", "themselves", "myself"}
# Bodies that own things.
_TRADING = {"bank", "company", "corporation", "council", "firm", "government", "board", "trust"}
# To be put on a roll: of a school, or of any other body.
_ENROLLING = {"enrol", "enroll"}
SCHOOLS = set(
    "academy class classes college conservatoire conservatory course faculty institute lectures "
    "lyceum polytechnic school seminary university".split()
)


def _lemma(token: Token) -> str:
    return _LEMMAS.get(token.lower_, token.lemma_.lower())


def _by_frame(kind: str, token: Token) -> str:
    """The kind that a verb tells in this clause; its lemma where it stands out of frame."""
    lemma = _lemma(token)
    if lemma in _SLAYING and any(c.lower_ in _SELVES for c in token.children if c.dep_ == "dobj"):
        return "injury" if _LIMBS & {t.lower_ for t in _below(token)} else "suicide"
    inside = {t.lower_ for t in _below(token)}
    if lemma in _HOLDING and PRISONS & inside and "out" not in inside:
        return "imprisonment"
    if lemma == "belong" and (is_of_people(token) or inside & (ORGANISATION_NOUNS - _TRADING)):
        return "membership"
    if lemma in {"read", "attend"} and SCHOOLS & inside:
        return "education"  # "read physics at the university"
    if lemma in _ENROLLING and not SCHOOLS & inside:
        return "membership"
    return told_in_frame(token) or (lemma if out_of_frame(lemma, token) else kind)


# Turns of phrase in which a verb of the table, or any other, means nothing of its own: the verb
# and the nouns below it. "Came to his defence" goes nowhere, "took part" takes nothing.
IDIOMS: tuple[tuple[str, str], ...] = (
    (
        "come",
        """
        defence defense aid help rescue assistance end light power head mind conclusion agreement
        terms attention notice blow standstill halt nothing life fruition pass
        """,
    ),
    ("go", "war bed sleep length mad blind bankrupt school work church swing hiding effect action"),
    ("enter", "picture scene fray stage"),
    ("look", "twice"),
    ("give", "way birth rise notice account evidence thought credit heed vent"),
    ("take", "place part care note advantage effect shape root notice turn"),
    ("make", "way use sense sure peace light haste"),
    ("fall", "love victim prey out asleep ill silent"),
    ("break", "silence promise word news heart"),
    ("run", "risk out"),
    ("set", "foot example"),
    ("put", "end stop"),
    ("reach", "agreement conclusion decision verdict age peak"),
    ("leave", "doubt trace impression room"),
    ("meet", "need demand approval requirement"),
    ("catch", "glimpse eye cold breath"),
    ("hold", "breath view opinion"),
    ("strike", "deal bargain"),
    ("save", "trouble face"),
    ("sink", "despair"),
)
_IDIOMS = {verb: frozenset(nouns.split()) for verb, nouns in IDIOMS}


def _idiom(token: Token, lemma: str) -> frozenset[int]:
    """The tokens of a turn of phrase below a verb, none where it means what it says."""
    nouns = _IDIOMS.get(lemma, frozenset())
    for child in token.children if nouns else ():
        below = [child, *(c for c in child.children if c.dep_ == "pobj")]
        if child.dep_ in _IDIOMATIC and child.i > token.i:
            for word in below:
                bare = not any(c.i < word.i and c.dep_ != "amod" for c in word.children)
                if word.lemma_.lower() in nouns and (bare or lemma != "go"):
                    return frozenset({child.i, word.i})
    return frozenset()


_IDIOMATIC = {"dobj", "prep", "acomp", "prt", "oprd", "advmod"}


def _phrase(token: Token, lemma: str) -> Trigger | None:
    rows = _lexicon().phrases.get(lemma)
    if not rows:
        return None
    below = _below(token)
    for words, kind in rows:
        found = [next((t.i for t in below if w in {t.lemma_.lower(), t.lower_}), -1) for w in words]
        fits = min(found) >= 0 and _fits(token, lemma, found)
        if fits and _of_its_kind(token, kind):
            return Trigger(token, kind, lemma, known=True, phrase=frozenset(found))
    return None


# Verbs that bring people to safety, and of things tell something else: "pulled the drawer out".
_HAULING = frozenset("bring drag fish haul pluck pull snatch take".split())


def _of_its_kind(token: Token, kind: str) -> bool:
    """Whether a phrase is of people where its kind is: a child is fished out, and so is a boot."""
    if _lemma(token) in _SEEING and kind == "discovery":  # "she first saw the sea": it was known
        return any(c.dep_ in {"auxpass", "agent"} for c in token.children)
    if (kind, told_in_frame(token)) in {("arrival", "collapse"), ("rescue", "arrest")}:
        return False  # "the roof came in", "soldiers picked him up"
    if kind in {"collapse", "sinking"} and _lemma(token) in {"come", "go"}:
        whither = _lemma(token) == "come" or any(c.lower_ in {"to", "into"} for c in token.rights)
        return not (whither and comes_down_as_caller(token))  # "Krag went down to the cellar"
    if _lemma(token) not in _HAULING:
        return True
    done = {c.dep_ for c in token.children} & {"dobj", "nsubjpass"}
    saved = saves_somebody(token) if "dobj" in done else bool(done) and is_of_people(token)
    return saved if kind == "rescue" else not (saved and kind == "recovery")


# Verbs that make a phrase with their direct object alone: "met his death", not "met by the end".
_DIRECT = {"meet"}
_DIRECTLY = {"warning"}  # "gave warning", and not "gave up attacks without warning"
_SEEING = {"see", "observe", "notice"}
_ADVERBIAL = {"down", "up", "over", "off", "away"}


def _fits(token: Token, lemma: str, found: list[int]) -> bool:
    """Whether the words belong to the verb: "she went down", and not "she went down the stairs"."""
    words = [token.doc[i] for i in found]
    direct = [w for w in words if lemma in _DIRECT or w.lower_ in _DIRECTLY]
    if is_other_turn(token, lemma, words) or any(w.dep_ != "dobj" for w in direct):
        return False
    done = any(c.dep_ == "dobj" for c in token.children)
    if lemma == "bring" and words[0].lower_ == "up" and done:
        return False  # "brought up several crates"
    into = words[0].lower_ == "in" and words[0].dep_ == "prep"
    if lemma in {"come", "fall", "cave", "get", "put"} and into:
        return False  # "the damage came to so much in the money of the day"
    things = [c for c in token.children if c.dep_ == "dobj" and c.pos_ == "NOUN"]
    if lemma == "fire" and any(c.lemma_.lower() not in PERSON_NOUNS for c in things):
        return False  # "fired a shot from the bridge"
    if lemma == "pick" and not saves_somebody(token):
        return False
    return not any(
        w.lower_ in _ADVERBIAL and any(c.dep_ == "pobj" and c.i not in found for c in w.children)
        for w in words
    )


def _below(token: Token) -> list[Token]:
    """Objects, particles and prepositions of a verb with their own objects, in a small window."""
    near = []
    for child in token.children:
        if child.dep_ in _HANGING:
            inner = [t for t in child.children if t.dep_ in _FURTHER]
            last = [t for n in inner for t in n.children if t.dep_ in {"appos", "compound"}]
            out = [t for n in inner for t in n.children if child.lower_ == "out"]  # "out of prison"
            near += [child, *inner, *last, *out]
    near += [c for t in near for c in t.children if c.lower_ == "own"]  # "took his own life"
    near += [c for t in (token, *near) for c in t.children if c.dep_ == "neg" and c.i > token.i]
    return [t for t in near if t.i <= token.i + _WINDOW]


_HANGING = {
    "dobj",
    "prt",
    "prep",
    "acomp",
    "oprd",
    "advmod",
    "attr",
    "xcomp",
    "advcl",
    "npadvmod",
    "ccomp",
    "dative",
}
_FURTHER = {"pobj", "pcomp", "prep", "compound", "acomp", "oprd"}
_WINDOW = 12  # tokens behind the verb


def _of_noun(token: Token) -> Trigger | None:
    if token.pos_ != "NOUN" or token.dep_ == "compound":
        return None
    nouns = _lexicon().nouns
    if token.lemma_.lower() == "degree" and any(c.dep_ == "nummod" for c in token.children):
        return None  # "eighteen degrees below zero" are nobody's studies
    if token.lower_ == "passing" and not is_passing(token):
        return None  # "the passing of the law"
    kind = nouns.get(token.lemma_.lower()) or nouns.get(token.text)
    kind = "shooting" if is_of_guns(token) else kind
    return Trigger(token, kind, token.lemma_.lower(), known=True) if kind else None
