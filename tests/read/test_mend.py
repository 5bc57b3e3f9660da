"""Views: examples, then the laws that hold for every text."""

import re
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.nouns import View
from thurloe.read.mend import mend

WRAPPED = (
    "The skills of the three pilots who knew these waters best were often \n"
    "praised, and so was their courage; but on the night of the storm none \n"
    "of them was on board, for the owners had given two of them leave and \n"
    "the third was ill.\n"
    "\n"
    "A new paragraph tells of the crew, which had been hired in a hurry and \n"
    "had never sailed together.\n"
)
EXAMPLES = {
    "crlf": ("One line.\r\n\r\nNext one.\r\n", "One line.\n\nNext one."),
    "paragraph a line": ("He went home.\nShe stayed on.\n", "He went home.\n\nShe stayed on."),
    "runs of spaces": ("a  b\u00a0c\t d", "a b c d"),
    "unseen characters": ("\ufeffinter\u00adnational zero\u200bwidth", "international zerowidth"),
    "curly quotes stay": ("“It’s”", "“It’s”"),
    "reply marks": (
        "> The ship that\n> was lost\n>\n> Never came.",
        "The ship that was lost\n\nNever came.",
    ),
    "latex quotes": ("He said ``yes'' at once.", "He said “yes” at once."),
    "possessive": ("The ship 's bell , he said , rang .", "The ship's bell, he said, rang."),
    "contractions": ("They ca n't , I 'm told , and wo n't .", "They can't, I'm told, and won't."),
    "brackets": (
        "It sank -LRB- in 1904 -RRB- , off Hook , at noon .",
        "It sank (in 1904), off Hook, at noon.",
    ),
    "a word after a bracket": (
        "Anna Holm -LRB- born Krag -RRB- was there , they say , in 1921 .",
        "Anna Holm (born Krag) was there, they say, in 1921.",
    ),
    "brackets in a text that is mended but for them": (
        "Anna Holm -lrb- 1881-1944 -rrb- was lost. So was -LSB-the-RSB- mate.",
        "Anna Holm (1881-1944) was lost. So was [the] mate.",
    ),
    "a number in pieces": (
        "Of 20, 000 sheep , 1, 250 , they say , cost $ 1, 250, 000 .",
        "Of 20,000 sheep, 1,250, they say, cost $1,250,000.",
    ),
    "a number in pieces anywhere": (
        "Of 20, 000 sheep and 3, 500 goats none was left.",
        "Of 20,000 sheep and 3,500 goats none was left.",
    ),
    "two numbers side by side": (
        "On May 3, 200 men saw rooms 12, 345 and 678. In 1910, 200 more did. 4, 567, 12 and 9.",
        "On May 3, 200 men saw rooms 12, 345 and 678. In 1910, 200 more did. 4, 567, 12 and 9.",
    ),
    "two numbers beside one in pieces": (
        "On May 3, 200 men sold 20, 000 sheep in lots of 12, 345 and 678.",
        "On May 3, 200 men sold 20,000 sheep in lots of 12, 345 and 678.",
    ),
    "tokenised quotes": ("`` No , '' he said , `` never . ''", "“No,” he said, “never.”"),
    "straight quotes": ('" No , " he said , " never . "', '"No," he said, "never."'),
    "hyphen and space": (
        "A pro- Danish , not pre- and post-war , view .",
        "A pro-Danish, not pre- and post-war, view.",
    ),
    "money": ("It cost $ 25.95 , or £ 20 , then .", "It cost $25.95, or £20, then."),
    "a sentence a line": (
        "It sank , they say .\nNobody , it seems , knew .",
        "It sank, they say. Nobody, it seems, knew.",
    ),
    "a byline under a title": (
        "Fire in the Harbour\nby Anna Berg\nIt was late.",
        "Fire in the Harbour\n\nby Anna Berg\n\nIt was late.",
    ),
    "a label": (
        "It sank , they say .\nBOOK NOTES : By A. Name , 1904 .",
        "It sank, they say.\n\nBOOK NOTES: By A. Name, 1904.",
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name):
    text, shown = EXAMPLES[name]
    assert mend(text).text == shown


def test_hard_wraps_are_joined_and_blank_lines_kept():
    view = mend(WRAPPED)
    assert view.text.count("\n\n") == 1
    assert "were often praised, and so" in view.text
    assert "  " not in view.text


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [
        ("He was arrested in\nLisbon on 12 May.\n\nHe fled.", "arrested in Lisbon on 12 May."),
        (
            (
                "REPORT OF THE COURT\n1. The mill was sold in 1964 to the clerk and the\nbank of the"
                " town.\n2. The clerk left Holm in May and was met at the port by\nAnna Weir, whom he"
                " had not\nseen before.\n3. The trial began."
            ),
            "met at the port by Anna Weir, whom he had not seen before.\n\n3. The",
        ),
        ("THE COURT AT HOLM\n1. The mill was\nsold and the\nclerk fled.", "HOLM\n\n1. The mill"),
    ],
)
def test_a_line_that_ends_in_a_small_word_goes_on(wrapped, whole):
    assert whole in mend(wrapped).text


def test_a_short_line_in_a_wrapped_text_ends_its_paragraph():
    text = (
        WRAPPED.replace(" \n", "\n")
        + "\nAnna Berg\nHarbour Review\nThe third paragraph starts here and goes on for\na while."
    )
    assert mend(text).text.split("\n\n")[2:4] == ["Anna Berg", "Harbour Review"]


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("the intelli-\ngence of", "the intelligence of"),
        ("a counter-\nattack by", "a counter-attack by"),
        ("the anti-\nGerman mood", "the anti-German mood"),
        ("his mother-\nin-law was", "his mother-in-law was"),
        ("the sea-\nman and every seaman", "the seaman and every seaman"),
        ("the light-\nship, a light-ship", "the light-ship, a light-ship"),
        ("in the mid-\n1920s", "in the mid-1920s"),
    ],
)
def test_hyphen_at_a_line_end(broken, joined):
    assert mend(broken).text == joined


def test_text_without_faults_needs_no_map():
    assert mend("One plain paragraph.") == View.plain("One plain paragraph.")


def test_map_is_lean_and_gives_plain_integers():
    view = mend("a  b")
    assert isinstance(view.starts, array)
    assert view.starts.itemsize == 4
    assert type(view.origin(0, 1)[0]) is int


def test_quotation_marks_map_to_both_their_characters():
    text = "`` No , '' he said , twice ."
    view = mend(text)
    start, end = view.origin(0, view.text.index("”") + 1)
    assert text[start:end] == "`` No , ''"


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)
marks = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        " ",
        "  ",
        " , ",
        " . ",
        "``",
        "''",
        "-\n",
        "- ",
        ">",
        "\n> ",
        '"',
        " 's",
        "-LRB-",
        "-RRB- ",
        "20, 000",
        "\u00ad",
        "\u200b",
        "\f",
        "\u2028",
        "The ",
        "ship",
        "•",
        "\ufeff",
    ]
)
texts = st.lists(st.one_of(words, marks), max_size=60).map("".join)


def letters(text):
    """What a reader reads: letters and digits, brackets' names aside."""
    return re.sub(r"[\W_]+", "", re.sub(r"-[LR][RSC]B-", "", text))


@given(texts)
def test_map_has_a_place_for_each_character_and_never_falls(text):
    view = mend(text)
    starts = list(view.starts)
    assert len(starts) == len(view.text)
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) for start in starts)


@given(texts)
def test_nothing_is_added_or_lost(text):
    assert letters(mend(text).text) == letters(text)


@given(texts, st.integers(0, 200), st.integers(1, 50))
def test_every_span_maps_to_the_same_words(text, start, length):
    view = mend(text)
    span = view.text[start : start + length]
    if span:
        begin, end = view.origin(start, start + len(span))
        assert letters(text[begin:end]) == letters(span)


@given(texts)
def test_view_is_tidy(text):
    view = mend(text).text
    assert view == view.strip("\n ")
    assert not set(view) & set("\t\r\u00ad\u200b\ufeff")


def test_markdown_marks_are_left_out():
    text = "# The *Night* Ferry\n\nIt was **lost** with [all hands](https://example.org/a), they say.\n"
    assert mend(text).text == "The Night Ferry\n\nIt was lost with all hands, they say."
    assert mend("A footnote.[*] And 3 * 4.").text == "A footnote.[*] And 3 * 4."


def test_a_number_in_pieces_maps_back_to_all_of_it():
    text = "They lost 20, 000 sheep."
    view = mend(text)
    at = view.text.index("20,000")
    start, end = view.origin(at, at + len("20,000"))
    assert text[start:end] == "20, 000"


def test_file_tokenised_in_part_is_mended_there():
    plain = "He said, and nobody doubted it, that the ship was lost. " * 80
    view = mend(plain + "\n" + "She sank , they said , at nine . " * 100)
    assert "She sank, they said, at nine." in view.text
