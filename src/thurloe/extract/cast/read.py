"""One pass through an account, as a reader makes it: what does each word stand for?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.cast import fitting, kin, nominals, plurals, pronouns
from thurloe.extract.cast.aliases import LIFE, Alias, phrases, referred
from thurloe.extract.cast.blocks import blocks_of
from thurloe.extract.cast.first_lines import named_later
from thurloe.extract.cast.lexicon import PERSON_NOUNS, SAYING_VERBS
from thurloe.extract.cast.mind import Kind, Mind
from thurloe.extract.cast.speech import give_voice
from thurloe.extract.cast.things import Thing, absorb
from thurloe.extract.cast.titled import by_style, is_styled
from thurloe.extract.cast.transcripts import turns_of
from thurloe.extract.cast.voices import voices
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.transcripts import Turn

ASIDE = 5
"""Tokens from "he" to the second comma of "X, he tells us, fled"."""

LEAST_TOLD = 3
"""As often must he or she stand for a name of one word before it is a person's, of that gender."""


def read_through(p: Parse, things: list[Thing]) -> Mind:
    """Resolve the names, nouns and pronouns of an account from its first word to its last."""
    topic, share = _topic(things)
    mind = Mind(p=p, things=things, topic=topic, topic_share=share, entry=_entry(p, things))
    spans = {}
    for thing in things:
        for name in thing.names:
            mind.ahead[name.head] = thing.number
            spans[name.head] = name.span
    mind.relatives = kin.relatives(p, [n for t in things for n in t.names])
    mind.voices = voices(p)
    mind.turns = _turns(mind)
    aliases = list(referred(p, things))
    mind.barred = {a.other: mind.ahead[a.head] for a in aliases}
    inside = {i for s in spans.values() for i in range(s.start, s.end)}
    for i in range(len(p)):
        number = mind.ahead.get(i)
        if number is not None:
            mind.see(number, i, Kind.NAME)
            mind.things[number].mentions[-1] = (spans[i].start, spans[i].end)
            _note_group(mind, i, number)
        elif p.lower[i] in fitting.ALL:
            _pronoun(mind, i)
        elif i not in inside:
            _noun(mind, i)
        if i in mind.relatives:
            kin.note(mind, mind.relatives[i])
    _join(mind, aliases)
    named_later(mind)
    _read_phrases(mind)
    give_voice(mind)
    for thing in mind.things:
        told = abs(mind.leaning[thing.number]) >= (1 if _is_full(thing) else LEAST_TOLD)
        if thing.doubtful and told:
            _learn(mind, thing)
    return mind


def _turns(mind: Mind) -> list[Turn]:
    """The turns of a record, and the paragraphs that somebody's words lead to in no turn."""
    turns = [turn for turn in turns_of(mind.p) if _can_say(mind, turn)]
    taken = {i for turn in turns for i in (turn.start, turn.end - 1)}
    blocks = [b for b in blocks_of(mind.p) if _can_say(mind, b)]
    turns += [b for b in blocks if not taken & set(range(b.start, b.end))]
    return sorted(turns, key=lambda turn: turn.start)


def _can_say(mind: Mind, turn: Turn) -> bool:
    """Whether the speaker of a turn is a person: "Dublin: I shall be there" names none."""
    at = turn.speaker
    if at is None or turn.surely or mind.p.lower[at] in PERSON_NOUNS:
        return True
    number = mind.ahead.get(at)
    return number is not None and mind.things[number].type is EntityType.PERSON


def _learn(mind: Mind, thing: Thing) -> None:
    """What is he or she time and again is a person of that gender."""
    if thing.doubtful:
        thing.type, thing.doubtful = EntityType.PERSON, False
    if thing.type is EntityType.PERSON:
        thing.gender = thing.gender or ("m" if mind.leaning[thing.number] > 0 else "f")


def _is_full(thing: Thing) -> bool:
    return any(len(n.core) > 1 for n in thing.names)


def _read_phrases(mind: Mind) -> None:
    """Find again the names in small words that the text has stated."""
    p = mind.p
    at = {start: i for i, start in enumerate(p.starts)}
    for phrase, number in phrases(p, mind.things).items():
        for match in re.finditer(
            r"\b" + r"\s+".join(map(re.escape, phrase.split())) + r"\b", p.text
        ):
            start, end = at.get(match.start()), at.get(match.end() - len(phrase.split()[-1]))
            if start is not None and end is not None:
                mind.heads[end] = (number,)
                mind.things[number].extra.append((start, end + 1))
                mind.things[number].mentions.append((start, end + 1))


def _note_group(mind: Mind, i: int, number: int) -> None:
    if mind.things[number].plural:
        mind.groups.append((i, (number,)))
    else:
        plurals.note_list(mind, i)


def _noun(mind: Mind, i: int) -> None:
    """A common noun: one person, two things, a ship; or many that nobody can name."""
    couple = nominals.parents(mind, i)
    if couple:
        mind.see_all(couple, i)
    elif nominals.is_person_noun(mind, i) and not plurals.is_two(mind, i):
        nominals.read_noun(mind, i)
        if i in mind.heads:
            plurals.note_list(mind, i)
    elif plurals.is_two(mind, i):
        numbers = plurals.two(mind, i)
        if numbers:
            mind.see_all(numbers, i)
            plurals.note_gender(mind, i, numbers)
        else:
            plurals.note_many(mind, i)
    elif nominals.is_thing_noun(mind, i):
        nominals.read_thing(mind, i)
    elif mind.p.tag[i] == "NNS":
        plurals.note_many(mind, i)


def _join(mind: Mind, aliases: list[Alias]) -> None:
    """Make one thing of a name and of whoever the pronoun beside it stood for."""
    for alias in aliases:
        numbers = mind.heads.get(alias.other, ())
        if len(numbers) != 1 or alias.other in mind.unsure:
            continue
        one, other = mind.same_as(mind.ahead[alias.head]), mind.same_as(numbers[0])
        things = mind.things[one], mind.things[other]
        genders = {t.gender for t in things if t.gender}
        if one != other and len(genders) < 2:  # noqa: PLR2004
            mind.same[max(one, other)] = min(one, other)


def merged(mind: Mind) -> list[Thing]:
    """The things that are left when those that turned out to be one are joined."""
    for number in sorted(mind.same):
        absorb(mind.things[mind.same_as(number)], mind.things[number])
    return [t for t in mind.things if t.number not in mind.same]


def _topic(things: list[Thing]) -> tuple[int | None, float]:
    """The person of whom the account speaks most, and its share of all persons' names."""
    people = [t for t in things if t.type is EntityType.PERSON]
    if not people:
        return None, 0.0
    first = max(people, key=lambda t: (len(t.names), -t.number))
    return first.number, len(first.names) / sum(len(t.names) for t in people)


OPENING = 40
"""Tokens; whom an entry is about is named there, with the years that they lived."""


def _entry(p: Parse, things: list[Thing]) -> int | None:
    """The person whom the account is an entry about: "Anna Weir (1880-1931) was a painter"."""
    first = [(n.span, t) for t in things for n in t.names if n.span.end <= OPENING]
    people = [(s, t) for s, t in first if t.type is EntityType.PERSON]
    span, thing = min(people, key=lambda pair: pair[0].start, default=(None, None))
    if span is None or thing is None or not LIFE.match(p.text[p.end(span.end - 1) :]):
        return None
    return thing.number


def _is_aside(p: Parse, i: int) -> bool:
    """ "Weir, he tells us, fled": who tells is not the next to be spoken of."""
    comma = "," in p.words[i + 2 : i + ASIDE]
    return i > 0 and p.words[i - 1] == "," and comma and p.lemma[p.head[i]] in SAYING_VERBS


def _pronoun(mind: Mind, i: int) -> None:
    word = mind.p.lower[i]
    if word in fitting.MANY:
        numbers = plurals.they(mind, i)
        if numbers:
            mind.see_all(numbers, i)
        return
    if is_styled(mind.p, i):
        bearer = by_style(mind, i)
        if bearer is not None:
            mind.see(bearer.number, i + 1, Kind.NOUN, i)
        return
    number = pronouns.it(mind, i) if word in fitting.THING else pronouns.choose(mind, i)
    if number is None:
        return
    number = kin.other_owner(mind, i, number)
    if _is_aside(mind.p, i):
        mind.heads[i] = (number,)
        return
    mind.see(number, i, Kind.PRONOUN)
    if word not in fitting.THING:
        asked = fitting.gender_asked(word)
        mind.pronoun[asked] = number
        mind.leaning[number] += 1 if asked == "m" else -1
        if abs(mind.leaning[number]) >= LEAST_TOLD:
            _learn(mind, mind.things[number])
