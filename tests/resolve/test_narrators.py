"""Who "I" is: the writer of a text, where the writer is somebody with a name."""

from dataclasses import replace

import pytest
from tests.resolve.invented import event, said

from thurloe.nouns import EntityType, Quote, Referent, Role
from thurloe.resolve import Narrators, resolve_entities
from thurloe.resolve.narrators import is_person
from thurloe.resolve.same_value import by_value

SOURCES = {"a.txt": "s1", "b.txt": "s2"}
NAMES = {"s1": "Anna Holm", "s2": "The Harbour Gazette"}


def own(file, word="I"):
    """A claim that the writer of a file makes of herself."""
    told = event(file, "arrest")
    role = Role(name="object", text=word)
    return said(replace(told, subject=role, roles=(role,)), "date", "1931-05-06")


def person(file, name, *, kin=None, mention="Holm", gender="f"):
    return Referent(
        id=f"{file}#{name or mention}",
        account=file,
        type=EntityType.PERSON,
        name=name or mention,
        names=(name,) if name else (),
        mentions=(Quote(account=file, start=0, end=len(mention), text=mention),),
        kin=kin,
        gender=gender,
    )


@pytest.mark.parametrize("word", ["I", "me"])
def test_i_is_the_writer_and_meets_her_in_other_accounts(word):
    other = person("b.txt", "Anna Holm")
    narrators = Narrators([other], SOURCES, NAMES)
    [claim] = narrators.told_by_name([own("a.txt", word)])
    [anna] = resolve_entities(narrators.referents())
    assert {claim.event.subject.referent, other.id} == set(anna.referents)
    assert claim.event.roles[0].referent == claim.event.subject.referent
    assert claim.event.subject.text == word


def test_i_did_it_is_told_with_the_writers_name_where_it_is_known():
    claims = [replace(own(file), attribute="agent", value="I") for file in ("a.txt", "b.txt")]
    told = Narrators([], SOURCES, NAMES).told_by_name(claims)
    assert [claim.value for claim in told] == ["Anna Holm", "I"]


def test_i_of_two_tellers_is_not_one_value():
    mine, hers = (replace(own(file), attribute="agent", value="I") for file in ("a.txt", "b.txt"))
    again = replace(mine, id="a.txt#c2")
    groups = by_value([mine, again, hers])
    assert sorted(len(group) for group in groups) == [1, 2]


def test_a_writer_whom_her_text_names_is_the_one_it_names():
    known = person("a.txt", "Anna Holm")
    narrators = Narrators([known], SOURCES, NAMES)
    [claim] = narrators.told_by_name([own("a.txt")])
    assert claim.event.subject.referent == known.id
    assert narrators.referents() == (known,)


def test_i_is_nobody_in_a_paper_in_anothers_mail_and_in_the_plural():
    narrators = Narrators([], SOURCES, NAMES)
    for claim in (own("b.txt"), replace(own("a.txt"), quoted=True), own("a.txt", "we")):
        assert narrators.told_by_name([claim]) == [claim]
    assert narrators.referents() == ()


def test_words_of_another_speaker_in_the_file_are_that_speakers():
    narrators = Narrators([], SOURCES, {**NAMES, "s3": "Peter Krag"})
    [claim] = narrators.told_by_name([replace(own("a.txt"), source="s3")])
    [krag] = narrators.referents()
    assert (krag.name, krag.id) == ("Peter Krag", claim.event.subject.referent)


def test_my_father_is_he_whose_daughter_another_account_names():
    mine = person("a.txt", "", mention="My father", gender="m")
    krag = person("b.txt", "Jon Holm", gender="m")
    anna = person("b.txt", "Anna", kin=("daughter", krag.id))
    told = Narrators([mine, krag, anna], SOURCES, NAMES).referents()
    [father] = [e for e in resolve_entities(told) if krag.id in e.referents]
    assert mine.id in father.referents
    mother = replace(mine, mentions=(replace(mine.mentions[0], text="My mother"),), gender="f")
    told = Narrators([mother, krag, anna], SOURCES, NAMES).referents()
    assert mother in told


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Holm", True),
        ("Private Olaf van der Lind", True),
        ("A. B. Holm", True),
        ("Anna", False),
        ("Harbour Gazette", False),
        ("Holm & Sons", False),
        ("the lock keeper", False),
    ],
)
def test_a_person_is_told_from_a_paper(name, expected):
    assert is_person(name) is expected
