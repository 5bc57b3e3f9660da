"""A brief narrowed to one entity keeps what concerns it and nothing else."""

from dataclasses import replace

import pytest

from thurloe.errors import BadInput
from thurloe.nouns import Entity, EntityType
from thurloe.report import select, to_html, to_markdown
from thurloe.report.index import index_of
from thurloe.report.passages import passages_of


@pytest.mark.parametrize(
    "name",
    [
        "Viktor Strand",
        "viktor strand",
        "Mr Strand",
        "strand",
        "Víktor",
        "CAPT STRAND",
        "Prof. Viktor",
    ],
)
def test_any_name_will_do(brief, name):
    assert select(brief, name).about == "Viktor Strand"


def test_subject_part_or_answer(brief):
    questions = [finding.question for finding in select(brief, "Calder").findings]
    assert "When was Ines Calder commended?" in questions  # she is its subject
    assert "Who gave the order to abandon ship?" in questions  # she answers it
    assert "When did Viktor Strand die?" not in questions
    assert "When did Maren Halvorsen report the bow door?" in [
        finding.question for finding in select(brief, "Strand").findings
    ]  # he takes part


def test_only_what_is_concerned_is_kept(brief):
    narrow = select(brief, "Agnes Doyle")
    spoken = {claim.quote.account for f in narrow.findings for a in f.answers for claim in a.claims}
    doyle = {r for e in narrow.entities if e.name == "Agnes Doyle" for r in e.referents}
    named = {m.account for r in brief.referents if r.id in doyle for m in r.mentions}
    assert {account.file for account in narrow.accounts} == spoken | named
    assert {account.source for account in narrow.accounts} == {s.id for s in narrow.sources}
    assert "Hugh Penrose" not in [entity.name for entity in narrow.entities]


def test_a_wrong_name_is_answered_with_the_nearest(brief):
    with pytest.raises(BadInput, match="Viktor Strand"):
        select(brief, "Victor Stand")


def test_what_nobody_is_called_is_looked_for_in_what_is_told(brief):
    narrow = select(brief, "the bow doors")
    assert narrow.about == "the bow doors"
    told = [
        " ".join([f.question, *(c.quote.text for a in f.answers for c in a.claims)]).lower()
        for f in narrow.findings
    ]
    assert told
    assert all("bow" in text and "door" in text for text in told)
    assert {f.id for f in narrow.findings} < {f.id for f in brief.findings}
    assert passages_of(index_of(narrow)) == []


def test_what_is_written_small_is_no_part_of_a_name(brief):
    ship = Entity(id="e98", type=EntityType.VESSEL, name="Bow Door", variants=())
    named = replace(brief, entities=(*brief.entities, ship))
    assert select(named, "bow").about == "bow"
    assert select(named, "Bow").about == "Bow Door"


def test_an_ambiguous_name_is_answered_with_all(brief):
    other = Entity(id="e99", type=EntityType.PERSON, name="Bodil Strand", variants=("Strand",))
    with pytest.raises(BadInput, match=r"Viktor Strand.*Bodil Strand"):
        select(replace(brief, entities=(*brief.entities, other)), "strand")


def test_a_title_tells_two_of_one_name_apart(brief):
    wife = Entity(id="e98", type=EntityType.PERSON, name="Mrs Strand", variants=("Mrs. Strand",))
    both = replace(brief, entities=(*brief.entities, wife))
    assert select(both, "Mrs Strand").about == "Mrs Strand"
    assert select(both, "Viktor Strand").about == "Viktor Strand"


@pytest.mark.parametrize("name", ["Capt. Viktr Strant", "Strnd"])
def test_near_names_are_told_whatever_the_title(brief, name):
    with pytest.raises(BadInput, match=r"Nearest: 'Viktor Strand'"):
        select(brief, name)


def test_where_no_name_is_near_none_is_offered(brief):
    with pytest.raises(BadInput, match="See the entities"):
        select(brief, "Qxy Zzw")


@pytest.mark.parametrize("name", ["", " ", "..."])
def test_what_has_no_letter_is_no_name(brief, name):
    with pytest.raises(BadInput, match="is no name"):
        select(brief, name)


def test_what_names_the_wanted_one_and_gave_no_claim_is_shown(brief):
    """Without a finding of hers, every sentence with her name is left for the reader to judge."""
    mute = replace(brief, findings=())
    narrow = select(mute, "Agnes Doyle")
    passages = passages_of(index_of(narrow))
    assert passages
    texts = {account.file: account.text for account in brief.accounts}
    for one in passages:
        e = one.excerpt
        assert "Doyle" in e.words
        assert e.before + e.words + e.after in texts[one.file]
    for write in (to_markdown, to_html):
        assert "Named besides" in write(narrow)
    assert not passages_of(index_of(mute))  # a brief about everybody lists nobody


@pytest.mark.parametrize("name", ["Quill", "Ada"])
def test_a_name_that_several_bear_is_none_even_if_one_is_called_by_it_alone(brief, name):
    people = [
        ("q1", "Ada Quill", ("Quill",)),
        ("q2", "Tom Quill", ()),
        ("q3", "Ada Finch", ("Ada",)),
    ]
    entities = tuple(
        Entity(id=key, type=EntityType.PERSON, name=one, variants=also) for key, one, also in people
    )
    several = replace(brief, entities=(*brief.entities, *entities))
    with pytest.raises(BadInput, match="may be any of"):
        select(several, name)
    assert select(several, "Tom Quill").about == "Tom Quill"
