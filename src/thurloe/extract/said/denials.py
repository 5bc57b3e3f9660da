"""Deeds that an account says were never done: "Nobody exchanged him", "the meeting never was"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import QUOTE_LIMIT, trim
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.grammar.triggers import is_inverted
from thurloe.extract.numbers.form import Form
from thurloe.extract.said.belied import is_belied, is_no, is_said_wrongly
from thurloe.extract.said.details import details_of, of_what
from thurloe.extract.said.governors import verbs_above
from thurloe.extract.said.negation import waits
from thurloe.extract.said.telling import Draft, Telling, beginning, named
from thurloe.extract.scenes.meant import meant_by
from thurloe.kinds import KINDS, OBJECT, TOLLS, family_of, kind_of
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

# States of mind and bare tries, which nobody asks a witness to settle.
MENTAL = set(
    """
    know think want see like feel understand care mean seem do bother intend try get have need
    expect hope wish be become remain want dare mind matter say forget remember notice
    """.split()
)
# With one of these a denial is of a time or a degree, and not of the deed.
PARTLY = set(
    """
    yet still always longer only just merely simply entirely fully wholly quite really hardly
    altogether exactly even much often long necessarily completely directly almost nearly since
    """.split()
)
_MODALS = {"would", "should", "might", "may", "can", "must", "will", "shall", "'ll"}
# "Never sang without fear", "nobody but the cook": a yes for what is excepted.
_SAVING = {"without", "except", "excepting", "unless", "but", "save"}
# Verbs that say little without what they take, and of these the ones that say little of it too.
_VAGUE = {"make", "take", "put", "set", "let", "leave", "keep", "turn", "go"}
EMPTY_ALONE = _VAGUE | set(
    """
    ask give bring use show play hold say tell allow cause mention include concern spare lead find
    carry handle reach dispute pretend
    """.split()
)
_POINTING = {"it", "with it", "of it", "to it", "for it", "it again"}
# "Made no secret of it", "wasted no time": turns of phrase that deny nothing that was done.
_TURNS = {
    "time",
    "secret",
    "doubt",
    "bones",
    "effort",
    "trouble",
    "mistake",
    "difference",
    "pain",
    "reason",
}


def find_denials(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """A no for a deed of somebody or something, where its being done at all is denied.

    What was done to whom, where and when stands in `about`, for that much and no more is denied.
    """
    subject = _subject(scene, telling) if _denied(telling) else None
    if subject is None or not _of_the_deed(scene, telling):
        return
    whom = _burdened(subject)
    if whom is not None and _is_known(scene, whom):
        yield _brought(telling, subject, whom)
        return
    kind = "payment" if _for_nothing(telling) else ""
    about = details_of(scene, telling, subject) if not kind else ""
    for each in _each(scene, subject) if kind or _is_whole(telling, about) else ():
        yield Draft(
            telling, "polarity", "no", _shown(telling), about=about, kind=kind, subject=each
        )


def _each(scene: Scene, subject: Token) -> Iterator[Token]:
    """ "Neither Holm nor Krag": each of them."""
    yield subject
    yield from (t for t in subject.conjuncts if is_no(subject) or named(scene, t) is not None)


def _is_whole(telling: Telling, about: str) -> bool:
    """ "He never gave": what? "The alarm never sounded" says it all."""
    lemma, passive = telling.trigger.lemma, is_passive(telling.trigger.token)
    if not about or about in _POINTING:
        return (lemma not in EMPTY_ALONE and not about) or (passive and lemma not in _VAGUE)
    return True


# To take money, and what is taken: who never did was not paid.
_TAKING = {"take", "accept", "receive", "get", "ask"}
_MONEY = {"money", "payment", "pay", "reward", "fee", "cash", "penny", "cent"}


def _for_nothing(telling: Telling) -> bool:
    """ "He never asked for money": he was not paid, says the account."""
    if telling.trigger.lemma not in _TAKING:
        return False
    wanted = {"object"} if telling.trigger.lemma != "ask" else {"object", "purpose", "cause"}
    taken = (a for a in telling.arguments if a.role in wanted or a.prep == "for")
    return any(a.head.lemma_.lower() in _MONEY for a in taken)


def _denied(telling: Telling) -> bool:
    return telling.stance.mode is Mode.DENIED


def _subject(scene: Scene, telling: Telling) -> Token | None:
    """Whom it is asked of: whom the words name, or whom the sentence before was about."""
    subject, token = telling.subject, telling.trigger.token
    if subject is not None:
        head = meant_by(scene, subject.head)
        known = _is_known(scene, head) and not (counts_none(head) or _is_toll(telling))
        return head if known and not _is_sign(head) else None
    bare = telling.trigger.nominal and telling.trigger.known and not telling.arguments
    bare = bare and not is_no(token)  # "the exchange never took place", and not "no arrests"
    start = token.sent.start
    if not bare or start == 0 or kind_of(telling.kind).subject != OBJECT:
        return None
    hero = subject_of(scene.doc[start - 1].sent.root)
    who = named(scene, hero) if hero is not None else None
    return hero if who is not None and who.type is EntityType.PERSON else None


# "No charge was brought against her": the noun tells the deed.
_BRINGING = {"bring", "make", "lay", "prefer", "file", "level", "pass", "issue", "impose", "press"}
_ONTO = {"against", "on", "upon"}


def _burdened(noun: Token) -> Token | None:
    """ "No charge was brought against Holm": she was not charged."""
    verb = noun.head
    if noun.dep_ != "nsubjpass" or verb.lemma_ not in _BRINGING or not is_no(noun):
        return None
    preps = (c for c in (*verb.children, *noun.children) if c.lower_ in _ONTO)
    return next((t for c in preps for t in c.children if t.dep_ == "pobj"), None)


def _brought(telling: Telling, noun: Token, whom: Token) -> Draft:
    word = noun.lemma_.lower()
    told = (k.name for k in KINDS if word in {*k.verbs.split(), *k.nouns.split()})
    of = (of_what(c) for c in noun.children if c.lower_ in {"of", "for"})
    about, kind = next(of, ""), next(told, word)
    return Draft(telling, "polarity", "no", _shown(telling), about=about, kind=kind, subject=whom)


def _is_toll(telling: Telling) -> bool:
    """ "Nobody was hurt": as many as none."""
    subject = telling.subject
    none = subject is not None and subject.head.lower_ in {"nobody", "one"} and is_no(subject.head)
    kind = "killing" if family_of(telling.kind) == "death" else telling.kind
    return none and kind in TOLLS and is_passive(telling.trigger.token)


def _is_sign(noun: Token) -> bool:
    """ "No trace of gold was found": there was no gold."""
    return noun.lemma_.lower() in {"trace", "sign"} and is_no(noun)


def _is_known(scene: Scene, noun: Token) -> bool:
    """Somebody with a name, "the clerk", "no ransom", "nobody", "we", and not a bare "it"."""
    if noun.pos_ in {"NOUN", "PROPN"}:
        return True
    return named(scene, noun) is not None or noun.lower_ in _PEOPLE


_PEOPLE = {"i", "we", "nobody", "one", "none"}


def counts_none(noun: Token) -> bool:
    """ "No shots were fired", "not a single window": a count, and "no ransom was paid" is none."""
    single = any(c.lower_ in {"a", "one", "single"} for c in noun.lefts)
    none = any(c.lower_ in {"no", "not"} for c in noun.lefts)
    return none and (single or noun.tag_ in {"NNS", "NNPS"} or noun.lemma_.lower() in _LIVES)


_LIVES = {"person", "life", "soul", "individual"}


def _of_the_deed(scene: Scene, telling: Telling) -> bool:
    """Whether the deed is denied, and not that it was so soon, so often, so many."""
    token, trigger = telling.trigger.token, telling.trigger
    mental = trigger.lemma in MENTAL and not trigger.known
    if (
        (mental and not _is_witnessed(telling))
        or (token.dep_ in {"xcomp", "advcl", "pcomp"} and not _is_disowned(token))
        or waits(token)
        or _is_opinion(token)
    ):
        return False
    words = {c.lower_ for c in token.children}
    if words & _LIMITING or _turns(token) or _excepts(token) or not _could(token, words):
        return False
    counted = (q for q in scene.quantities if q.thing.form is not Form.ORDINAL)
    if any(q.owner is trigger for q in counted) and not _called_untrue(telling):
        return False
    done = token.tag_ == "VBD" or (token.tag_ == "VBN" and _is_finite(token))
    past = done or words & {"did", "could"} or trigger.nominal or _is_disowned(token)
    return bool(past) and not any(_hangs(c) for c in token.children)


def _is_disowned(token: Token) -> bool:
    """ "Holm denied burning the letters", "having burned them", "was falsely accused of it"."""
    above = next(verbs_above(token), None)
    helping = {c.lower_ for c in token.lefts}
    if above is None or ("to" in helping and "have" not in helping):
        return False
    verb, link = above
    denied = link == "xcomp" and verb.lemma_ == "deny" and "to" not in helping
    past = token.tag_ == "VBG" or bool({"have", "having"} & helping)
    return past and (denied or is_said_wrongly(token))


def _is_witnessed(telling: Telling) -> bool:
    """ "Knew nothing of the plot", "never saw a letter": that one can settle."""
    lemma, token = telling.trigger.lemma, telling.trigger.token
    deps = {c.dep_ for c in token.children}
    below = (p for c in (token, *token.children) for p in c.children)
    about = any(p.lower_ in {"of", "about"} for p in below)
    saw = lemma == "see" and "dobj" in deps and token.dep_ != "relcl"  # "whom he had never seen"
    return saw or (lemma == "know" and about)


_LIMITING = PARTLY | _MODALS | {"where", "how", "otherwise"}


def _is_opinion(token: Token) -> bool:
    """ "Certain that it could not be carried", "the words that it was not enough"."""
    first = token.left_edge
    of_noun = token.dep_ in {"acl", "ccomp", "appos"} and token.head.pos_ in {"NOUN", "ADJ"}
    that = first.lower_ == "that" and first.dep_ == "det"  # "sure that gold could not"
    asked = token.dep_ in {"ccomp", "csubj"} and first.lower_ in {"what", "which", "who", "whom"}
    return asked or ((of_noun or that or _of_that(token)) and not is_belied(token))


def _of_that(token: Token) -> bool:
    subject = next((c for c in token.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is not None and any(
        c.lower_ == "that" and c.dep_ == "det" for c in subject.lefts
    )


def _turns(verb: Token) -> bool:
    done = [c for c in verb.children if c.dep_ == "dobj"]
    of_sort = any(t.lower_ in {"kind", "sort"} for c in done if is_no(c) for t in c.subtree)
    return of_sort or any(c.lemma_.lower() in _TURNS for c in done)


def _is_finite(verb: Token) -> bool:
    """ "Was not sold", and not "no family left in the town"."""
    aux = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    # "was at no time opened", "at no time was it opened", as the model takes them
    beside_be = verb.dep_ == "acomp" or is_inverted(verb)
    return aux or beside_be or verb.dep_ == "conj" or is_belied(verb)


def _could(token: Token, words: set[str]) -> bool:
    """ "Could not be found" says that it was not, "could not swim" what he was able to do."""
    return "could" not in words or is_passive(token)


def _excepts(verb: Token) -> bool:
    """Whether something is excepted, or measured by another: "nobody owed more to his legs"."""
    below = [t for t in verb.subtree if t.i > verb.left_edge.i]
    saved = any(t.lower_ in _SAVING and t.dep_ != "cc" and t.head.i != verb.i for t in below)
    saved = saved or any(c.lower_ in _SAVING and c.dep_ in {"prep", "mark"} for c in verb.children)
    nobody = any(c.dep_ in {"nsubj", "nsubjpass"} and is_no(c) for c in verb.children)
    return saved or (nobody and any(t.tag_ in {"JJR", "RBR"} for t in below))


_WHEN = {"until", "till", "before", "when", "while", "if", "unless"}


def _hangs(clause: Token) -> bool:
    """ "Did not leave because he was ill", "until they came": he may have left."""
    if clause.dep_ in {"ccomp", "xcomp"}:
        # "did not tell her to go": told, it may be, something else
        opens = any(c.tag_ == "TO" or c.dep_ == "mark" for c in clause.children)
        return clause.i > clause.head.i and (opens or clause.dep_ == "xcomp")
    if clause.dep_ != "advcl":
        return False
    if clause.i < clause.head.i:  # "contrary to the reports, she did not leave"
        return any(c.lower_ in _WHEN for c in clause.subtree if c.dep_ in {"mark", "advmod"})
    before = clause.left_edge.i - 1
    return before < 0 or clause.doc[before].text not in {",", ";", "-", "--"}


def _called_untrue(telling: Telling) -> bool:
    """Whether all that is told of it is denied, its time and number too."""
    return telling.stance.rejected is not None or is_belied(telling.trigger.token)


def _particle(verb: Token) -> list[int]:
    """ "took place": the place."""
    return [c.i for c in verb.children if c.lower_ == "place"]


def _shown(telling: Telling) -> tuple[int, int]:
    """The words that say no: the verb, or the sentences with what is told and what calls it so."""
    token, by = telling.trigger.token, telling.stance.rejected
    if not _called_untrue(telling):
        verb = beginning(token) if telling.trigger.nominal else token
        return min(token.i, verb.i), max(token.i, verb.i, *(_particle(verb))) + 1
    last = by.sent if by is not None else token.sent
    for start in (token.sent.start, token.left_edge.i, token.i):
        first, end = trim(token.doc, start, last.end)
        if token.doc[end - 1].idx - token.doc[first].idx < QUOTE_LIMIT:
            return first, end
    return token.i, token.i + 1
