"""The day that the accounts turn on, where there is one."""

from invented import event, said

from thurloe.resolve.central_day import central_day


def told(*days):
    """Claims that date one thing after another, each of an account of its own."""
    kinds = ("sinking", "voyage", "rescue", "attack")
    return [
        said(event(f"{'abcdefgh'[n]}.txt", kinds[n % 4]), "date", day) for n, day in enumerate(days)
    ]


def test_a_day_that_most_accounts_share():
    found = central_day(told("1921-05-03", "1921-05-03", "1921-05-03", "1921-05-04", "1921"), 5)
    assert found is not None
    assert [claim.value for claim in found.groups[0]] == ["1921-05-03"] * 3


def test_half_of_the_accounts_are_no_most():
    shared = told("1921-05-03", "1921-05-03", "1921-05-03")
    assert central_day(shared, 5) is not None
    assert central_day(shared, 6) is None


def test_a_life_has_no_day_of_its_own():
    life = told(*["1921-05-03"] * 3, "1862", "1880-06", "1899-02-01", "1901")
    assert central_day(life, 4) is None
    assert central_day(life[:6], 4) is None
    assert central_day(life[:5], 4) is not None


def test_dates_round_the_day_leave_it():
    near = told(*["1921-05-03"] * 3, "1921-05", "1921-06-01", "1880", "1881", "1882")
    far = told(*["1921-05-03"] * 3, "1921-08", "1921-07-01", "1880", "1881", "1922/..")
    assert central_day(near, 4) is not None
    assert central_day(far, 4) is None


def test_of_two_days_that_as_many_share_the_deeds_come_first():
    reports = [said(event(f"{file}.txt", "say"), "date", "1921-05-04") for file in "abc"]
    reports += [said(event("d.txt", "flew"), "date", "1921-05-04")]
    deeds = told("1921-05-03", "1921-05-03", "1921-05-03", "1921-05-03")
    found = central_day([*reports, *deeds], 4)
    assert found is not None
    assert found.groups[0][0].value == "1921-05-03"


def test_it_was_the_fourth_contradicts_the_third():
    deeds = told("1921-05-03", "1921-05-03", "1921-05-03")
    it_was = said(event("d.txt", "occasion"), "date", "1921-05-04")
    years_later = said(event("e.txt", "occasion"), "date", "1924-05-04")
    found = central_day([*deeds, it_was, years_later], 5)
    assert found is not None
    assert found.rivals
    assert [[c.value for c in group] for group in found.groups[1:]] == [["1921-05-04"]]
