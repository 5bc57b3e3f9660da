"""Which referents of different accounts are one entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, combinations
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from thurloe.nouns import Entity, EntityType, Referent
from thurloe.resolve.blocks import Blocks, numbers, places
from thurloe.resolve.genders import settled
from thurloe.resolve.homes import Homes
from thurloe.resolve.likeness import ENOUGH, is_nickname, other_gender, other_generation
from thurloe.resolve.looks import Looks
from thurloe.resolve.profile import Core, Profile, profiles_of, type_of
from thurloe.resolve.recall import Recall
from thurloe.resolve.sets import Sets
from thurloe.resolve.slips import LONG
from thurloe.values.name_forms import full_forms
from thurloe.values.name_words import DISASTERS, FOND, OF_FIRST_NAMES
from thurloe.values.names import fold, is_initial, is_numbered, is_patronymic, name_parts, skeleton
from thurloe.values.place_names import NATIONAL, PEOPLES, SAME_PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

UNIQUE_KIN = frozenset({"father", "mother", "husband", "wife"})
"""Relatives of whom a person has one; a brother may be any of several."""

T = TypeVar("T")
AT_ONCE = 1 << 18  # pairs
CROWD = 40
"""Pairs are made inside blocks no larger; in a larger one each referent meets the next few."""

MANY_WORDS = 6

OFFICES_OF_STATE = frozenset({"admiralty", "parliament", "treasury"})
"""Of which a country has one: the Admiralty is told for the British Admiralty."""


def resolve_entities(
    referents: Iterable[Referent], recall: Recall | None = None
) -> tuple[Entity, ...]:
    """Join the referents of all accounts into entities; the order they come in does not matter.

    Full names are joined first, then names of one word to the one full name they can be
    short for, then relatives without a name to those of the same person. Work grows with
    the number of referents and not with its square: only those are compared that share
    the consonants of a name. What somebody ruled to be two is never joined; what was ruled to be
    one is joined last, whole as it is. `recall` is what was found before, and is added to.

    Returns:
        Entities `e1`, `e2`, ... by falling number of mentions, ties by name. A referent
        with neither a name nor kin is in none.
    """
    known = {r.id: r for r in referents}
    named = sorted((r for r in known.values() if r.names), key=lambda r: r.id)
    known_pairs = (recall or Recall()).names
    profiles = Looks(settled(profiles_of(named)), known_pairs)
    kin = sorted((r for r in known.values() if _has_kin(r, known)), key=lambda r: r.id)
    rivals = [(r.id, r.kin[1]) for r in kin if r.kin and r.kin[1] in profiles]
    ruled = [(r.id, other, same) for r in known.values() for other, same in r.ruled]
    rivals += [(one, other) for one, other, same in ruled if not same]
    sets = Sets([*profiles, *(r.id for r in kin if r.id not in profiles)], rivals)
    _join_full(profiles, sets)
    _join_nations(profiles, sets)
    _join_fathers(profiles, sets)
    _join_short(profiles, known, sets)
    _join_kin(kin, profiles, sets)
    profiles.remember()
    for one, other, same in sorted(ruled):
        if same and {one, other} <= sets.parent.keys():
            sets.join(one, other)
    return _entities(known, sets)


def _has_kin(referent: Referent, known: Mapping[str, Referent]) -> bool:
    """Whether a referent is a relative of somebody with a name."""
    return (
        referent.kin is not None and referent.kin[1] in known and bool(known[referent.kin[1]].names)
    )


def _join_full(profiles: Looks, sets: Sets) -> None:
    """Join those that bear one full name, then those whose full names are spelled otherwise."""
    keys = list(profiles)
    blocks = Blocks()
    for n, profile in enumerate(profiles.values()):
        blocks.put(n, _block_marks(profile))
    met = numbers(chain(blocks.pairs(CROWD), _in_crowds(blocks)))
    scored = []
    for start in range(0, len(met), AT_ONCE):
        pairs = (some.tolist() for some in places(met[start : start + AT_ONCE]))
        for a, b in ((keys[m], keys[n]) for m, n in zip(*pairs, strict=True)):
            bare = _both_bare(profiles[a], profiles[b])
            if not bare and (bits := profiles.bits(a, b)) >= ENOUGH:
                scored.append((-bits, a, b))
    for _, a, b in sorted(scored):
        if _can_join(a, b, profiles, sets):
            sets.join(a, b)


def _in_crowds(blocks: Blocks) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    for block in blocks.crowds(CROWD):
        one, other = zip(*_pairs(block), strict=True)
        yield np.array(one), np.array(other)


def _both_bare(a: Profile, b: Profile) -> bool:
    """Two names of the same one word wait until the full names have found each other."""
    return bool(a.short & b.short) and not a.whole and not b.whole


def _block_marks(profile: Profile) -> set[tuple[str, ...]]:
    """By what others may be one with it by a full name: two words by consonants, or an initial."""
    keys = {b for core in profile.full for b in _block_keys(core)}
    if profile.type is not EntityType.PERSON:
        keys |= {("kernel", *k) for k in profile.kernels}
        keys |= {("firm", *k) for k in profile.firms}
        keys |= {("area", *k) for k in profile.areas | profile.full}
        keys |= {("area", w) for w in profile.short}
        keys |= {("event", *c[:-1]) for c in profile.full if c[-1] in DISASTERS}
        keys |= {("place", p) for p in profile.places}
        keys |= {("number", w) for w in profile.short if is_numbered(w)}
        keys |= {("number", w) for c in profile.full for w in c if is_numbered(w)}
    keys |= {("", w) for w in profile.short if len(w) >= LONG}
    keys |= {("initials", i) for i in profile.initials | profile.abbreviated}
    last = {*profile.short, *(core[-1] for core in profile.full)}
    keys |= {("title", t, w[:3]) for t in profile.titles for w in last if len(w) >= LONG}
    return keys


def _block_keys(core: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    words = [w for w in core if not is_initial(w)][:MANY_WORDS]
    yield from combinations(sorted(skeleton(w) or w for w in words), 2)
    if len(core) > 1:
        last = skeleton(core[-1]) or core[-1]
        yield core[0][0], last, "initial"
        yield core[0], core[-1][:2], "misspelt"
        yield from (("form", full, last) for full in sorted(full_forms(core[0])))
        yield "", fold_together(core)
        # one letter apart in a long word: "Star Merrowin", "Star Merrovin"
        yield from (("slip", *core[:i], w[:2], *core[i + 1 :]) for i, w in _long(core))


def _long(core: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    return ((i, w) for i, w in enumerate(core) if len(w) >= LONG)


def fold_together(core: tuple[str, ...]) -> str:
    """All the words of a name as one: "green holm" and "greenholm" meet."""
    return "".join(core)


def _pairs(block: Sequence[T]) -> Iterator[tuple[T, T]]:
    """The pairs of a block: all of a small one, neighbours in a crowd."""
    if len(block) <= CROWD:
        yield from combinations(block, 2)
        return
    for i, one in enumerate(block):
        for other in block[i + 1 : i + 4]:
            yield one, other
        yield block[0], one


def _can_join(a: str, b: str, profiles: Looks, sets: Sets) -> bool:
    """Whether no two members of the two sets rule each other out."""
    mine, theirs = sets.members[sets.find(a)], sets.members[sets.find(b)]
    if mine is theirs or sets.at_odds(a, b):
        return False
    some, others = ([m for m in all_[:12] if m in profiles] for all_ in (mine, theirs))
    return all(profiles.bits(x, y) > -ENOUGH for x in some for y in others)


def _join_nations(profiles: Mapping[str, Profile], sets: Sets) -> None:
    """Join the Foreign Office to the Ruritanian one, where no other country's is told of."""
    bodies = [
        (k, p) for k, p in sorted(profiles.items())
        if p.type not in {EntityType.PERSON, EntityType.GROUP}
    ]  # fmt: skip
    nations: dict[Core, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, core in ((k, core) for k, p in bodies for core in sorted(p.full)):
        nation, rest = nation_of(core)
        if nation and rest:
            nations[rest][nation].append(key)
    for key, profile in bodies:
        for core in sorted(profile.full | {(w,) for w in profile.short & OFFICES_OF_STATE}):
            homes = nations.get(core, {})
            if len(homes) == 1:
                (keys,) = homes.values()
                sets.join(keys[0], key)
    for first, *others in (keys for homes in nations.values() for keys in homes.values()):
        for other in others:
            sets.join(first, other)


def nation_of(core: Core) -> tuple[str, Core]:
    """Whose a body is, and what: the Danish Navy, the U.S. Coast Guard; "" where it says not."""
    if core[0] in NATIONAL - {"us"}:
        return core[0], core[1:]
    if "of" in core[1:]:
        at = len(core) - 1 - core[::-1].index("of")
        home = " ".join(w for w in core[at + 1 :] if w != "the")
        home = SAME_PLACE.get(home, home)
        return PEOPLES.get(home, ""), core[:at]
    sizes = (n for n in (2, 1) if " ".join(core[:n]) in SAME_PLACE and len(core) > n + 1)
    size = next(sizes, 0)
    home = SAME_PLACE.get(" ".join(core[:size]), "")
    return PEOPLES.get(home, home), core[size:]


def _join_fathers(profiles: Mapping[str, Profile], sets: Sets) -> None:
    """Join "Prince Ivan Ivanovich" to the one Prince Ivan who has a last name, if there is one."""
    ranks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, profile in sorted(profiles.items()):
        firsts = {skeleton(c[0]) or c[0] for c in profile.whole}
        for rank in sorted(profile.titles & OF_FIRST_NAMES):
            for first in sorted(firsts):
                ranks[rank, first].append(key)
    for keys in (ranks[r] for r in sorted(ranks)):
        short = {sets.find(k) for k in keys if any(is_patronymic(c[-1]) for c in profiles[k].whole)}
        long = {sets.find(k) for k in keys} - short
        if len(short) != 1 or len(long) != 1:
            continue
        (one,), (other,) = short, long
        if _no_rivals(one, other, profiles, sets):
            sets.join(one, other)


def _no_rivals(a: str, b: str, profiles: Mapping[str, Profile], sets: Sets) -> bool:
    """Whether two sets are of people, of other accounts and of one gender."""
    pairs = [(profiles[x], profiles[y]) for x in sets.members[a] for y in sets.members[b]]
    return all(
        x.type is y.type is EntityType.PERSON
        and x.account != y.account
        and not other_gender(x, y)
        and not other_generation(x, y)
        for x, y in pairs
    )


def _join_short(profiles: Looks, known: Mapping[str, Referent], sets: Sets) -> None:
    """Join names of one word to the entity that is called so, or to each other."""
    homes: dict[str, set[str]] = defaultdict(set)
    bare: dict[str, list[str]] = defaultdict(list)
    for key, profile in profiles.items():
        for sound in _called(profile) if profile.whole else ():
            homes[sound].add(sets.find(key))
        if not profile.whole:
            for sound in _called(profile):
                bare[sound].append(key)
    by_last = [(s, [k for k in keys if not is_nickname(profiles[k])]) for s, keys in bare.items()]
    nicknames = [(s, [k for k in keys if is_nickname(profiles[k])]) for s, keys in bare.items()]
    meant = Homes(homes, profiles, known, sets)
    for sound, keys in (*sorted(by_last), *sorted(nicknames)):
        for key in keys:
            home = meant.of(key, sound, lambda a, b: _can_join(a, b, profiles, sets))
            if home is not None:
                sets.join(key, home)
        _join_bare(keys, profiles, sets)


def _called(profile: Profile) -> list[str]:
    """The sounds of all words by which one may be called alone, short forms by the full name."""
    words = {*profile.short, *(w for c in profile.whole for w in (c[0], c[-1]))}
    firsts = {c[0] for c in profile.whole} or profile.short
    words |= {full for first in firsts for full in full_forms(first)}
    words |= {c[-1] for c in profile.doubled}
    return sorted({skeleton(w) or w for w in words})


def _join_bare(keys: list[str], profiles: Looks, sets: Sets) -> None:
    """Join bare names with each other that have found no full name."""
    alone = [k for k in keys if not any(profiles[m].whole for m in sets.members[sets.find(k)])]
    for a, b in _pairs(alone):
        if profiles.bits(a, b) >= ENOUGH and _can_join(a, b, profiles, sets):
            sets.join(a, b)


def _join_kin(kin: list[Referent], profiles: Mapping[str, Profile], sets: Sets) -> None:
    """Join "X's mother" of one account with that of another, and with one who has a name."""
    groups: dict[tuple[str, str], list[Referent]] = defaultdict(list)
    for referent in kin:
        if referent.kin and referent.kin[1] in sets.parent:
            groups[referent.kin[0], sets.find(referent.kin[1])].append(referent)
    for (word, _), members in sorted(groups.items()):
        bare = [r for r in members if not r.names]
        homes = sorted({sets.find(r.id) for r in members if r.names})
        if word not in UNIQUE_KIN or len(homes) > 1:
            continue
        for referent in bare:
            sets.join(bare[0].id, referent.id)
        if homes and bare:
            sets.join(homes[0], bare[0].id)


def _entities(known: Mapping[str, Referent], sets: Sets) -> tuple[Entity, ...]:
    found = [[known[m] for m in sorted(members)] for members in sets.members.values()]
    drafts = [(sum(len(r.mentions) for r in group), _name(group), group) for group in found]
    drafts.sort(key=lambda d: (-d[0], d[1], d[2][0].id))
    return tuple(
        Entity(
            id=f"e{n}",
            type=type_of(group),
            name=name,
            variants=tuple(sorted({v for r in group for v in r.names})),
            referents=tuple(r.id for r in group),
        )
        for n, (_, name, group) in enumerate(drafts, 1)
    )


def _name(group: list[Referent]) -> str:
    """The longest common full form without a title, in the spelling that most accounts use.

    Of as many, the one whose first and last word most accounts write so, in whatever form of the
    name, for a slip of the pen stands alone; then the longest.
    """
    forms: Counter[str] = Counter(n for r in group for n in r.names)
    if not forms:
        return min(r.name for r in group)
    bare = [f for f in forms if not (f[0].islower() and f.split()[0] in FOND)]
    plain = [f for f in bare if not name_parts(f).titles and "," not in f] or sorted(bare or forms)
    alone = {p.core[0] for p in map(name_parts, forms) if len(p.core) == 1}
    named = Counter(r.name for r in group)
    words = Counter(w for r in group for w in {w for n in r.names for w in fold(n).split()})
    size = Counter(min(len(name_parts(f).core), 3) for f in plain)
    longest = max((n for n in size), default=1)
    return max(
        (f for f in plain if len(name_parts(f).core) >= min(longest, 2)),
        key=lambda f: (
            not f.lower().startswith("the "),
            not f.isupper(),
            forms[f] + named[f] + 2 * (_core(f)[-1] in alone),
            min(words[w] for w in (_core(f)[0], _core(f)[-1])),
            len(f),
            f,
        ),
    )


def _core(name: str) -> tuple[str, ...]:
    """The words of a name without titles; of one that has none, as it is."""
    return name_parts(name).core or (name,)
