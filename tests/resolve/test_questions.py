"""Which claims of several accounts answer one question, and which of their values are rivals."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import ENTITIES, FILES, beside, event, lined_up, role, said, shape, values

from thurloe.nouns import Mode
from thurloe.resolve import find_questions

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


def test_what_somebody_was_is_no_fragment_of_what_another_account_calls_him():
    """A coaster and the master of the coaster share a word and are two things to be."""

    def being(file, lemma, value):
        return said(replace(event(file, "being"), lemma=lemma), "position", value)

    assert shape(
        lined_up(
            being("a.txt", "coaster", "coaster"),
            being("b.txt", "master", "master of the coaster"),
            being("c.txt", "master", "master"),
        )
    ) == [([["coaster"]], False), ([["master", "master of the coaster"]], False)]


def test_who_says_both_places_sets_neither_against_the_other():
    both = event("a.txt", "education")
    found = lined_up(
        said(both, "place", "Lima"),
        said(both, "place", "Bergen"),
        said(event("b.txt", "education"), "place", "Lima"),
    )
    assert not any(q.rivals for q in found)


def test_a_door_locked_here_and_open_there_is_disputed_and_another_door_is_not():
    """Who tells both, of two hours, sets neither against the other."""

    def stood(file, value, door):
        claim = said(event(file, "condition", door), "state", value)
        return replace(claim, quote=replace(claim.quote, text=f"the {door} was {value}"))

    locked = stood("a.txt", "locked", "north door")
    left_open = stood("b.txt", "open", "door")
    assert shape(lined_up(locked, left_open)) == [([["locked"], ["open"]], True)]
    both = stood("a.txt", "open", "north door")
    assert not any(q.rivals for q in lined_up(locked, both, left_open))
    assert not any(q.rivals for q in lined_up(locked, stood("b.txt", "open", "south door")))


def test_a_state_told_twice_by_one_account_is_disputed_all_the_same():
    def stood(file, value, text):
        claim = said(event(file, "condition", "vault door"), "state", value)
        return replace(claim, quote=replace(claim.quote, text=text))

    told = [
        stood("a.txt", "locked", "the vault door was locked"),
        stood("a.txt", "locked", "it was locked every night"),
        stood("b.txt", "not locked", "it was not locked"),
    ]
    (question,) = lined_up(*told)
    assert question.rivals


def test_two_verdicts_of_one_matter_are_rivals():
    (question,) = lined_up(
        said(event("a.txt", "verdict", None), "verdict", "accidental death"),
        said(event("b.txt", "verdict", None), "verdict", "manslaughter"),
    )
    assert question.rivals


def test_who_called_for_help_is_asked_of_the_whole_matter():
    one, other = (
        said(event(file, "alarm call", None), "person", who)
        for file, who in (("a.txt", "Anna Holm"), ("b.txt", "Peter Krag"))
    )
    assert shape(lined_up(one, other)) == [([["Anna Holm"], ["Peter Krag"]], True)]


def test_a_text_that_shares_most_words_is_the_same_answer():
    one = said(event("a.txt", "fire"), "cause", "spark from a broken lamp")
    other = said(event("b.txt", "fire"), "cause", "sparks of the broken lamp")
    third = said(event("c.txt", "fire"), "cause", "spark from a stove")
    (question,) = lined_up(one, other, third)
    assert values(question) == [
        ["spark from a broken lamp", "sparks of the broken lamp"],
        ["spark from a stove"],
    ]
    assert not question.rivals  # both may be right, for all that is known: side by side


@pytest.mark.parametrize(
    ("attribute", "one", "other"),
    [
        ("with", "long kitchen knife", "short kitchen knife"),
        ("with", "letter of Colonel Karl Weir", "letter of Colonel Jory Weir"),
        ("cause", "leak in the old boiler", "leak in the new boiler"),
    ],
)
def test_one_word_for_another_is_another_value(attribute, one, other):
    a, b = (said(event(f, "fire"), attribute, v) for f, v in (("a.txt", one), ("b.txt", other)))
    assert all(len(group) == 1 for q in lined_up(a, b) for group in q.groups)


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


def in_words(claim, text):
    """The claim on a quote of these words."""
    return replace(claim, quote=replace(claim.quote, text=text))


def test_whom_he_means_is_who_died_that_day_by_name():
    anna = in_words(said(event("a.txt", "death"), "date", "1932-05-02"), "Anna Holm died on 2 May")
    meant = in_words(said(event("b.txt", "death", "krag"), "date", "1932-05-02"), "she died then")
    (question,) = lined_up(anna, meant)
    assert (question.subject, values(question)) == ("anna", [["1932-05-02"]])
    named = in_words(meant, "Peter Krag died then")
    assert sorted(q.subject for q in lined_up(anna, named)) == ["anna", "krag"]
    third = in_words(said(event("c.txt", "death", "krag"), "date", "1932-05-02"), "and Peter Krag")
    assert sorted(q.subject for q in lined_up(anna, meant, third)) == ["anna", "krag"]


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


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ("Peter Krag", "Jonas Reed", True),
        ("Captain Reed", "Jonas Reed", False),
        ("the shepherd Krag", "Jonas Reed", True),
        ("Peter Krag", "two boys", False),
    ],
)
def test_who_commanded_is_one_man(one, other, rivals):
    """Two names are rivals, two ways to call one man are none."""
    questions = lined_up(
        said(event("a.txt", "commander", "selma"), "person", one),
        said(event("b.txt", "commander", "selma"), "person", other),
    )
    assert any(q.rivals for q in questions) is rivals


def test_a_man_and_a_ship_are_no_rivals():
    """She was designed by a yard, says one; the man whom another names worked there."""

    def designed(file, who, value):
        of = event(file, "design", "otter")
        return said(replace(of, roles=(role(file, "agent", who),)), "agent", value)

    found = lined_up(designed("a.txt", "krag", "Peter Krag"), designed("b.txt", "selma", "Selma"))
    assert not any(q.rivals for q in found)
    found = lined_up(
        designed("a.txt", "krag", "Peter Krag"), designed("b.txt", "anna", "Anna Holm")
    )
    assert [q.rivals for q in found] == [True]


def test_nobody_was_arrested_in_two_buildings():
    """A station and a flat exclude each other, a station and a town do not."""
    apart = lined_up(
        said(event("a.txt", "arrest"), "place", "Otterby station"),
        said(event("b.txt", "arrest"), "place", "her flat in Reed Lane"),
    )
    assert [q.rivals for q in apart] == [True]
    town = lined_up(
        said(event("a.txt", "arrest"), "place", "Otterby station"),
        said(event("b.txt", "arrest"), "place", "Selmouth"),
    )
    assert not any(q.rivals for q in town)


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ("Otterby", "Selmouth", True),
        ("Otterby", "Otterby Hill", False),
        ("Otterby", "Selmshire", False),
        ("Otterby", "the old house by the quay", False),
        ("Otterby", "France", False),
    ],
)
def test_nobody_was_born_in_two_towns(one, other, rivals):
    found = lined_up(
        said(event("a.txt", "birth"), "place", one), said(event("b.txt", "birth"), "place", other)
    )
    assert any(q.rivals for q in found) == rivals


def test_a_birthplace_that_is_told_as_part_of_another_is_no_rival():
    within = replace(said(event("b.txt", "birth"), "place", "Hill End"))
    within = replace(within, words=replace(within.words, text="Hill End in Otterby"))
    assert not any(
        q.rivals for q in lined_up(said(event("a.txt", "birth"), "place", "Otterby"), within)
    )


def test_an_end_and_another_event_that_took_place_are_two_questions():
    took = replace(event("b.txt", "take"), subject=role("b.txt", "subject", "The robbery"))
    found = lined_up(
        said(event("a.txt", "death"), "date", "1921-05-05"), said(took, "date", "1921-05-03")
    )
    assert not any(q.rivals for q in found)


# Plans and deeds


@pytest.mark.parametrize("mode", [Mode.PLANNED, Mode.FORECAST, Mode.DENIED])
def test_what_was_not_done_never_meets_a_deed(mode):
    questions = lined_up(
        said(event("a.txt", "execution"), "date", "1933-05-02", mode=mode),
        said(event("b.txt", "execution"), "date", "1933-06-02"),
    )
    assert shape(questions) == [([["1933-05-02"]], False), ([["1933-06-02"]], False)]


def test_what_one_account_plans_another_forecasts():
    (question,) = lined_up(
        said(event("a.txt", "attack"), "date", "1933-05-02", mode=Mode.PLANNED),
        said(event("b.txt", "attack"), "date", "1933-06-02", mode=Mode.FORECAST),
    )
    assert question.rivals


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


def test_an_account_that_gives_two_days_by_name_leaves_them_rivals():
    """It died on the 3rd and, further on, on the 4th: others stand on either side."""

    def died(file, day):
        claim = said(event(file, "death", "selma"), "date", day)
        return replace(claim, quote=replace(claim.quote, text="the Selma was lost"))

    (question,) = lined_up(
        died("a.txt", "1921-05-03"),
        died("b.txt", "1921-05-04"),
        died("c.txt", "1921-05-03"),
        died("c.txt", "1921-05-04"),
    )
    assert question.rivals
    assert [{c.quote.account for c in group} for group in question.groups] == [
        {"a.txt", "c.txt"},
        {"b.txt", "c.txt"},
    ]
