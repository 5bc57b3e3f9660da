"""Where it was, said before the event: "the house in Lima where Anna Holm grew up"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.grammar.spans import ancestors, phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.values.datelines import dateline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene


def _here(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """ "TORVIK, May 3 -- Anna Holm died here on Monday": where the dispatch comes from."""
    words = [t for t in scene.words["lower"].get("here", ()) if t.dep_ == "advmod"]
    line = dateline(scene.doc.text) if words else None
    if line is None:
        return
    place = line[0].partition(",")[0].strip().title()
    for here in words:
        telling = tellings.get(here.head.i)
        if telling is not None and telling.trigger.known and telling.subject is not None:
            yield Draft(telling, "place", place, (here.i, here.i + 1))


def _goes_on(scene: Scene, pronoun: Token, site: Token) -> bool:
    """ "Krag was sent to Lima, where he died": he is the subject that has come there."""
    verb = next((t for t in ancestors(site) if t.pos_ in {"VERB", "AUX"}), None)
    above = subject_of(verb) if verb is not None else None
    meant = named(scene, pronoun)
    return above is not None and meant is not None and named(scene, above) == meant


def find_wheres(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each place that "where" or "here" says an event of somebody named was in."""
    yield from _here(scene, tellings)
    for telling in tellings.values():
        verb, subject = telling.trigger.token, telling.subject
        where = any(c.lower_ == "where" and c.i < verb.i for c in verb.children)
        site = _site(verb) if where else None
        due = verb.lemma_ == "be" and any(c.dep_ == "xcomp" for c in verb.rights)
        if site is None or subject is None or due:
            continue  # "Lima, where she was to meet him"
        pointed = verb.dep_ != "relcl" and subject.head.lemma_.lower() in PERSON_NOUNS
        known = pointed or named(scene, subject.head) is not None
        if not known or site.pos_ not in {"NOUN", "PROPN"}:
            continue
        if subject.head.pos_ == "PRON" and not _goes_on(scene, subject.head, site):
            continue  # "they sent Krag and Holm to Lima, where he was held": which he?
        if not scene.is_time(site) and (telling.trigger.known or site.pos_ == "PROPN"):
            span = phrase(site, tail=1)
            yield Draft(telling, "place", words_of(scene.doc, span), span)


def _site(verb: Token) -> Token | None:
    """ "The inn where he died", "the inn is where he died", "An old inn: that is where he died"."""
    if verb.dep_ == "relcl":
        return verb.head
    be = verb.head
    if verb.dep_ not in {"advcl", "ccomp"} or be.lemma_ != "be":
        return None
    site = next((c for c in be.lefts if c.dep_ == "nsubj"), None)
    if site is None or site.lower_ not in {"that", "this", "there", "here"}:
        return site
    colon = next((t for t in reversed(be.doc[site.sent.start : site.i]) if not t.is_space), None)
    before = be.head if colon is not None and colon.text in _COLONS else None
    return before if before is not None and before.i < site.i else None


_COLONS = {":", ",", "-", "--", "–", "—"}
