"""Which of the names of one account belong to one thing: forms of a name, and chains of forms."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.mentions import Name, best_type
from thurloe.extract.cast.votes import Votes, given_gender, sum_votes
from thurloe.nouns import EntityType
from thurloe.values.known_places import KNOWN_PLACES
from thurloe.values.name_words import NUMERALS, RANKS, WIVES
from thurloe.values.names import contains, is_initial, is_patronymic, kernel, same_word
from thurloe.values.short_names import town_of

SEVERAL = 3
"""Mentions of a place of which none follows "in", "at" or the like make it no place."""

PEOPLED = frozenset({EntityType.PERSON, EntityType.PLACE})

TOLD = 2.0
"""Bits of the words around a mention that make a man of a town, or the reverse."""

TITLED = 3.0
"""Bits of a title or "who": a town too may sleep and say nothing."""

IN_A_PLACE = 1.5
"""Bits of "in" and "at"."""

STRONG = 4.0
"""Bits by which one mention alone can part from what its name means elsewhere."""


@dataclass(slots=True)
class Form:
    """All mentions of one folded name."""

    core: tuple[str, ...]
    names: list[Name]
    type: EntityType
    votes: Votes
    gender: str
    apart: bool = False

    @property
    def generations(self) -> frozenset[str]:
        """What is said of it: "jr", "sr", "ii"."""
        return frozenset(n.suffix for n in self.names if n.suffix)


def forms_of(names: list[Name]) -> list[Form]:
    """Group mentions with the same words, and part those that are plainly another type."""
    groups: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        groups[name.core].append(name)
    forms = []
    for core, group in ((c, part) for c, g in groups.items() for part in _told_apart(g)):
        if two := _ship_and_town(core, group):
            forms += two
            continue
        total = sum_votes(n.votes for n in group)
        main = best_type(total)
        apart: dict[EntityType, list[Name]] = defaultdict(list)
        for name in group:
            own = best_type(name.votes)
            apart[own if _is_plainly(name, own, main) else main].append(name)
        forms += _by_type([_form(core, kind, part) for kind, part in sorted(apart.items())])
    return sorted(forms, key=lambda f: f.names[0].span.start)


def _is_plainly(name: Name, own: EntityType, main: EntityType) -> bool:
    """Whether one mention is so surely another thing that the rest of them do not count."""
    margin = name.votes[own] - name.votes[main]
    if own is main or margin >= STRONG:
        return own is not main
    if {own, main} != PEOPLED or name.context[main] > 0:
        return False
    around = name.context[own]
    if own is EntityType.PERSON:
        return around >= TITLED
    return around >= TOLD or (around >= IN_A_PLACE and margin >= around + 1)


def _ship_and_town(core: tuple[str, ...], group: list[Name]) -> list[Form]:
    """ "The Rask" and "the steamer Rask" beside "in Rask": two forms, else none."""
    ships = [n for n in group if n.article or n.context[EntityType.VESSEL] >= STRONG]
    rest = [n for n in group if n not in ships]
    town = any(n.context[EntityType.PLACE] >= IN_A_PLACE for n in rest)
    man = any(n.context[EntityType.PERSON] >= TOLD for n in rest)
    votes = sum_votes(n.context for n in ships)
    if not (town or man) or votes[EntityType.VESSEL] <= 0 or _is_solid(core, ships):
        return []
    votes[EntityType.VESSEL] += int(STRONG) * len(ships)
    total = sum_votes(n.votes for n in rest)
    other = _form(core, best_type(total), rest)
    other.apart = True
    ship = Form(core=core, names=ships, type=EntityType.VESSEL, votes=votes, gender="")
    ship.apart = True
    return [ship, other]


def _is_solid(core: tuple[str, ...], ships: list[Name]) -> bool:
    """The Crimea, the Admiralty: what has an article and is no ship for that."""
    known = 3 * (" ".join(core) in KNOWN_PLACES)
    solid = (EntityType.PLACE, EntityType.ORGANISATION, EntityType.GROUP)
    unsaid = (n for n in ships if n.context[EntityType.VESSEL] < STRONG)
    return any(n.context[kind] > 1 + known for n in unsaid for kind in solid)


def _told_apart(group: list[Name]) -> list[list[Name]]:
    """Mr and Mrs Hale, the elder and the younger: the bare name goes with the one named most."""
    return [part for one in _by_generation(group) for part in _by_gender(one)]


def _by_generation(group: list[Name]) -> list[list[Name]]:
    """Karl Weir and Karl Weir Jr. are two, even where nobody is called Karl Weir Sr."""
    marks = Counter(n.suffix for n in group if n.suffix)
    if not marks:
        return [group]
    parts: dict[str, list[Name]] = defaultdict(list)
    for name in group:
        parts[name.suffix].append(name)
    kings = len(group[0].core) == 1 and set(marks) <= NUMERALS
    if "" in parts and (kings or "sr" in marks):
        home = marks.most_common(1)[0][0] if kings else "sr"
        parts[home] = sorted(parts[home] + parts.pop(""), key=lambda n: n.span.start)
    return list(parts.values())


def _by_gender(group: list[Name]) -> list[list[Name]]:
    """Mr and Mrs Hale; beside Mrs Hale the Colonel Hale of whom no gender is told is a man.

    Hale beside Mrs Hale is she where an Anna Hale is known, so the two wait for `chain`.
    """
    if any(n.titles & WIVES for n in group):
        for name in group:
            name.gender = name.gender or ("m" if name.titles & RANKS else "")
    marks = Counter(n.gender for n in group if n.gender)
    if len(marks) > 1:
        parts: dict[str, list[Name]] = defaultdict(list)
        for name in group:
            parts[name.gender or marks.most_common(1)[0][0]].append(name)
        return list(parts.values())
    wives = [n for n in group if n.titles & WIVES]
    rest = [n for n in group if not n.titles & WIVES]
    for name in rest if wives else ():  # of whom there is a Mrs Hale, he is a person
        name.votes[EntityType.PERSON] += int(TITLED)
        name.context[EntityType.PERSON] += int(TITLED)
    return [part for part in (wives, rest) if part] if len(group[0].core) == 1 else [group]


def _by_type(parts: list[Form]) -> list[Form]:
    """One form for each type: parts that turned out alike are put together again."""
    kinds: dict[EntityType, list[Form]] = defaultdict(list)
    for part in parts:
        kinds[part.type].append(part)
    return [
        alike[0]
        if len(alike) == 1
        else _form(alike[0].core, kind, [n for f in alike for n in f.names])
        for kind, alike in sorted(kinds.items())
    ]


def _form(core: tuple[str, ...], kind: EntityType, names: list[Name]) -> Form:
    titled = Counter(n.gender for n in names if n.gender)
    gender = titled.most_common(1)[0][0] if titled else ""
    if kind is EntityType.PERSON and not gender:
        gender = given_gender(core)
    votes = sum_votes(n.votes for n in names)
    if len(names) >= SEVERAL and not any(n.context[EntityType.PLACE] > 0 for n in names):
        votes[EntityType.PLACE] -= len(names)
    kind = best_type(votes) if kind is not EntityType.PERSON else kind
    return Form(core=core, names=names, type=kind, votes=votes, gender=gender)


def chain(forms: list[Form]) -> list[list[Form]]:
    """Put the forms of one thing together: full names first, then what is short for them."""
    order = sorted(forms, key=lambda f: (-len(f.core), -len(f.names), f.core))
    whole: list[list[Form]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for form in order:
        home = _home(form, whole, by_word)
        if home is None:
            whole.append([form])
            home = len(whole) - 1
        else:
            whole[home].append(form)
        for word in form.core:
            if home not in by_word[word[:3]]:
                by_word[word[:3]].append(home)
    return whole


def _home(form: Form, whole: list[list[Form]], by_word: dict[str, list[int]]) -> int | None:
    """The one group that a form is short for or another writing of, if there is one."""
    near = sorted({n for word in form.core for n in by_word.get(word[:3], ())})
    fit = [n for n in near if all(_agree(form, other) for other in whole[n][:3])]
    fit = [n for n in fit if any(_short_for(form, other) for other in whole[n])]
    fit = [n for n in fit if not _is_spouse(form, whole[n])]
    if not fit or (len(fit) > 1 and _is_any_body(form)):
        return None
    return max(fit, key=lambda n: (_weight(form, whole[n]), -whole[n][0].names[0].span.start))


def _weight(form: Form, group: list[Form]) -> float:
    """How likely a group is what a form means: same words, gender, named before, how often named.

    Of "WEIR, Anna" the last name is given by itself, so that it is hers; of two Weirs the bare
    name is whose full name stood before it.
    """
    exact = any(
        sorted(form.core) == sorted(f.core) and form.generations == f.generations for f in group
    )
    exact = exact or any(n.turned for f in group if f.core[-1:] == form.core for n in f.names)
    gender = bool(form.gender) and any(f.gender == form.gender for f in group)
    first = form.names[0].span.start
    people = [f for f in group if f.type is EntityType.PERSON and len(form.core) == 1]
    before = any(f.names[0].span.start < first for f in people)
    return 1000 * exact + 100 * gender + 50 * before + sum(len(f.names) for f in group)


def _agree(form: Form, other: Form) -> bool:
    """Whether nothing forbids that the two are one: gender, generation, type."""
    if form.gender and other.gender and form.gender != other.gender:
        return False
    rivals = form.type != other.type and PEOPLED & {form.type, other.type}
    if (form.apart or other.apart) and (form.core == other.core or rivals):
        return False
    if _other_generation(form, other) or _is_body(form, other) or _is_body(other, form):
        return False
    if _is_wife(form, other) or _is_wife(other, form):
        return False
    if form.type is other.type or _is_surname(form, other) or _is_guessed(other, form):
        return True
    return _lean(form, other.type) or _lean(other, form.type)


def _is_wife(form: Form, man: Form) -> bool:
    """Whether one is Mrs Weir and the other K. L. Weir, of whom nobody says that he is she."""
    initials = len(man.core) > 1 and all(is_initial(w) for w in man.core[:-1])
    return len(form.core) == 1 and _wed(form) and initials and man.gender != "f"


def _is_spouse(form: Form, group: list[Form]) -> bool:
    """Whether Mrs Weir and plain Weir would come together, of whom no first name says "she"."""
    told = any(f.gender == "f" and len(f.core) > 1 for f in group)
    alike = [f for f in group if f.core == form.core and _wed(f) != _wed(form)]
    return len(form.core) == 1 and not told and bool(alike)


def _wed(form: Form) -> bool:
    return any(n.titles & WIVES for n in form.names)


def _other_generation(form: Form, other: Form) -> bool:
    """Whether one is Karl Weir Jr. and the other Karl Weir; Weir alone may be either."""
    mine, theirs = form.generations, other.generations
    if mine and theirs:
        return not mine & theirs
    bare = form if theirs else other
    return bool(mine | theirs) and len(bare.core) > 1 and not (mine | theirs) <= NUMERALS


def _is_surname(form: Form, full: Form) -> bool:
    """Whether a word alone is a last name in spite of its type, which only the model gave it."""
    if len(form.core) > 1 or full.type is not EntityType.PERSON or len(full.core) == 1:
        return False
    first = form.core[0] == full.core[0] and form.core[0] not in KNOWN_PLACES
    if form.core[0] != full.core[-1] and not first:
        return False
    context = sum_votes(n.context for n in form.names)
    rival = max(
        (bits for kind, bits in context.items() if kind is not EntityType.PERSON), default=0
    )
    return rival <= max(context[EntityType.PERSON], 0.6 * len(form.names))


def _is_guessed(full: Form, form: Form) -> bool:
    """Whether only the model took a full name for a place, and its last word is a person's."""
    if form.type is not EntityType.PERSON or len(form.core) > 1 or len(full.core) != 2:  # noqa: PLR2004
        return False
    context = sum_votes(n.context for n in full.names)
    known = KNOWN_PLACES & {*full.core, " ".join(full.core)}
    plain = not any(bits > 0 for kind, bits in context.items() if kind is not EntityType.PERSON)
    return plain and not known and form.core[0] == full.core[-1] and _said_of_person(form)


def _said_of_person(form: Form) -> bool:
    return sum(n.context[EntityType.PERSON] for n in form.names) > 0


def _lean(form: Form, kind: EntityType) -> bool:
    """Whether the votes on a form leave room for another type."""
    per_mention = form.votes[form.type] / len(form.names)
    persons = EntityType.PERSON in {form.type, kind}
    places = EntityType.PLACE in {form.type, kind}
    limit = 1.0 if persons and places else 2.6
    return form.type is EntityType.OTHER or per_mention <= limit


def _short_for(form: Form, other: Form) -> bool:
    """Whether one name is another writing of, or short for, the other."""
    if sorted(form.core) == sorted(other.core):
        return True
    if _unsainted(form.core) == _unsainted(other.core):
        return EntityType.PERSON in {form.type, other.type}
    if EntityType.PERSON not in {form.type, other.type}:
        return _is_short_of_thing(form, other)
    if len(form.core) == 1:
        word = form.core[0]
        called = (*_ends(other.core), *(n.nickname for n in other.names))
        return len(word) > 1 and any(same_word(word, w) for w in called)
    if len(form.core) > len(other.core) or not contains(other.core, form.core):
        one, two = form.core, other.core
        father = _patronymic(one, two) or _patronymic(two, one)
        return (father and _of_one_rank(form, other)) or _same_words(one, two)
    return same_word(form.core[-1], other.core[-1]) or same_word(form.core[0], other.core[0])


def _is_body(form: Form, person: Form) -> bool:
    """The Ada Weir Foundation, Weir & Sons: no name of the person in it."""
    if person.type is not EntityType.PERSON or len(form.core) == 1:
        return False
    bodies = lexicon.ORGANISATION_NOUNS | lexicon.OTHER_NOUNS | lexicon.FIRM_WORDS
    return form.type is not EntityType.PERSON and form.core[-1] in bodies


def _unsainted(core: tuple[str, ...]) -> tuple[str, ...]:
    return core[1:] if len(core) > 1 and core[0] in {"st", "saint"} else core


def _is_short_of_thing(form: Form, other: Form) -> bool:
    words = _same_words(form.core, other.core)
    if words or _same_kernel(form.core, other.core) or _before_of(form.core, other.core):
        return True
    if town_of(other.core) == form.core or _is_house(form, other) or _is_river(form, other):
        return True
    if _is_any_body(form) and form.core == other.core[-1:]:
        return True
    return other.type is EntityType.VESSEL and _is_last_of(form, other)


def _is_house(form: Form, other: Form) -> bool:
    """ "The Weir" for the Weir Theatre."""
    house = len(other.core) == 2 and other.core[1] in lexicon.HOUSES  # noqa: PLR2004
    if not house or form.core != other.core[:1] or not any(n.article for n in form.names):
        return False
    return all(n.article or n.context[EntityType.PLACE] <= 0 for n in form.names)


def _is_any_body(form: Form) -> bool:
    """ "The League", "the Commission": whichever the account has named in full."""
    noun = len(form.core) == 1 and form.core[0] in lexicon.ORGANISATION_NOUNS
    return noun and all(n.article for n in form.names)


def _is_river(form: Form, other: Form) -> bool:
    """ "The Little Skell" for the Little Skell River; a town has no article."""
    river = other.core == (*form.core, "river")
    return river and all(n.article for n in form.names)


def _is_last_of(form: Form, ship: Form) -> bool:
    """ "The Weir" for the Karl Weir."""
    bare = len(form.core) == 1 < len(ship.core) and form.core[0] == ship.core[-1]
    placed = sum_votes(n.context for n in form.names)[EntityType.PLACE] > 0
    return bare and not placed and any(n.article for n in form.names)


def _before_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """The Maid for the Maid of Skell."""
    return len(short) == 1 and len(full) > 2 and full[:2] == (short[0], "of")  # noqa: PLR2004


def _same_kernel(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(kernel(one)) and kernel(one) == kernel(other)


def _ends(core: tuple[str, ...]) -> tuple[str, ...]:
    return (core[-1], core[0]) if len(core) > 1 else core


def _same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one) == len(other) and all(
        same_word(a, b) and min(len(a), len(b)) > 1 for a, b in zip(one, other, strict=True)
    )


def _patronymic(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """ "Ivan Petrovich" for Ivan Sokolov: a first name and a father's name."""
    return len(short) == 2 and is_patronymic(short[1]) and same_word(short[0], full[0])  # noqa: PLR2004


def _of_one_rank(form: Form, other: Form) -> bool:
    """Whether two forms have a title in common, or one of them has none: a prince is no doctor."""
    mine, theirs = ({t for n in f.names for t in n.titles} for f in (form, other))
    return not mine or not theirs or bool(mine & theirs)
