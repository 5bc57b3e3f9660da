"""What is told only to be called untrue: "It is false that he fled", "no proof that he fled"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.said.governors import made_of, verbs_above
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

FALSE = set(
    """
    false untrue wrong incorrect mistaken nonsense lie myth legend invention fabrication fable
    baseless unfounded absurd fiction rubbish falsehood slander hoax
    """.split()
)
TRUE = {"true", "correct", "right", "case", "fact", "so"}
# "The story was invented", "the rumour was disproved".
_UNDONE = set(
    """
    invent fabricate concoct disprove refute debunk discredit discount explode
    """.split()
)
# What a story lacks that is none: "there is no evidence that", "has no basis".
PROOF = set(
    """
    evidence proof truth basis foundation ground substance trace hint sign indication support
    record word confirmation
    """.split()
)
BACKING = set("support confirm prove corroborate substantiate show suggest indicate back".split())
TELLINGS = set(
    """
    story rumour rumor claim tale report allegation assertion legend myth suggestion theory idea
    notion statement charge accusation belief gossip version
    """.split()
)
# "Holm rejects the idea that he fled"; whom that cites is for `citing.py` to say.
DISMISSING = set("reject dismiss refute rebut dispute discount deny scorn".split())
# "Holm falsely claimed that he fled": the account says that he did not.
_WRONGLY = set("falsely wrongly mistakenly erroneously incorrectly untruthfully".split())
_LIES = {"lie", "untruth", "falsehood"}
_HARDLY = {"few", "hardly", "scarcely", "barely"}
_CONTENT = {"acl", "relcl", "ccomp", "advcl", "csubj"}


def is_belied(token: Token) -> bool:
    """Whether the clause of `token` is told to be called untrue by the clause around it."""
    if token.dep_ == "pobj":
        return _told_in_short(token)
    if token.dep_ not in _CONTENT:
        return False
    return any(belies(token) for belies in RULES)


def is_said_wrongly(token: Token) -> bool:
    """ "Holm falsely claimed that she fled", "lied when he said so", "wrongly accused of it"."""
    return any(
        made_of(verb, link) in {Mode.REPORTED, Mode.SUPPOSED}
        and (any(c.lower_ in _WRONGLY for c in verb.children) or _as_a_lie(verb))
        for verb, link in verbs_above(token)
    )


def _as_a_lie(saying: Token) -> bool:
    """ "Lied when he said that she fled", "told a lie in saying so"."""
    clause = saying.dep_ == "pcomp" and saying.head.lower_ == "in"
    above = saying.head.head if clause else saying.head
    if not clause and not (saying.dep_ == "advcl" and saying.left_edge.lower_ in {"when", "in"}):
        return False
    told = (c for c in above.children if c.dep_ == "dobj")
    lied = above.lemma_ == "lie" or any(c.lemma_.lower() in _LIES for c in told)
    return above.pos_ == "VERB" and lied and not _negated(above)


def is_few(who: Token) -> bool:
    """ "Few", "few people", "hardly anyone", and not "a few"."""
    words = {t.lower_ for t in (who, *who.lefts)}
    few = (c for c in who.lefts if c.lower_ == "few")
    return bool(words & _HARDLY) and "a" not in words | {t.lower_ for c in few for t in c.lefts}


def _told_in_short(noun: Token) -> bool:
    """ "The story of his flight is an invention"."""
    story = noun.head.head
    told = noun.head.lower_ == "of" and story.lemma_.lower() in TELLINGS
    return told and story.dep_ in {"nsubj", "nsubjpass"} and rejects(story.head)


def _by_the_verb(token: Token) -> bool:
    """ "It is false that he fled", "it is not true that he fled", "it is a myth that he fled"."""
    be = token.head.head if token.head.pos_ in {"NOUN", "ADJ"} else token.head
    about_it = be.lemma_ == "be" and any(c.lower_ == "it" for c in be.lefts)
    return (about_it or token.dep_ != "relcl") and calls_false(be)


def _of_a_story(token: Token) -> bool:
    """ "The story that he fled is false", "was invented", "has no basis"; "rejects the story"."""
    story = token.head
    if story.lemma_.lower() not in TELLINGS:
        return False
    if story.dep_ in {"nsubj", "nsubjpass"}:
        return rejects(story.head) or dismissed_by(story) is not None
    if story.dep_ == "dobj" and story.head.lemma_.lower() in DISMISSING:
        return not _negated(story.head)
    # The small model takes the end of the sentence for a part of the story.
    torn = (c for c in token.children if c.dep_ == "advcl" and c.lemma_ == "be")
    return story.dep_ == "ROOT" and any(calls_false(be) for be in torn)


def dismissed_by(story: Token) -> Token | None:
    """The "by" of "the claim that he fled is disputed by Holm"; None where nobody is named."""
    verb = story.head
    if story.dep_ != "nsubjpass" or verb.lemma_.lower() not in DISMISSING or _negated(verb):
        return None
    return next((c for c in verb.children if c.dep_ == "agent"), None)


def _without_proof(token: Token) -> bool:
    """ "There is no evidence that he fled", "no truth in the story that he fled"."""
    noun = token.head
    if noun.lemma_.lower() in TELLINGS:
        if noun.dep_ == "dobj" and noun.head.lemma_.lower() in BACKING:
            return has_no(noun.head, {"nsubj", "nsubjpass"})
        noun = noun.head.head if noun.dep_ == "pobj" else noun
    return noun.lemma_.lower() in PROOF and is_no(noun)


RULES: tuple[Callable[[Token], bool], ...] = (_by_the_verb, _of_a_story, _without_proof)


def rejects(verb: Token) -> bool:
    """Whether a clause calls its subject untrue: "is a myth", "was invented", "has no basis"."""
    lacks = verb.lemma_ in {"have", "lack"} and any(
        c.dep_ == "dobj" and c.lemma_.lower() in PROOF and (is_no(c) or verb.lemma_ == "lack")
        for c in verb.children
    )
    undone = verb.lemma_.lower() in _UNDONE and not _negated(verb)
    undone = undone and any(c.dep_ == "auxpass" for c in verb.children)
    return calls_false(verb) or lacks or undone


def calls_false(verb: Token) -> bool:
    """ "is false", "is not true", "proved untrue", "was called a lie", "is without foundation"."""
    if verb.lemma_ not in {"be", "call", "prove"} or any(t.lower_ == "by" for t in verb.subtree):
        return False  # "was called a lie by Dahl": he denies it
    said = {
        c.lemma_.lower() for c in verb.children if c.dep_ in {"acomp", "attr", "oprd", "advmod"}
    }
    if verb.lemma_ == "be":
        said |= {"false" for c in verb.children if c.lower_ == "without" and _of_proof(c)}
    return bool(said & TRUE) if _negated(verb) else bool(said & FALSE)


def _of_proof(prep: Token) -> bool:
    return any(c.dep_ == "pobj" and c.lemma_.lower() in PROOF for c in prep.children)


def has_no(verb: Token, deps: set[str]) -> bool:
    """Whether a verb has "nothing", "nobody" or "no witness" in one of these places."""
    return any(c.dep_ in deps and is_no(c) for c in verb.children)


_A_SINGLE = {"one", "a", "an"}


def is_no(noun: Token) -> bool:
    """ "nothing", "no witness", "neither of them"; "no less than ten" are ten."""
    if noun.left_edge.lower_ == "not" and any(c.lower_ in _A_SINGLE for c in (noun, *noun.lefts)):
        return True  # "not one boat", "not one of them", "not a coin"
    return noun.lower_ in {"nobody", "nothing", "none"} or any(
        c.lower_ in {"no", "neither"}
        and (c.i + 1 == len(c.doc) or c.nbor(1).tag_ not in {"JJR", "RBR"})
        for c in noun.children
    )


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)
