"""A day without a year takes its year from the accounts that give one."""

from thurloe.extract.times import case_days, find_times

DATED = ("It burned on 3 May 1921.", "The mill burned down on May 3rd, 1921, a Tuesday.")


def values(text, *others):
    return [t.value for t in find_times(text, days=case_days([text, *others]))]


def test_as_most_accounts_date_it():
    assert case_days(DATED).sure == {(5, 3): 1921}
    assert case_days([*DATED, "Some say 3 May 1931."]).sure == {(5, 3): 1921}
    assert case_days([DATED[0], "Some say 3 May 1931."]).told == {}


def test_a_text_without_any_year():
    assert values("It burned on 3 May. They came on 5 May.", *DATED) == ["1921-05-03", "1921-05-05"]
    assert values("They came on 5 May.", *DATED) == ["1921-05-05"]
    assert values("They came on 5 June.", *DATED) == [""]


def test_the_year_that_a_text_names_itself_stands():
    assert values("It burned on 3 May 1922. It fell on 3 May.", *DATED)[-1] == "1922-05-03"
    assert values("In 1922 they built. It burned on 3 May.", *DATED)[-1] == "1922-05-03"


def test_a_year_named_long_before_or_only_behind_it_does_not():
    assert values("He was born in 1871. It burned on 3 May.", *DATED)[-1] == "1921-05-03"
    assert values("It burned on 3 May. They built again in 1925.", *DATED)[0] == "1921-05-03"


def test_a_dispatch_tells_of_the_days_before_it():
    text = "TORVIK, May 4 - The mill burned last night. It had stood since 1871."
    assert values(text, DATED[0])[:2] == ["1921-05-04", "1921-05-03"]
    wrong = "TORVIK, Monday, May 4 - The mill burned last night."  # 4 May 1921 was a Wednesday
    assert values(wrong, *DATED)[0] == ""


def test_the_spaced_hour():
    assert [t.value for t in find_times("It sank at about 2 p. m. on a calm day.")] == ["~14:00"]
