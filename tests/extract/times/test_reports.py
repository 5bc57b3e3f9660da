"""Reports: what they tell of lies before the day in their dateline."""

import pytest

from thurloe.extract.times import find_times

SAID = {  # text, the account's own date -> the value of its last time
    ("TORVIK, March 4, 2019 (Reuters) - The mill burned down on Saturday.", None): "2019-03-02",
    ("TORVIK , March 4 , 2019 -LRB- AP -RRB- - It burned on Saturday .", None): "2019-03-02",
    ("Torvik, Mar. 4, 2019 (AP) - It burned on Saturday night.", None): "2019-03-02",
    ("TORVIK, March 4, 2019 - It had stood since 1911. It burned last night.", None): "2019-03-03",
    (
        "TORVIK, N.J., May 7 -- It burned at six o'clock yesterday morning.",
        "1937-05-10",
    ): "1937-05-06T06:00",
    ("TORVIK, N.J., Dec. 31 -- It burned last night.", "1938-01-02"): "1937-12-30",
    ("TORVIK, May 7 -- It burned this morning.", "1937"): "1937-05-07",
    ("TORVIK, May 7 -- It burned yesterday.", None): "",
}


@pytest.mark.parametrize(("text", "anchor"), SAID)
def test_counted_from_the_dateline(text, anchor):
    assert find_times(text, anchor=anchor)[-1].value == SAID[text, anchor]


def test_a_later_article_has_its_own_day():
    text = "TORVIK, May 7, 1937 -- It burned.\n\nA letter. The mill burned yesterday."
    found = find_times(text, anchor="1937-06-02", breaks=[text.index("A letter")])
    assert found[-1].value == "1937-06-01"
