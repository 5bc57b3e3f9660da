"""To search and to decide wants no brief, and comes to the same as with one."""

import sys
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toys import KINDS, Clock, Toy, make_case

from thurloe.case import outlook
from thurloe.case.handles import Handles
from thurloe.case.index import FOLDED
from thurloe.case.searching import UNWEIGHED
from thurloe.errors import BadInput
from thurloe.report import protect, to_json

ACCOUNTS = {
    "a.txt": "By Ann Lee\n\nHeron sank on 3 May 1962. Swift burned on 9 May 1962 in the dark.\n",
    "b.txt": "By Bo Kerr\n\nHeron sank on 4 May 1962. Of the lifeboats nothing is known.\n",
    "c.txt": "By Cy Dunn\n\nHeron sank on 3 May 1962. Egret burned on 9 May 1962 at sea.\n",
}


@pytest.fixture
def three(case, write):
    for name, text in ACCOUNTS.items():
        case.add(write(name, text))
    return case


@pytest.fixture
def briefs(monkeypatch):
    """The briefs that were made, by the event after which they were."""
    made = []
    make = outlook.made_of
    monkeypatch.setattr(outlook, "made_of", lambda *a: made.append(a[0].seq) or make(*a))
    return made


@pytest.fixture
def large(monkeypatch):
    """Every case is a large one."""
    monkeypatch.setattr(outlook, "SMALL", 0)


def status(case, words, **narrow):
    return {
        (hit.account.file, told.value): told.status
        for hit in case.search(words, **narrow)
        for told in hit.told
    }


@pytest.mark.parametrize("kind", KINDS)
def test_decisions_about_claims_and_sources_make_no_brief(three, also, briefs):
    three.grade("Bo Kerr", "C", because="young")
    three.reject("sank on 4 May", because="he was away")
    three.accept("Egret burned", because="read again")
    three.correct("Swift burned", "1962-05-10", because="a slip")
    with pytest.raises(BadInput, match="may be any of these"):
        three.credit("Heron sank on 3 May 1962", 2, because="two say so")
    also("Ben").accept("sank on 4 May", because="he was there")
    (line,) = three.differences()
    assert "4 May 1962" in line
    assert three.idle() == ()
    assert briefs == []
    assert three.conflicts() == three.made().conflicts


def test_a_search_in_a_large_case_waits_for_no_brief(three, large, briefs):
    sank = {("a.txt", "1962-05-03"), ("b.txt", "1962-05-04"), ("c.txt", "1962-05-03")}
    found = status(three, "Heron sank")
    assert sank <= found.keys()
    assert set(found.values()) == {UNWEIGHED}
    three.reject("sank on 4 May", because="he was away")
    assert status(three, "Heron sank")["b.txt", "1962-05-04"] == "rejected"
    assert status(three, "Heron", status="rejected") == {("b.txt", "1962-05-04"): "rejected"}
    assert briefs == []
    assert status(three, "Heron", status="agreed")["a.txt", "1962-05-03"] == "agreed"
    assert len(briefs) == 1


def test_a_search_in_a_small_case_tells_how_claims_stand(three, briefs):
    assert status(three, "Heron")["a.txt", "1962-05-03"] == "contested"
    assert len(briefs) == 1


def test_what_a_brief_found_is_told_as_long_as_nothing_changes(three, also, large, briefs):
    three.brief()
    again = also("Cy")
    assert status(again, "Heron")["b.txt", "1962-05-04"] == "contested"
    assert len(briefs) == 1
    again.grade("Bo Kerr", "C", because="young")
    assert status(again, "Heron")["b.txt", "1962-05-04"] == UNWEIGHED


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE kept SET data = CAST(replace(CAST(data AS TEXT), 'c', 'a') AS BLOB)",
        "UPDATE kept SET seal = x'00'",
    ],
)
def test_a_standing_that_somebody_else_left_is_not_heeded(three, also, large, forged):
    three.brief()
    with three.store.writing() as connection:
        connection.execute(forged)
    assert status(also("Cy"), "Heron")["b.txt", "1962-05-04"] == UNWEIGHED


def test_verify_throws_the_standing_away(three, also, large):
    three.brief()
    assert three.verify() == ()
    assert status(also("Cy"), "Heron")["b.txt", "1962-05-04"] == UNWEIGHED


def handle_of(case, ship):
    told = (t.statement for hit in case.search(ship) for t in hit.told)
    return next(statement.handle for statement in told if statement.subject == ship)


@pytest.mark.parametrize("kind", KINDS)
def test_a_handle_is_found_in_whatever_account_it_is(three, write):
    handle = handle_of(three, "Egret")
    assert three.accept(handle, because="x").body["statement"]["words"] == "9 May 1962"
    three.add(write("d.txt", "By Di Marr\n\nTern sailed on 2 June 1963.\n"))
    later = three.reject(handle_of(three, "Tern"), because="x")
    assert later.body["statement"]["subject"] == "Tern"


def test_a_handle_is_found_in_a_text_of_which_the_same_is_read_as_of_another(case, write):
    added = case.add(write("a.txt", ACCOUNTS["a.txt"]))
    gone = handle_of(case, "Swift")
    case.accept(gone, because="x")
    case.undo(added.events[0].seq, because="a draft")
    case.add(write("a.txt", ACCOUNTS["a.txt"] + "\nHe signed it.\n"))
    handle = handle_of(case, "Swift")
    assert handle != gone
    assert case.reject(handle, because="x").body["statement"]["subject"] == "Swift"


def test_handles_that_somebody_altered_are_made_anew_by_verify(three):
    handle = handle_of(three, "Egret")
    three.accept(handle, because="x")
    with three.store.writing() as connection:
        connection.execute("UPDATE handle SET handle = 'ffffffff' WHERE handle = ?", (handle,))
    assert Handles(three.store).find(handle) == []
    with pytest.raises(BadInput, match="No claim has the words"):
        three.reject(handle, because="y")
    assert three.verify() == ()
    three.grade("Ann Lee", "B", because="so that what is sought is sought anew")
    assert three.reject(handle, because="y").body["statement"]["subject"] == "Egret"


def test_who_looked_before_another_verifies_finds_the_same_afterwards(three, also):
    handle, before = handle_of(three, "Egret"), status(three, "Heron")
    with pytest.raises(BadInput, match="is no date"):
        three.correct(handle, "never", because="x")
    with three.store.writing() as connection:
        connection.execute("UPDATE passage SET text = 'nothing' WHERE start = 0")
    assert also("Cy").verify()
    assert status(three, "Heron") == before
    assert three.correct(handle, "1962-05-10", because="x").body["value"] == "1962-05-10"


@pytest.mark.parametrize(
    "words", ["the 2nd mate slept 3 May 1962", "I doubt that Heron sank on 4 May 1962 at all"]
)
def test_words_that_no_account_has_mean_no_claim(three, words):
    with pytest.raises(BadInput, match="No claim has the words"):
        three.reject(words, because="x")


def test_more_of_the_text_than_a_quote_means_the_claim_in_it(three):
    event = three.reject("Heron sank on 4 May 1962. Of the lifeboats nothing", because="x")
    assert event.body["statement"]["value"] == "1962-05-04"
    assert three.accept("Egret … 9 May", because="x").body["statement"]["subject"] == "Egret"
    assert three.credit("“Egret burned”", 2, because="x").body["credibility"] == 2


def test_a_number_that_looks_like_a_handle_is_words_too(case, write):
    case.add(write("a.txt", "By Al Orr\n\nTern20451122 is none. Tern sank on 3 May 1962.\n"))
    with pytest.raises(BadInput, match="No claim has the words '20451122'"):
        case.accept("20451122", because="x")


def test_a_whole_word_without_a_claim_hides_no_claim_that_has_it_in_part(three, write):
    three.add(write("d.txt", "By Di Marr\n\nThe gret was not there.\n"))
    assert three.accept("gret", because="x").body["statement"]["subject"] == "Egret"


@pytest.mark.parametrize(
    "words", ["Grauß sank", "grauß", "Grauss sank", "GRAUSS SANK", "rauss sank on 4"]
)
def test_words_are_found_in_letters_that_stand_for_two(case, write, words):
    case.add(write("a.txt", "By Al Orr\n\nGrauß sank on 4 May 1962. Swift sank on 5 May 1962.\n"))
    assert case.accept(words, because="x").body["statement"]["subject"] == "Grauß"


def test_words_are_found_as_they_are_spelt_before_another_way(case, write):
    case.add(write("a.txt", "By Al Orr\n\nGrauss sank on 4 May 1962.\n"))
    case.add(write("b.txt", "By Bo Kerr\n\nGrauß sank on 4 May 1962.\n"))
    assert case.accept("Grauß sank", because="x").body["statement"]["subject"] == "Grauß"


def test_letters_that_fold_to_ascii_are_known_to_whoever_looks_for_these():
    folded = {chr(c) for c in range(128, sys.maxunicode) if _has_ascii(chr(c).casefold())}
    assert folded == set(FOLDED)


def _has_ascii(letters):
    return any(letter.isascii() for letter in letters)


def test_a_search_during_which_somebody_writes_tells_what_it_may(three, also, large, monkeypatch):
    three.brief()
    other, passages, meanwhile = also("Cy"), type(three._where()).passages, []

    def slow(where, words, **more):
        found = list(passages(where, words, **more))
        if not meanwhile:
            meanwhile.append("once")
            other.reject("sank on 4 May", because="meanwhile")
        return found

    monkeypatch.setattr(type(three._where()), "passages", slow)
    found = status(three, "Heron")
    assert found["b.txt", "1962-05-04"] == "rejected"
    assert found["a.txt", "1962-05-03"] == UNWEIGHED


def test_two_who_settle_two_questions_of_one_kind_differ_about_nothing(three, also, briefs):
    three.answer("When did Heron sink?", "1962-05-03", because="the log")
    also("Ben").answer("When did Egret burned?", "1962-05-09", because="the log")
    before = len(briefs)
    assert three.conflicts() == ()
    assert len(briefs) == before


def test_a_brief_of_the_past_names_nobody_who_is_protected_by_now(three, clock):
    moment = three.log()[-1].at
    three.protect("Bo Kerr", because="he asked us")
    then = three.brief(at=moment[:16])
    assert [s.protected for s in then.sources if s.name == "Bo Kerr"] == [True]
    assert "Bo Kerr" not in to_json(protect(then))


def test_a_part_of_a_word_is_found_where_no_whole_one_is(three):
    assert three.accept("gret burne", because="x").body["statement"]["subject"] == "Egret"
    with pytest.raises(BadInput, match="No claim has the words 'lifeboats'"):
        three.accept("lifeboats", because="x")


def test_names_stay_hidden_between_decisions_without_another_brief(case, write, briefs):
    case.add(write("a.txt", ACCOUNTS["a.txt"]))
    case.add(write("b.txt", ACCOUNTS["b.txt"]))
    case.protect("Bo Kerr", because="he asked us")
    assert case.veil()("Bo Kerr said so") == "Source B said so"
    before = len(briefs)
    case.accept("Swift burned", because="x")
    assert case.veil()("Bo Kerr said so") == "Source B said so"
    assert len(briefs) == before
    case.add(write("0.txt", "By Al Orr\n\nTern sank on 5 May 1962.\n"))
    assert case.veil()("Bo Kerr said so") == "Source C said so"


def test_what_hides_names_is_kept_for_the_next_command(case, write, also, briefs):
    case.add(write("a.txt", ACCOUNTS["a.txt"]))
    case.add(write("b.txt", ACCOUNTS["b.txt"] + "\nKerr rang bo@kerr.example. B. K."))
    case.protect("Bo Kerr", also=["Robin"], because="he asked us")
    texts = ["Bo Kerr", "Mr KERR'S boat", "b.txt", "Robin said", "kerr@x.org", "B. K.", "Bo\nKerr"]
    hidden = list(map(case.veil(), texts))
    assert all("err" not in text.casefold() for text in hidden)
    before = len(briefs)
    again = also("Cy")
    assert list(map(again.veil(), texts)) == hidden
    assert again.accept("Swift burned", because="x").seq
    assert list(map(also("Di").veil(), texts)) == hidden
    assert len(briefs) == before
    again.merge("Heron", "Swift", because="one ship")
    assert list(map(also("Di").veil(), texts)) == hidden
    assert len(briefs) > before


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE kept SET data = x'5b7b7d2c7b7d2c7b7d5d' WHERE name = 'veil'",
        "UPDATE kept SET seal = zeroblob(32) WHERE name = 'veil'",
        "UPDATE kept SET data = (SELECT data FROM kept WHERE name = 'standing') WHERE name = 'veil'",
    ],
)
def test_a_veil_that_somebody_else_left_hides_all_the_same(case, write, also, forged):
    case.add(write("b.txt", ACCOUNTS["b.txt"]))
    case.protect("Bo Kerr", because="he asked us")
    assert case.veil()("Bo Kerr") == "Source A"
    with case.store.writing() as connection:
        connection.execute(forged)
    assert also("Cy").veil()("Bo Kerr") == "Source A"


STEPS = st.sampled_from(
    [
        ("Ann", lambda case: case.accept("Swift burned", because="x")),
        ("Ben", lambda case: case.reject("Swift burned", because="x")),
        ("Ann", lambda case: case.grade("Bo Kerr", "B", because="x")),
        ("Ben", lambda case: case.grade("Bo Kerr", "D", because="x")),
        ("Ann", lambda case: case.answer("When did Heron sink?", "1962-05-03", because="x")),
        ("Ben", lambda case: case.answer("When did Heron sink?", "1962-05-04", because="x")),
        ("Ann", lambda case: case.merge("Heron", "Egret", because="x")),
        ("Ben", lambda case: case.split("Heron", "c.txt", because="x")),
        ("Ben", lambda case: case.undo(len(case.log()), because="x")),
        ("Ann", lambda case: case.undo(4, because="x")),
    ]
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(STEPS, max_size=7))
def test_conflicts_and_idle_decisions_are_those_of_the_brief(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("decide")
    for name, text in ACCOUNTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with make_case(folder / "x.case", Toy(), Clock()) as case:
        case.add([folder / name for name in ACCOUNTS])
        for by, step in steps:
            with case.acting(by), suppress(BadInput):  # it cannot be taken now
                step(case)
        made = case.made()
        assert case.conflicts() == made.conflicts
        assert case.idle() == made.idle
