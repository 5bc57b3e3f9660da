"""Verb forms that tell of no event: "a painting monk", "following the fire"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.kinds import OBJECT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Participles that are prepositions: the first row even where the model takes them for verbs.
_NEVER_DONE = set("concerning excluding including notwithstanding pending regarding".split())
_MAYBE_DONE = set("barring considering following preceding touching".split())


def tells_nothing(word: Token) -> bool:
    """Whether a form of a verb says what something is like, or stands as a preposition."""
    if word.tag_ != "VBG":
        return _is_round(word) or _is_same_again(word) or _sets_beside(word)
    if word.lower_ == "according" and word.nbor().lower_ == "to":
        return True
    describes = word.dep_ == "amod" or _describes(word) or _is_of_a_name(word)
    return describes or _is_preposition(word)


def _is_same_again(word: Token) -> bool:
    """ "From shop to shop": the second is no verb, whatever the model says."""
    doc, i = word.doc, word.i
    return i > 1 and doc[i - 1].lower_ == "to" and doc[i - 2].lower_ == word.lower_


def _is_of_a_name(participle: Token) -> bool:
    """ "Shot by firing squad": a bare singular behind it makes one noun of the two."""
    bare = [c for c in participle.rights if c.dep_ == "dobj" and c.tag_ == "NN"]
    alone = any(c.i == participle.i + 1 and not any(c.lefts) for c in bare)
    return participle.dep_ == "pcomp" and participle.head.dep_ == "agent" and alone


def _is_round(word: Token) -> bool:
    """ "farms round the lake": the model takes the preposition for a verb."""
    present = word.lower_ == "round" and word.tag_ == "VBP"
    return present and any(c.dep_ in {"nsubj", "nsubjpass"} for c in word.children)


def _sets_beside(word: Token) -> bool:
    """ "Forty, as compared to ten": nobody compared them."""
    behind = word.doc[word.i + 1 : word.i + 2].text
    return (
        word.lower_ in {"compared", "opposed"}
        and word.tag_ == "VBN"
        and behind in {"to", "with"}
        and not any(c.dep_ in {"nsubjpass", "auxpass", "aux"} for c in word.children)
    )


def _describes(participle: Token) -> bool:
    """ "the painting monk he had become": between article and noun, whatever the model says."""
    doc, i = participle.doc, participle.i
    between = 0 < i < len(doc) - 1 and doc[i - 1].tag_ in {"DT", "JJ", "PRP$"}
    row = i > 1 and doc[i - 1].text == "," and doc[i - 2].tag_ == "JJ"  # "the tall, grinning clerk"
    between = between or (row and i < len(doc) - 1)
    return between and doc[i + 1].pos_ == "NOUN" and doc[i + 1].tag_ == "NN"


def _is_preposition(participle: Token) -> bool:
    """ "Following the fire", "three boats, including the Selma": nobody followed or included."""
    if any(c.dep_ in {"aux", "nsubj"} for c in participle.children) or participle.dep_ == "ROOT":
        return False
    word = participle.lower_
    return word in _NEVER_DONE or (word in _MAYBE_DONE and participle.dep_ == "prep")


# Participles that are no past tense, though the small model may take them for one.
_ONLY_DONE = set("blown broken drawn driven shaken stolen sunk taken thrown torn".split())
_BESIDE = {"off", "near", "on", "in", "under", "over", "along"}


def mend_participles(doc: Doc) -> Doc:
    """ "The brig sunk off Torvik": sunk there, and it did not sink Torvik."""
    for verb in doc:
        if verb.lower_ not in _ONLY_DONE or verb.tag_ not in {"VBD", "VBN"}:
            continue
        prep = verb.nbor(1) if verb.i + 1 < len(doc) else None
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
        helped = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
        if prep is None or prep.dep_ != "prt" or prep.lower_ not in _BESIDE:
            continue
        if thing is not None and thing.left_edge.i == prep.i + 1 and not helped:
            _hang(verb, prep, thing)
    return doc


def _hang(verb: Token, prep: Token, place: Token) -> None:
    """Let a place hang on its preposition, and the verb be a participle."""
    verb.tag_, prep.dep_, prep.tag_ = "VBN", "prep", "IN"
    place.head, place.dep_ = prep, "pobj"
    for child in verb.children:
        if child.dep_ == "nsubj":
            child.dep_ = "nsubjpass"
        elif child.dep_ == "prep" and child.lower_ == "by":
            child.dep_ = "agent"


_STATES = {"xcomp", "oprd", "ccomp", "advcl", "acomp"}
_MORTAL = {"drown", "hang", "kill", "murder", "poison", "shoot", "slay", "stab", "strangle"}


def found_so(token: Token) -> Token | None:
    """The finding, of a state that something "was found" in: "was found burnt out on Friday".

    When, where and by whom is told of the finding; a death's own words are told of the death.
    """
    if token.tag_ != "VBN" or token.dep_ not in _STATES or token.lemma_ in _MORTAL:
        return None
    above = token.head
    found = above.lemma_ == "find" and above.i < token.i
    passive = found and any(c.dep_ in {"auxpass", "nsubjpass"} for c in above.children)
    return above if passive else None


def undergoing(verb: Token, subject: str) -> str:
    """The role of whom a verb has beside it without a preposition: "released him the same day".

    The model lets him receive a thing that is none; `subject` is the role that its kind tells of.
    """
    alone = not any(c.dep_ == "dobj" for c in verb.children)
    return OBJECT if alone and subject == OBJECT else "recipient"
