"""Why and to what end: "on account of the fog", "delayed by the loss of a mast", "in order to"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import KIN_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, trim, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import meetings
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import Mode
from thurloe.values.name_words import DISASTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_LONGEST = 14  # tokens of a clause that says why or what for
_WHY = {"cause", "charge", "manner", "purpose", "agent"}
_TOLD = {Mode.ASSERTED, Mode.REPORTED}
_DOERS = PERSON_NOUNS | ORGANISATION_NOUNS | KIN_NOUNS


def find_reasons(
    scene: Scene, tellings: Mapping[int, Telling], drafts: Iterable[Draft]
) -> Iterator[Draft]:
    """A claim for each reason, end and way that no other finder has read."""
    read = {(d.telling.trigger.token.i, i) for d in drafts if d.attribute in _WHY for i in _at(d)}
    for find, token in meetings(RULES, scene):
        for draft in find(scene, tellings, token):
            told = draft.telling.stance.mode in _TOLD and not draft.telling.stance.unreal
            if told and not any((draft.telling.trigger.token.i, i) in read for i in _at(draft)):
                yield draft


def _at(draft: Draft) -> range:
    return range(*draft.span)


def _said_of(tellings: Mapping[int, Telling], verb: Token, attribute: str) -> Telling | None:
    """The telling of a verb, or of a "was" that tells what something was like."""
    telling = tellings.get(verb.i)
    subject = subject_of(verb)
    if subject is None or subject.lower_ in {"it", "there", "what", "that", "which"}:
        return telling if telling is not None and telling.subject is not None else None
    return telling if telling is not None else state(verb, attribute, stance_of(verb))


def _of_verb(
    tellings: Mapping[int, Telling], verb: Token | None, attribute: str, span: tuple[int, int]
) -> Iterator[Draft]:
    telling = _said_of(tellings, verb, attribute) if verb is not None else None
    if telling is None or verb is None or span[0] >= span[1]:
        return
    if any(c.lower_ == "longer" for c in verb.lefts):
        return  # "was no longer rung, since": not why it was rung
    subject = None if telling.subject is not None else subject_of(verb)
    yield Draft(telling, attribute, words_of(verb.doc, span), span, subject=subject)


def _verb_above(token: Token) -> Token | None:
    return next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)


# "On account of", "by reason of": the two words that lead to a reason before "of".
_LEADING = {
    ("on", "account"), ("upon", "account"), ("on", "ground"), ("upon", "ground"),
    ("on", "score"), ("in", "consequence"), ("by", "reason"), ("as", "result"),
    ("for", "fear"), ("for", "want"), ("for", "lack"),
}  # fmt: skip
_SINGLE = {"because", "owing", "due", "thanks"}
_MOODS = set(
    """
    affection anger anxiety boredom charity compassion conviction curiosity desperation duty envy
    fear gratitude greed grief habit hatred jealousy kindness loneliness love loyalty malice mercy
    necessity patriotism pique pity pride principle respect revenge shame spite sympathy vanity
    """.split()
)


def _on_account(_: Scene, tellings: Mapping[int, Telling], noun: Token) -> Iterator[Draft]:
    """ "on account of the fog", "on account, we hear, of the fog", "for want of coal"."""
    prep = noun.head
    the = noun.lower_ == "account" and noun.i > prep.i + 1  # "lit upon the account of a voyage"
    if (prep.lower_, noun.lemma_.lower()) not in _LEADING or prep.dep_ != "prep" or the:
        return
    of = next((c for c in noun.rights if c.lower_ == "of"), None)
    if of is None:
        of = next((c for c in prep.head.rights if c.i > noun.i and c.lower_ == "of"), None)
    why = next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None
    if why is not None:
        yield from _of_verb(tellings, _verb_above(prep), "cause", phrase(why, tail=2))


def _because_of(scene: Scene, tellings: Mapping[int, Telling], word: Token) -> Iterator[Draft]:
    """ "owing to the fog", "because of the fog", and not "the train was due to leave"."""
    below = [t for c in (word, *word.children) for t in c.children if t.dep_ == "pobj"]
    why = next((t for t in below if t.pos_ in {"NOUN", "PROPN"} and t.i > word.i), None)
    if why is not None and word.dep_ != "acomp" and not scene.is_time(why):
        yield from _of_verb(tellings, _verb_above(word), "cause", phrase(why, tail=2))


def _due_to(scene: Scene, tellings: Mapping[int, Telling], due: Token) -> Iterator[Draft]:
    """ "the failure was due to rust", and not "the rent was due to the owner"."""
    be, told = due.head, subject_of(due.head)
    below = [t for c in (due, *due.rights) if c.lower_ == "to" for t in c.children]
    why = next((t for t in below if t.dep_ == "pobj" and t.pos_ == "NOUN"), None)
    denied = any(c.dep_ == "neg" for c in be.children)
    if be.lemma_ != "be" or why is None or told is None or told.pos_ != "NOUN" or denied:
        return
    owed = told.lemma_.lower() in _OWED or why.lemma_.lower() in _DOERS
    if not owed and not scene.is_time(why):
        span = phrase(why, tail=2)
        telling = tellings.get(told.i) or state(told, told.lemma_.lower(), stance_of(be))
        own = told if told.i not in tellings else None
        yield Draft(telling, "cause", words_of(scene.doc, span), span, subject=own)


_OWED = set("credit debt fee honour honor money payment pension rent respect reward salary".split())
_OWED |= {"sum", "tax", "thanks", "wage", "wages"}


def _out_of(_: Scene, tellings: Mapping[int, Telling], noun: Token) -> Iterator[Draft]:
    """ "acted out of pity", "did it for love", "did it for money"."""
    prep = noun.head
    out = prep.lower_ == "of" and prep.head.lower_ == "out"
    doing = prep.lower_ == "for" and prep.head.lemma_ in {"do", "act", "betray", "kill"}
    bare = not any(c.dep_ in {"det", "nummod"} for c in noun.children)
    mood = noun.lemma_.lower() in _MOODS or (doing and noun.lower_ in {"money", "gain", "pay"})
    if (out or doing) and bare and mood:
        yield from _of_verb(tellings, _verb_above(prep), "cause", phrase(noun, tail=1))


# By these nothing is brought about: "the house was surrounded by a growth of trees".
_NO_EFFECT = set(
    """
    accompany cause confirm cover describe divide follow herald inspire join mark mean overlook
    precede prove provoke replace represent separate show spark state support surround trigger
    """.split()
)
_EVENTS = DISASTERS | set(
    """
    accident cold current death drought error explosion fever fire flood fog frost gale hail heat
    ice illness mist mistake noise outbreak pain poison rain shell smoke snow spark storm strike
    tide water wave weather weight wind wound
    """.split()
)
_DEVERBAL = ("ance", "ence", "ing", "ion", "ment", "ness", "sal", "ure", "val")


def _by_a_happening(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Draft]:
    """ "was delayed by the late arrival of the mail", "weakened by a fire in the hold"."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    why = next((t for t in by.children if t.dep_ == "pobj"), None) if by is not None else None
    if why is None or not is_passive(verb) or verb.lemma_ in _NO_EFFECT:
        return
    noun = why.lemma_.lower()
    happened = noun in _EVENTS or why.i in scene.triggers or noun.endswith(_DEVERBAL)
    article = any(c.dep_ in {"det", "poss"} for c in why.lefts) or noun in _EVENTS
    known = noun in _DOERS or scene.referents_at(why)
    if why.pos_ == "NOUN" and happened and article and not known and not scene.is_time(why):
        yield from _of_verb(tellings, verb, "cause", phrase(why, tail=2))


def _ascribed(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Draft]:
    """ "ascribes the loss to rust", "the loss was attributed to rust"."""
    passive = is_passive(verb)
    told = subject_of(verb) if passive else None
    told = told or next((c for c in verb.children if c.dep_ == "dobj"), None)
    below = [c for t in (verb, told) if t is not None for c in t.rights if c.lower_ == "to"]
    why = next((t for c in below for t in c.children if t.dep_ == "pobj"), None)
    if told is None or why is None or told.pos_ != "NOUN" or why.pos_ != "NOUN":
        return
    if why.lemma_.lower() in _DOERS or scene.referents_at(why):
        return
    stance = stance_of(verb)
    if stance.mode is Mode.ASSERTED:
        cited = None if passive else subject_of(verb)
        stance = replace(stance, mode=Mode.REPORTED, cited=stance.cited or cited)
    telling = replace(tellings.get(told.i) or state(told, told.lemma_.lower()), stance=stance)
    own = told if told.i not in tellings else None
    span = phrase(why, tail=2)
    yield Draft(telling, "cause", words_of(scene.doc, span), span, subject=own)


def _clause_of(scene: Scene, verb: Token, first: int) -> tuple[int, int]:
    """The words of a clause from a token on, cut where it grows long."""
    last = verb.right_edge.i
    if last > first + _LONGEST:
        ends = (t.i for t in verb.doc[verb.i + 1 : last] if t.text in {",", ";"} or t.dep_ == "cc")
        last = min(next(ends, first + _LONGEST), first + _LONGEST) - 1
    return trim(scene.doc, first, last + 1)


def _because(scene: Scene, tellings: Mapping[int, Telling], mark: Token) -> Iterator[Draft]:
    """ "He left because the pump leaked", "it was because the pump leaked"."""
    verb = mark.head
    if mark.dep_ != "mark" or verb.dep_ != "advcl":
        return
    above, span = verb.head, _clause_of(scene, verb, mark.i + 1)
    if _is_how_known(above, mark):
        return
    if above.lemma_ == "be" and any(c.lower_ == "it" for c in above.lefts):
        telling = state(above, "cause", stance_of(verb))
        value = words_of(scene.doc, span)
        yield Draft(telling, "cause", value, span, kind="cause", impersonal=True)
    else:
        yield from _of_verb(tellings, above, "cause", span)


def _since(scene: Scene, tellings: Mapping[int, Telling], mark: Token) -> Iterator[Draft]:
    """ ", since it hid the light", ", for he feared the dark", and not "since he came"."""
    verb, last = mark.head, mark.nbor(-1) if mark.i else mark
    if mark.dep_ != "mark" or verb.dep_ != "advcl" or last.text not in {",", ";"}:
        return
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.tag_ in {"VBD", "MD"} for c in verb.lefts)
    above = verb.head
    dated = any(scene.is_time(t) for t in verb.subtree)
    if finite and not dated and above.i < mark.i and not _is_how_known(above, mark):
        yield from _of_verb(tellings, above, "cause", _clause_of(scene, verb, mark.i + 1))


def _is_how_known(verb: Token, mark: Token) -> bool:
    """ "It was ten, because the bell rang", "I remember because it rang": how one knows it."""
    apart = mark.i > 0 and mark.nbor(-1).text in {",", ";"}
    return verb.lemma_ in _KNOWING or (apart and verb.lemma_ in _SHOWN)


_KNOWING = {"know", "recall", "recollect", "remember", "think"}
_SHOWN = {"be", "have", "hear", "put", "say"}


def _in_order_to(scene: Scene, tellings: Mapping[int, Telling], order: Token) -> Iterator[Draft]:
    """ "in order to save fuel"."""
    to = next((t for t in order.doc[order.i + 1 : order.i + 3] if t.lower_ == "to"), None)
    if (
        order.i
        and order.nbor(-1).lower_ == "in"
        and to is not None
        and to.head.pos_ in {"VERB", "AUX"}
    ):
        span = _clause_of(scene, to.head, to.i)
        above = next((t for t in order.ancestors if t.pos_ == "VERB" and t.i < order.i), None)
        others = (t for t in order.doc[above.i + 1 : order.i] if t.tag_ == "VB") if above else ()
        if any(others):
            return  # "helped them to escape in order to fight": they fought
        yield from _of_verb(tellings, above, "purpose", span)


_REASONS = {"reason": "cause", "motive": "cause", "ground": "cause"}
_ENDS = {"purpose": "purpose", "aim": "purpose", "object": "purpose", "intention": "purpose"}


def _the_reason(scene: Scene, tellings: Mapping[int, Telling], be: Token) -> Iterator[Draft]:
    """ "his motive was money", "the aim of the raid was to burn the mill"."""
    noun = next((c for c in be.lefts if c.dep_ == "nsubj"), None)
    attribute = (_REASONS | _ENDS).get(noun.lemma_.lower()) if noun is not None else None
    if noun is None or attribute is None:
        return
    told = next((c for c in be.rights if c.dep_ in {"attr", "xcomp", "ccomp"}), None)
    of = (t for c in noun.children if c.lower_ in {"of", "for"} for t in c.children)
    whose = next((c for c in noun.children if c.dep_ == "poss"), None) or next(of, None)
    if told is None or any(c.dep_ == "neg" for c in be.children):
        return
    noun_told = told.pos_ in {"NOUN", "PROPN"}
    span = phrase(told, tail=2) if noun_told else _clause_of(scene, told, told.left_edge.i)
    telling, value = state(be, attribute, stance_of(be)), words_of(scene.doc, span)
    yield Draft(telling, attribute, value, span, subject=whose, impersonal=whose is None)


_MEANING = {"mean", "intend", "aim", "seek", "plan", "propose"}


def _meant(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Draft]:
    """ "The rebels meant to stop the sale"."""
    done = next((c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
    denied = is_passive(verb) or any(c.dep_ == "neg" for c in verb.children)
    if done is not None and any(c.lower_ == "to" for c in done.lefts) and not denied:
        yield from _of_verb(tellings, verb, "purpose", _clause_of(scene, done, done.left_edge.i))


# For doing what follows somebody is dealt with so.
_DEALT_WITH = set(
    """
    blame condemn criticise criticize dismiss expel fine investigate jail praise prosecute punish
    question rebuke reprimand reward sack sue suspend thank try want
    """.split()
)


def _for_doing(scene: Scene, tellings: Mapping[int, Telling], prep: Token) -> Iterator[Draft]:
    """ "was dismissed for refusing to work", "is being investigated for fraud"."""
    verb = prep.head
    done = next((c for c in prep.children if c.dep_ in {"pcomp", "pobj"}), None)
    if verb.lemma_ not in _DEALT_WITH or done is None or scene.is_time(done):
        return
    if done.dep_ == "pcomp":
        yield from _of_verb(tellings, verb, "charge", _clause_of(scene, done, prep.i + 1))
    elif is_passive(verb) and done.pos_ == "NOUN" and done.lemma_.lower() not in _DOERS:
        yield from _of_verb(tellings, verb, "charge", phrase(done, tail=2))


def _by_doing(scene: Scene, tellings: Mapping[int, Telling], prep: Token) -> Iterator[Draft]:
    """ "shortened the way by crossing the moor": how."""
    done = next((c for c in prep.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
    verb = prep.head
    if done is None or verb.pos_ != "VERB" or verb.tag_ == "VB" or prep.i < verb.i:
        return
    if any(c.dep_ in {"dobj", "prep", "prt", "advmod"} for c in done.children):
        end = next((t.i for t in done.rights if t.lower_ == "in" and _is_order(t)), len(scene.doc))
        span = _clause_of(scene, done, prep.i + 1)
        yield from _of_verb(tellings, verb, "manner", (prep.i, min(end, span[1])))


def _is_order(prep: Token) -> bool:
    return any(c.lower_ == "order" for c in prep.children)


Find = Callable[["Scene", "Mapping[int, Telling]", "Token"], "Iterator[Draft]"]
RULES: tuple[tuple[Word, Find], ...] = (
    (Word(dep={"pobj"}, pos={"NOUN"}), _on_account),
    (Word(dep={"pobj"}, pos={"NOUN"}), _out_of),
    (Word(lower=_SINGLE), _because_of),
    (Word(lower={"due"}, dep={"acomp"}), _due_to),
    (Word(lower={"because"}), _because),
    (Word(lower={"since", "for"}, dep={"mark"}), _since),
    (Word(lower={"order"}, dep={"pobj"}), _in_order_to),
    (Word(pos={"VERB"}), _by_a_happening),
    (Word(lemma={"ascribe", "attribute", "impute"}, pos={"VERB"}), _ascribed),
    (Word(lemma={"be"}, pos={"AUX", "VERB"}), _the_reason),
    (Word(lemma=_MEANING, pos={"VERB"}), _meant),
    (Word(lower={"for"}, dep={"prep"}), _for_doing),
    (Word(lower={"by"}, dep={"prep"}), _by_doing),
)
