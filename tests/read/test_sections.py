"""Sections: what each stretch is, and that they tile the view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.nouns import SectionKind
from thurloe.read.mend import mend
from thurloe.read.sections import parts_of, sections_of

NORTH = (
    (
        "The pilots feared Captain Lindqvist, and Lindqvist knew it. When the harbour board at Torvik asked Lindqvist "
        "for his papers, he laughed at them, and his mate Halvorsen laughed with him. It was Halvorsen who later told "
        "the inquiry at Torvik how much the ferry had really carried that night, and that Lindqvist had been warned."
    ),
    (
        "In the spring the board of Torvik heard what Halvorsen had to say about Lindqvist. The people of Torvik came "
        "to listen, since Lindqvist was no friend of theirs, and Halvorsen spoke for two days without a pause."
    ),
)
SOUTH = (
    (
        "It was in the hills above the town that Mirella Santos learned to paint. Her teacher was old Ruggero, and "
        "what Mirella knew of colour came from Ruggero. They walked to San Celso every week, and in San Celso they "
        "sold what they had, until Mirella was known there and Ruggero too old to walk so far with her any more."
    ),
    (
        "After the war she stayed in San Celso, where the house of Mirella Santos can be seen today. Of Ruggero "
        "nothing is left but a wall, which Mirella painted when he died, and it is said that she painted it in tears."
    ),
)
ENTRIES = (
    "• Stone, J.B. The Night Ferry. London: Harbour Press, 1966.",
    "• Lind, Olaf. Storms and Men. New York: Gull Books, 1984.",
)


def kinds(text, title=""):
    view = mend(text)
    return [
        (
            section.kind.value,
            section.article,
            view.text[section.start : section.end].split("\n")[0][:30],
        )
        for section in sections_of(parts_of(view.text, title=title))
    ]


def paragraphs(*blocks):
    return "\n\n".join(blocks)


def test_site_title_byline_body_references():
    text = paragraphs(
        "Harbour Lab", "Lindqvist: The Captain They Feared", "By: Anna Berg", *NORTH, *ENTRIES
    )
    assert kinds(text) == [
        ("header", 0, "Harbour Lab"),
        ("title", 0, "Lindqvist: The Captain They Fe"),
        ("byline", 0, "By: Anna Berg"),
        ("body", 0, NORTH[0][:30]),
        ("references", 0, ENTRIES[0][:30]),
    ]


def test_list_mail_with_head_and_footer():
    text = paragraphs(
        "[Harbours] A Captain They Feared",
        "Olaf Lind olaf at example.org\nTue Apr  5 11:20:36 MST 2016",
        "HRB, Vol. 38 No. 7 · 5 April 2016\nAnna Berg",
        *NORTH,
        "_______________________________________________\nHarbours mailing list\nhttps://lists.example.org/listinfo/harbours",
    )
    assert [kind for kind, _, _ in kinds(text)] == ["header", "byline", "byline", "body", "footer"]


def test_mail_fields_inside_a_text_file():
    text = paragraphs(
        "From: Olaf Lind <olaf@example.org>\nTo: desk@example.org\nSubject: The ferry\nDate: 3 May 2001",
        *NORTH,
        "Sent from my phone",
    )
    assert [kind for kind, _, _ in kinds(text)] == ["header", "body", "footer"]


def test_second_article_after_a_note_on_the_author():
    text = paragraphs(
        "The Captain They Feared",
        *NORTH,
        "Anna Berg is a journalist.\nThe photo shows the quay in 1911.",
        "Mirella Santos – A Life in Colour",
        *SOUTH,
    )
    assert [(kind, article) for kind, article, _ in kinds(text)] == [
        ("title", 0), ("body", 0), ("note", 0), ("footer", 0), ("title", 1), ("body", 1),
    ]  # fmt: skip


def test_title_glued_to_the_last_reference_is_a_second_article():
    text = paragraphs(
        "The Captain They Feared",
        *NORTH,
        ENTRIES[0],
        ENTRIES[1] + "Mirella Santos – A Life in Colour",
        *SOUTH,
    )
    assert ("title", 1, "Mirella Santos – A Life in Col") in kinds(text)
    assert ("references", 0, ENTRIES[0][:30]) in kinds(text)


def test_body_glued_to_the_last_reference_is_a_second_article():
    text = paragraphs(
        "The Captain They Feared", *NORTH, ENTRIES[0], ENTRIES[1] + SOUTH[0], SOUTH[1]
    )
    assert kinds(text)[-1][:2] == ("body", 1)


def test_headings_about_the_same_people_stay_in_one_article():
    text = paragraphs(
        "The Captain They Feared",
        *NORTH,
        "Lindqvist Before the Board",
        *NORTH,
        "What Halvorsen Said",
        *NORTH,
    )
    assert {article for _, article, _ in kinds(text)} == {0}
    assert ("title", 0, "What Halvorsen Said") in kinds(text)


def test_heading_of_strangers_needs_no_end_mark():
    text = paragraphs("The Captain They Feared", *NORTH, "Mirella Santos of San Celso", *SOUTH)
    assert kinds(text)[-1][:2] == ("body", 1)


NEXT = {
    "a byline": ("What the Board of Torvik Heard", "By Olaf Lind"),
    "a headline in small letters": ("Board hears of a captain they feared", "By Olaf Lind"),
    "an outlet and a date": ("What the Board of Torvik Heard", "Harbour Review, 9 May 1962"),
    "a rule and a date": ("***", "What the Board of Torvik Heard", "9 May 1962"),
}
SAME = {
    "a heading": ("What the Board Heard",),
    "a rule and a heading": ("***", "What the Board Heard"),
    "the same byline": ("What the Board Heard", "By Anna Berg"),
    "a photographer": ("What the Board Heard", "Photo: Karin Dahl"),
    "a motto": ("What the Board Heard", "— Olaf Lind"),
    "a day of a diary": ("Tuesday Night", "4 May 1962"),
}


@pytest.mark.parametrize("head", NEXT)
def test_a_second_article_about_the_same_people_has_a_head_of_its_own(head):
    text = paragraphs("The Captain They Feared", "By Anna Berg", *NORTH, *NEXT[head], *NORTH)
    assert {article for _, article, _ in kinds(text)} == {0, 1}
    assert kinds(text)[-1][:2] == ("body", 1)


@pytest.mark.parametrize("head", SAME)
def test_parts_of_one_article_stay_together(head):
    text = paragraphs("The Captain They Feared", "By Anna Berg", *NORTH, *SAME[head], *NORTH)
    assert {article for _, article, _ in kinds(text)} == {0}


def test_biography_of_the_subject_is_running_text():
    text = paragraphs(
        "Anna Berg",
        "Anna Berg was a journalist who lived in Torvik. Berg was born in 1901 and Berg died in 1944.",
        *NORTH,
    )
    assert [kind for kind, _, _ in kinds(text)] == ["title", "body"]


def test_a_single_sentence_is_running_text():
    assert kinds("Posted by nobody, the letter was found in May 1901.")[0][0] == "body"


blocks = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(
            [
                *NORTH,
                *SOUTH,
                *ENTRIES,
                "References",
                "By Anna Berg",
                "By Olaf Lind, Harbour Review, 9 May 1962",
                "Fifty dead in fire",
                "From: a@b.cd\nSubject: x",
                "A Heading of Words",
                "___",
                "x.Y z 1952.Ab c",
            ]
        ),
    ),
    max_size=14,
)


@given(blocks)
def test_sections_tile_the_view(texts):
    view = mend("\n\n".join(texts))
    sections = sections_of(parts_of(view.text))
    at, article = 0, 0
    for section in sections:
        assert not view.text[at : section.start].strip()
        assert section.start < section.end
        assert section.article in {article, article + 1}
        assert isinstance(section.kind, SectionKind)
        at, article = section.end, section.article
    assert not view.text[at:].strip()


def test_signature_of_a_mail_is_its_foot():
    text = paragraphs("The Captain They Feared", *NORTH, "-- \nOlaf Lind\nDepartment of Harbours")
    assert [kind for kind, _, _ in kinds(text)] == ["title", "body", "footer"]
