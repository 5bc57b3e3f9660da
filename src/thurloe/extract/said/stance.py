"""How an account says a thing, outright or not, and who is cited for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.resumed import resumed
from thurloe.extract.grammar.subjects import falls_to, subject_of
from thurloe.extract.said.belied import is_belied, is_no
from thurloe.extract.said.counterfactual import is_counterfactual
from thurloe.extract.said.outcomes import came_of_it
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

# Verbs above a statement and what they make of it; each stands in one row.
GOVERNORS: tuple[tuple[str, Mode], ...] = (
    ("deny refute dispute disbelieve doubt disprove", Mode.DENIED),
    ("fail refuse decline forget neglect avoid prevent forbid refrain cease", Mode.DENIED),
    ("forecast predict foresee expect foretell prophesy warn", Mode.FORECAST),
    (
        """
        plan intend want wish hope aim mean decide prepare order ask beg urge threaten promise
        offer agree try attempt seek propose instruct command demand require persuade arrange vow
        aspire
        """,
        Mode.PLANNED,
    ),
    (
        """
        suspect suppose presume assume imagine guess seem appear allege rumour rumor think believe
        fear
        """,
        Mode.SUPPOSED,
    ),
    (
        """
        say tell report claim state write declare announce explain add note recall remember testify
        insist argue maintain assert admit confess mention reveal quote conclude observe reply
        answer describe relate swear inform advise suggest estimate put
        """,
        Mode.REPORTED,
    ),
)
_MODE_OF = {verb: mode for verbs, mode in GOVERNORS for verb in verbs.split()}

HEDGES = set(
    """
    allegedly reportedly supposedly apparently perhaps probably possibly maybe presumably seemingly
    ostensibly purportedly conceivably
    """.split()
)
MODALS: tuple[tuple[str, Mode], ...] = (
    ("will shall 'll", Mode.FORECAST),
    ("may might could must", Mode.SUPPOSED),
    ("should", Mode.PLANNED),
)
_MODAL_OF = {word: mode for words, mode in MODALS for word in words.split()}
_URGING = {"advise", "tell", "counsel", "recommend", "encourage", "invite", "warn"}
_REFUSALS = {"refusal", "failure", "inability", "unwillingness"}
_LETTING = {"permit", "allow", "let", "enable", "authorise", "authorize"}
_LATER = {
    "later",
    "soon",
    "eventually",
    "subsequently",
    "ultimately",
    "finally",
    "afterwards",
    "shortly",
}
_RUMOURS = {
    "rumour",
    "rumor",
    "legend",
    "myth",
    "allegation",
    "theory",
    "story",
    "tale",
    "gossip",
    "fear",
    "suspicion",
}
# What somebody holds, who may be wrong.
_VIEWS = set("claim report view belief assertion contention charge accusation opinion".split())
_PLANS = {
    "plan",
    "intention",
    "order",
    "decision",
    "attempt",
    "wish",
    "desire",
    "proposal",
    "permission",
    "request",
}


@dataclass(frozen=True, slots=True)
class Stance:
    """How a statement is made, and the head word of whoever is cited for it."""

    mode: Mode = Mode.ASSERTED
    cited: Token | None = None
    unreal: bool = False  # "would have been shot": it was not
    rejected: Token | None = None  # the verb of the sentence behind that calls it untrue


def stance_of(token: Token) -> Stance:
    """The stance of the statement told by `token`; the nearest sign wins, and denial beats all."""
    cited = _cited(token)
    if is_counterfactual(token):
        return Stance(Mode.SUPPOSED, cited, unreal=True)
    for rule in RULES:
        mode = rule(token)
        if mode:
            return Stance(mode, cited)
    said = cited is not None or _said_by_nobody(token)
    return Stance(Mode.REPORTED, cited) if said else Stance()


def _of_another(sign: Token) -> bool:
    """ "He paid forty pounds, not the thirty that were asked": so much for the thirty."""
    before = sign.nbor(-1) if sign.i else sign
    told = any(c.dep_ in {"dobj", "attr", "pobj"} and c.i < sign.i for c in sign.head.rights)
    return before.text == "," and sign.lower_ == "not" and told


def _said_by_nobody(token: Token) -> bool:
    """ "It was reported that he fled"."""
    return any(
        link == "ccomp"
        and any(c.dep_ == "auxpass" for c in verb.children)
        and _MODE_OF.get(verb.lemma_.lower()) is Mode.REPORTED
        for verb, link in _verbs_above(token)
    )


def _negated(token: Token) -> Mode | None:
    signs = [c for c in token.children if c.dep_ == "neg" or c.lower_ in _BARELY]
    if any(c.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and is_no(c) for c in token.children):
        return Mode.DENIED
    if token.pos_ == "NOUN" and is_no(token):
        return Mode.DENIED  # "there was no exchange"
    if token.dep_ == "pcomp" and token.head.lower_ == "without":
        return Mode.DENIED  # "without waking anybody"
    if any(_at_no_point(c) or c.lower_ == "nor" for c in token.lefts) or _after_nor(token):
        return Mode.DENIED
    signs = [s for s in signs if not _only(s) and not _of_another(s)]
    return Mode.DENIED if signs and not waits(token) else None


# "Almost took the town": it was not taken.
_BARELY = {"never", "hardly", "almost", "nearly"}


def waits(token: Token) -> bool:
    """Whether it came at last: "did not arrive until May", "not until the war ended"."""
    if not any(c.dep_ == "neg" and c.lower_ != "never" for c in token.children):
        return False
    until = (c for c in token.subtree if c.lower_ == "until" and c.i > token.i)
    return any(c.dep_ in {"prep", "mark"} and token in (c.head, c.head.head) for c in until)


# "At no time had she the key", "under no circumstances": the adverb denies the clause.
_NO_OCCASION = set("point time stage moment circumstance means account way occasion".split())


def _after_nor(token: Token) -> bool:
    """ "Nor was Anna Holm born in May": the first clause of the sentence, however it is parsed."""
    start = token.sent.start
    if token.doc[start].lower_ != "nor":
        return False
    return not any(t.text in {",", ";", ":"} for t in token.doc[start : token.i])


def _at_no_point(prep: Token) -> bool:
    if prep.dep_ != "prep":
        return False
    return any(
        t.dep_ == "pobj"
        and t.lemma_.lower() in _NO_OCCASION
        and any(c.lower_ == "no" for c in t.children)
        for t in prep.children
    )


def _only(sign: Token) -> bool:
    """ "not only did he": no denial."""
    alone = {"only", "just", "merely", "simply"}
    return sign.i + 1 < len(sign.doc) and sign.nbor(1).lower_ in alone


def _belied(token: Token) -> Mode | None:
    return Mode.DENIED if is_belied(token) else None


def _hedged(token: Token) -> Mode | None:
    for child in token.children:
        if child.lower_ in HEDGES and (child.i < token.i or token.pos_ not in {"VERB", "AUX"}):
            return Mode.SUPPOSED  # "sent perhaps the best of them": sent all the same
        if child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether", "lest"}:
            return Mode.SUPPOSED
    return None


def _modal(token: Token) -> Mode | None:
    words = {c.lower_ for c in token.children if c.dep_ == "aux"}
    if "would" in words:
        return _would(token)
    return next((_MODAL_OF[w] for w in sorted(words) if w in _MODAL_OF), None)


def _would(token: Token) -> Mode | None:
    """ "said he would" tells what was to come, "would later become" what came.

    "Every day he would walk" is a habit.
    """
    if any(c.lower_ in _LATER for c in token.children):
        return None
    said = any(link == "ccomp" for _, link in _verbs_above(token)) or token.dep_ == "acl"
    return Mode.FORECAST if said else None


def _governed(token: Token) -> Mode | None:
    """What the verbs above make of it: "decided to go" is a plan, "decided that it was" is none."""
    for verb, link in _verbs_above(token):
        if verb.lemma_.lower() in _LETTING and _negated(verb):
            return Mode.DENIED
        mode = _MODE_OF.get(verb.lemma_.lower())
        if verb.lemma_ == "have" and link == "xcomp" and _infinitive(token):
            return None if verb.tag_ == "VBD" else Mode.PLANNED  # "has to go"
        if mode is Mode.PLANNED and link != "xcomp" and not _infinitive(token):
            mode = Mode.REPORTED if link == "ccomp" else None
        if verb.lemma_ in _URGING and link in {"xcomp", "ccomp"} and _infinitive(token):
            mode = Mode.PLANNED  # "told him to go"
        if mode is Mode.REPORTED and link == "xcomp":
            mode = Mode.SUPPOSED if is_passive(verb) else None  # "is said to have"
        if mode and _negated(verb) and mode is not Mode.DENIED:
            return Mode.DENIED if mode is Mode.PLANNED else mode
        if mode and mode is not Mode.REPORTED:
            return mode
    return None


def _infinitive(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)


def _scheduled(token: Token) -> Mode | None:
    """ "was to meet her brother", "destined for Lima": planned; a rumour is supposed."""
    due = token.dep_ == "xcomp" and token.head.lemma_ == "be" and _infinitive(token)
    if due or token.lemma_.lower() == "destine":
        return Mode.PLANNED
    if token.dep_ in {"acl", "ccomp", "relcl"} and token.head.pos_ == "NOUN":
        lemma = token.head.lemma_.lower()
        if lemma in _REFUSALS and _infinitive(token):
            return Mode.DENIED
        if lemma in _RUMOURS:
            return Mode.SUPPOSED
        if lemma in _PLANS and _infinitive(token):
            return Mode.PLANNED
    # "it fell to the mate to tell her": he did
    went = falls_to(token) or _went_on(token.head) or came_of_it(token)
    if token.dep_ == "advcl" and _infinitive(token) and not went:
        return Mode.PLANNED
    return None


def _held(token: Token) -> Mode | None:
    """ "The view that he fled", "the other states that": the model takes it for a noun."""
    view = token.dep_ in {"acl", "ccomp"} and token.head.lemma_.lower() in _VIEWS
    that = any(c.lower_ == "that" for c in token.lefts)
    return Mode.REPORTED if view and that and token.head.pos_ == "NOUN" else None


def _went_on(verb: Token) -> bool:
    """ "went on to study law": and so studied it."""
    return verb.lemma_ == "go" and any(c.lower_ == "on" for c in verb.children)


def _feared(token: Token) -> Mode | None:
    """ "Nineteen are feared dead": nobody knows yet."""
    dead = any(c.lower_ == "dead" and c.dep_ in {"oprd", "acomp"} for c in token.children)
    return Mode.SUPPOSED if dead and token.lemma_ in _FEARING else None


_FEARING = {"fear", "presume", "believe", "think"}


def _as_shown(token: Token) -> Mode | None:
    """ "Posed as a doctor who had cured": so she said."""
    noun = token.head
    if token.dep_ not in {"relcl", "acl"} or noun.dep_ != "pobj" or noun.head.lower_ != "as":
        return None
    return Mode.REPORTED if noun.head.head.lemma_ in _SHOWING else None


_SHOWING = set("present describe portray depict style advertise bill introduce paint pose".split())


def _as_told(token: Token) -> Mode | None:
    """ "One story has her refuse the wine", "the legend has it that she refused"."""
    verb = next((v for v, link in _verbs_above(token) if link == "ccomp"), None)
    if verb is None or verb.lemma_ != "have":
        return None
    subject = subject_of(verb)
    word = subject.lemma_.lower() if subject is not None else ""
    if word in _RUMOURS:
        return Mode.SUPPOSED
    return Mode.REPORTED if word in _VERSIONS else None


_VERSIONS = set("account version report tradition source newspaper paper history".split())


RULES: tuple[Callable[[Token], Mode | None], ...] = (
    _negated,
    _belied,
    _hedged,
    _feared,
    _modal,
    _scheduled,
    _held,
    _as_shown,
    _as_told,
    _governed,
)


_HIGHEST = 6  # words above a statement that are looked at


def _verbs_above(token: Token) -> Iterator[tuple[Token, str]]:
    """The verbs that a statement is the content of, nearest first, with the link to each."""
    for _ in range(_HIGHEST):
        head, link = token.head, token.dep_
        if head.i == token.i:
            return
        if link == "pcomp" and head.lower_ == "from":
            head = head.head  # "was prevented from sailing"
        if link in {"ccomp", "xcomp", "pcomp"} and head.pos_ in {"VERB", "AUX"}:
            yield head, link
        elif link not in {"conj", "aux", "auxpass"}:
            return
        token = head


def _cited(token: Token) -> Token | None:
    """Who is cited: the subject of the verb of saying above, or the noun after "according to"."""
    for verb, link in _verbs_above(token):
        if link == "ccomp" and _MODE_OF.get(verb.lemma_.lower()) in _SAID:
            return _speaker(verb)
    around = resumed(token)
    if around is not None:
        return _speaker(around.saying)
    for verb in (token, *(v for v, _ in _verbs_above(token))):
        for child in verb.children:
            source = _according(child)
            if source is not None:
                return source
            if _says_beside(child, verb):
                return _speaker(child) if child.dep_ == "parataxis" else None
    return None


_SAID = {Mode.REPORTED, Mode.DENIED, Mode.FORECAST}


def _says_beside(child: Token, verb: Token) -> bool:
    """ "He left, she said": a verb of saying behind the statement or within."""
    said = _MODE_OF.get(child.lemma_.lower()) is Mode.REPORTED
    if child.i < verb.i:  # "(she wrote three books)" is no such clause
        things = (c for c in child.children if c.dep_ == "dobj" and c.pos_ != "PRON")
        return said and child.dep_ == "parataxis" and not any(things)
    return said and child.dep_ in {"parataxis", "ccomp"}


def _speaker(verb: Token) -> Token | None:
    if not is_passive(verb):
        return subject_of(verb)
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((t for t in agent.children if t.dep_ == "pobj"), None) if agent else None


def _according(prep: Token) -> Token | None:
    if prep.lower_ != "according":
        return None
    return next((t for to in prep.children for t in to.children if t.dep_ == "pobj"), None)
