"""The day on which an account was written, by the lines above it."""

import pytest

from thurloe.extract.times import case_days, find_times

HEADED = {  # text -> the value of its last time
    "Weir Hall, 7th May 1851.\n\nMy Lady,\n\nKrag died yesterday.": "1851-05-06",
    "NOT TO BE COPIED. Sheet one. Torvik, 11 June 1936.\n\nThis week Krag fled, on Monday.": (
        "1936-06-08"
    ),
    "Weir, Friday, May 9th, 1873.\n\nMy dear Anna,\n\nYesterday Krag died.": "1873-05-08",
    "COURT OF WEIR. Ruling of 6 May 1921 in the matter of Krag.\n\nHe fled last month.": (
        "1921-04"
    ),
    "Krag was held on April 6 last.": "",
    "Weir Mill, 3 March 1956.\n\nThe mill stopped today. Krag was held on April 6 last.": (
        "1955-04-06"
    ),
    "Weir Mill, 3 March 1956.\n\nThe mill stopped today. Krag was held in February last.": (
        "1956-02"
    ),
    "Weir Mill, 3 March 1956.\n\nThe mill stopped today. Krag fled on the 2d inst.": "1956-03-02",
    # what an account is about, and whom
    "The Fire of 3 May 1911\n\nKrag was held on April 6 last.": "",
    "Anna Holm (3 May 1850 - 6 June 1911)\n\nShe was held on April 6 last.": "",
    # memories, recorded long after
    "Interview with Anna Holm, recorded at Weir, 5 April 1987.\n\nHe came the night before.": "",
    "Recorded at Weir, 5 April 1987. Speaker: Anna Holm.\n\nHe came at ten past five.": (
        "[05:10,17:10]"
    ),
}


@pytest.mark.parametrize("text", HEADED)
def test_counted_from_the_heading(text):
    assert find_times(text)[-1].value == HEADED[text]


def test_each_letter_is_of_its_own_day():
    text = (
        "Weir, 6 May 1897.\n\nDear Anna,\n\nYesterday I fell.\n\n"
        "Torvik, 2 June 1899.\n\nLast night I won."
    )
    values = [time.value for time in find_times(text, anchor="1897-05-06")]
    assert values == ["1897-05-06", "1897-05-05", "1899-06-02", "1899-06-01"]


def test_what_happened_below_a_dated_line_is_of_its_day():
    text = "The mill\n\nIt was old.\n\n12 March 1907\n\nKrag set out. The next day he fell."
    assert find_times(text)[-1].value == "1907-03-13"


def test_a_day_without_a_year_above_an_account_is_of_the_year_of_the_case():
    text = "TORVIK, June 6.\n\nThe mill stopped yesterday. It had burned on 3 November last."
    other = "On 12 June 1887 Krag was held."
    values = [time.value for time in find_times(text, days=case_days([other, text]))]
    assert values == ["1887-06-06", "1887-06-05", "1886-11-03"]


def test_yesterday_is_before_the_day_of_writing_in_a_tale_of_old():
    text = "Weir Mill. Friday, 7 June 1957.\n\nKrag, held yesterday, came in 1946, in 1947."
    assert find_times(text)[1].value == "1957-06-06"


def test_a_given_day_comes_before_a_heading():
    text = "Weir, 7 May 1851.\n\nKrag died yesterday."
    assert find_times(text, anchor="1851-05-09")[-1].value == "1851-05-08"
