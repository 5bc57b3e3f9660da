"""Whose year a day without one has, and whose week "the Monday" is of."""

import pytest

from thurloe.extract.times import case_days, find_times

SAID = {  # text, the account's own date -> the value of its last time
    (
        "On 14 May 1911 the mill blew up.\n\nIt was built in 1881.\n\nThe fans stopped on 11 May.",
        "1912-11-09",
    ): "1911-05-11",
    ("On 14 May 1911 the mill blew up. It was built in 1881 and opened on 11 May.", None): (
        "1881-05-11"
    ),
    ("It burned on Thursday 12 March 1907. Krag died on 20 March.", "1908-11-09"): "1907-03-20",
    ("The inquest sat in May 1907. It burned on 3 April.", "1908-11-09"): "1907-04-03",
    ("It burned on 12 March 1907. Yesterday we met. Krag wrote on 20 March.", "1908-04-02"): (
        "1908-03-20"
    ),
    ("Five years ago today the mill of Weir burned.", "1911-05-14"): "1906-05-14",
    ("Five years ago today it burned. It blew up on Monday evening.", "1911-05-14"): "1906-05-14",
    ("Today Krag spoke. It sank on 11 November 1910. Holm died on 2 December.", "1911-10-21"): (
        "1910-12-02"
    ),
    ("Sixty years ago today Krag fled. The strike began on 20 February.", "1911-03-06"): (
        "1851-02-20"
    ),
    ("Sixty years ago today Krag fled.\n\nOn 6 March they came.", "1911-03-06"): ("1851-03-06"),
    ("It is ten years tomorrow since the mill burned.", "1911-05-14"): "1901-05-15",
    ("Thirty years ago this month it burned.", "1911-05-14"): "1881-05",
    ("Exactly forty years have passed since Krag was hanged.", "1911-05-14"): "1871-05-14",
    ("Forty years have passed since Krag was hanged.", "1911-05-14"): "1871~",
    ("Twenty years ago tonight it burned.", "1911-05-14"): "1891-05-14",
    ("Five years to the day after Krag died, the case opens again.", "1911-05-14"): "",
    ("Ten years ago today it burned. I was tried in December.", "1911-05-14"): "1901-12",
    ("I came on 14 May. Holm left on the Monday.", "1911-06-20"): ("[1911-05-08,1911-05-15]"),
    (
        "I came on 14 May. Holm had left on the Monday, I said yesterday.",
        "1911-06-20",
    ): "1911-06-19",
    ("It burned last Sunday. I saw Holm on the Tuesday.", "1911-05-15"): "1911-05-09",
    ("By Anna Holm (1911)\n\nHe fell at sea. Two days later he died.", "1911"): "",
}


@pytest.mark.parametrize(("text", "anchor"), SAID)
def test_the_last_time(text, anchor):
    found = find_times(text, anchor=anchor, days=case_days([text]))
    assert found[-1].value == SAID[text, anchor]


def test_what_had_been_lies_before_the_day_told_of():
    text = "I came on 14 May. Holm had left on the Monday, I said yesterday."
    monday = find_times(text, anchor="1911-06-20")[1]
    assert monday.value == "1911-05-08"


def test_a_report_dates_by_the_days_of_the_case():
    others = "The mill of Weir burned on 12 March 1907."
    text = "The fans stopped on 9 March, said Holm on Friday."
    found = find_times(text, anchor="1908-11-09", days=case_days([others, text]))
    assert found[0].value == "1907-03-09"
