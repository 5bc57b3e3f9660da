"""Cases by people, then laws."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thurloe.extract.cast import cast_of
from thurloe.nouns import Account, View

CASES = Path(__file__).parents[2] / "cases"
NAMES = json.loads((CASES / "names.json").read_text(encoding="utf-8"))
PRONOUNS = json.loads((CASES / "pronouns.json").read_text(encoding="utf-8"))


def account_of(text):
    return Account(
        file="a.txt", sha256="", text=text, view=View.plain(text), sections=(), source="s1"
    )


def read(nlp, text):
    doc = nlp(text)
    return doc, cast_of(doc, account_of(text))


def owners(cast):
    return {name: r for r in cast.referents for name in r.names}


def marked(cases):
    found = []
    for case in cases:
        why = case.get("xfail")
        marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
        found.append(pytest.param(case, id=case["text"][:40], marks=marks))
    return found


@pytest.mark.parametrize("case", marked(NAMES))
def test_names(case, nlp):
    _, cast = read(nlp, case["text"])
    who = owners(cast)
    for names in case.get("together", ()):
        assert len({who[n].id for n in names}) == 1
    for one, other in case.get("apart", ()):
        assert who[one].id != who[other].id
    for name, kind in case.get("types", {}).items():
        assert who[name].type == kind
    for name, places in case.get("within", {}).items():
        assert list(who[name].within) == places
    for name in case.get("absent", ()):
        assert name not in who
    kin = {r.kin[0]: r.kin[1] for r in cast.referents if r.kin}
    for word, name in case.get("kin", {}).items():
        assert kin[word] == who[name].id


@pytest.mark.parametrize("case", marked(PRONOUNS))
def test_pronouns(case, nlp):
    doc, cast = read(nlp, case["text"])
    who = owners(cast)
    for word, names in case["means"].items():
        token = [t for t in doc if t.text == word][-1]
        assert cast.heads.get(token.i, ()) == tuple(who[n].id for n in names)


@pytest.mark.parametrize(
    "text",
    [
        "The woman was found by a child. She had been robbed. Anna Holm said that it rained.",
        "The woman slept. She was ill. Anna Holm, a nurse, came, and Ada Weir wept.",
        "The woman slept. She was ill. Anna Holm, a nurse, found her.",
    ],
)
def test_a_name_that_comes_later_may_be_of_somebody_else(nlp, text):
    doc, cast = read(nlp, text)
    (woman,) = (cast.heads[t.i] for t in doc if t.text == "woman")
    assert woman != (owners(cast)["Anna Holm"].id,)


def test_a_stretch_counts_from_its_own_start(nlp):
    text = "Nothing here. Ada Weir met Karl Holm. She smiled."
    account, base = account_of(text), len("Nothing here. ")
    cast = cast_of(nlp(text[base:]), account, base=base, first=7)
    assert [r.id for r in cast.referents][:2] == ["a.txt#r7", "a.txt#r8"]
    assert all(text[q.start : q.end] == q.text for r in cast.referents for q in r.mentions)


def test_the_view_is_mapped_back_to_the_text(nlp):
    text = "Ada\nWeir met Karl."
    view = View(text="Ada Weir met Karl.", starts=range(len(text)))
    account = Account(file="a.txt", sha256="", text=text, view=view, sections=(), source="s1")
    cast = cast_of(nlp(view.text), account)
    assert cast.referents[0].names == ("Ada Weir",)
    assert cast.referents[0].mentions[0].text == "Ada\nWeir"


WORDS = st.sampled_from([
    "Ada", "Weir", "Captain", "the", "SS", "Merrow", "he", "her", "they", '"', "(", ")", ",", ".",
    "in", "of", "de", "Jr.", "née", "two", "ships", "and", "was", "I", "said", "Oslo", "\n\n",
    "mother's",
])  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(WORDS, min_size=1, max_size=25))
def test_any_text_is_read_and_every_mention_is_grounded(nlp, words):
    text = " ".join(words)
    doc, cast = read(nlp, text)
    ids = {r.id for r in cast.referents}
    assert {i for found in cast.heads.values() for i in found} <= ids
    assert all(0 <= i < len(doc) for i in cast.heads)
    for referent in cast.referents:
        assert all(text[q.start : q.end] == q.text for q in referent.mentions)
        assert all(n in " ".join(text.split()) for n in referent.names)
        assert list(referent.names) == sorted(referent.names, key=lambda n: (-len(n), n))
    assert cast == read(nlp, text)[1]
