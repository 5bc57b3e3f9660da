"""What carries a story onward, and what it names only by the way: whose year a bare day has."""

import pytest

from thurloe.extract.times import case_days, find_times

ONWARD = {  # text -> the value of its last time
    # a relative clause, an apposition, a birth
    "Krag fell on 3 May 1911. Holm, who had the mill in 1898, wept. He died on 9 June.": (
        "1911-06-09"
    ),
    "It burned on 3 May 1911. Holm, captured in July 1909 on a raft, saw it. He died on 9 June.": (
        "1911-06-09"
    ),
    "It burned on 3 May 1911. Anna was born at Weir in 1861. She left on 5 June.": "1911-06-05",
    # an aside holds for its own sentence
    "It burned on 3 May 1911. The mill, which was built in 1861 and opened in June, fell.": (
        "1861-06"
    ),
    # what is vaguer than the days told of, behind its verb
    "Krag fell on 3 May 1911 and the ban was not lifted until March 1914. On 9 May he rose.": (
        "1911-05-09"
    ),
    "Krag fell on 3 May 1911. The mill closed for good in 1938. On 9 May he rose.": "1911-05-09",
    # a sentence that begins with it goes on, and so does a second one
    "Krag fell on 3 May 1911. In 1913 he came back. On 9 May he fell.": "1913-05-09",
    "Krag fell on 3 May 1911. He came back in 1913. They were wed in 1914. On 9 May he fell.": (
        "1914-05-09"
    ),
    # what comes next may count from it
    "Krag fell on 3 May 1911, and took his degree in 1902. In the following year he left.": "1903",
    "Krag fell on 3 May 1911. Anna came back in July 1913. On 2 August she left.": "1913-08-02",
    "Krag fell on 3 May 1911. Anna came back in July 1913. Eight months later she left.": (
        "1914-03~"
    ),
    "Krag fell on 3 May 1911. Anna came back in 1913. In March of that year she left.": "1913-03",
    # what a report found is no later than the report
    "The report came out in March 1911. It found that she had sailed on 8 June.": "1910-06-08",
    "The report came out in March 1911. It found that she would sail on 8 June.": "1911-06-08",
    "He shows that Krag was held on 2 April 1911 and heard in August.": "1911-08",
    # the century of the account
    "In 1857 it burned. Of '55 he said nothing.": "1855",
    "In 2006 it burned. I saw her in '97.": "1997",
    "In 1911 it burned. I saw her in '93.": "1893",
    "In 1938 it burned. He fell in '42.": "1942",
    # from when it is counted nobody can tell
    "Krag fell in 1911. Anna wrote of it last year.": "",
    "In 1911 it burned. Why? So it was. It was old. The club is showing a film on 8 April.": "",
    "It will be told on 8 August 1911. Krag will come in November.": "1911-11",
    "In 1911 Krag dug. She is fond of the long winter of waiting.": "",
    # days of an unknown day
    "It was shut at three o'clock the next morning.": "03:00",
    "Krag was held for two weeks after the fire.": "P2W",
    "In the two weeks after the fire Krag was held.": "P2W",
    "It burned on 3 May 1911. Krag died two years later.": "1913~",
}


@pytest.mark.parametrize("text", ONWARD)
def test_the_last_time(text):
    assert find_times(text)[-1].value == ONWARD[text]


YEARLESS = {  # text -> the value of its last time, where another account tells of days of 1911
    "They came in March.": "1911-03",
    "Krag came to the isle in 1937. The mill burned in March.": "1911-03",
    "In 1937 Krag came to the isle. He left in March.": "1937-03",
}


@pytest.mark.parametrize("text", YEARLESS)
def test_a_day_whose_year_only_the_case_tells(text):
    other = "On 4 March 1911 the mill burned. On 6 March 1911 Krag was held."
    assert find_times(text, days=case_days([other, text]))[-1].value == YEARLESS[text]


def test_a_year_named_further_on_is_none_of_a_case_of_other_years():
    text = "I was moved there on 4 April. I came back on 8 June 1917."
    other = "On 4 March 1911 the mill burned. On 6 March 1911 Krag was held."
    assert find_times(text, days=case_days([other, text]))[0].value == ""


def test_the_century_of_an_account_that_names_none_is_that_of_the_case():
    text = "In the autumn of '57 I had no mill."
    days = case_days(["It burned on 4 June 1857.", text])
    assert find_times(text, days=days)[0].value == "1857-23"
