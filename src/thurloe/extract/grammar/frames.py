"""Verbs of the table that mean something else in their clause: to settle a matter is no move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import BODY, PERSON_NOUNS
from thurloe.extract.grammar.complements import leaves_so
from thurloe.extract.grammar.other_senses import bequeaths, dismisses, frees_a_place, writes_of_it
from thurloe.extract.grammar.takings import tells_an_abduction, tells_an_arrest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.tokens import Token

# Verbs of the table that tell their kind only without a direct object.
_INTRANSITIVE = {
    "settle",
    "move",
    "return",
    "go",
    "head",
    "sail",
    "separate",
    "run",
    "retire",
    "come",
}


def out_of_frame(lemma: str, token: Token) -> bool:
    """Whether the verb means something else here: to settle a matter is no move."""
    deps = {c.dep_ for c in token.children}
    strays = _STRAYS.get(lemma)
    if strays is not None:
        return strays(token, deps)
    return lemma in _INTRANSITIVE and "dobj" in deps


def is_of_people(verb: Token) -> bool:
    """ "they locked him in a cell": doors are locked, and nobody is in prison."""
    deps = ("dobj", "nsubjpass", "nsubj") if verb.lemma_ == "belong" else ("dobj", "nsubjpass")
    done = next((c for dep in deps for c in verb.children if c.dep_ == dep), None)
    if done is None or done.pos_ == "PROPN":
        return done is None or done.ent_type_ == "PERSON" or verb.lemma_ != "belong"
    return done.lower_ in _PEOPLE or done.lemma_.lower() in PERSON_NOUNS


_PEOPLE = {"he", "him", "she", "her", "who", "whom", "me", "i", "us", "we", "you"}


def comes_down_as_caller(verb: Token) -> bool:
    """ "Krag came down on Friday", "the price came down to nine": a visit, a figure, no ruin."""
    above = verb.head if verb.dep_ == "xcomp" else verb  # "had to come down"
    subject = next((c for c in above.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return False
    bare = subject.pos_ == "PROPN" and not any(c.dep_ == "det" for c in subject.children)
    named = bare and subject.ent_type_ in {"PERSON", "ORG", "GPE", "NORP", ""}
    people = subject.lower_ in _PEOPLE | {"they"} or subject.lemma_.lower() in PERSON_NOUNS
    return named or people or subject.lemma_.lower() in _FIGURES


_FIGURES = frozenset("cost figure fever level load number pressure price rate temperature".split())


def _is_hanged(verb: Token, deps: set[str]) -> bool:
    """ "was hanged", and not "hung out the laundry", "hung on the wall"."""
    done = deps & {"dobj", "nsubjpass", "auxpass"} or verb.tag_ == "VBN"
    return verb.lower_ == "hanged" or bool(done and is_of_people(verb))


def _darts(verb: Token) -> bool:
    """ "the bolts shot out of the wall": nobody was hit."""
    return any(c.lower_ in _WAYS and c.dep_ in {"prep", "prt", "advmod"} for c in verb.children)


_WAYS = {"out", "up", "upwards", "off", "through", "across", "past", "into", "from"}


# What is found, and lies nowhere: "found work", "found a way".
_NOWHERE = set(
    """
    answer cause employment evidence fame fault favour favor fact fortune happiness help job love
    means money peace place post proof reason refuge shelter solution success support thing time
    truth way work
    """.split()
)


def _finds_a_thing(verb: Token, deps: set[str]) -> bool:
    """ "found the boat", "was found", and not "found that", "found it hard", "found work"."""
    done = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if done is None:
        return verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and "ccomp" not in deps
    itself = done.lower_.endswith(("self", "selves"))
    return not itself and "ccomp" not in deps and done.lemma_.lower() not in _NOWHERE


def saves_somebody(verb: Token) -> bool:
    """ "saved the stoker", "picked up nine", and not "saved a year", "picked up a stick"."""
    done = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if done is None or done.pos_ in {"PROPN", "NUM"} or any(c.dep_ == "nummod" for c in done.lefts):
        return True
    lemma = done.lemma_.lower()
    return done.lower_ in _PEOPLE | {"them"} or lemma in PERSON_NOUNS | {"crew", "life", "survivor"}


def is_passing(noun: Token) -> bool:
    """ "the passing of Anna Holm", "her passing": a death, where it is somebody's."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [t for c in noun.children if c.lower_ == "of" for t in c.children]
    return any(_is_somebody(t) for t in owners)


def is_of_guns(noun: Token) -> bool:
    """ "The firing began at dawn", and not "the firing of the coach"."""
    lasting = noun.head.lemma_ in {"begin", "start", "break", "continue", "cease", "stop", "last"}
    return noun.lower_ == "firing" and lasting and not list(noun.rights)


def _is_somebody(word: Token) -> bool:
    person = word.pos_ == "PROPN" and word.ent_type_ in {"PERSON", ""}
    his = word.lower_ in _PEOPLE | {"his", "my"}
    return person or his or word.lemma_.lower() in PERSON_NOUNS


def _holds_pressure(verb: Token) -> bool:
    """ "the boiler burst", and not "they burst into the bank"."""
    return _is_of(verb, {"boiler", "bomb", "pipe", "shell", "cylinder", "gasometer", "grenade"})


_TREATIES = set("accord agreement alliance armistice convention pact peace treaty truce".split())


def _is_of(verb: Token, nouns: set[str]) -> bool:
    """Whether the verb tells of one of these, as its subject or its object."""
    links = {"nsubj", "nsubjpass", "dobj"}
    return any(c.dep_ in links and c.lemma_.lower() in nouns for c in verb.children)


def _is_first_night(verb: Token) -> bool:
    """ "was first performed", "was given for the first time"."""
    if verb.lemma_ not in {"perform", "stage", "play", "give", "produce"}:
        return False
    if not any(c.dep_ == "nsubjpass" for c in verb.children):
        return False
    first = any(c.lower_ == "first" and c.dep_ == "advmod" for c in verb.children)
    return first or "for the first time" in verb.sent.text


def _tells_collapse(verb: Token) -> bool:
    """ "the dam burst", "the roof came in": it gave way."""
    if verb.lemma_ == "come" and any(c.lower_ == "in" and c.dep_ != "prep" for c in verb.rights):
        return _is_of(verb, {"roof", "ceiling", "wall", "face", "tunnel"})
    return verb.lemma_ == "burst" and _is_of(
        verb, {"dam", "dyke", "dike", "levee", "embankment", "tank", "reservoir"}
    )


def _tells_capture(verb: Token) -> bool:
    """ "the fortress fell", "the castle was taken"."""
    if verb.lemma_ not in {"fall", "take"}:
        return False
    strong = {"fortress", "castle", "citadel", "stronghold", "city", "town", "garrison", "capital"}
    subject = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    held = any(c.lemma_.lower() in strong for c in subject)
    passive = any(c.dep_ == "nsubjpass" for c in subject)
    particle = any(c.dep_ in {"prt", "dobj", "acomp"} for c in verb.children)
    return held and not particle and (verb.lemma_ == "fall" or passive)


_FIGHTERS = set(
    """
    comrade defender fighter guard guardsman gunner insurgent man militiaman officer partisan
    policeman private rebel rifleman sentry soldier trooper volunteer
    """.split()
)
_FIGHTS = set(
    """
    action assault attack battle charge clash combat defence defense duty encounter fight fighting
    raid rising service siege skirmish storming uprising war
    """.split()
)


def _falls_in_battle(verb: Token) -> bool:
    """ "three soldiers fell in the attack", "fell on duty", "fell fighting"."""
    if verb.lemma_ != "fall" or any(c.dep_ in {"dobj", "prt", "acomp"} for c in verb.children):
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or not (subject.lemma_.lower() in _FIGHTERS or _is_somebody(subject)):
        return False
    preps = [c for c in verb.rights if c.dep_ == "prep"]
    nouns = [t for c in preps if c.lower_ in {"in", "on", "during"} for t in c.subtree]
    fighting = any(c.lower_ in {"fighting", "defending"} for c in verb.rights)
    return fighting or any(t.lemma_.lower() in _FIGHTS for t in nouns)


_GRAVES = {"cemetery", "churchyard", "crypt", "graveyard", "mausoleum", "tomb", "vault"}
_REMAINS = {"body", "coffin", "corpse", "remains", "ashes"}


def _lays_in_a_grave(verb: Token) -> bool:
    """ "The body was laid in the churchyard", "they put him in the vault"."""
    if verb.lemma_ not in {"lay", "place", "put"}:
        return False
    done = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    where = (t for c in verb.rights if c.lower_ in {"in", "into"} for t in c.children)
    dead = done is not None and (done.lower_ in _REMAINS or _is_somebody(done))
    return dead and any(t.lemma_.lower() in _GRAVES for t in where)


def _tells_a_taking(verb: Token) -> bool:
    """ "Anna Holm was taken at nine", and to no place, by no illness, for nobody else."""
    if verb.lemma_ != "take":
        return False
    if not any(c.dep_ == "nsubjpass" and _is_somebody(c) for c in verb.lefts):
        return False
    rest = [c for c in verb.rights if c.dep_ != "punct"]
    return bool(rest) and all(
        c.dep_ == "npadvmod" or (c.dep_ == "prep" and c.lower_ in {"at", "on"} and _hangs_a_time(c))
        for c in rest
    )


# What somebody is honoured with, where its name says it.
_HONOURS = set("award cross croix legion medal médaille ordre order prize ribbon star".split())
_HONOURING = {"accept", "earn", "get", "give", "grant", "hand", "present", "receive", "win"}


def _tells_an_honour(verb: Token) -> bool:
    """ "received the Order of Ghent", and no order, cross or star of another sort."""
    if verb.lemma_ not in _HONOURING:
        return False
    given = [c for c in verb.children if c.dep_ in {"dobj", "oprd"} and c.pos_ == "PROPN"]
    names = (t for c in given for t in c.subtree if t.text[:1].isupper())
    return any(t.lower_ in _HONOURS for t in names)


def _hangs_a_time(prep: Token) -> bool:
    return any(t.ent_type_ in {"TIME", "DATE"} or t.pos_ == "NUM" for t in prep.children)


_LENGTHS = {"hour", "day", "night", "week", "month", "year"}


def _holds_for_long(verb: Token) -> bool:
    """ "They kept Anna Holm for five days", and not "kept him waiting for five days"."""
    if verb.lemma_ not in {"hold", "keep"} or not _is_done_to_somebody(verb):
        return False
    if any(c.dep_ in {"acomp", "oprd", "xcomp", "ccomp", "prt", "advcl"} for c in verb.children):
        return False
    lengths = (t for c in verb.rights if c.lower_ == "for" for t in c.children)
    return any(t.lemma_.lower() in _LENGTHS for t in lengths)


def _is_done_to_somebody(verb: Token) -> bool:
    done = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    return done is not None and _is_somebody(done)


def _hits_somebody(verb: Token) -> bool:
    """ "They struck Krag with a pistol", "hit him on the head": no two things met."""
    hit = verb.lemma_ in {"strike", "hit"} and _is_done_to_somebody(verb)
    behind = {t.lemma_.lower() for c in verb.rights if c.dep_ == "prep" for t in c.children}
    return hit and bool(behind & (BODY - {"side"}) or any(c.lower_ == "with" for c in verb.rights))


_MONEY = {"crown", "dollar", "franc", "mark", "pound", "rouble", "ruble", "shilling", "florin"}


def _gets_money(verb: Token) -> bool:
    """ "Each widow received fifty pounds": she was paid them."""
    if verb.lemma_ != "receive":
        return False
    sum_ = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    of = sum_ is not None and any(c.lower_ == "of" for c in sum_.rights)
    return sum_ is not None and sum_.lemma_.lower() in _MONEY and not of


# Kinds that verbs tell which mean much else, and in which clauses they do.
_TOLD: tuple[tuple[str, Callable[[Token], bool]], ...] = (
    ("premiere", _is_first_night),
    ("collapse", _tells_collapse),
    ("award", _tells_an_honour),
    ("arrest", tells_an_arrest),
    ("abduction", tells_an_abduction),
    ("death", _falls_in_battle),
    ("burial", _lays_in_a_grave),
    ("injury", _hits_somebody),
    ("imprisonment", _holds_for_long),
    ("payment", _gets_money),
    ("capture", _tells_capture),
    ("capture", _tells_a_taking),
)


def told_in_frame(verb: Token) -> str:
    """The kind that a verb tells in this clause alone, "" for none."""
    return next((kind for kind, tells in _TOLD if tells(verb)), "")


def _expires(verb: Token) -> bool:
    """ "he expired at dawn", and not "his lease expired"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is None or _is_somebody(subject)


def _conceives_a_work(verb: Token) -> bool:
    """ "conceived the Opera House", and no plan, hatred or child."""
    work = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    return work is not None and work.pos_ == "PROPN" and work.ent_type_ != "PERSON"


def _detects_the_thing(verb: Token) -> bool:
    """ "detected the comet", and no aggression, error or movement."""
    thing = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    the = thing is not None and any(c.lower_ == "the" for c in thing.lefts)
    return thing is not None and (the or thing.pos_ == "PROPN")


_MERITS = {"blame", "credit", "distinction", "glory", "honour", "honor", "merit", "praise"}


def _seizes_a_thing(verb: Token) -> bool:
    """ "seized the town", "seized Ghent", "was seized with a fever": nobody is arrested."""
    done = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    place = done is not None and done.ent_type_ in {"GPE", "LOC", "FAC"}
    ill = any(c.lower_ == "with" for c in verb.rights)
    return place or ill or not is_of_people(verb)


_TIES = set("connection contact cover fact identity link position relation reputation tie".split())


def _hurries_there(verb: Token, deps: set[str]) -> bool:
    """ "hurried to the scene", "was rushed to hospital", and not "rushed for ninety yards"."""
    return "dobj" not in deps and any(c.lower_ in {"to", "into"} for c in verb.rights)


def _is_owned(verb: Token) -> bool:
    """ "belonged to Holm", and not "the credit belongs to Holm"."""
    what = {c.lemma_.lower() for c in verb.children if c.dep_ == "nsubj"}
    return any(c.lower_ == "to" for c in verb.children) and not what & _MERITS


def _digs(verb: Token) -> bool:
    """ "The shaft was sunk in 1868"."""
    done = (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})
    return any(
        c.lemma_.lower() in {"bore", "colliery", "mine", "pit", "shaft", "well"} for c in done
    )


# Verbs of the table, and how each stands in a clause where it means something else.
_STRAYS: Mapping[str, Callable[[Token, set[str]], bool]] = {
    "bear": lambda token, _: token.lower_ != "born",
    "belong": lambda token, _: not _is_owned(token),
    "hang": lambda token, deps: not _is_hanged(token, deps),
    "shoot": lambda token, deps: not deps & {"dobj", "nsubjpass", "auxpass"} and _darts(token),
    "admit": lambda token, deps: "nsubjpass" in deps and not _is_of(token, {"guilt", "theft"}),
    "catch": lambda token, deps: "auxpass" not in deps or not is_of_people(token),  # "was caught"
    "question": lambda token, _: not is_of_people(token),
    "sink": lambda token, _: _digs(token),
    "settle": lambda token, deps: "dobj" in deps or ("auxpass" in deps and not is_of_people(token)),
    "lock": lambda token, _: not is_of_people(token),
    "find": lambda token, deps: not _finds_a_thing(token, deps),
    "discover": lambda token, deps: not _finds_a_thing(token, deps),
    "spot": lambda token, deps: not _finds_a_thing(token, deps),
    "detect": lambda token, _: not _detects_the_thing(token),
    "conceive": lambda token, _: not _conceives_a_work(token),
    "locate": lambda token, deps: not _finds_a_thing(token, deps),
    "save": lambda token, deps: "dobj" in deps and not saves_somebody(token),
    "condemn": lambda token, _: not is_of_people(token),
    "propose": lambda token, _: _is_of(token, {"toast"}),
    "carry": lambda token, _: any(c.dep_ == "prt" for c in token.children),
    "burst": lambda token, _: not _holds_pressure(token),
    "conclude": lambda token, _: not _is_of(token, _TREATIES),
    "form": lambda token, deps: "nsubjpass" not in deps,
    "discharge": lambda token, _: not is_of_people(token) or dismisses(token),
    "liberate": lambda token, _: frees_a_place(token),
    "free": lambda token, _: frees_a_place(token),
    "write": lambda token, _: writes_of_it(token),
    "expire": lambda token, _: not _expires(token),
    "finish": lambda _, deps: not deps & {"nsubjpass", "auxpass"},
    "leave": lambda token, _: bequeaths(token) or leaves_so(token),
    "establish": lambda token, deps: "ccomp" in deps or _is_of(token, _TIES),
    "seize": lambda token, _: _seizes_a_thing(token),
    "sign": lambda _, deps: "prt" in deps,
    "rush": lambda token, deps: not _hurries_there(token, deps),
    "hurry": lambda token, deps: not _hurries_there(token, deps),
    "hasten": lambda token, deps: not _hurries_there(token, deps),
    "succeed": lambda _, deps: not deps & {"dobj", "agent"},  # "succeeded in"
    "try": lambda _, deps: "xcomp" in deps,
}
