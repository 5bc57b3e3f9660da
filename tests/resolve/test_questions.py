"""Which claims of several accounts answer one question, and which of their values are rivals."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thurloe.nouns import Claim, Entity, EntityType, Event, Mode, Quote, Role
from thurloe.resolve import find_questions

FILES = ("a.txt", "b.txt", "c.txt", "d.txt")
NAMES = {"anna": "Anna Holm", "krag": "Peter Krag", "selma": "Selma", "otter": "Otter"}
TYPES = {"selma": EntityType.VESSEL, "otter": EntityType.VESSEL}
ENTITIES = tuple(
    Entity(
        id=who,
        type=TYPES.get(who, EntityType.PERSON),
        name=name,
        referents=tuple(f"{file}#{who}" for file in FILES),
    )
    for who, name in NAMES.items()
)
NUMBERS = count(1)


def role(file, name, who):
    """A participant: somebody of `NAMES`, or other words without a referent."""
    return Role(
        name=name, text=NAMES.get(who, who), referent=f"{file}#{who}" if who in NAMES else None
    )


def event(file, kind, who="anna", *, date=None, start=None):
    """A mention of an event at offset `start` of an account."""
    n = next(NUMBERS)
    start = n * 100 if start is None else start
    return Event(
        id=f"{file}#e{start}-{kind}",
        account=file,
        kind=kind,
        lemma=kind,
        trigger=Quote(account=file, start=start, end=start + 4, text="told"),
        subject=role(file, "object", who) if who else None,
        date=date,
    )


def beside(of, who):
    """The event with a second participant."""
    return replace(of, roles=(role(of.account, "with", who),))


def said(of, attribute, value, *, about="", mode=Mode.ASSERTED):
    """A claim on an event, quoted where the event is told."""
    start = of.trigger.start
    quote = Quote(account=of.account, start=start, end=start + 20, text=f"told at {start}")
    return Claim(
        id=f"{of.id}-{attribute}-{value}",
        event=of,
        attribute=attribute,
        value=value,
        quote=quote,
        words=Quote(account=of.account, start=start, end=start + 9, text=value),
        about=about,
        mode=mode,
    )


def lined_up(*claims, dates=None):
    """The questions without that on the central day."""
    dates = dates or {claim.quote.account: None for claim in claims}
    return [q for q in find_questions(claims, ENTITIES, dates) if q.event != "central day"]


def values(question):
    return [sorted({claim.value for claim in group}) for group in question.groups]


def shape(questions):
    """What each question lines up, whatever its id."""
    return sorted((values(q), q.rivals) for q in questions)


# The same event in other words


def test_the_same_event_in_other_words_meets():
    """Hanged here, died there: both date one death."""
    (question,) = lined_up(
        said(event("a.txt", "execution"), "date", "1933-05-02"),
        said(event("b.txt", "death"), "date", "1933-05-02"),
    )
    assert (question.subject, question.attribute) == ("anna", "date")
    assert values(question) == [["1933-05-02"]]
    assert not question.rivals


def test_two_things_that_were_there_or_not_are_two_questions():
    """No radio here, a radio there, and no alarm: only the radio is disputed."""
    found = lined_up(
        said(event("a.txt", "presence"), "polarity", "no", about="radio"),
        said(event("b.txt", "presence"), "polarity", "yes", about="radio"),
        said(event("b.txt", "presence", start=900), "polarity", "no", about="alarm"),
    )
    assert shape(found) == [([["no"]], False), ([["no"], ["yes"]], True)]


def test_who_says_both_places_sets_neither_against_the_other():
    both = event("a.txt", "education")
    found = lined_up(
        said(both, "place", "Lima"),
        said(both, "place", "Bergen"),
        said(event("b.txt", "education"), "place", "Lima"),
    )
    assert not any(q.rivals for q in found)


def test_days_that_exclude_each_other_are_rivals():
    (question,) = lined_up(
        said(event("a.txt", "execution"), "date", "1933-05-02"),
        said(event("b.txt", "execution"), "date", "1934-05-02"),
    )
    assert values(question) == [["1933-05-02"], ["1934-05-02"]]
    assert question.rivals


def test_vague_dates_share_a_question_with_finer_ones():
    (question,) = lined_up(
        said(event("a.txt", "arrest"), "date", "1932"),
        said(event("b.txt", "arrest"), "date", "1932-06"),
        said(event("c.txt", "arrest"), "date", "1932-06-04"),
    )
    assert values(question) == [["1932"], ["1932-06"], ["1932-06-04"]]
    assert not question.rivals


def test_a_vague_date_does_not_hide_that_two_finer_ones_differ():
    (question,) = lined_up(
        said(event("a.txt", "arrest"), "date", "1932"),
        said(event("b.txt", "arrest"), "date", "1932-06-04"),
        said(event("c.txt", "arrest"), "date", "1932-07-09"),
    )
    assert question.rivals


def test_two_people_never_meet():
    questions = lined_up(
        said(event("a.txt", "arrest", "anna"), "date", "1932"),
        said(event("b.txt", "arrest", "krag"), "date", "1932"),
    )
    assert [q.subject for q in questions] == ["anna", "krag"]


def test_two_attributes_never_meet():
    arrest = event("a.txt", "arrest")
    questions = lined_up(said(arrest, "date", "1932"), said(arrest, "place", "Ghent"))
    assert [q.attribute for q in questions] == ["date", "place"]


# Once, rarely, often


@pytest.mark.parametrize(
    ("kind", "other"),
    [("birth", "1911-05-03"), ("death", "1931"), ("arrest", "1902-06-03"), ("trial", "1902")],
)
def test_what_happens_once_is_one_however_far_apart_and_what_is_rare_if_near(kind, other):
    (question,) = lined_up(
        said(event("a.txt", kind), "date", "1901-05-03"),
        said(event("b.txt", kind), "date", other),
    )
    assert question.rivals


@pytest.mark.parametrize("kind", ["report", "warning", "paint"])
def test_what_recurs_is_two_where_the_dates_differ(kind):
    """Also an open event: one paints more than one chapel."""
    questions = lined_up(
        said(event("a.txt", kind), "date", "1901-05-03"),
        said(event("b.txt", kind), "date", "1911-05-03"),
    )
    assert shape(questions) == [([["1901-05-03"]], False), ([["1911-05-03"]], False)]


def test_what_recurs_is_one_where_the_day_agrees():
    (question,) = lined_up(
        said(event("a.txt", "report"), "date", "1901-05-03"),
        said(event("b.txt", "report"), "date", "1901-05-03"),
    )
    assert values(question) == [["1901-05-03"]]


def test_two_arrests_in_one_account_are_told_apart_by_date():
    """The other account's arrest of 1921 meets the first of them alone."""
    questions = lined_up(
        said(event("a.txt", "arrest", date="1921"), "date", "1921"),
        said(event("a.txt", "arrest", date="1932"), "date", "1932"),
        said(event("b.txt", "arrest", date="1921-05-03"), "date", "1921-05-03"),
    )
    assert shape(questions) == [([["1921"], ["1921-05-03"]], False), ([["1932"]], False)]


def test_a_place_goes_where_the_date_of_its_event_puts_it():
    questions = lined_up(
        said(event("a.txt", "arrest", date="1921"), "place", "Ghent"),
        said(event("a.txt", "arrest", date="1932"), "place", "Narva"),
        said(event("b.txt", "arrest", date="1932"), "place", "Narva"),
    )
    assert shape(questions) == [([["Ghent"]], False), ([["Narva"]], False)]


def test_arrests_that_lie_years_apart_are_two():
    questions = lined_up(
        said(event("a.txt", "arrest"), "date", "1932-06"),
        said(event("b.txt", "arrest"), "date", "1941-02-03"),
    )
    assert [q.rivals for q in questions] == [False, False]


def test_two_marriages_of_one_are_told_apart_by_whom():
    questions = lined_up(
        said(beside(event("a.txt", "marriage"), "krag"), "date", "1901"),
        said(event("b.txt", "marriage"), "date", "1902"),
    )
    assert len(questions) == 1
    questions = lined_up(
        said(beside(event("a.txt", "marriage", "krag"), "selma"), "date", "1901"),
        said(beside(event("b.txt", "marriage", "anna"), "otter"), "date", "1902"),
    )
    assert len(questions) == 2


def test_who_collided_with_whom_is_one_collision():
    """A hit B and B was struck by A: the parties tell, not the subject."""
    (question,) = lined_up(
        said(beside(event("a.txt", "collision", "selma"), "otter"), "time", "21:40"),
        said(beside(event("b.txt", "collision", "otter"), "selma"), "time", "21:25"),
    )
    assert question.rivals


# Tolls


def toll(file, value, kind="killing"):
    return said(event(file, kind, who=""), "number", value, about="person")


def test_tolls_meet_without_a_subject_and_can_be_rivals():
    (question,) = lined_up(toll("a.txt", "120"), toll("b.txt", "140"))
    assert question.text == "How many people were killed?"
    assert question.rivals


def test_the_dead_are_not_the_injured():
    questions = lined_up(toll("a.txt", "120"), toll("b.txt", "140", "injury"))
    assert [q.event for q in questions] == ["killing", "injury"]


def test_a_part_of_a_toll_contradicts_nobody():
    """Account a counts 300 hurt, 40 of them blinded; b counts 290."""
    questions = lined_up(
        toll("a.txt", "300", "injury"),
        toll("a.txt", "40", "injury"),
        toll("b.txt", "290", "injury"),
    )
    assert shape(questions) == [([["300"], ["290"]], True), ([["40"]], False)]


def test_about_so_many_agrees_with_so_many():
    (question,) = lined_up(toll("a.txt", "~200"), toll("b.txt", "195"))
    assert not question.rivals


@pytest.mark.parametrize(
    ("first", "last", "rivals"),
    [
        pytest.param(("1901-05-03", "120"), ("1901-05-05", "140"), False, id="rose in two days"),
        pytest.param(("1901-05-03", "120"), ("1901-05-10", "140"), False, id="rose in a week"),
        pytest.param(("1901-05-03", "120"), ("1901-05-11", "140"), True, id="rose later"),
        pytest.param(("1901-05-03", "120"), ("1901-09-03", "140"), True, id="rose after months"),
        pytest.param(("1901-05-03", "140"), ("1901-05-05", "120"), True, id="fell"),
        pytest.param(("1901-05-03", "120"), ("1901-05-03", "140"), True, id="on one day"),
        pytest.param(("1901-05-03", "120"), (None, "140"), True, id="nobody knows when"),
    ],
)
def test_a_toll_that_rose_within_a_week_is_no_contradiction(first, last, rivals):
    dates = {"a.txt": first[0], "b.txt": last[0]}
    questions = lined_up(toll("a.txt", first[1]), toll("b.txt", last[1]), dates=dates)
    assert any(q.rivals for q in questions) is rivals


# Plans and deeds


@pytest.mark.parametrize("mode", [Mode.PLANNED, Mode.FORECAST, Mode.DENIED])
def test_what_was_not_done_never_meets_a_deed(mode):
    questions = lined_up(
        said(event("a.txt", "execution"), "date", "1933-05-02", mode=mode),
        said(event("b.txt", "execution"), "date", "1933-06-02"),
    )
    assert shape(questions) == [([["1933-05-02"]], False), ([["1933-06-02"]], False)]


@pytest.mark.parametrize("mode", [Mode.REPORTED, Mode.SUPPOSED])
def test_what_somebody_reports_or_supposes_meets_what_others_assert(mode):
    (question,) = lined_up(
        said(event("a.txt", "execution"), "date", "1933-05-02", mode=mode),
        said(event("b.txt", "execution"), "date", "1933-06-02"),
    )
    assert question.rivals


def test_a_plain_denial_stands_against_what_the_others_tell():
    """Never tried, says one; tried in 1933, says the other."""
    questions = lined_up(
        said(event("a.txt", "trial"), "polarity", "no", mode=Mode.DENIED),
        said(event("b.txt", "trial"), "date", "1933"),
    )
    assert ("polarity", [["no"], ["yes"]]) in [(q.attribute, values(q)) for q in questions]


# Ids and order


def test_ids_count_from_f1_by_how_many_accounts_speak_then_in_their_order():
    questions = find_questions(
        [
            said(event("b.txt", "burial", start=5), "place", "Ghent"),
            said(event("a.txt", "birth", start=50), "place", "Narva"),
            said(event("a.txt", "arrest", start=10), "date", "1932"),
            said(event("b.txt", "birth", start=70), "place", "Narva"),
        ],
        ENTITIES,
        dict.fromkeys(FILES),
    )
    assert [(q.id, q.event) for q in questions] == [
        ("f1", "birth"),
        ("f2", "arrest"),
        ("f3", "burial"),
    ]


def test_no_claims_no_questions():
    assert find_questions([], ENTITIES, {}) == ()


PATIENT = settings(deadline=None)  # the first place compared loads the gazetteer
KINDS = st.sampled_from(["birth", "execution", "death", "arrest", "report", "paint"])
SAYINGS = st.one_of(
    st.tuples(
        st.just("date"), st.sampled_from(["1932", "1932-06", "1932-06-04", "1932-07-09", "1940"])
    ),
    st.tuples(st.just("place"), st.sampled_from(["Ghent", "Narva", "the harbour of Ghent"])),
    st.tuples(st.just("charge"), st.sampled_from(["theft", "the theft of a boat", "fraud"])),
)
TOLD = st.lists(
    st.tuples(
        st.sampled_from(FILES),
        KINDS,
        st.sampled_from(["anna", "krag", "a stranger", ""]),
        SAYINGS,
        st.sampled_from([Mode.ASSERTED, Mode.REPORTED, Mode.PLANNED, Mode.DENIED]),
    ),
    max_size=10,
)


def claims_of(told):
    return [
        said(
            event(file, kind, who, date=value if attribute == "date" else None, start=n * 100),
            attribute,
            value,
            mode=mode,
        )
        for n, (file, kind, who, (attribute, value), mode) in enumerate(told)
    ]


@PATIENT
@given(told=TOLD, data=st.data())
def test_the_order_of_the_claims_does_not_matter(told, data):
    claims = claims_of(told)
    shuffled = data.draw(st.permutations(claims))
    dates = dict.fromkeys(FILES)
    assert find_questions(shuffled, ENTITIES, dates) == find_questions(claims, ENTITIES, dates)


@PATIENT
@given(told=TOLD)
def test_every_claim_is_in_some_question_and_every_group_is_of_one_attribute(told):
    claims = claims_of(told)
    questions = find_questions(claims, ENTITIES, dict.fromkeys(FILES))
    inside = {c.id for q in questions for g in q.groups for c in g}
    assert inside >= {c.id for c in claims}
    assert [q.id for q in questions] == [f"f{n}" for n in range(1, len(questions) + 1)]
    assert all(c.attribute == q.attribute for q in questions for g in q.groups for c in g)


@PATIENT
@given(told=TOLD)
def test_one_account_alone_contradicts_nobody(told):
    claims = [c for c in claims_of(told) if c.quote.account == "a.txt"]
    assert not any(q.rivals for q in find_questions(claims, ENTITIES, {"a.txt": None}))


COUNTED = st.lists(
    st.tuples(
        st.sampled_from(FILES),
        st.sampled_from(["killing", "injury"]),
        st.sampled_from(["40", "~200", "195", "300", ">250", "140/150"]),
        st.integers(0, 3),
    ),
    max_size=8,
)


@PATIENT
@given(told=COUNTED, data=st.data())
def test_the_order_of_tolls_does_not_matter_either(told, data):
    """Also where one clause counts twice."""
    claims = [
        said(event(file, kind, "", start=start), "number", value, about="person")
        for file, kind, value, start in told
    ]
    shuffled = data.draw(st.permutations(claims))
    dates = {"a.txt": "1901-05-03", "b.txt": "1901-05-05", "c.txt": "1901-09-03", "d.txt": None}
    found, again = (
        sorted((values(q), q.rivals) for q in find_questions(some, ENTITIES, dates))
        for some in (claims, shuffled)
    )
    assert found == again


def test_two_dated_accounts_with_two_death_dates_are_no_toll():
    """A date is no count, whatever day its account was written."""
    claims = (
        said(event("a.txt", "killing"), "date", "1931-03-03"),
        said(event("b.txt", "killing"), "date", "1932-03-03"),
    )
    dates = {"a.txt": "1931-03-05", "b.txt": "1931-03-08"}
    [question] = lined_up(*claims, dates=dates)
    assert question.rivals
