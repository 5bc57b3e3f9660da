"""What a clause tells that no other finder reads: "fell without a sound", "was reprieved"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import trim, words_of
from thurloe.extract.said.denials import MENTAL
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_LONGEST = 14  # tokens; of a longer one what comes first
_SHORTEST = 2  # words: a bare verb tells little that can be set beside another account
_FAR = 4  # tokens that an auxiliary or adverb stands before its verb
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
    read = {d.telling.trigger.token.i for d in drafts if not _is_half(d)}
    for i, telling in tellings.items():
        if i not in read and _tells(scene, telling):
            span = _span(telling.trigger.token)
            words = words_of(scene.doc, span)
            if len(words.split()) >= _SHORTEST:
                yield Draft(telling, "statement", words, span)


def _is_half(draft: Draft) -> bool:
    """Who did it is asked of the thing, and where it was is half of what an open deed tells."""
    of_place = draft.attribute == "place" and not draft.telling.trigger.known
    return draft.attribute == "agent" or of_place


def _tells(scene: Scene, telling: Telling) -> bool:
    """Whether it tells what befell or was done, by or to somebody whom a reader can tell apart."""
    verb, subject = telling.trigger.token, telling.subject
    if verb.pos_ != "VERB" or verb.dep_ == "acl" or subject is None:
        return False  # of "the boat held by a rope" the model often mistakes what was held
    if any(c.lower_ == "to" for c in verb.lefts):
        return False  # "to wash in": what for, and not that it was done
    thinks = not telling.trigger.known and telling.trigger.lemma in MENTAL | _SPEECH
    return telling.stance.mode in _TOLD and not thinks and _is_known(scene, subject.head)


def _is_known(scene: Scene, noun: Token) -> bool:
    """Somebody with a name, "I", "the clerk", "a crowd", or so many: "three were reprieved"."""
    if noun.pos_ in {"NOUN", "PROPN", "NUM"} and noun.lower_ not in _ANY:
        return True
    return named(scene, noun) is not None or noun.lower_ in _PEOPLE


_ANY = {"few", "many", "some", "others", "several", "much", "more"}
_PEOPLE = {"i", "we", "he", "she", "they", "nobody", "no one", "none", "all", "most"}


def _span(verb: Token) -> tuple[int, int]:
    """The verb with its auxiliaries and complements, as many as are few words."""
    helping = (c for c in verb.lefts if c.dep_ in _BEFORE or c.lower_ in _BARELY)
    near = (c.i for c in helping if verb.i - c.i <= _FAR)
    first, end = min([verb.i, *near]), verb.i + 1
    for child in verb.rights:
        if child.dep_ not in _BEHIND or child.right_edge.i >= first + _LONGEST:
            break
        end = child.right_edge.i + 1
    return trim(verb.doc, first, end)
