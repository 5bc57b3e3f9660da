"""What a clause tells that no other finder reads: "fell without a sound", "was reprieved"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.finders.what.unfinished import misleads
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, trim, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.grammar.transitives import TRANSITIVE
from thurloe.extract.said.belied import is_no
from thurloe.extract.said.denials import EMPTY_ALONE, MENTAL
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.kinds import kind_of
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_LONGEST = 14  # tokens; of a longer one what comes first
_SHORTEST = 2  # words: a bare verb tells little that can be set beside another account
_FAR = 6  # tokens that an auxiliary or adverb stands before its verb
_BEFORE = {"neg", "aux", "auxpass"}
_BARELY = {"never", "hardly", "almost", "nearly"}  # without these it would say another thing
_BEHIND = set(
    """
    acomp advmod agent attr ccomp dative dobj neg npadvmod oprd pcomp prep prt xcomp
    """.split()
)
_TOLD = {Mode.ASSERTED, Mode.DENIED, Mode.REPORTED}
_SPEECH = set(
    """
    add answer ask call claim declare explain insist quote remark reply report say speak state
    suggest talk tell write
    """.split()
)


def find_statements(
    scene: Scene, tellings: Mapping[int, Telling], drafts: Iterable[Draft]
) -> Iterator[Draft]:
    """A claim for each deed of somebody known of which no other claim is made."""
    drafts = tuple(drafts)
    read = {d.telling.trigger.token.i for d in drafts if not _is_half(d)}
    told = {d.telling.trigger.token.i for d in drafts}
    for i, telling in tellings.items():
        if i not in read and _tells(scene, telling, told):
            span = _span(telling.trigger.token)
            if _breaks_off(telling.trigger.token, span) or _is_no_state(telling):
                continue
            words = " ".join([*_shared(telling.trigger.token), words_of(scene.doc, span)])
            if words.lower() in _NO_NEWS:
                continue
            if len(words.split()) >= _SHORTEST:
                subject = subject_of(telling.trigger.token)
                yield Draft(_as_it_stands(telling), "statement", words, span, subject=subject)
            elif _is_whole(scene, telling):
                yield Draft(telling, "polarity", "yes", span)


_NO_NEWS = {"was born", "were born", "had been born"}


def _as_it_stands(telling: Telling) -> Telling:
    """ "Was not seen again": the no stands in the answer, and is not said a second time."""
    stance, verb = telling.stance, telling.trigger.token
    said = any(c.dep_ == "neg" or (c.i > verb.i and is_no(c)) for c in verb.children)
    if stance.mode is not Mode.DENIED or not said:
        return telling
    mode = Mode.ASSERTED if stance.cited is None else Mode.REPORTED
    return replace(telling, stance=replace(stance, mode=mode))


def _is_no_state(telling: Telling) -> bool:
    """ "She was not promised to him": the state that she was not in is told by "was not"."""
    token = telling.trigger.token
    return token.dep_ == "acomp" and any(c.dep_ == "neg" for c in token.head.children)


def _is_half(draft: Draft) -> bool:
    """Who did it is asked of the thing, and where it was is half of what an open deed tells."""
    trigger = draft.telling.trigger
    partly = _PASSIVE_HALVES if is_passive(trigger.token) else {"place"}
    return draft.attribute == "agent" or (draft.attribute in partly and not trigger.known)


# Of what somebody suffered they say no more than where and when: "was set free on 3 May".
_PASSIVE_HALVES = {"place", "date", "time", "duration"}


def _tells(scene: Scene, telling: Telling, told: set[int]) -> bool:
    """Whether it tells what befell or was done, by or to somebody whom a reader can tell apart."""
    verb = telling.trigger.token
    subject = subject_of(verb)
    if verb.pos_ != "VERB" or subject is None or not _is_told(verb):
        return False
    if is_no(subject) or scene.is_time(subject) or _is_nobody(subject):
        return False  # "was found" says little of "no trace", "have passed" of "forty years"
    if misleads(scene, verb, subject):
        return False
    if subject.lower_ == "it" and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return False  # "it was put to the crew that"
    thinks = not telling.trigger.known and telling.trigger.lemma in MENTAL | _SPEECH
    thinks = thinks and not _is_worth(verb, told)
    return telling.stance.mode in _TOLD and not thinks and _is_known(scene, subject)


def _is_nobody(subject: Token) -> bool:
    """ "Not all of them were found", "spoke of her as a fool who had lost it"."""
    likened = subject.dep_ == "pobj" and subject.head.lower_ == "as"
    return likened or any(t.lower_ == "not" for t in subject.lefts)


def _is_worth(verb: Token, told: set[int]) -> bool:
    """ "Asked for a lamp", "asked him to go", "replied that all were ready": what, if not read."""
    if verb.lemma_ not in _SPEECH:
        return False
    end = _span(verb)[1]
    for child in (c for c in verb.rights if c.right_edge.i < end):
        clause = child.dep_ in {"ccomp", "xcomp"} and _is_content(child)
        if clause and told.isdisjoint(t.i for t in child.subtree):
            return True
        if verb.lemma_ == "ask" and child.lower_ == "for":
            return any(t.dep_ == "pobj" and t.pos_ == "NOUN" for t in child.children)
    return False


def _is_content(said: Token) -> bool:
    """ "That she was glad", "to go home"; and not "who it was", nor "he thought" put in between."""
    asked = any(c.tag_ in {"WP", "WRB", "WDT"} or c.lower_ in _WHETHER for c in said.lefts)
    led_in = any(c.dep_ == "mark" or c.tag_ == "TO" for c in said.lefts)
    return led_in and not asked and said.right_edge.i - said.left_edge.i >= _WORDY


_WORDY = 3  # tokens; "that they were" goes back to what stands before
_WHETHER = {"whether", "if"}


def _is_told(verb: Token) -> bool:
    """ "Came", "was seen", and neither "to wash in", "prevented from coming" nor "burn this".

    Of "the boat held by a rope" the model often mistakes what was held.
    """
    if verb.dep_ in {"acl", "pcomp"} or any(c.lower_ == "to" for c in verb.lefts):
        return False
    if _lacks_its_object(verb) or _is_half_passive(verb) or _is_inverted(verb):
        return False
    return verb.tag_ != "VB" or any(c.dep_ == "aux" for c in verb.lefts)


def _lacks_its_object(verb: Token) -> bool:
    """ "The danger that they face", "the road I took": what they faced stands before them."""
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    if verb.dep_ != "relcl" or subject is None or subject.tag_ in _RELATIVE:
        return False
    if any(c.tag_ in _RELATIVE and c.dep_ in {"dobj", "pobj"} for c in verb.lefts):
        return True
    whole = any(c.dep_ in {"dobj", "mark"} for c in verb.children)
    stranded = any(c.dep_ == "prep" and not any(c.children) for c in verb.rights)
    first = verb.left_edge
    bare = first.pos_ != "ADP" and first.tag_ not in {"WRB", "WP$", *_RELATIVE}
    return stranded or (bare and not whole and subject.dep_ == "nsubj")


_RELATIVE = {"WDT", "WP"}


_SUBJECTS = {"nsubj", "nsubjpass"}


def _is_inverted(verb: Token) -> bool:
    """ "Where was she held?": what is asked tells nothing."""
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    helping = (c for c in verb.lefts if c.dep_ in {"aux", "auxpass"})
    return subject is not None and any(c.i < subject.i for c in helping) and _is_asked(verb)


def _is_asked(verb: Token) -> bool:
    ends = (t.text for t in verb.doc[verb.i : verb.sent.end] if t.text in {".", "?", "!"})
    return next(ends, "") == "?"


def _is_half_passive(verb: Token) -> bool:
    """ "He lay hidden", "a man so burned that": what was done, without the "was" that says so."""
    alone = not any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts)
    joined = verb.dep_ == "conj" or verb.head.lemma_ == "be"
    return verb.tag_ == "VBN" and alone and not joined and not _own_subject(verb)


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS for c in verb.lefts)


def _shared(verb: Token) -> list[str]:
    """The "was" of "she was tried and sentenced to death", that stands before the first alone."""
    first = verb.head
    alone = not any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts)
    named = verb.dep_ == "conj" and verb.lemma_ in _NAMING and is_passive(first)
    alone = alone and (not _own_subject(verb) or is_passive(verb))  # "the sentence quashed"
    of_be = first.lemma_ == "be" and verb.dep_ != "conj" and verb.lower_ != verb.lemma_
    joined = verb.dep_ == "conj" and first.lemma_ != "be"  # "was vain and gambled": no participle
    always = verb.dep_ == "conj" and verb.lemma_ in TRANSITIVE and is_passive(verb)
    undergone = verb.tag_ == "VBN" or always or named
    if not undergone or not alone or not (joined or of_be):
        return []
    helping = [c for c in first.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    if any(c.dep_ == "neg" or c.tag_ == "TO" for c in helping):
        return []
    return [c.lower_ for c in (*helping, *[first] * of_be)]


# "Was freed and made a citizen": the model takes "made" for a simple past.
_NAMING = {"make", "name", "elect", "appoint", "declare", "proclaim", "crown"}
# What may stand behind a verb that needs nothing more.
_BESIDE = {"punct", "cc", "conj", "advcl", "npadvmod"}


def _is_whole(scene: Scene, telling: Telling) -> bool:
    """ "She fainted": whether she did; "they came" and "the food improved" tell less."""
    verb, kind, subject = telling.trigger.token, kind_of(telling.kind), telling.subject
    if verb.tag_ != "VBD" or any(c.dep_ not in _BESIDE for c in verb.rights) or subject is None:
        return False
    ends = verb.i + 1 < len(verb.doc) and verb.nbor(1).pos_ in {"PUNCT", "CCONJ", "SCONJ"}
    if not ends or not _is_plain(verb) or telling.stance.mode is Mode.DENIED:
        return False
    head = subject.head
    who = named(scene, head)
    person = who is not None and who.type is EntityType.PERSON
    person = person or head.lemma_.lower() in PERSON_NOUNS or head.lower_ in {"i", "we"}
    telling_verb = kind.once or kind.rare if telling.trigger.known else _is_deed(verb)
    return person and telling_verb


def _is_plain(verb: Token) -> bool:
    """ "She wept", and not "what she feared", "was stripped, shackled"."""
    passive = verb.dep_ == "conj" and any(c.dep_ == "auxpass" for c in verb.head.children)
    asked = verb.left_edge.lower_ in {"what", "whom", "which", "how", "as"}
    return not (passive or asked or verb.dep_ in {"advcl", "xcomp", "acl"})


_SLIGHT = set("belong count exist follow happen live lose prosper run swear use wear win".split())


def _is_deed(verb: Token) -> bool:
    return verb.lemma_ not in EMPTY_ALONE | _SLIGHT


def _is_known(scene: Scene, noun: Token) -> bool:
    """Somebody with a name, "I", "the clerk", "a crowd", or so many: "three were reprieved"."""
    if noun.pos_ in {"NOUN", "PROPN", "NUM"} and noun.lower_ not in _ANY:
        return True
    return named(scene, noun) is not None or noun.lower_ in _PEOPLE


_ANY = {"few", "many", "some", "others", "several", "much", "more"}
_PEOPLE = {"i", "we", "he", "she", "they", "nobody", "none", "all", "most"}


def _span(verb: Token) -> tuple[int, int]:
    """The verb with its auxiliaries and complements, as many as are few words."""
    helping = (c for c in verb.lefts if c.dep_ in _BEFORE or c.lower_ in _BARELY)
    near = (c.i for c in helping if verb.i - c.i <= _FAR)
    first, end = min([verb.i, *near]), verb.i + 1
    if verb.doc[first].text in _CLITICS:
        first += 1  # "who's set up a shop"
    for child in (c for c in verb.rights if not c.is_space):
        to_do = child.dep_ == "advcl" and child.tag_ == "VB" and verb.lemma_ in {"go", "put"}
        if child.dep_ not in _BEHIND and not to_do:  # "put the lamp to sleep", "went on to win"
            break
        if child.right_edge.i >= first + _LONGEST:
            end = max(end, _begun(child, end))
            break
        marked = any(c.dep_ == "mark" for c in child.lefts)
        if child.dep_ == "ccomp" and child.lemma_ in _SPEECH and not marked:
            break  # "by whom it was ordered he never said"
        end = child.right_edge.i + 1
    while end > verb.i + 1 and verb.doc[end - 1].pos_ == "CCONJ":
        end -= 1
    first, end = trim(verb.doc, first, end)
    return first, end + (end < len(verb.doc) and verb.doc[end].tag_ == "POS")  # "at St. Ann's"


def _noun_end(noun: Token, end: int) -> int:
    """Where a long noun phrase may be cut; "the Peter and Paul Fortress" may not."""
    alone = noun.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "conj" for c in noun.rights)
    return phrase(noun, tail=3)[1] if alone else end


_CLITICS = {"'s", "’s", "'ve", "’ve"}


def _breaks_off(verb: Token, span: tuple[int, int]) -> bool:
    """ "Has established that ...", "makes clear that ...": the bare verb says too little."""
    end, last = span[1], verb.doc[span[1] - 1]
    first = next((c for c in verb.rights if c.i >= end), None)
    told = sum(not t.is_space for t in verb.doc[verb.i : end])
    short = told <= 1 + (last.dep_ in {"prt", "acomp"})
    cut = short and first is not None and first.dep_ in {"ccomp", "xcomp", "dobj", "prep"}
    stranded = last.pos_ == "ADP" and last.dep_ == "prep" and not any(last.children)
    return cut or stranded or (last.lemma_ == "be" and last != verb)


def _begun(child: Token, end: int) -> int:
    """ "Was believed to have helped the men who ...": of what is long as much as says something."""
    inner = child if child.dep_ == "xcomp" else None
    if child.dep_ == "prep":
        inner = next((c for c in child.children if c.dep_ == "pcomp"), None)
        noun = next((c for c in child.children if c.dep_ == "pobj"), None)
        if inner is None and noun is not None and child.left_edge.i == end:
            return _noun_end(noun, end)  # "came across papers that showed ..."
    if child.dep_ == "dobj" and phrase(child, tail=0)[0] <= end + 1:
        return _noun_end(child, end)  # "set up a guard composed of ..."
    return _span(inner)[1] if inner is not None and child.left_edge.i == end else end
