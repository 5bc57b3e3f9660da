"""Values and shares in words; foreign text made harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.report.wording import cut, cut_around, one_line, say_title
from thurloe.values.said import say_share, say_value


@pytest.mark.parametrize(
    ("attribute", "value", "words"),
    [
        ("number", "12000", "12,000"),
        ("number", ">=233", "at least 233"),
        ("number", "~2000", "about 2000"),
        ("number", "170/180", "170–180"),
        ("number", "200 t", "200 t"),
        ("duration", "P8Y", "8 years"),
        ("duration", "P2Y7M", "2 years 7 months"),
        ("duration", "~PT40M", "about 40 minutes"),
        ("age", "PXM", "some months"),
        ("date", "1944-11-07", "7 November 1944"),
        ("time", "21:40", "21:40"),
        ("place", "Brannock", "Brannock"),
        ("duration", "for ever", "for ever"),
    ],
)
def test_values(attribute, value, words):
    assert say_value(attribute, value) == words


@pytest.mark.parametrize(
    ("share", "words"), [(0.81, "81 %"), (1.0, "100 %"), (0.9991, ">99 %"), (0.0004, "<1 %")]
)
def test_shares(share, words):
    assert say_share(share) == words


def test_no_control_characters_are_left():
    assert one_line("a\x1b[31mred\x07\n b\u202ec\tx") == "a[31mred bc x"


@given(text=st.text())
def test_one_line_prints(text):
    assert all(letter.isprintable() for letter in one_line(text))


@given(text=st.text(alphabet="ab ,."), width=st.integers(2, 40))
def test_cut_fits(text, width):
    assert len(cut(text, width)) <= width


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("ferry", "Ferry"),
        ("contested_life", "Contested Life"),
        ("loss_of-the_ferry", "Loss of the Ferry"),
        ("letters-2019-06-12", "Letters 2019-06-12"),
        ("USS_heron", "USS Heron"),
        ("The Heron, 1961", "The Heron, 1961"),
        ("my papers_2", "my papers 2"),
        ("__", "__"),
    ],
)
def test_the_name_of_a_folder_reads_as_a_title(name, title):
    assert say_title(name) == title


@given(
    parts=st.tuples(*[st.text(alphabet="ab ", max_size=30).map(str.strip)] * 3),
    width=st.integers(8, 60),
)
def test_what_is_cut_around_the_words_fits_and_has_them_if_they_do(parts, width):
    head, words, tail = parts
    said = cut_around(head, words, tail, width)
    assert len(said) <= width
    assert words in said or len(words) > width - 3
