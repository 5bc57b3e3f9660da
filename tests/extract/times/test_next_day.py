"""The next day: that of the event told before, whatever is said of earlier years in between."""

import pytest

from thurloe.extract.times import find_times

SAID = {  # text, the account's own date -> the value of its last time
    (
        "TORVIK, March 4, 2019 - It burned on Saturday. Anna left the next day.",
        None,
    ): "2019-03-03",
    ("It burned on May 6, 1921. It was built in 1890. He died the following day.", None): (
        "1921-05-07"
    ),
    ("On 14 May 1921 he was held. He had served since 1899. On the next evening he died.", None): (
        "1921-05-15"
    ),
    ("He fell on 3 May 1921. Anna, born in 1890, saw it. Two days later he died.", None): (
        "1921-05-05"
    ),
    ("On 4 May 1921 he was tried. In 1923 they met. The following day he died.", None): "1923~",
    ("The mill burned in March 1920. Anna died the next day.", "1921-05-10"): "1920-03~",
    ("The mill burned today. Anna died the next day.", "1921-05-10"): "",
    ("The mill burned today. The next day Anna will sing.", "1921-05-10"): "1921-05-11",
}


@pytest.mark.parametrize(("text", "anchor"), SAID)
def test_counted_from_the_event(text, anchor):
    assert find_times(text, anchor=anchor)[-1].value == SAID[text, anchor]


def test_a_week_day_before_the_text_itself():
    text = "On Friday the mill burned. It was built in 1850, in 1860, in 1870, in 1880 and in 1890."
    assert find_times(text, anchor="1921-05-10")[0].value == "1921-05-06"


FAR = {  # text, the account's own date -> the value of its last time
    ("The mill burned on 3 May 1921. Krag fled that evening.", None): "1921-05-03",
    ("The mill burned on 3 May 1921.\n\nKrag fled that evening.", None): "1921-05-03",
    ("It burned on 3 May 1921.\n\nIt was tall.\n\nKrag fled that evening.", None): "1921-05-03",
    ("He came on 1 May 1921.\n\nIt burned on 3 May 1921.\n\nKrag fled that night.", None): (
        "1921-05-03"
    ),
    (
        "He came on 1 May 1921. It burned on 3 May 1921.\n\nIt was tall.\n\nKrag fled that night.",
        None,
    ): "",
    (
        "He came on 1 May 1921. It burned on 3 May 1921.\n\nWhy?\n\nKrag fled four days after.",
        None,
    ): "",
    ("Heard at Torvik, 6 June 1921\n\nOn that day I was in the mill.", "1921-06-06"): "",
    ("Krag was at the mill that afternoon.", "1921-06-06"): "",
    ("Krag died on the Saturday.", "1921-06-06"): "",
    ("Krag died on Saturday.", "1921-06-06"): "1921-06-04",
    ("Krag came six hours after the mill fell.", "1921-06-06"): "",
    (
        "On 1 May 1921 he came, on 3 May fell.\n\nWhy?\n\nHe fled that night. The next day he died.",
        None,
    ): "",
}


@pytest.mark.parametrize(("text", "anchor"), FAR)
def test_no_date_from_a_day_far_off(text, anchor):
    assert find_times(text, anchor=anchor)[-1].value == FAR[text, anchor]
