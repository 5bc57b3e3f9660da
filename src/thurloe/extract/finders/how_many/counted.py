"""A number with its noun: what is counted, in words for the reader."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.extract.said.telling import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.said.telling import Telling
    from thurloe.extract.scenes.scene import Placed, Scene

_ANYBODY = {"person", "people", "soul", "human", "being", "life", "individual"}
_HANDS = {"man", "member", "hand", "sailor", "woman"}
# Whoever there is: two of these counted together are people, and two trades are those trades.
_FOLK = _ANYBODY | {"child", "man", "woman", "boy", "girl", "passenger", "crew", "civilian"}
_CREWS = {"crew", "party", "garrison", "expedition", "team", "company"}
_PARTIES = _CREWS | {"band", "crowd", "escort", "family", "gang", "group", "mob", "patrol", "squad"}
# What is counted stands behind these: "two dozen ships", "40 barrels of oil", "one of the boats".
_CONTAINERS = frozenset(
    """
    bag bale barrel batch battalion bottle box bundle cart case cask chest company couple crate
    crowd dozen drum fleet group handful hundred load lot million number pack pair party
    piece row sack score sheet squad string thousand wagon
    """.split()
)


# Each of these is one, and what it holds are others.
_HELD = _CONTAINERS - set("couple dozen hundred lot million number score thousand string".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the noun it counts and what a measure is of."""

    scene: Scene
    placed: Placed[Quantity]
    noun: Token | None

    @property
    def substance(self) -> Token | None:
        """ "tons of coal", "dozens of ships": the coal, the ships; of a ransom of £90 nothing."""
        if self.noun is None or not (
            self.placed.thing.unit or self.noun.lemma_.lower() in _CONTAINERS
        ):
            return None
        return substance_of(self.noun)

    @property
    def span(self) -> tuple[int, int]:
        """The tokens of the number, its noun and what it is a measure of."""
        return _span(self.placed, self.noun, self.substance)

    @property
    def is_of_people(self) -> bool:
        """ "A gang of four": four people, and one gang."""
        noun, root = self.noun, self.placed.root
        of = root.dep_ == "pobj" and noun is not None and root.head.head == noun
        return of and noun is not None and noun.lemma_.lower() in _PARTIES and noun.tag_ == "NN"

    @property
    def about(self) -> str:
        """What is counted, in its dictionary form; all words for people are one."""
        head = self.substance if self.substance is not None else self.noun
        name = name_of(head) if head is not None else ""
        if name in _HANDS and head is not None:
            body = substance_of(head)  # "five men of the garrison"
            name = name_of(body) if body is not None and body.lemma_.lower() in _CREWS else name
        if head is not None and self.substance is not None:
            name = self._held(name, head)
        if name == "number":
            name = ""  # "nine of that number": of what, stands elsewhere
        if name == "cent" and self.placed.thing.unit == "%":
            name = "percent"
        party = name in _PARTIES and self.noun is not None and self.noun.tag_ == "NN"
        if party and self.noun is not None and self.noun.i > self.placed.root.i:
            name = "person"  # "eleven of the party"
        if (whole := _whole_before(self.placed)) is not None:
            return f"{name or 'one'} of the {whole.lemma_.lower()}"
        if (all_of_them := joined_name(head)) and not self.placed.thing.unit:
            return all_of_them
        return "person" if name in _ANYBODY else name

    def _held(self, name: str, held: Token) -> str:
        """ "Three companies of guards" are companies; "two dozen ships" are ships."""
        noun = self.noun
        if noun is None or self.placed.thing.unit or noun.lemma_.lower() not in _HELD:
            return name
        start = min([held.i, *(c.i for c in held.lefts if c.dep_ == "compound")])
        words = held.doc[start : held.i + 1].text
        return f"{name_of(noun)} of {words if held.pos_ == 'PROPN' else words.lower()}"

    def draft(
        self,
        telling: Telling,
        kind: str = "",
        *,
        impersonal: bool = False,
        subject: Token | None = None,
    ) -> Draft:
        """The claim that there were so many."""
        about = self.about or self.placed.thing.unit
        value = self.placed.thing.value
        return Draft(
            telling,
            "number",
            value,
            self.span,
            about=about,
            kind=kind,
            impersonal=impersonal,
            subject=subject,
        )


def _whole_before(placed: Placed[Quantity]) -> Token | None:
    """ "Of the dead, 39 were passengers": of which whole a part is counted."""
    near = placed.root.doc[max(placed.root.sent.start, placed.first - _NEAR_WHOLE) : placed.first]
    fronted = [t for t in near if t.lower_ == "of" and _opens(t)]
    whole = next((t for of in fronted[-1:] for t in of.children if t.dep_ == "pobj"), None)
    comma = whole is not None and any(
        t.text == "," for t in placed.root.doc[whole.i : placed.first]
    )
    if whole is not None and (whole.lower_ in _EVERYBODY or _are_all(whole)):
        return None  # "Of all who had sailed in her, nine came back"
    return whole if comma and whole is not None and whole.i < placed.first else None


_EVERYBODY = {"all", "those", "them", "these"}


def _are_all(whole: Token) -> bool:
    """ "Of the 212 people on board": whoever there was."""
    folk = whole.lemma_.lower() in _FOLK and not any(c.dep_ == "amod" for c in whole.children)
    after = whole.doc[whole.i + 1 : whole.i + 3].text.lower()
    return folk and after.startswith(("aboard", "on board", "underground", "below"))


def is_whole(placed: Placed[Quantity], noun: Token | None) -> bool:
    """ "Of the 400 men, 220 fell ill": the 400, of whom a part is told of."""
    of = noun.head if noun is not None and noun.dep_ == "pobj" else None
    return (
        of is not None and of.lower_ == "of" and _opens(of) and placed.root.i < of.right_edge.i + 1
    )


def _opens(token: Token) -> bool:
    """Whether a clause begins with the word."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    return before is None or before.text in {";", ":"}


_NEAR_WHOLE = 8  # tokens


def joined_name(noun: Token | None) -> str:
    """ "Forty millers, smiths and monks", counted together; "" for a noun that stands alone."""
    if noun is None or noun.tag_ != "NNS" or noun.lower_ in _PARTNERS:
        return ""
    first, rest = noun.lower_, _counted_with(noun)
    if not rest:
        return ""
    if all(t.lemma_.lower() in _FOLK for t in (noun, rest[0])):
        return "person"
    last = rest[-1]
    start = next((c.i for c in last.lefts if c.dep_ == "compound"), last.i)
    between = ", ".join([first, *(t.lower_ for t in rest[:-1])])
    return f"{between} and {noun.doc[start : last.i + 1].text.lower()}"


def others_of_the_kind(
    scene: Scene, placed: Placed[Quantity], noun: Token
) -> Placed[Quantity] | None:
    """ "Two red carts and five blue ones": a number of seven; None where none follow."""
    ones = next((c for c in noun.rights if c.dep_ == "conj" and c.lower_ == "ones"), None)
    more = next((p for p in scene.quantities if ones and p.root.head.i == ones.i), None)
    if ones is None or more is None:
        return None
    values = placed.thing.value, more.thing.value
    if not all(value.isdigit() for value in values):
        return None
    both = replace(placed.thing, value=str(sum(map(int, values))))
    return replace(placed, thing=both, end=ones.i + 1)


def _counted_with(noun: Token) -> list[Token]:
    """The plurals joined to a noun, none of which has a word of its own for which or how many."""
    rest: list[Token] = []
    word = noun
    while (after := next((c for c in word.rights if c.dep_ == "conj"), None)) is not None:
        if after.tag_ not in {"NNS", "NN"} or any(c.dep_ in _OWN for c in after.children):
            return []
        if any(c.dep_ == "prep" and c.i < after.i for c in word.rights):
            return []  # "two boats with sails and oars"
        rest.append(after)
        word = after
    anded = any(c.lower_ == "and" for t in (noun, *rest) for c in t.rights)
    return rest if anded else []


_OWN = {"det", "nummod", "poss", "quantmod", "amod"}
_PARTNERS = {"thousands", "hundreds", "dozens", "scores", "millions"}


def substance_of(noun: Token) -> Token | None:
    """ "tons of coal", "dozens of ships": what the measure is of."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i <= noun.i + 2:
            of = (t for t in child.children if t.dep_ == "pobj")
            return next((t for t in of if t.pos_ not in {"NUM", "PRON", "DET"}), None)
    return None


def name_of(noun: Token) -> str:
    """A noun and the nouns before it, in their dictionary form: "picric acid"."""
    parts = [
        c.lemma_.lower()
        for c in noun.lefts
        if c.dep_ == "compound" and c.pos_ in {"NOUN", "PROPN"} and c.i >= noun.i - 2 and c.is_alpha
    ]
    if noun.tag_ == "NNPS" and noun.lower_.endswith("s"):
        return " ".join([*parts, noun.lower_[:-1]])
    return " ".join([*parts, noun.text if noun.text.isupper() else noun.lemma_.lower()])


def _span(placed: Placed[Quantity], noun: Token | None, substance: Token | None) -> tuple[int, int]:
    near = [
        t.i
        for t in (noun, substance)
        if t is not None and placed.first - 3 <= t.i <= placed.end + 8
    ]
    return min([placed.first, *near]), max([placed.end, *(i + 1 for i in near)])
