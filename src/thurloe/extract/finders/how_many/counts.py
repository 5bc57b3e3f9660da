"""How many, how much, how often: claims from the numbers of a scene."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import CALENDAR, PERSON_NOUNS
from thurloe.extract.finders.how_many.ages import (
    aged,
    are_children,
    at_age,
    bearer_of_age,
    in_year,
    one_person,
)
from thurloe.extract.finders.how_many.attackers import are_attackers
from thurloe.extract.finders.how_many.counted import (
    Counted,
    is_whole,
    name_of,
    others_of_the_kind,
    substance_of,
)
from thurloe.extract.finders.how_many.figures import is_figure, is_ranked, parts_counted
from thurloe.extract.finders.how_many.left_out import years_left_out
from thurloe.extract.finders.how_many.none import is_refused, of_whom_none
from thurloe.extract.finders.how_many.peopled import peopled
from thurloe.extract.finders.how_many.plain_tolls import teller_beside, were_inside
from thurloe.extract.finders.how_many.relatives import counted_again
from thurloe.extract.finders.how_many.remains import are_remains, at_least
from thurloe.extract.finders.how_many.sizes import sized
from thurloe.extract.finders.how_many.tolls import TOLL_OF, is_loss, toll_before, toll_of, who_died
from thurloe.extract.finders.how_many.uncounted import counts_nothing
from thurloe.extract.finders.who.aged import is_person
from thurloe.extract.grammar.place_nouns import WAYS
from thurloe.extract.grammar.subjects import SUBJECTS, subject_of
from thurloe.extract.numbers.form import Form
from thurloe.extract.said.stance import Stance, stance_of
from thurloe.extract.said.telling import Draft, Telling, state
from thurloe.extract.scenes.elisions import (
    figure_of,
    meant,
    numbering,
    of_them,
    repeated_by,
    singles,
)
from thurloe.extract.scenes.scene import Placed, Scene, owner_of
from thurloe.kinds import APPROACHES, family_of
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.numbers.quantities import Quantity

# To carry or have is to be with: "with 40 passengers", "she carried 40 passengers".
_HAVING = {"carry", "have", "hold", "contain", "include", "comprise", "own", "possess"}


def find_counts(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each number that counts or measures something in an event's clause."""
    for placed in (*parts_counted(scene.quantities), *singles(scene)):
        if placed.thing.form is Form.ORDINAL:
            yield from in_year(scene, placed)
        if not is_count(placed):
            continue
        if placed.thing.form is Form.TIMES:
            telling = _repeated(placed, tellings)
            if telling:
                yield Draft(telling, "number", placed.thing.value, placed.span, about="time")
            continue
        yield from _counted(scene, placed, tellings)


def _repeated(placed: Placed[Quantity], tellings: Mapping[int, Telling]) -> Telling | None:
    """What was done so many times: in "offered to free him twice" the offer."""
    if placed.owner is None:
        return None
    token = placed.owner.token
    above = tellings.get(token.head.i) if token.dep_ == "xcomp" else None
    return above if above and above.kind in APPROACHES else tellings.get(token.i)


def is_count(placed: Placed[Quantity]) -> bool:
    """Whether a number counts or measures: not "the 27th", "Cell 12", or "the 1917 treaty"."""
    uncounted = placed.thing.form in {Form.ORDINAL, Form.LABEL} or not placed.thing.value
    if uncounted or is_refused(placed):
        return False
    if placed.thing.form is Form.FRACTION:
        return placed.root.dep_ in SUBJECTS and _noun(placed) is not None
    noun = _noun(placed)
    if counts_nothing(placed, noun):
        return False
    single = (
        noun is not None and noun.i > placed.root.i and noun.tag_ == "NN" and not placed.thing.unit
    )
    return not (single and placed.thing.value.isdigit() and int(placed.thing.value) >= _YEARLIKE)


_DAYS = {"today", "tomorrow", "tonight", "yesterday"}  # "rose to nine yesterday"
_YEARLIKE = 1000  # "a 200 strong crew" is a count; "the 1917 treaty" is not


def _counted(
    scene: Scene, placed: Placed[Quantity], tellings: Mapping[int, Telling]
) -> Iterator[Draft]:
    noun = _noun(placed)
    if noun is not None and (beside := others_of_the_kind(scene, placed, noun)) is not None:
        placed = beside
    if are_children(placed):
        yield from _of_parent(scene, placed)
        return
    one = placed.root.dep_ == "pobj" and one_person(placed.root.head.head)
    bearer = bearer_of_age(placed) if noun is None or one else None
    if bearer is not None and (is_person(scene, bearer) or not _tells_how_many(placed)):
        yield from aged(scene, placed, bearer)
        return
    if noun is not None and _measures(placed, noun):
        size = state(noun, "size")
        unnamed = Draft(size, "number", placed.thing.value, placed.span, "size", subject=noun)
        yield from list(sized(scene, placed)) or [unnamed]
        return
    counted = Counted(scene, placed, noun)
    trigger = owner_of(noun if noun is not None else placed.root, scene.triggers)
    telling = _done_with(noun, tellings) or (tellings.get(trigger.token.i) if trigger else None)
    telling = _as_somebody_says(placed, noun, telling)
    yield from (
        list(sized(scene, placed))
        or of_whom_none(counted)
        or _understood(counted, telling, tellings)
        or at_age(placed, telling)
        or (years_left_out(scene, placed, telling) if noun is None else [])
        or _numbered(counted)
        or _of_remains(counted, telling)
        or peopled(counted)
        or _told(counted, telling)
    )
    yield from counted_again(counted, tellings)


def _as_somebody_says(
    placed: Placed[Quantity], noun: Token | None, telling: Telling | None
) -> Telling | None:
    """ "The papers say forty": on their word."""
    verb = placed.root.head
    said = noun is None and placed.root.dep_ == "dobj" and verb.lemma_ in {"say", "report", "claim"}
    if telling is None or not said or telling.stance.mode is not Mode.ASSERTED:
        return telling
    return replace(telling, stance=Stance(mode=Mode.REPORTED, cited=subject_of(verb)))


def _tells_how_many(placed: Placed[Quantity]) -> bool:
    """ "The total is forty", "the survivors were nine": of no age."""
    root = placed.root
    return figure_of(placed) is not None or numbering(root) is not None or of_them(root)


def _of_parent(scene: Scene, placed: Placed[Quantity]) -> Iterator[Draft]:
    """ "Anna Holm, a mother of twelve": so many children she had, where she has a name."""
    parent = placed.root.head.head
    who = subject_of(parent.head) if parent.dep_ == "attr" else parent
    who = parent.head if parent.dep_ == "appos" else who
    if who is not None and who.pos_ in {"PROPN", "PRON"}:
        telling, value = state(parent, "amount", stance_of(placed.root)), placed.thing.value
        yield Draft(telling, "number", value, placed.span, about="child", subject=who)


def _done_with(noun: Token | None, tellings: Mapping[int, Telling]) -> Telling | None:
    """ "Three letters were sent back": what was done with things whose noun tells of an event."""
    own = tellings.get(noun.i) if noun is not None else None
    if noun is None or own is None or own.kind not in _OF_THINGS:
        return None
    return tellings.get(noun.head.i) if noun.dep_ in {"nsubj", "nsubjpass", "dobj"} else None


_OF_THINGS = {"correspondence", "report"}  # kinds whose nouns are things: letters, telegrams


def _measures(placed: Placed[Quantity], noun: Token) -> bool:
    """ "The 90-foot mast": its size, and no number of masts."""
    inside = placed.root.doc[placed.first : placed.end].text
    return bool(placed.thing.unit) and "-" in inside and noun.i >= placed.end


def _understood(
    counted: Counted, telling: Telling | None, tellings: Mapping[int, Telling]
) -> list[Draft]:
    """A number whose noun another word of the sentence says."""
    if counted.noun is not None or counted.placed.thing.unit:
        return []
    figure = figure_of(counted.placed)
    if figure is not None:
        toll = TOLL_OF.get(figure.lower_) or TOLL_OF.get(figure.lemma_.lower())
        toll = toll or toll_before(figure)
        draft = counted.draft(telling or state(figure, "amount"), toll or "amount", impersonal=True)
        return [replace(draft, about="person" if toll else name_of(figure))]
    rival = repeated_by(counted.scene, counted.placed)
    if rival is None or rival.owner is None:
        return []
    as_many = list(_told(replace(counted, placed=rival), tellings[rival.owner.token.i]))
    stance = Stance(mode=Mode.REPORTED, cited=subject_of(counted.placed.root.head))
    span, value = counted.placed.span, counted.placed.thing.value
    return [
        replace(
            d, telling=replace(d.telling, stance=stance), value=value, span=span, impersonal=True
        )
        for d in as_many
    ]


def _told(counted: Counted, telling: Telling | None) -> Iterator[Draft]:
    """The number as a toll, an amount somebody has, or a part of the event."""
    noun, root = counted.noun, counted.placed.root
    toll = "attackers" if are_attackers(counted) else toll_of(counted, telling)
    beside = teller_beside(counted, telling) if toll else None
    bare = beside or telling or state(root, "amount", stance_of(root))
    if toll:
        about = who_died(telling) if toll == "killing" else "person"
        yield replace(counted.draft(bare, toll, impersonal=True), about=about)
    elif (
        noun is not None
        and noun.dep_ == "pobj"
        and noun.head.lower_ == "with"
        and noun.head.head.pos_ in {"NOUN", "PROPN"}
    ):
        yield counted.draft(bare, "amount", subject=_filled(noun.head.head))
    elif counted.placed.thing.unit and counted.substance is not None:
        yield counted.draft(bare, "amount")
    elif telling is None or _is_set_off(counted, telling):
        if noun is not None:
            whose = bare if telling is None else state(root, "amount")
            yield counted.draft(whose, "amount", impersonal=telling is not None)
    elif noun is not None and _had(noun, telling):
        yield counted.draft(telling, "amount")
    elif noun is None and root.dep_ == "conj" and not counted.placed.thing.unit:
        return  # "Ninety barns were burnt and forty more flooded": of another verb
    elif noun is not None and is_ranked(noun):
        return  # "the eldest of six": told as the order of birth
    elif _whole_of_part(counted) or is_whole(counted.placed, noun):
        yield counted.draft(bare, "amount", impersonal=True)
    else:
        yield from _counts(counted, telling)


def _is_set_off(counted: Counted, telling: Telling) -> bool:
    """ "Five men, that is the true number"."""
    noun = counted.noun
    apart = noun is not None and noun.dep_ == "npadvmod" and not counted.placed.thing.unit
    return apart and telling.trigger.lemma == "be"


def _of_remains(counted: Counted, telling: Telling | None) -> list[Draft]:
    """ "Twenty bodies were recovered": so many at least are dead."""
    if telling is None or not are_remains(counted, telling):
        return []
    return [at_least(counted.draft(telling, "killing", impersonal=True))]


def _numbered(counted: Counted) -> list[Draft]:
    """ "The garrison numbered forty", "there were six of us"."""
    root = counted.placed.root
    body = numbering(root)
    if body is None and (not of_them(root) or are_attackers(counted)):
        return []
    if body is None and were_inside(counted):
        of_us = counted.draft(state(root.head, "inside", stance_of(root.head)), impersonal=True)
        return [replace(of_us, about="person")]
    word = body if body is not None else root
    toll = TOLL_OF.get(body.lower_) if body is not None else None
    draft = counted.draft(state(word, toll or "amount", stance_of(root.head)), impersonal=True)
    return [replace(draft, about=name_of(body) if body is not None and not toll else "person")]


def _filled(noun: Token) -> Token:
    """ "The tank was filled to capacity with 900 gallons": the tank had them."""
    thing = subject_of(noun.head.head) if noun.lemma_.lower() in _BRIM else None
    return thing if thing is not None and noun.dep_ == "pobj" else noun


_BRIM = {"capacity", "brim", "top"}


def _counts(counted: Counted, telling: Telling) -> Iterator[Draft]:
    """The number in the event's own clause: of its noun, or of the one counted before."""
    if _are_captors(counted, telling):
        yield replace(counted.draft(telling), about="captor")
    elif counted.is_of_people:
        yield replace(counted.draft(telling), about="person")
    elif counted.about or counted.placed.thing.unit:
        yield counted.draft(telling)
    elif (thing := meant(counted.scene, counted.placed)) is not None:
        yield replace(counted.draft(telling), about=name_of(thing))
    elif is_figure(counted.placed):
        people = telling.kind == "rescue"
        yield replace(counted.draft(telling), about="person" if people else counted.about)


def _are_captors(counted: Counted, telling: Telling) -> bool:
    """ "Three men seized her", "she was abducted by four agents": so many did it."""
    noun = counted.noun
    if noun is None or family_of(telling.kind) != "arrest":
        return False
    people = counted.about == "man" or noun.lemma_.lower() in PERSON_NOUNS
    return people and any(a.role == "agent" and a.head.i == noun.i for a in telling.arguments)


def _whole_of_part(counted: Counted) -> bool:
    """ "Three of the four boats", "was one of three": four there were, and no more is told."""
    noun = counted.noun
    return (
        noun is not None
        and counted.placed.root.head.i == noun.i
        and noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.pos_ == "NUM"
        and (noun.head.head.dep_ == "attr" or any(c.lower_ in _THEIRS for c in noun.children))
    )


_THEIRS = {"the", "its", "their", "his", "her"}


def _had(noun: Token, telling: Telling) -> bool:
    if is_loss(noun):
        return False
    had = {a.head.i for a in telling.others("object") if telling.trigger.lemma in _HAVING}
    had |= {a.head.i for a in telling.others("with")}
    return any(t.i in had for t in _listed(noun))


def _listed(noun: Token) -> Iterator[Token]:
    """A noun and those it stands beside in a list: "a crew of 25, 153 persons in all"."""
    yield noun
    for _ in range(4):
        if noun.dep_ in {"conj", "appos"}:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of":
            noun = noun.head.head
        else:
            return
        yield noun


def _behind_of(placed: Placed[Quantity]) -> Token | None:
    """ "five of the accused", where the model hangs the five on something else."""
    doc, end = placed.root.doc, placed.end
    if end >= len(doc) or doc[end].lower_ != "of":
        return doc[end] if end < len(doc) and doc[end].pos_ == "NOUN" else None
    below = (t for t in doc[end + 1 : end + 4] if t.pos_ == "NOUN")
    return next(below, None)


_BEFORE_NOUN = {"nummod", "compound", "quantmod"}


def _noun(placed: Placed[Quantity]) -> Token | None:
    """What is counted: the noun above the number, or the measure itself."""
    root = placed.root
    dated = root.head.lower_ in CALENDAR and root.head.i < root.i
    noun = _behind_of(placed) if dated else _noun_above(placed)
    far = noun is not None and noun.lower_ in WAYS  # "two miles upriver"
    return None if far else noun


def _noun_above(placed: Placed[Quantity]) -> Token | None:
    root = placed.root
    fraction = placed.thing.form is Form.FRACTION
    bare = root.like_num and not placed.thing.unit  # "Eleven died": of no elevens
    if (
        not fraction
        and not bare
        and root.pos_ in {"NOUN", "PROPN"}
        and root.dep_ not in _BEFORE_NOUN
    ):
        return root
    if root.dep_ in _BEFORE_NOUN | {"amod", "nmod"} and root.head.pos_ in {"NOUN", "PROPN"}:
        return None if root.head.lower_ in _DAYS else root.head
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.pos_ == "NOUN":
        above = root.head.head
        lost = is_loss(root) and above.head.lower_ in {"with", "at"} and not placed.thing.unit
        return None if lost else above  # "with the loss of 25"; "a crew of 25"
    of_what = substance_of(root)
    if of_what is not None and of_what.pos_ == "NOUN":
        return of_what  # "three of the boats"
    if root.dep_ in SUBJECTS and root.head.lemma_ == "be":
        # "half of those were children", "of these nine were women"
        return next((c for c in root.head.children if c.dep_ == "attr" and c.pos_ == "NOUN"), None)
    return None
