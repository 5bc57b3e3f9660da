"""Search by meaning finds what is said in other words, points at it, and needs no network."""

import pytest

from thurloe.errors import BadInput

ACCOUNTS = {
    "a.txt": "By Ann Lee\n\nThe vessel went to the bottom within minutes.\n\nHeron sank on 3 May 1962.\n",
    "b.txt": "By Bo Kerr\n\nHe was paid in gold coins for the barley.\n\nThe inspector counted the taxes.\n",
}


@pytest.fixture
def two(case, write):
    for name, text in ACCOUNTS.items():
        case.add(write(name, text))
    return case


def found(case, words, **narrow):
    return [hit.text.strip() for hit in case.search(words, meaning=True, **narrow)]


def test_the_nearest_comes_first_though_no_word_is_shared(two):
    assert found(two, "a ship sinking beneath the sea")[0].startswith("The vessel went")
    assert found(two, "money")[0].startswith("He was paid")
    assert found(two, "money") != found(two, "a ship sinking beneath the sea")


def test_a_hit_points_at_the_words_and_their_claims(two):
    hit = next(h for h in two.search("a boat that sank", meaning=True) if h.told)
    assert hit.account.text[hit.start : hit.end] == hit.text
    assert [t.statement.value for t in hit.told] == ["1962-05-03"]


def test_it_is_narrowed_as_any_search(two):
    assert found(two, "money", source="Ann Lee") == []
    assert found(two, "a boat that sank", status="single") == ["Heron sank on 3 May 1962."]


def test_what_comes_or_goes_is_found_or_not(two, write):
    two.add(write("c.txt", "By Cy Dunn\n\nThe steamer sank in the bay.\n"))
    assert any("steamer" in text for text in found(two, "a ship sinking beneath the sea"))
    number = next(e.seq for e in two.log() if e.kind == "account")
    two.undo(number, because="forged")
    assert not any("vessel" in text for text in found(two, "a ship sinking beneath the sea"))


def test_what_others_added_and_looked_for_is_found(two, also, write):
    found(two, "a ship sinking beneath the sea")
    also("Ben").add(write("c.txt", "By Cy Dunn\n\nThe steamer sank in the bay.\n"))
    assert any("steamer" in text for text in found(also("Ben"), "a ship sinking beneath the sea"))
    assert any("steamer" in text for text in found(two, "a ship sinking beneath the sea"))
    number = next(e.seq for e in two.log() if e.kind == "account")
    two.undo(number, because="forged")
    found(two, "money")
    two.undo(len(two.log()), because="it is not")
    assert any("vessel" in text for text in found(two, "a ship sinking beneath the sea"))


def test_the_index_is_kept_and_made_anew_where_it_is_lost(two, also):
    before = found(two, "money")
    again = also("Ben")
    assert found(again, "money") == before
    with two.store.writing() as connection:
        connection.execute("DELETE FROM sense")
    assert found(also("Cy"), "money") == before
    assert two.verify() == ()


def test_vectors_that_somebody_else_left_are_made_anew(two, also):
    before = found(two, "money")
    with two.store.writing() as connection:
        connection.execute("UPDATE sense SET vectors = zeroblob(length(vectors))")
    assert found(also("Cy"), "money") == before


def test_without_words(two):
    with pytest.raises(BadInput, match="no word that the model knows"):
        found(two, "  ")


def test_no_account_and_nothing_to_find(case):
    assert list(case.search("money", meaning=True)) == []
