"""Which toll a number is: how many people died, were hurt, survived, were aboard or inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.finders.how_many.plain_tolls import (
    ANYBODY,
    are_anybody,
    told_beside,
    were_inside,
)
from thurloe.extract.grammar.subjects import SUBJECTS
from thurloe.extract.scenes.elisions import meant
from thurloe.kinds import MOVEMENT, TOLLS, family_of
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.finders.how_many.counted import Counted
    from thurloe.extract.said.telling import Telling

# What happened to the people counted, where the noun itself says it.
TOLL_NOUNS: tuple[tuple[str, str], ...] = (
    ("dead death drowned fatality killed perished toll victim", "killing"),
    ("injury injured wounded hurt casualty", "injury"),
    ("sick", "illness"),
    ("survivor saved rescued", "survival"),
    ("homeless", "homelessness"),
    ("missing", "missing"),
)
TOLL_OF = {word: toll for words, toll in TOLL_NOUNS for word in words.split()}


_BEFALL = dict.fromkeys("die drown kill perish".split(), "killing")
_BEFALL |= dict.fromkeys("hurt injure wound".split(), "injury")
_BARE = {"count", "figure", "number", "tally", "total"}
_BACK = 60  # tokens before a figure in which it is said what of


def toll_before(figure: Token) -> str | None:
    """ "All on board perished; the number is put at 200": of what the words before it tell."""
    of = any(c.lower_ in {"of", "for"} or c.dep_ in {"compound", "relcl"} for c in figure.children)
    definite = any(c.lower_ in {"the", "that"} for c in figure.lefts)
    if figure.lemma_.lower() not in _BARE or of or not definite:
        return None
    words = (figure.doc[i] for i in range(figure.i - 1, max(0, figure.i - _BACK), -1))
    lemmas = (t.lemma_.lower() for t in words)
    told = (TOLL_OF.get(w) or _BEFALL.get(w) for w in lemmas)
    return next((toll for toll in told if toll), None)


def toll_of(counted: Counted, telling: Telling | None) -> str | None:
    """The toll that a number is: people who died, were hurt, survived, were aboard."""
    about = "person" if are_anybody(counted) else counted.about
    if said := _said(counted):
        return said
    if beside := told_beside(counted, telling):
        return beside[0]
    if about in {"", "person"} and telling is not None and _sailed(counted, telling):
        return "aboard"
    all_men = about == "man" and _is_of_men(counted)
    if telling is None or not (all_men or about in {"", "person", "other", "victim"}):
        return None  # "fourteen women": a part of the whole, counted by itself
    kind = "killing" if family_of(telling.kind) == "death" else telling.kind
    hour = counted.placed.root.dep_ == "pobj"  # "all were alive at three"
    saved = kind == "rescue" and not telling.others("agent", "object")
    if saved or (_alive(telling) and not hour):
        return "survival"  # "107 were saved", "1,200 got off alive"
    there = any(c.lower_ == "there" and c.dep_ == "advmod" for c in telling.trigger.token.children)
    all_of_them = kind in TOLLS and not there  # "eighty died there": of that place alone
    return kind if all_of_them and _undergoes(counted, telling) else None


def _said(counted: Counted) -> str | None:
    """The toll that the noun itself tells, or what it is said to be: "39 survivors", "are dead"."""
    if _gone(counted):
        return "killing"
    if _aboard(counted):
        return "aboard"
    if were_inside(counted):
        return "inside"
    noun = counted.noun
    if noun is not None and noun.dep_ in SUBJECTS and noun.head.lemma_ in _OF_SOME:
        return None
    said = _state_of(counted) if noun is None else TOLL_OF.get(noun.lemma_.lower())
    return said or _hurt_ones(counted)


# What is told of some of the dead: "777 victims were never identified".
_OF_SOME = {"identify", "name", "recognise", "recognize", "belong", "include", "come"}
_LOSSES = {"loss", "cost", "toll", "expense", "sacrifice"}
_PEOPLE = {"person", "man", "crew", "hand", "sailor", "soldier", "passenger", "member"}


def is_loss(noun: Token | None) -> bool:
    """ "With the loss of 80 lives", "at a cost of 80 men": they are gone, and nobody has them."""
    of = _whose(noun)
    return of is not None and of.lemma_.lower() in _LOSSES


def _whose(noun: Token | None) -> Token | None:
    """What stands before "of" and the noun."""
    above = noun.head if noun is not None and noun.dep_ == "pobj" else None
    return above.head if above is not None and above.lower_ == "of" else None


_ENDINGS = {"claim", "take", "cost", "lose", "end"}  # of lives


def _gone(counted: Counted) -> bool:
    """ "The loss of 80 lives", "it claimed the lives of 80", "80 were lost with her"."""
    root, about = counted.placed.root, counted.about
    if about not in _PEOPLE | ANYBODY | {""}:
        return False
    noun = counted.noun if counted.noun is not None else root
    of = _whose(noun)
    lives = of is not None and of.lemma_.lower() == "life" and of.head.lemma_ in _ENDINGS
    lost = noun.dep_ == "nsubjpass" and noun.head.lemma_ == "lose"
    return (
        lives
        or is_loss(noun)
        or _made_dead(noun)
        or _paid_with_life(noun)
        or (lost and (bool(about) or meant(counted.scene, counted.placed) is None))
    )


def _made_dead(noun: Token) -> bool:
    """ "It left 12 people dead", "nineteen were feared dead"."""
    undergone = noun.dep_ in {"dobj", "nsubjpass"}
    after = (c for c in noun.head.children if c.dep_ in {"oprd", "acomp"})
    return undergone and any(c.lower_ == "dead" for c in after)


def _paid_with_life(noun: Token) -> bool:
    """ "The wreck cost thirty men their lives"."""
    objects = (c for c in noun.head.children if c.dep_ == "dobj")
    return noun.dep_ == "dative" and any(c.lemma_.lower() == "life" for c in objects)


def _state_of(counted: Counted) -> str | None:
    """ "At least a dozen are dead", "nine are missing", "there were 31 dead"."""
    root = counted.placed.root
    if root.dep_ == "nummod" and root.head.dep_ in {"attr", "acomp"}:
        return TOLL_OF.get(root.head.lower_)
    be = root.head
    if root.dep_ not in SUBJECTS or be.lemma_ != "be":
        return None
    said = (c.lemma_.lower() for c in be.children if c.dep_ in {"acomp", "attr"})
    return next((TOLL_OF[word] for word in said if word in TOLL_OF), None)


# Words for what befell people, beside their number: "27 injured men", "counted fourteen dead".
_BEFALLEN = {"dead", "drowned", "homeless", "injured", "missing", "sick", "wounded"}


def _hurt_ones(counted: Counted) -> str | None:
    """ "Took in 27 injured men", "counted fourteen dead": said beside the number."""
    root = counted.noun if counted.noun is not None else counted.placed.root
    if counted.about not in {"", "person", "man"}:
        return None
    beside = (c.lower_ for c in root.children if c.dep_ == "amod" and c.i >= counted.placed.end)
    word = next((w for w in beside if w in _BEFALLEN), None)
    return "killing" if word == "drowned" else TOLL_OF.get(word) if word else None


_OTHERS = {"woman", "child", "girl", "boy", "officer", "passenger", "crew"}


def _is_of_men(counted: Counted) -> bool:
    """ "Ten men died": all who did, where no women or children are told of beside them."""
    return not any(t.lemma_.lower() in _OTHERS for t in counted.placed.root.sent)


def _aboard(counted: Counted) -> bool:
    """ "8,000 on board", "153 persons aboard": said right after the number."""
    if counted.about not in {"", "person"}:
        return False
    doc, end = (
        counted.scene.doc,
        counted.placed.end if counted.noun is None else max(counted.placed.end, counted.noun.i + 1),
    )
    if any(token.lower_ == "of" for token in doc[counted.placed.end : end]):
        return False  # "60 of the 153 persons aboard": a part of them
    after = doc[end : end + 3].text.lower()
    ship = any(
        r.type is EntityType.VESSEL
        for t in counted.placed.root.sent
        for r in counted.scene.referents_at(t)
    )
    in_all = after.startswith(("in all", "all told", "altogether")) and counted.about == "person"
    return after.startswith(("on board", "aboard", "people on board")) or (in_all and ship)


def _sailed(counted: Counted, telling: Telling) -> bool:
    """ "Two hundred people left in the Selma"."""
    carrier = telling.subject.head if telling.subject is not None else None
    if telling.trigger.lemma == "carry" and carrier is not None:
        return any(r.type is EntityType.VESSEL for r in counted.scene.referents_at(carrier))
    if counted.noun is not None and counted.noun.head.lower_ == "with":
        above = counted.noun.head.head  # "the Selma, with 300 souls, was bound for Ghent"
        return any(r.type is EntityType.VESSEL for r in counted.scene.referents_at(above))
    if telling.kind not in MOVEMENT or counted.noun is None:
        return False
    who = any(a.role == "agent" and a.head.i == counted.noun.i for a in telling.arguments)
    ships = {r.type for a in telling.arguments for r in counted.scene.referents_at(a.head)}
    return who and EntityType.VESSEL in ships


def _alive(telling: Telling) -> bool:
    return any(c.lower_ == "alive" for c in telling.trigger.token.children)


def _undergoes(counted: Counted, telling: Telling) -> bool:
    """Whether the people counted are those it happened to, not those who did it."""
    root = counted.noun if counted.noun is not None else counted.placed.root
    wanted = (
        {"object", "poss", "of"}
        if telling.kind not in {"death", "survival", "sinking", "illness"}
        else {"agent", "object", "poss", "of"}
    )
    if telling.kind == "injury" and telling.trigger.phrase:
        wanted = {"agent"}  # "suffered wounds"
    heads = {root.i, _summed(root).i}
    return (
        any(a.role in wanted and a.head.i in heads for a in telling.arguments)
        or root.i in telling.trigger.phrase
        or _set_off(root, telling)
    )


_SUMS = {"total", "sum", "number", "estimate", "maximum", "minimum", "average"}


def _summed(noun: Token) -> Token:
    """ "A total of 40 people": the total, which is the subject of what befell them."""
    of = _whose(noun)
    return of if of is not None and of.lemma_.lower() in _SUMS else noun


def _set_off(root: Token, telling: Telling) -> bool:
    """ "Forty people, most of them women, were drowned": read as loose before the verb."""
    verb = telling.trigger.token
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    loose = root.dep_ == "dep" and root.head.i == verb.i and root.i < verb.i
    return loose and (passive or telling.kind == "death")


def who_died(telling: Telling | None) -> str:
    """ "Six died of the cold": those whom the cold killed, and not all the dead.

    In "of the 300 men, six died" the men killed nobody.
    """
    mortal = telling is not None and family_of(telling.kind) == "death"
    causes = telling.others("cause") if telling is not None and mortal else ()
    behind = [a.head for a in causes if telling is not None and a.head.i > telling.trigger.token.i]
    return f"person of {behind[0].lemma_.lower()}" if behind else "person"
