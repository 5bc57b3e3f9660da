"""Which questions that are worded differently are one, and what they are told by."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.nouns import Claim, Entity, EntityType, Event, Quote, Role
from thurloe.resolve.affinity import Affinity
from thurloe.resolve.closeness import closeness
from thurloe.resolve.joining import join
from thurloe.resolve.joining_bits import BITS
from thurloe.resolve.keys import Register

FILES = ("a.txt", "b.txt", "c.txt")
ENTITIES = tuple(
    Entity(id=who, type=sort, name=who, referents=tuple(f"{file}#{who}" for file in FILES))
    for who, sort in (
        ("Holm", EntityType.PERSON),
        ("Krag", EntityType.PERSON),
        ("Court", EntityType.ORGANISATION),
    )
)
# What the accounts tell besides, so that not every word and every thing is one of a few.
NOISE = [("call", "number", f"{n}00", f"thing{n}", "", f"a matter numbered w{n}") for n in range(9)]


def claim(file, n, told, words=None):
    """The nth claim of an account: kind, attribute, value, what is counted, subject, words.

    The subject is a name of `ENTITIES` or other words; `words` are the value's own, if others.
    """
    kind, attribute, value, about, subject, text = told
    named = subject in {e.id for e in ENTITIES}
    role = Role(name="object", text=subject, referent=f"{file}#{subject}" if named else None)
    quote = Quote(account=file, start=n * 100, end=n * 100 + len(text), text=text)
    event = Event(
        id=f"{file}#e{n}",
        account=file,
        kind=kind,
        lemma=kind,
        trigger=quote,
        subject=role if subject else None,
    )
    return Claim(
        id=f"{file}#c{n}",
        event=event,
        attribute=attribute,
        value=value,
        quote=quote,
        words=Quote(account=file, start=n * 100, end=n * 100 + 1, text=words or value),
        about=about,
    )


def met(*told, words=None):
    """Join what is told, one claim an account, and say which of the claims meet: [[0, 1], [2]].

    `words` has the value's own words of some claims, by number.
    """
    ours = [claim(FILES[n], 0, what, (words or {}).get(n)) for n, what in enumerate(told)]
    noise = [claim("a.txt", n, what) for n, what in enumerate(NOISE, 1)]
    groups = join([[c] for c in [*ours, *noise]], Affinity([*ours, *noise], Register(ENTITIES)))
    found = [[ours.index(c) for c in group if c in ours] for group in groups]
    return [group for group in found if group]


CARRIAGES = ("travel", "number", "14", "carriage", "train", "a train of 14 carriages ran north")


def test_a_rare_thing_counted_alike_meets_whatever_the_verb():
    other = ("pull", "number", "14", "carriage", "engine", "the engine pulled 14 carriages north")
    assert met(CARRIAGES, other) == [[0, 1]]


def test_another_thing_counted_alike_does_not_meet():
    other = ("call", "number", "14", "letter", "clerk", "the clerk received 14 letters")
    assert met(CARRIAGES, other) == [[0], [1]]


def test_near_times_of_one_matter_meet_and_far_ones_do_not():
    early = ("enter", "time", "19:13", "", "train", "the train entered the long bridge at 7.13")
    near = ("run", "time", "19:20", "", "train", "the train ran on to the long bridge at 7.20")
    far = ("dine", "time", "12:30", "", "mayor", "the mayor dined at half past twelve")
    assert met(early, near, far) == [[0, 1], [2]]


def test_two_named_people_never_meet_through_their_claims():
    one = ("arrest", "date", "1932-05-02", "", "Holm", "Holm was arrested on 2 May 1932")
    other = ("arrest", "date", "1932-05-02", "", "Krag", "Krag was arrested on 2 May 1932")
    assert met(one, other) == [[0], [1]]


def test_what_a_man_was_is_not_asked_with_what_a_firm_was():
    man = ("being", "nationality", "Danish", "", "Holm", "the Danish surveyor Holm mapped the ice")
    firm = ("being", "nationality", "Danish", "", "Court", "the Danish surveyors mapped the ice")
    assert met(man, firm) == [[0], [1]]
    again = ("being", "nationality", "Danish", "", "Holm", "Holm, a Danish surveyor, mapped ice")
    assert met(man, again) == [[0, 1]]


def test_whom_he_means_may_be_misread():
    one = ("arrest", "date", "1932-05-02", "", "Holm", "Holm was arrested on 2 May 1932")
    other = ("arrest", "date", "1932-05-02", "", "Krag", "he was arrested on 2 May 1932")
    only_the_year = ("arrest", "date", "1932", "", "Krag", "he was arrested in 1932")
    assert met(one, other) == [[0, 1]]
    assert met(one, only_the_year) == [[0], [1]]


def test_an_exact_day_ties_two_verbs():
    fled = ("vanish", "date", "1932-05-02", "", "Holm", "Holm vanished on 2 May 1932")
    left = ("walk", "date", "1932-05-02", "", "", "and on 2 May 1932 down the stairs he walked")
    assert met(fled, left) == [[0, 1]]


@pytest.mark.parametrize("month", ["1932", "1932-05"])
def test_a_month_or_a_year_ties_two_deeds_of_two_kinds_no_more_than_their_words_do(month):
    shot = ("execution", "date", month, "", "Holm", "Holm was shot at dawn by the old mill")
    sailed = ("departure", "date", month, "", "Krag", "for Lima Krag left on a packet boat")
    again = ("execution", "date", month, "", "Holm", "at the mill Holm was shot by six men")
    assert met(shot, sailed) == [[0], [1]]
    assert met(shot, again) == [[0, 1]]


def test_one_number_of_one_deed_meets_whatever_it_counts():
    shots = ("fire", "number", "2", "shot", "Holm", "Holm fired two shots at the door")
    times = ("fire", "number", "2", "time", "Holm", "Holm fired twice at the door")
    doors = ("paint", "number", "2", "door", "Holm", "Holm painted two doors")
    assert met(shots, times, doors) == [[0, 1], [2]]


def test_a_role_that_two_attributes_name_meets_in_one_set_of_words():
    held = ("contents", "contents", "arsenic", "", "flask", "the green flask held arsenic")
    used = ("dose", "with", "arsenic", "", "tea", "the tea of the green flask dosed with arsenic")
    other = ("dose", "with", "sugar", "", "tea", "the tea of the green flask dosed with sugar")
    assert met(held, used) == [[0, 1]]
    assert met(held, other) == [[0], [1]]


@pytest.mark.parametrize(
    ("about", "subject", "together"),
    [
        ("such reports", "reports", True),  # nobody says by whom they were ignored
        ("such reports", "Krag", False),
        ("such offers", "offers", False),
    ],
)
def test_warnings_that_were_ignored_are_those_that_somebody_ignored(about, subject, together):
    one = ("acceptance", "polarity", "no", "the warning", "Holm", "Holm ignored it")
    other = ("acceptance", "polarity", "no", about, subject, f"{about} were ignored")
    assert (len(met(one, other)) == 1) is together


def test_the_dead_never_meet_the_injured():
    one = ("killing", "number", "1190", "person", "", "1,190 people of the town were killed")
    other = ("injury", "number", "1190", "person", "", "1,190 people of the town were injured")
    assert met(one, other) == [[0], [1]]


# Two that share value and words and are two questions, and a twin of the first that is one.
APART = [
    (
        ("sell", "agent", "Holm", "", "the plans", "Holm sold the plans of the harbour"),
        ("sue", "agent", "Holm", "", "the state", "Holm sued the state over an old barn"),
        ("hawk", "agent", "Holm", "", "the plans", "Holm hawked the plans of the harbour"),
    ),
    (
        ("sit", "place", "Lima", "", "Court", "the Court sat in Lima by the harbour wall"),
        ("land", "place", "Lima", "", "Krag", "Krag landed in Lima by the harbour wall"),
        ("sit", "place", "Lima", "", "Court", "the Court sat in Lima by the harbour"),
    ),
]


@pytest.mark.parametrize(("one", "other", "twin"), APART, ids=[o[0] for _, o, _ in APART])
def test_a_shared_value_alone_makes_no_question(one, other, twin):
    assert met(one, other) == [[0], [1]]
    assert met(one, twin) == [[0, 1]]


def test_an_account_gives_one_answer():
    """Of two numbers in one account the one that is nearer to the other account's is taken."""
    told = [
        claim("a.txt", 0, ("carry", "number", "14", "carriage", "train", "14 carriages in all")),
        claim("b.txt", 0, ("pull", "number", "14", "carriage", "train", "14 carriages in all")),
        claim("b.txt", 1, ("pull", "number", "15", "carriage", "train", "15 carriages in all")),
    ]
    noise = [claim("c.txt", n, what) for n, what in enumerate(NOISE, 1)]
    groups = join([[c] for c in told + noise], Affinity(told + noise, Register(ENTITIES)))
    assert [c.value for group in groups for c in group if len(group) > 1] == ["14", "14"]


def test_evidence_is_symmetric_and_every_feature_has_its_bits():
    told = [claim("a.txt", n, what) for n, what in enumerate(NOISE)] + [
        claim("b.txt", 0, CARRIAGES),
        claim("b.txt", 1, ("arrest", "date", "1932-05-02", "", "Holm", "Holm was arrested")),
    ]
    affinity = Affinity(told, Register(ENTITIES))
    for a, b in product(told, told):
        if affinity.comparable(a, b):
            assert affinity.bits_of([(a, b)]) == pytest.approx(affinity.bits_of([(b, a)]))
            assert {n for n, much in affinity.evidence(a, b).items() if n and much} <= set(BITS)


@pytest.mark.parametrize(
    ("attribute", "a", "b", "name"),
    [
        ("date", "1932-05", "1932-05-09", "dates touch"),
        ("date", "1932-05-02", "1932-05-09", "days apart"),
        ("date", "1932-05-02", "1932-06-09", "weeks apart"),
        ("date", "1932", "1933", "days apart"),
        ("date", "1932", "1932-05", ""),
        ("date", "../1932", "1931", ""),
        ("date", "1932", "1937", "years apart"),
        ("date", "1932", "1967", "decades apart"),
        ("time", "23:58", "00:03", "minutes apart"),
        ("time", "19:10", "19:50", "within the hour"),
        ("number", "1190", "1200", "numbers close"),
        ("number", "3", "3/4", ""),
        ("number", "750 yd", "700 m", "numbers close"),
        ("number", "12", "1200", "numbers unlike"),
        ("number", "407 acre", "450 acre", "numbers close"),
        ("number", "9 mi", "12 mi", "numbers near"),
        ("number", "9", "12", ""),
        ("duration", "PT18M", "PT20M", "lengths close"),
        ("place", "Ghent", "Bruges", ""),
        ("date", "no date", "1932", ""),
    ],
)
def test_how_far_apart(attribute, a, b, name):
    assert closeness(attribute, a, b) == closeness(attribute, b, a) == name


@given(st.integers(20, 10**6), st.integers(1, 10**6))
def test_a_number_is_never_nearer_to_what_is_farther(low, step):
    order = ["numbers close", "numbers near", "", "numbers apart", "numbers unlike"]
    near = closeness("number", str(low), str(low + step))
    far = closeness("number", str(low), str(low + 2 * step))
    assert order.index(near) <= order.index(far)


def test_things_with_other_nouns_are_not_one_for_their_colour_or_material():
    black = [
        ("colour", "colour", "black", thing, "", f"black {thing}")
        for thing in ("stocking", "glove")
    ]
    silk = [
        ("material", "material", "silk", "", thing, f"silk {thing}")
        for thing in ("stockings", "gloves")
    ]
    assert met(*black) == [[0], [1]]
    assert met(*silk) == [[0], [1]]


def test_so_few_of_a_thing_that_were_there_are_not_those_who_did_something():
    there = ("amount", "number", "2", "barge", "", "the crews of two barges")
    ringing = ("ring", "number", "2", "barge", "", "two barges were ringing")
    assert met(there, ringing) == [[0], [1]]


AT_LOCK = ("be", "place", "Lorn Lock", "", "Holm", "Holm was at Lorn Lock")
RESIGNED = ("resignation", "date", "1932-05", "", "Holm", "Holm resigned that May")
CLERK_UNTIL = ("ending", "date", "1932-05", "clerk", "Holm", "Holm was clerk until that May")


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (AT_LOCK, ("pass", "place", "Lorn Lock", "", "barges", "barges passed Lorn Lock"), False),
        (AT_LOCK, ("stand", "place", "Lorn Lock", "", "he", "at Lorn Lock he stood"), True),
        (
            ("vanish", "date", "1932-05-02", "", "Holm", "Holm vanished"),
            ("moor", "date", "1932-05-02", "", "barges", "barges were moored"),
            False,
        ),
        (
            ("ride", "date", "1932-05-02", "", "guards", "guards rode off"),
            ("moor", "date", "1932-05-02", "", "barges", "barges were moored"),
            False,
        ),
        (CLERK_UNTIL, RESIGNED, True),
    ],
    ids=["crowd at a place", "he at a place", "crowd on a day", "two crowds", "until"],
)
def test_a_place_or_a_day_ties_nobody_to_a_crowd(one, other, meet):
    assert (len(met(one, other)) == 1) is meet


@pytest.mark.parametrize(("many", "meet"), [("170", True), ("900", False)])
def test_people_whom_one_person_helped_meet_by_two_verbs(many, meet):
    one = ("aid", "number", ">=130", "soldier", "Holm", "Holm aided at least 130 soldiers to cross")
    other = ("enable", "number", many, "man", "Holm", f"Holm enabled {many} men to cross the river")
    assert (len(met(one, other)) == 1) is meet


def test_who_did_one_thing_is_not_asked_with_what_else_he_did():
    sold = ("sell", "agent", "Anders Berg", "", "the mill", "Berg sold the mill of the town")
    wrote = ("write", "agent", "Anders Berg", "", "a song", "Berg wrote a song of the town")
    lost = ("lose", "agent", "Anders Berg", "", "the mill", "Berg lost the old mill")
    held = ("arrest", "agent", "Court", "", "Holm", "the court had Holm arrested")
    tried = ("trial", "agent", "Court", "", "Holm", "the court tried Holm")
    assert met(sold, wrote) == [[0], [1]]
    assert met(sold, lost) == [[0, 1]]
    assert met(held, tried) == [[0], [1]]


def test_a_charge_is_one_however_far_it_was_brought_and_some_one_persons():
    tried = ("trial", "charge", "agent of two powers", "", "Holm", "a court tried Holm as a spy")
    shot = (
        "shooting",
        "charge",
        "foreign agent",
        "",
        "Holm",
        "Holm was shot as a spy by the court",
    )
    krag = (
        "shooting",
        "charge",
        "foreign agent",
        "",
        "Krag",
        "Krag was shot as a spy by the court",
    )
    unknown = ("shooting", "charge", "agent of two powers", "", "a man", "a man shot as a spy")
    assert met(tried, shot) == [[0, 1]]
    assert met(tried, krag) == [[0], [1]]
    assert met(tried, unknown) == [[0], [1]]
