"""Search finds what was written, by whom, when and about whom, and points at it exactly."""

import csv
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import KINDS

import thurloe
from thurloe.case.index import LONG, Query, is_in, passages
from thurloe.case.rulings import rule
from thurloe.errors import BadInput, CaseUnusable

ACCOUNTS = {
    "a.txt": "By Ann Lee\n\nHeron sank on 3 May 1962. The café was open.\n\nSwift burned on 9 June 1963.\n",
    "b.txt": "By Bo Kerr\n\nHeron sank on 4 May 1962. There were no life jackets.\n\nThe jackets of a life.\n",
    "c.txt": "By Cy Dunn, 7 March 1987\n\nWhoever sank with the Heron had a jacket, for all his life, I think.\n",
}


@pytest.fixture
def three(case, write):
    for name, text in ACCOUNTS.items():
        case.add(write(name, text))
    return case


def found(case, words, **narrow):
    return [(hit.account.file, hit.text.split()[0]) for hit in case.search(words, **narrow)]


def test_all_words_in_any_case_and_without_accents(three):
    assert found(three, "SANK heron open") == [("a.txt", "Heron")]
    assert found(three, "cafe") == [("a.txt", "Heron")]
    assert found(three, "nowhere") == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_is_found_in_its_other_forms_whatever_a_case_is_kept_in(three):
    assert {f for f, _ in found(three, "jacket")} == {"b.txt", "c.txt"}
    assert found(three, "burning swifts") == [("a.txt", "Swift")]
    assert found(three, '"life jacket"') == []
    assert found(three, 'jacket "no life"') == [("b.txt", "Heron")]
    assert found(three, "opened sank*") == [("a.txt", "Heron")]
    assert found(three, "boats") == []


def test_an_index_without_stems_gets_them(three):
    assert found(three, "jacket")
    with three.store.writing() as connection:
        connection.execute("DROP TABLE stem")
    three.grade("Ann Lee", "B", because="so that a search begins anew")
    assert {f for f, _ in found(three, "jacket")} == {"b.txt", "c.txt"}
    assert three.verify() == ()


def test_phrases_and_prefixes(three):
    assert {f for f, _ in found(three, "life jackets")} == {"b.txt", "c.txt"}
    assert found(three, '"life jackets"') == [("b.txt", "Heron")]
    assert {f for f, _ in found(three, "life jacket*")} == {"b.txt", "c.txt"}


def test_the_better_fit_comes_first(case, write):
    case.add(write("long.txt", "The ferry came in. " + "Nobody knows what was on the quay. " * 15))
    case.add(write("short.txt", "The ferry, the ferry. It was the ferry again, said all.\n"))
    assert [file for file, _ in found(case, "ferry")] == ["short.txt", "long.txt"]


def test_a_hit_points_at_the_words_and_the_claims_in_them(three):
    (hit,) = three.search("swift")
    assert hit.account.text[hit.start : hit.end] == hit.text
    assert hit.text.strip() == "Swift burned on 9 June 1963."
    assert [(t.statement.value, t.status) for t in hit.told] == [("1963-06-09", "single")]
    assert three.reject(hit.told[0].statement.handle, because="x").kind == "reject"


def test_narrowed_by_source(three):
    assert found(three, "heron", source="bo kerr") == [("b.txt", "Heron")]
    with pytest.raises(BadInput, match="No source is called"):
        found(three, "heron", source="Nobody")


def test_narrowed_by_time(three):
    """By what is told, else by when it was written; a vague date that may meet it does."""
    assert {f for f, _ in found(three, "heron", before="1962-05-04")} == {"a.txt"}
    assert {f for f, _ in found(three, "heron", after="1962-05-03")} == {"b.txt", "c.txt"}
    assert {f for f, _ in found(three, "heron", after="1962")} == {"c.txt"}
    assert found(three, "sank", before="1980", after="1970") == []
    with pytest.raises(BadInput, match="'soon' is no date"):
        found(three, "heron", before="soon")


def test_narrowed_by_entity_and_status(three):
    assert found(three, "burned", entity="swift") == [("a.txt", "Swift")]
    assert found(three, "sank", entity="Swift") == []
    assert {f for f, _ in found(three, "heron", status="contested")} == {"a.txt", "b.txt"}
    three.reject("Heron sank on 4 May 1962", because="x")
    assert found(three, "heron", status="rejected") == [("b.txt", "Heron")]
    with pytest.raises(BadInput, match="is no status"):
        found(three, "heron", status="doubtful")


def test_what_is_undone_is_not_found_and_what_comes_is(three, write):
    assert found(three, "swift")
    three.undo(2, because="x")
    assert found(three, "swift") == []
    three.add(write("d.txt", "By Di Ash\n\nThe swift was seen off Torvik, they say.\n"))
    assert found(three, "swift") == [("d.txt", "The")]
    assert three.verify() == ()


def test_a_corrected_claim_is_shown_and_found_by_what_it_says_now(three, tmp_path):
    event = three.correct("Swift burned on 9 June 1963", "1961-06-09", because="a 1 like a 3")
    (hit,) = three.search("swift", before="1962")
    (told,) = hit.told
    assert (told.value, told.corrected_by, told.statement.value) == (
        "1961-06-09",
        "Ann",
        "1963-06-09",
    )
    assert found(three, "swift", after="1962") == []
    three.export(tmp_path / "x.csv")
    table = (tmp_path / "x.csv").read_text()
    assert "1963-06-09" not in table
    (row,) = (row for row in csv.DictReader(table.splitlines()) if row["subject"] == "Swift")
    assert (row["value"], row["event_date"]) == ("1961-06-09", "1961-06-09")
    three.undo(event.seq, because="a 3 after all")
    assert found(three, "swift", before="1962") == []
    (hit,) = three.search("swift")
    assert (hit.told[0].value, hit.told[0].corrected_by) == ("1963-06-09", "")


def test_what_else_is_told_of_an_event_goes_by_its_corrected_date(three):
    material, claim = three.made().material, next(c for _, c in three.sight().statements())
    told = replace(claim, id="a.txt#c99", attribute="place", value="Torvik")
    extraction = replace(material.extractions[0], claims=(*material.extractions[0].claims, told))
    material = replace(material, extractions=(extraction, *material.extractions[1:]))
    three.correct("Heron sank on 3 May 1962", "1962-05-30", because="read again")
    ruled = rule(material, three.state().decisions).extractions[0]
    assert {c.id: c.event.date for c in ruled.claims}["a.txt#c99"] == "1962-05-30"
    assert ruled.events[0].date == "1962-05-30"


def test_an_event_whose_date_was_rejected_has_none_but_that_of_another_claim(three):
    material, claim = three.made().material, next(c for _, c in three.sight().statements())
    place = replace(claim, id="a.txt#c98", attribute="place", value="Torvik")
    other = replace(claim, id="a.txt#c99", value="1962-05-09")
    three.reject("Heron sank on 3 May 1962", because="he was asleep")
    for more, day in [((place,), None), ((place, other), "1962-05-09")]:
        first, *rest = material.extractions
        first = replace(first, claims=(*first.claims, *more))
        ruled = rule(replace(material, extractions=(first, *rest)), three.state().decisions)
        assert ruled.extractions[0].events[0].date == day
        days = {c.id: c.event.date for c in ruled.extractions[0].claims}
        assert [days[claim.id] for claim in more] == [day] * len(more)
    assert found(three, "heron", before="1962-05-04", status="rejected") == []


@pytest.mark.parametrize(
    "altered",
    [
        "DELETE FROM passage WHERE account = (SELECT min(account) FROM passage)",
        "UPDATE passage SET text = 'Heron came home' WHERE start = 0",
        "UPDATE passage SET start = 1 WHERE start = 0",
        "DELETE FROM passage_data WHERE id > 10",
        "INSERT INTO indexed VALUES ('0123')",
        "INSERT INTO passage VALUES ('Heron came home', '0123', 0, 9)",
    ],
)
def test_an_index_that_was_altered_is_named_and_made_anew(three, altered):
    before = found(three, "heron")
    assert three.verify() == ()
    with three.store.writing() as connection:
        connection.execute(altered)
    (problem,) = three.verify()
    assert problem.where == "the index for searches"
    assert three.verify() == ()
    assert found(three, "heron") == before


@pytest.mark.parametrize(
    "altered",
    [
        *("DROP TABLE passage_data", "DELETE FROM passage_config", "DROP TABLE stem_config"),
        *("DELETE FROM stem_config", "DROP TABLE stem_data", "DROP TABLE passage_content"),
        *("UPDATE passage_content SET c2 = 'x'", "UPDATE passage_content SET c3 = NULL"),
        "UPDATE passage_content SET c2 = 1.5",
    ],
)
def test_an_index_that_is_damaged_says_so_until_it_is_verified(three, also, altered):
    before = found(three, "heron")
    with three.store.writing() as connection:
        connection.execute(altered)
    with pytest.raises(CaseUnusable, match=r"index for searches .*thurloe case verify"):
        found(also(), "heron")
    also().verify()
    assert found(also(), "heron") == found(three, "heron") == before
    assert three.verify() == ()


def test_stems_that_were_altered_are_made_anew(three):
    before = found(three, "heron")
    with three.store.writing() as connection:
        connection.execute("INSERT INTO stem (stem) VALUES ('delete-all')")
    assert found(three, "heron") == []
    assert three.verify() == ()
    assert found(three, "heron") == before


@pytest.mark.parametrize("words", ["sink", "sinks", "Sinking", "sunk", "heron sank"])
def test_words_are_found_by_their_irregular_forms_too(three, words):
    assert found(three, words)
    assert found(three, words) == found(three, words.replace("sank", "sink"))
    assert found(three, '"sink"') == []
    assert is_in(words, "Swift sinks, as Heron does")


def test_an_empty_case_is_searched_in_vain(case):
    assert found(case, "heron") == []


@given(st.text(max_size=40))
def test_whatever_is_asked_is_a_query_or_refused(words):
    """No syntax of the engine gets through: terms are quoted, and nothing but `*` follows them."""
    try:
        query = Query.of(words)
    except BadInput:
        return
    asked = [part for part in (query.stems, query.exact) if part]
    assert asked
    for part in asked:
        term = r'("[^"]*"\*?|\("[^"]*"( OR "[^"]*")+\))'
        assert re.fullmatch(rf"{term}( AND {term})*", part)


@given(st.text(alphabet="ab. \n", max_size=3 * LONG))
def test_every_word_is_in_one_passage(text):
    spans = list(passages(text))
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


HOSTILE = ['"', 'a"b', "NEAR(a b)", "text:a", "a NOT b", "a^2", "(", "a\0b", "-a", "';--"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(three, words):
    if any(letter.isalnum() for letter in words):
        assert isinstance(found(three, words), list)
    else:
        with pytest.raises(BadInput, match="has no word"):
            found(three, words)


def test_a_claim_stands_as_what_it_says_itself_and_is_found_by_what_it_says_besides(
    write, tmp_path
):
    """Who says when a trial was says that there was one, which somebody else denies."""
    for name, said in (
        ("a.txt", "By Ann Lee\n\nKarl Jensen was tried in September 1962.\n"),
        ("b.txt", "By Bo Kerr\n\nKarl Jensen was never tried.\n"),
        ("c.txt", "By Cy Dunn\n\nKarl Jensen was tried in September 1962.\n"),
    ):
        folder = write(name, said).parent
    with thurloe.new(tmp_path / "real.case", by="Ann") as case:
        case.add(folder)
        asked = {f.attribute: f.status.value for f in case.findings()}
        assert asked == {"polarity": "contested", "date": "agreed"}
        by_status = {
            status: {
                hit.account.file: [told.status for told in hit.told]
                for hit in case.search("tried", status=status)
            }
            for status in ("agreed", "contested", "single")
        }
    day, denied = {"a.txt": ["agreed"], "c.txt": ["agreed"]}, {"b.txt": ["contested"]}
    assert by_status == {"agreed": day, "contested": day | denied, "single": {}}
