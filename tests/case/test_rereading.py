"""What another program read is not read again: its claims came by themselves."""

import pytest
from toys import Toy

TABLE = (
    "source,quote,attribute,value,subject,event\n"
    "Bo Kerr,Heron sank on 4 May 1962,date,1962-05-04,Heron,sinking\n"
)


class Newer(Toy):
    """The next version of the extractor."""

    name = "toy/2"


@pytest.mark.parametrize("every", [False, True])
def test_imported_claims_stay_as_they_came(case, also, write, every):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962.\n"))
    (taken,) = case.take(write("theirs.csv", TABLE)).accounts
    decided = case.credit("4 May 1962", 2, because="the register")
    before = {held.file: case.state().run_of(held) for held in case.state().accounts.values()}
    assert before[taken].extractor == "import csv/1"
    newer = Newer()
    again = also(toy=newer)
    assert [event.body["file"] for event in again.reread(every=every)] == ["a.txt"]
    assert newer.read == ["a.txt"]
    after = {held.file: again.state().run_of(held) for held in again.state().accounts.values()}
    assert (after["a.txt"].extractor, after[taken]) == ("toy/2", before[taken])
    assert again.idle() == ()
    assert decided in again.state().decisions
