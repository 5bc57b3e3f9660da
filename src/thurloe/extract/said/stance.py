"""How an account says a thing, outright or not, and who is cited for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.subjects import falls_to, subject_of
from thurloe.extract.said.asking import is_asked, is_likely
from thurloe.extract.said.belied import DISMISSING, is_belied, is_few, is_no, is_said_wrongly
from thurloe.extract.said.carried import means_above, row_of
from thurloe.extract.said.citing import citations, footnote, is_another
from thurloe.extract.said.counterfactual import is_counterfactual, is_granted
from thurloe.extract.said.governors import GOVERNORS, MODE_OF, made_of, verbs_above
from thurloe.extract.said.heard import heard
from thurloe.extract.said.intended import infinitive, standing, wanted
from thurloe.extract.said.negation import negated
from thurloe.extract.said.outcomes import came_of_it
from thurloe.extract.said.scope import clause_around
from thurloe.extract.said.views import convinced, estimated, told_of
from thurloe.extract.said.yes_or_no import answer_to
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

__all__ = ["GOVERNORS", "HEDGES", "MODALS", "Stance", "stance_of"]

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
    """How a statement is made, and the head words of whoever is cited for it.

    `cited` says it; `through` are those who pass it on to the account, the nearest to it first.
    """

    mode: Mode = Mode.ASSERTED
    cited: Token | None = None
    through: tuple[Token, ...] = ()
    unreal: bool = False  # "would have been shot": it was not
    answer: Token | None = None  # "no", behind the question that it answers
    rejected: Token | None = None  # the verb of the sentence behind that calls it untrue


def stance_of(token: Token) -> Stance:
    """The stance of the statement told by `token`; the nearest sign wins, and denial beats all."""
    tellers = citations(token)
    cited, through = (tellers[0], tellers[:0:-1]) if tellers else (None, ())
    answered = answer_to(token)
    if answered is not None:
        word, yes = answered
        so = Mode.REPORTED if cited is not None else Mode.ASSERTED
        return Stance(so if yes else Mode.DENIED, cited, through, answer=word)
    row = (token, *row_of(token))
    if any(is_counterfactual(t) for t in row):
        return Stance(Mode.SUPPOSED, cited, through, unreal=True)
    if is_said_wrongly(token):
        return Stance(Mode.DENIED)
    mode = _mode_of(row) if not is_granted(token) else None
    if mode:
        return Stance(mode, cited, through)
    said = cited is not None or _said_by_nobody(token)
    return Stance(Mode.REPORTED, cited, through) if said else Stance(cited=footnote(token))


def _mode_of(row: tuple[Token, ...]) -> Mode | None:
    """The first mode that a rule gives to a deed, to what lends it "could", or to its means."""
    told = (mode for t in row for rule in RULES if (mode := rule(t)))
    mode = next(told, None)
    return mode or next((mode for t in row if (mode := _by_its_means(t))), None)


def _by_its_means(token: Token) -> Mode | None:
    """ "Will begin to sell it", "did not dare to sell it", "did not help him sell it"."""
    for verb, doing in means_above(token):
        mode = next((mode for rule in RULES if (mode := rule(verb))), None)
        if mode is Mode.DENIED and not doing:
            return Mode.SUPPOSED
        if mode:
            return mode
    return None


def _said_by_nobody(token: Token) -> bool:
    """ "It was reported that he fled", "Told us that he fled"; nobody was told is no report."""
    return any(
        link == "ccomp"
        and not is_another(token, verb)
        and not any(c.dep_ == "nsubj" and is_no(c) for c in verb.children)
        and MODE_OF.get(verb.lemma_.lower()) is Mode.REPORTED
        for verb, link in verbs_above(token)
    )


def _belied(token: Token) -> Mode | None:
    return Mode.DENIED if is_belied(token) else None


def _open_to_doubt(token: Token) -> Mode | None:
    return Mode.SUPPOSED if is_asked(token) or is_likely(token) else None


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
    said = any(link == "ccomp" for _, link in verbs_above(token)) or token.dep_ == "acl"
    return Mode.FORECAST if said or _goes_on_foretelling(token) else None


def _goes_on_foretelling(token: Token) -> bool:
    """ "Few doubted that the town would fall. Krag would then march on": told as foreseen too."""
    first = token.sent.start
    then = any(c.lower_ == "then" for c in token.lefts)
    before = token.doc[first - 1].sent if first else token.doc[:0]
    inner = (t.head for t in before if t.lower_ == "would" and t.dep_ == "aux")
    return then and any(t.dep_ in {"ccomp", "acl"} for v in inner for t in (v, v.head))


def _governed(token: Token) -> Mode | None:
    """What the verbs above make of it: "decided to go" is a plan, "decided that it was" is none."""
    for verb, link in verbs_above(token):
        if verb.lemma_.lower() in _LETTING and negated(verb):
            return Mode.DENIED
        mode = made_of(verb, link)
        if verb.lemma_ == "have" and link == "xcomp" and infinitive(token):
            return None if verb.tag_ == "VBD" else Mode.PLANNED  # "has to go"
        if mode is Mode.PLANNED and link != "xcomp" and not (infinitive(token) or _is_wish(token)):
            mode = _CONTENT_OF.get(verb.lemma_, Mode.REPORTED) if link == "ccomp" else None
        if verb.lemma_ in _URGING and link in {"xcomp", "ccomp"} and infinitive(token):
            mode = Mode.PLANNED  # "told him to go"
        if mode is Mode.REPORTED and link == "xcomp":
            mode = Mode.SUPPOSED if is_passive(verb) else None  # "is said to have"
        if mode is Mode.REPORTED and (negated(verb) or _nobody_does(verb)):
            return None if verb.lemma_.lower() in _OF_FACTS else Mode.SUPPOSED
        if mode and negated(verb) and mode is not Mode.DENIED:
            return Mode.DENIED if mode is Mode.PLANNED else mode
        if mode and mode is not Mode.REPORTED:
            return None if _lets_stand(token, verb, link) and mode is Mode.DENIED else mode
    return None


def _is_wish(token: Token) -> bool:
    """ "Recommends that she be tried": no more than what should be."""
    helping = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
    return len(helping) == 1 and helping[0].lower_ == "be" and helping[0].tag_ == "VB"


def _lets_stand(token: Token, verb: Token, link: str) -> bool:
    """ "It is not disputed that he fled", "few doubt it", "he had fled; Dahl denied this".

    Who did not fail to flee fled.
    """
    apart = any(t.text == ";" for t in token.doc[token.i : verb.i])
    twice = negated(verb) is not None
    if link == "xcomp":
        return twice and verb.lemma_ in _OMITTING
    return link == "ccomp" and (apart or twice or _nobody_does(verb))


_OMITTING = {"fail", "forget", "neglect", "refuse", "decline"}


# "She wished that he had fled": he had not, or she does not know.
_CONTENT_OF = {"wish": Mode.SUPPOSED}


def _untold(token: Token) -> Mode | None:
    """ "Declined to say that he fled": that is open; "forgot to mention that he fled": he did."""
    for (verb, link), (over, how) in pairwise(verbs_above(token)):
        said = link == "ccomp" and MODE_OF.get(verb.lemma_.lower()) is Mode.REPORTED
        not_said = how == "xcomp" and MODE_OF.get(over.lemma_.lower()) is Mode.DENIED
        if said and not_said and not negated(over):
            return Mode.REPORTED if verb.lemma_.lower() in _OF_FACTS else Mode.SUPPOSED
    return None


def _nobody_does(verb: Token) -> bool:
    return any(is_no(c) or is_few(c) for c in verb.children if c.dep_ == "nsubj")


# What nobody tells is so all the same: "no one told her that the house was sold".
_OF_FACTS = set("tell inform mention reveal disclose admit explain confess remember recall".split())


def _scheduled(token: Token) -> Mode | None:
    """ "was to meet her brother", "destined for Lima": planned; a rumour is supposed."""
    due = token.dep_ == "xcomp" and token.head.lemma_ == "be" and infinitive(token)
    if due or token.lemma_.lower() == "destine":
        return Mode.PLANNED
    if token.dep_ in {"acl", "ccomp", "relcl"} and token.head.pos_ == "NOUN":
        lemma = token.head.lemma_.lower()
        if lemma in _REFUSALS and infinitive(token):
            return Mode.DENIED
        if lemma in _RUMOURS:
            return Mode.SUPPOSED
        if lemma in _PLANS and infinitive(token):
            return Mode.PLANNED
    # "it fell to the mate to tell her": he did
    went = falls_to(token) or _went_on(token.head) or came_of_it(token)
    if token.dep_ == "advcl" and infinitive(token) and not went:
        return Mode.PLANNED
    return None


def _intended(token: Token) -> Mode | None:
    """ "Was planning an attack", "demanded his release and a payment": nothing is done yet."""
    noun = token
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    wanted = noun.pos_ == "NOUN" and noun.dep_ in {"dobj", "nsubjpass"}
    return Mode.PLANNED if wanted and noun.head.lemma_ in _INTENDING else None


_INTENDING = {"plan", "plot", "propose", "demand", "threaten", "envisage", "contemplate"}


def _held(token: Token) -> Mode | None:
    """ "The view that he fled", "the other states that": the model takes it for a noun."""
    view = told_of(token)
    if view is None:
        return None
    open_ = view.dep_ == "nsubjpass" and view.head.lemma_.lower() in DISMISSING
    return Mode.SUPPOSED if open_ else Mode.REPORTED


def _told_within(token: Token) -> Mode | None:
    """ "It was said that he was out when the lamp fell"."""
    over = clause_around(token)
    return Mode.REPORTED if over is not None and _said_by_nobody(over) else None


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
    verb = next((v for v, link in verbs_above(token) if link == "ccomp"), None)
    if verb is None or verb.lemma_ != "have":
        return None
    subject = subject_of(verb)
    word = subject.lemma_.lower() if subject is not None else ""
    if word in _RUMOURS | _BELIEFS:
        return Mode.SUPPOSED
    return Mode.REPORTED if word in _VERSIONS else None


_BELIEFS = {"belief", "folklore", "lore", "imagination", "opinion"}
_VERSIONS = set("account version report tradition source newspaper paper history".split())


RULES: tuple[Callable[[Token], Mode | None], ...] = (
    negated,
    _belied,
    _open_to_doubt,
    _hedged,
    _feared,
    _modal,
    standing,
    _scheduled,
    _intended,
    _held,
    convinced,
    estimated,
    _as_shown,
    _as_told,
    heard,
    _untold,
    wanted,
    _governed,
    _told_within,
)
