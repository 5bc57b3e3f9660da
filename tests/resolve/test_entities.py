"""Who is one and who is not, then laws."""

from itertools import count, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.nouns import EntityType, Referent
from thurloe.resolve.entities import resolve_entities
from thurloe.resolve.likeness import FEATURES, bits_between
from thurloe.resolve.profile import profiles_of

P, L, V, C, G, O = (  # noqa: E741  (O is no zero here)
    EntityType.PERSON, EntityType.PLACE, EntityType.VESSEL, EntityType.ORGANISATION,
    EntityType.GROUP, EntityType.OTHER,
)  # fmt: skip
NUMBERS = count()


def ref(*names, kind=P, account=None, **more):
    n = next(NUMBERS)
    account = account or f"{n}.txt"
    name = names[0] if names else "nobody"
    return Referent(
        id=f"{account}#r{n}", account=account, type=kind, name=name, names=names, **more
    )


TOGETHER = [
    (ref("Mrs. Karl Holm", gender="f"), ref("Ida Holm", gender="f")),
    (ref("St. Skell", kind=L), ref("Saint Skell", kind=L)),
    (ref("S.S. Otter", "Otter", kind=V), ref("SS Otter", kind=V)),
    (ref("Grey Heron Party", kind=C), ref("Grey Heron", kind=O)),
    (ref("Little Skell", kind=O), ref("Little Skell River", kind=L)),
    (ref("Ito Haruko", "Ito"), ref("Haruko Ito")),
    (ref("Prince Tolstoy", "Tolstoy"), ref("Nikolai Tolstoi", "Tolstoi")),
    (ref("Rudolf MacArdle"), ref("Rudolf McArdle")),
    (ref("SS Port Royal", "Port Royal", kind=V), ref("Port-Royal", kind=V)),
    (ref("SS Merrow", "Merrow", kind=V), ref("Merrow", kind=C)),
    (ref("Captain Reeve", "Reeve"), ref("Thomas Reeve")),
    (ref("Karlov", gender="f"), ref("Ivan Karlov", gender="m")),  # "she" was of another
    (ref("José Núñez"), ref("Jose Nunez")),
    (ref("Saint-Roch prison", kind=L), ref("Saint-Roch", kind=L)),
    (ref("4th Bureau", kind=C), ref("Fourth Bureau", kind=C)),
    (ref("Anna Weir", "Holm", gender="f"), ref("Anna Maria Holm", gender="f")),
    (ref("J. Smith"), ref("John Smith")),
    (ref("T. Rudolf Lund"), ref("Rudolf Lund")),
    (ref("Bruno Castelli"), ref("Bruno Castrelli")),
    (ref("HBW", kind=C), ref("HBW Night Service", kind=C)),
    (ref("Khilaria Bazova"), ref("Khilariya Bazova")),
    (ref("Alexander Dorenko"), ref("Aleksandr Dorenco")),
    (ref("Anton Kusumov"), ref("Anton Koussoumoff")),
    (ref("Löhne", kind=V), ref("Loehne", kind=V)),
    (ref("Tam Skell"), ref("Thomas Skell")),
    (ref("Nele Holm"), ref("Cornelia Holm")),
    (ref("Sir Hugh Weir-Brannock"), ref("Sir Hughe Weir-Brannock")),
    (ref("Weir-Brannock", kind=O), ref("Sir Hugh Weir-Brannock")),
    (ref("Prince Ivan Ivanovich"), ref("Prince Ivan Karlov")),
    (ref("Grand Duke Ivan"), ref("Grand Duke Ivan Petrovich")),
    (ref("WEIR, Anna Maria"), ref("Anna Maria Weir")),
    (ref("WEIR", "Anna Maria", "Nan"), ref("Nan Weir")),
    (ref("Anna (Nan) Porter"), ref("Nan")),
    (ref("Karlov", kind=O), ref("Lieutenant Ivan Karlov", "Ivan Karlov")),
    (ref("Arthur Penn, Jr."), ref("Arthur Penn junior")),
    (ref("Arthur Penn Jr."), ref("younger Penn")),
    (ref("Arthur Penn Jr."), ref("Penn")),
    (ref("King Arthur II"), ref("King Arthur")),
    (ref("Brannock concentration camp", kind=L), ref("Brannock", kind=L)),
    (ref("Bombay", kind=L), ref("Mumbai", kind=L)),
    (ref("Great Britain", kind=L), ref("U.K.", kind=L)),
    (ref("K-19", kind=V), ref("K19", kind=C)),
    (ref("BX 12", kind=V), ref("BX-12", kind=V)),
    (ref("Women's Lake Rescue Service", kind=C), ref("WLRS", kind=O)),
    (ref("Board of Skell Pilots", kind=C), ref("B.S.P.", kind=C)),
    (ref("Brannock Line", kind=C), ref("Brannock Steamship Company", kind=C)),
    (ref("Brannock", kind=O), ref("Brannock Steamship Company", kind=C)),
    (ref("Karlov Square", kind=L), ref("Karlov Square Gardens", kind=L)),
    (ref("Danish Foreign Office", kind=C), ref("Foreign Office", kind=C)),
    (ref("Danish Admiralty", kind=C), ref("Admiralty", kind=O)),
    (ref("Anna Karim", gender="f"), ref("Anna Karim Bey", gender="f")),
    (ref("World War I", kind=O), ref("First World War", kind=O)),
    (ref("M.B.6", kind=C), ref("MB6", kind=C)),
    (ref("BX 129 Merrow", kind=V), ref("BX129", kind=V)),
    (ref("U.S. Lake Guard", kind=C), ref("United States Lake Guard", kind=C)),
    (ref('Karl "Kalle" Weir'), ref("Kalle Weir")),
    (ref("Brannock am Skell", kind=L), ref("Brannock", kind=L)),
    (ref("Otto Karl Anton Weir"), ref("Karl Anton Weir")),
    (ref("Los Weires Laboratory", kind=C), ref("Los Weires", kind=L)),
    (ref("Communist Party of Denmark", kind=C), ref("Danish Communist Party", kind=C)),
    (ref("Congress of the U.S.", kind=C), ref("American Congress", kind=C)),
    (ref("Mr. Black Tarn"), ref("Mr. Blacktarn")),
    (ref("Skell Tar Flood", kind=O), ref("Skell Tar Disaster", kind=O)),
    (ref("Skell Tar Flood", kind=O), ref("Great Skell Tar Flood", kind=C)),
    (ref("Brannock St.", kind=L), ref("Brannock Street", kind=L)),
    (ref("Anton Guldino"), ref("Anton Guildino")),
    (ref("Maris Gratia", kind=V), ref("Maris Gracia", kind=V)),
    (ref("Mount Skell", kind=L), ref("Skell Mountain", kind=L)),
    (ref("Mount Skell", kind=L), ref("Skell", kind=L)),
    (ref("VANDERVELD Pieter", "VANDERVELD", "Pieter"), ref("Piet Vanderveld")),
    (ref("VANDERVELD P. J."), ref("Pieter Jozef Vanderveld")),
    (ref("Gus Weir"), ref("Augustus Weir")),
    (ref("Justice Weir", "Weir"), ref("Karl Weir")),
    (ref("old Weir", "Weir"), ref("Amos Weir")),
    (ref("Holm Main", kind=C), ref("Holm Main Colliery", kind=C)),
    (ref("Sheriff Earl Weir", "Earl Weir"), ref("Earl Weir")),
]
APART = [
    (ref("Sheriff Jonas Weir", "Jonas Weir"), ref("Jonas")),
    (ref("Bruno Castelli", account="a"), ref("Bruno Castrelli", account="a")),
    (ref("HBW", kind=C), ref("HBW Museum", kind=C)),
    (ref("John Smith"), ref("Joan Smith")),
    (ref("Mr. Hale"), ref("Mrs. Hale")),
    (ref("Arthur Penn Sr."), ref("Arthur Penn Jr.")),
    (ref("Arthur Penn"), ref("Arthur Penn Jr.", "Penn")),
    (ref("Arthur Penn", "Penn"), ref("Arthur Penn the Younger")),
    (ref("Arthur Penn, Jr."), ref("Arthur Penn")),
    (ref("Arthur Penn"), ref("elder Penn")),
    (ref("Arthur Penn II"), ref("Arthur Penn III")),
    (ref("Lincoln"), ref("Lincoln", kind=L)),
    (ref("Brannock", kind=V), ref("Brannock", kind=L)),
    (ref("Europe", kind=L), ref("Eastern Europe", kind=L)),
    (ref("Paris Club", kind=C), ref("Paris", kind=L)),
    (ref("Maria Kowalska", gender="f"), ref("Marian Kowalski", gender="m")),
    (ref("Tokyo prison", kind=L), ref("Tokyo", kind=L)),
    (ref("Grand Duke Ivan"), ref("Professor Ivan Karlov", "Ivan Karlov")),
    (ref("Ivan Ivanovich"), ref("Prince Ivan Karlov", "Ivan Karlov")),
    (ref("Tom Weir", account="b"), ref("Thomas Weir", account="b")),
    (ref("Tom Weir"), ref("Timothy Weir")),
    (ref("Captain Weir"), ref("Ada Weir", gender="f")),
    (ref("Frau Hale"), ref("Albert Hale", "Hale", gender="m")),
    (ref("Karl Weir", kind=V), ref("Karl Weir", gender="m")),
    (ref("World War I", kind=O), ref("World War II", kind=O)),
    (ref("K-19", kind=V), ref("K-191", kind=V)),
    (ref("K-200", kind=V), ref("K-20", kind=V)),
    (ref("Washington", gender="m"), ref("Washington D.C.", kind=L)),
    (ref("Weir", kind=P), ref("Weir Steamship Company", kind=C)),
    (ref("Weir Line", kind=C), ref("Weir Bank", kind=C)),
    (ref("Danish Navy", kind=C), ref("Navy", kind=C)),
    (ref("Karim Bey", gender="m"), ref("Anna Karim Bey", gender="f")),
    (ref("Anna Karim"), ref("Anna Karim Bey Trust", kind=C)),
    (ref("Brannock am Skell", kind=L), ref("Brannock an der Weir", kind=L)),
    (ref("Otto Karl Weir"), ref("Karl Weir")),
    (ref("Tokyo Laboratory", kind=C), ref("Tokyo", kind=L)),
    (ref("Communist Party of Denmark", kind=C), ref("Swiss Communist Party", kind=C)),
    (ref("Mrs. Karl Holm", gender="f"), ref("Karl Holm", gender="m")),
    (ref("Skell Tar Flood", kind=O), ref("Skell Tar Fire", kind=O)),
    (ref("Skell Flood", kind=O), ref("Brannock Flood", kind=O)),
    (ref("Anton Weir"), ref("Anton Wehr")),
    (ref("Mount Skell", kind=L), ref("Jan Skell", "Skell")),
    (ref("Gus Weir"), ref("Thaddeus Weir")),
    (ref("Justice Department", kind=C), ref("Interior Department", kind=C)),
    (ref("Holm Colliery", kind=C), ref("Holm Brewery", kind=C)),
    (ref("Holm Main Colliery", kind=C), ref("Holm Main Brewery", kind=C)),
]


@pytest.mark.parametrize("pair", TOGETHER, ids=lambda p: f"{p[0].name} = {p[1].name}")
def test_together(pair):
    assert len(resolve_entities(pair)) == 1


@pytest.mark.parametrize("pair", APART, ids=lambda p: f"{p[0].name} / {p[1].name}")
def test_apart(pair):
    assert len(resolve_entities(pair)) == 2


def test_a_bare_surname_goes_where_its_own_account_puts_it():
    """Two Weirs: account b calls Anna "Weir", account c calls Karl so; a bare one is nobody's."""
    anna, karl = ref("Anna Weir", "Weir", account="b"), ref("Karl Weir", "Weir", account="c")
    more = [ref("Anna Weir"), ref("Karl Weir"), ref("Weir")]
    found = {r: e.id for e in resolve_entities([anna, karl, *more]) for r in e.referents}
    assert found[anna.id] == found[more[0].id] != found[karl.id] == found[more[1].id]
    assert found[more[2].id] not in {found[anna.id], found[karl.id]}


def test_a_bare_name_means_whoever_bears_it_letter_for_letter():
    man, woman = ref("Manolis Karlovs"), ref("Evanthia Karlov", gender="f")
    bare = ref("Karlovs", kind=O)
    found = {r: e.id for e in resolve_entities([man, woman, bare]) for r in e.referents}
    assert found[bare.id] == found[man.id] != found[woman.id]


def test_no_entity_is_headed_by_capitals_that_another_account_does_without():
    (entity,) = resolve_entities([ref("RANDAL WEIR"), ref("RANDAL WEIR"), ref("Randal Weir")])
    assert entity.name == "Randal Weir"


def test_the_first_words_of_a_name_join_where_others_tell_more_of_it():
    some = [ref("Anna Karim"), ref("Anna Maria Karim Bey"), ref("Anna Karim Bey")]
    assert len(resolve_entities(some)) == 1


def test_first_and_last_name_meet_in_the_one_who_bears_both_elsewhere():
    some = [ref("Amalia Weir"), ref("Amalia", account="b"), ref("Weir", account="b")]
    assert len(resolve_entities(some)) == 1


def test_an_office_that_two_countries_have_is_nobodys_when_it_stands_alone():
    names = ("Danish Foreign Office", "Swiss Foreign Office", "Foreign Office")
    assert len(resolve_entities([ref(n, kind=C) for n in names])) == 3


def test_an_unnamed_mother_joins_her_like_and_one_with_a_name():
    ada, other = ref("Ada Weir"), ref("Ada Weir")
    kin = [
        ref(kin=("mother", ada.id)),
        ref("Greta Weir", kin=("mother", other.id)),
        ref(kin=("brother", ada.id)),
        ref(kin=("brother", other.id)),
    ]
    entities = resolve_entities([ada, other, *kin])
    assert sorted(len(e.referents) for e in entities) == [1, 1, 2, 2]


def test_a_prince_by_his_father_is_nobody_where_two_princes_share_the_first_name():
    some = [ref(f"Prince Ivan {last}") for last in ("Ivanovich", "Karlov", "Brodov")]
    assert len(resolve_entities(some)) == 3


def test_the_surname_finds_its_man_before_the_nickname_does():
    man, surname = ref("Thomas Karlov"), ref("Karlov", account="b")
    nickname = ref("Tam", account="b")
    found = {r: e.id for e in resolve_entities([man, surname, nickname]) for r in e.referents}
    assert found[man.id] == found[surname.id] != found[nickname.id]


def test_a_prince_by_his_father_joins_though_others_leave_off_the_title():
    some = [ref("Prince Ivan Ivanovich"), ref("Prince Ivan Karlov"), ref("Ivan Karloff")]
    assert len(resolve_entities(some)) == 1


def test_a_ship_is_called_by_the_last_word_and_her_namesake_is_not_she():
    ship, man = ref("Karl Weir", kind=V), ref("Karl Weir", gender="m")
    called = ref("Weir", kind=C)
    found = {r: e.id for e in resolve_entities([ship, man, called]) for r in e.referents}
    assert found[ship.id] == found[called.id] != found[man.id]


def test_an_untyped_surname_goes_to_the_man_and_not_to_a_town_of_another_account():
    bare, man = ref("Karlov", kind=O), ref("Ivan Karlov", "Karlov")
    town = ref("Karlov", kind=L, within=("Ruritania",))
    found = {r: e.id for e in resolve_entities([bare, man, town]) for r in e.referents}
    assert found[bare.id] == found[man.id] != found[town.id]


def test_a_relative_is_never_the_one_whose_relative_he_is():
    father = ref("Karl Weir", account="b")
    son = ref("Karl", account="b", kin=("son", father.id))
    assert len(resolve_entities([father, son, ref("Karl Weir")])) == 2


def test_names_are_counted_and_the_best_is_chosen():
    some = [ref("Captain Thomas Reeve", "Thomas Reeve", "Reeve"), ref("Thomas Reeve"), ref("Reeve")]
    (entity,) = resolve_entities(some)
    assert (entity.id, entity.name) == ("e1", "Thomas Reeve")
    assert entity.variants == ("Captain Thomas Reeve", "Reeve", "Thomas Reeve")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ([("Donal Karstow",), ("Donall Karstow",), ("Donal",)], "Donal Karstow"),
        ([("Aulay Karrstow",), ("Aulay J. Karstow", "Karstow")], "Aulay J. Karstow"),
        ([("Rudolf Karstow",), ("Rudolph Karstow",), ("Rudolf J. Karstow",)], "Rudolf J. Karstow"),
    ],
)
def test_a_slip_of_the_pen_heads_no_entity(told, name):
    """Each full name in one account: the words of the others decide, not the length."""
    (entity,) = resolve_entities([ref(*names) for names in told])
    assert entity.name == name


def test_a_last_name_of_two_words_is_short_for_the_whole():
    both = [ref("Lo Merrow", account="a"), ref("Karl Lo Merrow", account="b")]
    assert len(resolve_entities(both)) == 1
    other = [ref("Ada Merrow", account="a"), ref("Karl Ada Merrow", account="b")]
    assert len(resolve_entities(other)) == 2


WORDS = st.sampled_from(
    ["Ada", "Karl", "Weir", "Holm", "Tolstoy", "Tolstoi", "Merrow", "Dr.", "Jr."]
)
SOME = st.lists(
    st.builds(
        lambda words, kind, account: ref(" ".join(words), kind=kind, account=account),
        st.lists(WORDS, min_size=1, max_size=3),
        st.sampled_from([P, L, V, C, G]),
        st.sampled_from(["a", "b", "c"]),
    ),
    max_size=12,
)


@given(referents=SOME, data=st.data())
def test_the_order_does_not_matter(referents, data):
    shuffled = data.draw(st.permutations(referents))
    assert resolve_entities(shuffled) == resolve_entities(referents)


@given(referents=SOME)
def test_saying_it_twice_changes_nothing_and_each_is_in_one_entity(referents):
    entities = resolve_entities(referents)
    assert resolve_entities([*referents, *referents]) == entities
    inside = [r for e in entities for r in e.referents]
    assert sorted(inside) == sorted(r.id for r in referents)


def test_who_is_called_doctor_anywhere_is_a_person():
    minister = (
        ref("Costa Brill", kind=L, account="a.txt"),
        ref("Dr Costa Brill", "Costa Brill", account="b.txt"),
    )
    (entity,) = resolve_entities(minister)
    assert entity.type is P


def test_what_is_left_out_for_a_bare_name_would_have_told_nothing():
    every = [ref for pair in TOGETHER for ref in pair]
    profiles = profiles_of(every).values()
    for a, b in product(profiles, repeat=2):
        told = [feature(a, b) for feature in FEATURES]
        assert bits_between(a, b) == pytest.approx(sum(told))


def test_a_pronoun_misread_in_one_account_makes_no_second_person_of_a_full_name():
    told = [
        ref("Robin Weir", account=account, gender=gender)
        for account, gender in (("a.txt", "f"), ("b.txt", "f"), ("c.txt", "m"), ("d.txt", ""))
    ]
    assert len(resolve_entities(told)) == 1


def test_titles_tell_two_people_of_one_full_name_apart():
    told = [ref("Mr Robin Weir", account="a.txt"), ref("Miss Robin Weir", account="b.txt")]
    assert len(resolve_entities(told)) == 2


@pytest.mark.parametrize("people", ["Norwegian", "Irishman", "Dutch", "Englishwoman"])
def test_whence_one_is_before_a_name_is_no_first_name(people):
    told = [ref(f"{people} Robin Weir", account="a.txt"), ref("Robin Weir", account="b.txt")]
    assert len(resolve_entities(told)) == 1


def test_a_name_more_before_two_is_still_somebody_else():
    told = [ref("Karl Robin Weir", account="a.txt"), ref("Robin Weir", account="b.txt")]
    assert len(resolve_entities(told)) == 2
