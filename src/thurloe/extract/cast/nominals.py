"""Common nouns that stand for someone: "the captain", "her mother", "a young man"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.aliases import is_listed
from thurloe.extract.cast.clauses import above
from thurloe.extract.cast.mind import Kind, Mind
from thurloe.extract.cast.titled import by_title, tells_aside
from thurloe.extract.cast.votes import gender_of_nouns
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.things import Thing

DEFINITE = frozenset({"the", "this", "that", "said"})
THINGS = lexicon.VESSEL_NOUNS | lexicon.ORGANISATION_NOUNS | lexicon.PLACE_NOUNS
INDEFINITE = frozenset({"a", "an", "another", "one", "some"})
NOBODY = frozenset({"any", "every", "each", "no", "what", "which", "either", "neither"})
PEOPLE = lexicon.PERSON_NOUNS | lexicon.MALE_NOUNS | lexicon.FEMALE_NOUNS | lexicon.KIN_NOUNS
DECEASED = "deceased"
NEAR = 8
"""Sentences within which "the captain" may be one that was only called "a captain"."""


def is_person_noun(mind: Mind, i: int) -> bool:
    """Whether token `i` is a singular common noun for a person, "Dutchman", or "the Sheriff"."""
    if mind.p.lower[i] == DECEASED:
        return _determiner(mind, i) == "the" and mind.p.dep[i] not in {"amod", "compound"}
    if mind.p.tag[i] == "NNP":
        if mind.p.lower[i] in PEOPLE:
            return bool(_determiner(mind, i))
        known = mind.p.lower[i].endswith(lexicon.COUNTRYMEN)
        return known and _determiner(mind, i) in DEFINITE | INDEFINITE
    return mind.p.tag[i] == "NN" and mind.p.lemma[i] in PEOPLE


def is_thing_noun(mind: Mind, i: int) -> bool:
    """Whether token `i` is a singular common noun for a ship, a body of people, a place."""
    return mind.p.tag[i] == "NN" and mind.p.lemma[i] in THINGS


def read_noun(mind: Mind, i: int) -> None:
    """Say who the common noun at token `i` stands for; a new thing where it is nobody known."""
    p = mind.p
    if p.dep[i] in {"compound", "amod"} or _determiner(mind, i) in NOBODY:
        return
    known = said = _said_of(mind, i)
    owner = _owner(mind, i)
    if known is None and owner is not None and p.lemma[i] in lexicon.KIN_NOUNS:
        known = _relative(mind, i, owner)
    if known is None and _says_only(mind, i):
        return
    titled = by_title(mind, i) if known is None else None
    known = known or titled or _described(mind, i) or _spoken_of(mind, i) or _mourned(mind, i)
    known = known or _new(mind, i)
    _note(mind, known, i, owner)
    beside = known is said and known.number in mind.last and not mind.gap(known.number, i)
    if beside or (titled and tells_aside(mind.p, i)):
        mind.see_again(known.number, i, _start(mind, i))
    else:
        mind.see(known.number, i, Kind.NOUN, _start(mind, i))


def _note(mind: Mind, thing: Thing, i: int, owner: int | None) -> None:
    noun = mind.p.lemma[i]
    thing.nouns[noun] += 1
    if not thing.gender and thing.type is EntityType.PERSON:
        thing.gender = gender_of_nouns([noun])
    if owner is not None and noun in lexicon.KIN_NOUNS and thing.number != owner and not thing.kin:
        thing.kin = (noun, owner)
        mind.kin.setdefault((noun, owner), thing.number)


def _start(mind: Mind, i: int) -> int:
    """The first token of the noun phrase, as far as it is small words and adjectives."""
    start = i
    while start > 0 and mind.p.head[start - 1] == i and start - 1 >= i - 4:
        if mind.p.dep[start - 1] not in {"det", "amod", "poss", "compound"}:
            break
        start -= 1
    return start


def _said_of(mind: Mind, i: int) -> Thing | None:
    """The named thing of which the noun is said: "X, the captain", "X was a dancer"."""
    p = mind.p
    other = None
    if _is_called(p, i) and is_listed(p, i):
        return None  # "Anna Weir, an officer called Holm and a clerk": she is no officer
    if p.dep[i] == "appos":
        other = p.head[i]
        if other == i - 1 and p.dep[other] == "appos":  # Weir, the Skell son of a pastor
            other = p.head[other]
    elif p.dep[i] == "attr":
        other = next((k for k in p.kids[p.head[i]] if p.dep[k] in {"nsubj", "nsubjpass"}), None)
    elif p.dep[i] == "pobj" and p.lower[p.head[i]] == "as":
        verb = p.head[p.head[i]]
        side = "dobj" if any(p.dep[k] == "dobj" for k in p.kids[verb]) else "nsubj"
        other = next((k for k in p.kids[verb] if p.dep[k] in {side, "nsubjpass"}), None)
    numbers = mind.heads.get(other, ()) if other is not None else ()
    if len(numbers) != 1:
        return _ahead(mind, i)
    thing = mind.things[numbers[0]]
    return thing if _agrees(thing, p.lemma[i]) else None


def _is_called(p: Parse, i: int) -> bool:
    """Whether a noun has a name of its own behind "called"."""
    said = (k for k in p.kids[i] if p.dep[k] == "acl" and p.tag[k] == "VBN")
    return any(p.lemma[k] in lexicon.CALLING_VERBS and k == i + 1 for k in said)


def _ahead(mind: Mind, i: int) -> Thing | None:
    """The name that follows: "her captain, Anna Weir", "her father was the painter Karl Weir"."""
    p, verb = mind.p, mind.p.head[i]
    if p.lower[i + 1 : i + 2] in (["himself"], ["herself"]):
        return None  # "the prince himself, Anna Weir and a clerk": a list
    names = [k for k in p.kids[i] if k > i and p.dep[k] == "appos"]
    if p.dep[i] == "nsubj" and p.lower[verb] in {"is", "was"}:
        denied = any(p.dep[k] == "neg" for k in p.kids[verb])
        said = [k for k in p.kids[verb] if p.dep[k] == "attr" and not denied]
        names += [*said, *(k for a in said for k in p.kids[a] if p.dep[k] == "appos")]
    for name in names:
        if name in mind.ahead:
            thing = mind.things[mind.ahead[name]]
            return thing if _agrees(thing, p.lemma[i]) else None
    return None


def _agrees(thing: Thing, noun: str) -> bool:
    if thing.type is not EntityType.PERSON and not thing.doubtful:
        return False
    asked = gender_of_nouns([noun])
    return not asked or not thing.gender or asked == thing.gender


def _owner(mind: Mind, i: int) -> int | None:
    """Whose: the thing that "his", "X's" or "of X" stands for."""
    p = mind.p
    for kid in p.kids[i]:
        spot = kid if p.dep[kid] == "poss" else None
        if p.dep[kid] == "prep" and p.lower[kid] == "of":
            spot = next((k for k in p.kids[kid] if p.dep[k] == "pobj"), None)
        numbers = mind.heads.get(spot, ()) if spot is not None and spot not in mind.unsure else ()
        if spot in mind.ahead:
            numbers = (mind.ahead[spot],)
        if len(numbers) == 1 and mind.things[numbers[0]].type is EntityType.PERSON:
            return numbers[0]
    return None


def _relative(mind: Mind, i: int, owner: int) -> Thing:
    """ "her mother": the one known as such, or a new person."""
    return _kin(mind, mind.p.lemma[i], owner)


def _kin(mind: Mind, noun: str, owner: int) -> Thing:
    number = mind.kin.get((noun, owner))
    if number is not None:
        return mind.things[number]
    thing = mind.add(EntityType.PERSON, gender=gender_of_nouns([noun]))
    thing.kin = (noun, owner)
    mind.kin[noun, owner] = thing.number
    return thing


def parents(mind: Mind, i: int) -> tuple[int, ...]:
    """ "Her parents": father and mother; nobody where it is not known whose."""
    owner = _owner(mind, i) if mind.p.lemma[i] == "parent" else None
    if owner is None:
        return ()
    return tuple(_kin(mind, word, owner).number for word in ("father", "mother"))


def _determiner(mind: Mind, i: int) -> str:
    p = mind.p
    return next((p.lower[k] for k in p.kids[i] if p.dep[k] in {"det", "poss"} and k < i), "")


def _described(mind: Mind, i: int) -> Thing | None:
    """The latest thing of which the noun was said before: "the captain" is Captain Weir."""
    word = _determiner(mind, i)
    if word in INDEFINITE or not word:
        return None
    noun, best = mind.p.lemma[i], None
    for thing in mind.recent(i, window=NEAR * 10):
        near = thing.names or mind.gap(thing.number, i) <= NEAR
        near = near and not _takes_part(mind, i, thing)
        if near and thing.nouns[noun] and _agrees(thing, noun):
            best = thing
            break
    return best


def _takes_part(mind: Mind, i: int, thing: Thing) -> bool:
    """ "X praised the poet", "thanks to X we know the poet": of one verb they are two."""
    last = mind.where(thing.number)
    if mind.gap(thing.number, i) or mind.p.dep[i] in {"appos", "attr"}:
        return False
    verbs = [
        next((k for k in above(mind.p, at) if mind.p.tag[k][:2] in {"VB", "MD"}), None)
        for at in (last, i)
    ]
    owned = mind.p.dep[last] == "poss"  # "X's wife left the poet"
    return verbs[0] is not None and verbs[0] == verbs[1] and not owned


def _says_only(mind: Mind, i: int) -> bool:
    """ "being an agent", "to be her father": what somebody is, and not somebody."""
    p = mind.p
    return p.dep[i] in {"attr", "oprd"} or (p.dep[i] == "pobj" and p.lower[p.head[i]] == "as")


def _spoken_of(mind: Mind, i: int) -> Thing | None:
    """ "The poet", said of nobody so far: the one of whom the text has been speaking."""
    noun = mind.p.lemma[i]
    if _determiner(mind, i) != "the" or noun not in lexicon.IDENTITY_NOUNS:
        return None
    near = (t for t in mind.recent(i, 2) if t.type is EntityType.PERSON or t.doubtful)
    thing = next(near, None)
    if thing is not None and _takes_part(mind, i, thing):
        return None
    if thing is None or not thing.names or not (_agrees(thing, noun) or thing.doubtful):
        return None
    told = any(mind.p.tag[k] == "JJ" for k in mind.p.kids[i])  # "the old poet"
    return thing if told or not set(thing.nouns) & lexicon.IDENTITY_NOUNS - {noun} else None


_ENDS = frozenset(
    "assassination body burial corpse death execution funeral grave inquest killing murder remains"
    " shooting widow".split()
)
"""Words of a dead person, before "of" and the name or behind the name and its "'s"."""


def _mourned(mind: Mind, i: int) -> Thing | None:
    """ "The deceased", where nobody was called so: the one person of whose death it is told."""
    if mind.p.lower[i] != DECEASED or _determiner(mind, i) != "the":
        return None
    dead = [t for t in mind.things if t.type is EntityType.PERSON and _has_died(mind.p, t)]
    return dead[0] if len(dead) == 1 else None


def _has_died(p: Parse, thing: Thing) -> bool:
    spans = [name.span for name in thing.names]
    of = any(
        p.lower[s.start - 1] == "of" and p.lower[s.start - 2] in _ENDS for s in spans if s.start > 1
    )
    own = any(
        p.lower[s.end : s.end + 1] == ["'s"] and {*p.lower[s.end + 1 : s.end + 3]} & _ENDS
        for s in spans
    )
    return of or own


def read_thing(mind: Mind, i: int) -> None:
    """ "The ship", "the party": the latest thing so called, or the only ship; else nothing."""
    if _determiner(mind, i) not in DEFINITE or mind.p.dep[i] in {"compound", "amod"}:
        return
    noun = mind.p.lemma[i]
    named = next((k for k in mind.p.kids[i] if mind.p.dep[k] == "appos" and k in mind.ahead), None)
    if named is not None:  # "the brig Alma" is no brig that was named before
        thing = mind.things[mind.ahead[named]]
        if thing.type is not EntityType.PERSON:
            mind.see(thing.number, i, Kind.NOUN, _start(mind, i))
        return
    near = (t for t in mind.recent(i, NEAR) if _bears(t, noun))
    known = next((t for t in near if not _is_of_another_sort(mind, i, t)), None)
    if known is None and noun in lexicon.VESSEL_NOUNS:
        known = _only_vessel(mind, i, noun)
    if known is not None:
        mind.see(known.number, i, Kind.NOUN, _start(mind, i))


def _bears(thing: Thing, noun: str) -> bool:
    if thing.type in {EntityType.PERSON, EntityType.GROUP} or not thing.names:
        return False
    return thing.nouns[noun] > 0 or any(n.core[-1] == noun and len(n.core) > 1 for n in thing.names)


def _is_of_another_sort(mind: Mind, i: int, thing: Thing) -> bool:
    """ "The secret service" is not the Night Service; but a stricken ship is the ship."""
    p = mind.p
    if thing.type is EntityType.VESSEL:
        return False
    sorts = {p.lower[k] for k in p.kids[i] if p.dep[k] in {"amod", "compound"}}
    return bool(sorts - {"same", "whole", "entire"} - {w for n in thing.names for w in n.core})


def _only_vessel(mind: Mind, i: int, noun: str) -> Thing | None:
    """The one vessel of which the text speaks here, unless it was called something else."""
    for window in (1, NEAR):
        near = [t for t in mind.recent(i, window) if t.type is EntityType.VESSEL and t.names]
        if len(near) == 1:
            kinds = set(near[0].nouns) & lexicon.VESSEL_NOUNS
            plain = noun in {"ship", "vessel", "boat"}
            return near[0] if plain or not kinds or noun in kinds else None
        if len(near) > 1:
            return None
    return None


def _new(mind: Mind, i: int) -> Thing:
    noun = mind.p.lemma[i]
    return mind.add(EntityType.PERSON, gender=gender_of_nouns([noun]), label=mind.p.words[i])
