"""What is said of accounts that are there already is recorded, refused or warned of."""

import pytest
from toys import Toy

from thurloe.case import Case
from thurloe.case.places import open_store
from thurloe.case.uploads import Upload
from thurloe.errors import BadInput

TEXT = "Heron sank on 3 May 1962. It was cold and dark, says the {}.\n"


@pytest.fixture
def two(case, write):
    case.add(write("a.txt", TEXT.format("mate")), source="Ann Lee", reliability="C")
    case.add(write("b.txt", TEXT.format("cook")), source="Bo Kerr")
    return case


def letters(case):
    return {source.name: source.reliability for source in case.brief().sources}


@pytest.mark.parametrize(
    "said", [{"source": "Cy Dunn"}, {"reliability": "A"}, {"source": "Bo Kerr", "reliability": "D"}]
)
def test_another_source_or_letter_is_refused_and_nothing_added(two, write, said):
    length = len(two.log())
    files = [write("b.txt", TEXT.format("cook")), write("c.txt", TEXT.format("boy"))]
    with pytest.raises(BadInput, match=r"b\.txt \(event 4\), by Bo Kerr, F\nNothing was added"):
        two.add(files, **said)
    assert len(two.log()) == length


def test_the_same_again_goes_on_with_the_rest(two, write):
    files = [write("a.txt", TEXT.format("mate")), write("c.txt", TEXT.format("boy"))]
    assert two.add(files, source="ann  lee", reliability="c").accounts == ("c.txt",)
    two.grade("Ann Lee", "D", because="asleep")
    for letter in ("C", "D"):
        assert two.add(files, source="Ann Lee", reliability=letter).events == ()
    with pytest.raises(BadInput, match="by Ann Lee, D"):
        two.add(files, source="Ann Lee", reliability="E")
    with pytest.raises(BadInput, match="'G' is not allowed"):
        two.add(files, reliability="G")


def test_what_the_refusal_says_to_type_works(two, write):
    file = write("b.txt", TEXT.format("cook"))
    two.undo(4, because="somebody else speaks in it")
    two.add(file, source="Cy Dunn", reliability="B")
    assert letters(two) == {"Ann Lee": "C", "Cy Dunn": "B"}
    two.grade("Ann Lee", "A", because="a careful man")
    assert letters(two)["Ann Lee"] == "A"


def test_a_line_that_says_otherwise_is_warned_of(two, write):
    files = [write("a.txt", TEXT.format("mate")), write("b.txt", TEXT.format("cook"))]
    write("accounts.csv", "file,source,reliability\na.txt,Ann Lee,C\nb.txt,Bo Kerr,B\n")
    (doubt,) = two.add(files).doubts
    assert "accounts.csv, line 3 says otherwise of b.txt (event 4), by Bo Kerr, F" in doubt
    assert letters(two)["Bo Kerr"] == "F"


def test_another_date_language_or_origin_is_warned_of_with_what_to_type(two, write):
    files = [write("a.txt", TEXT.format("mate")), write("b.txt", TEXT.format("cook"))]
    write("accounts.csv", "file,date,language,passed_on_from\nb.txt,1962-05-09,en-gb,Ann Lee\n")
    doubts = two.add(files).doubts
    assert [doubt.partition(": it was not")[0].partition("column ")[2] for doubt in doubts] == [
        "date: 1962-05-09, but b.txt was added with none",
        "language: en-gb, but b.txt was added with en",
        "passed_on_from: a.txt, but b.txt was added with none",
    ]
    assert all("thurloe case undo CASE 4 --because WHY, then add" in doubt for doubt in doubts)
    (handle,) = (s.handle for s, c in two.sight().statements() if c.quote.account == "b.txt")
    two.reject(handle, because="he was asleep")
    two.undo(4, because="accounts.csv was mended")
    two.add(files)
    assert [claim.quote.account for claim, _ in two.brief().rejected] == ["b.txt"]
    (account,) = (a for a in two.brief().accounts if a.file == "b.txt")
    assert (account.date, account.language, account.copies) == ("1962-05-09", "en-gb", "a.txt")
    assert two.add(files).doubts == ()


def test_other_names_of_one_who_is_not_hidden_are_not_dropped_in_silence(two, write):
    file = write("b.txt", TEXT.format("cook"))
    write("accounts.csv", "file,source,also\nb.txt,Bo Kerr,Cook\n")
    (doubt,) = two.add(file).doubts
    assert "thurloe case protect CASE SOURCE --also NAME" in doubt
    two.protect("Bo Kerr", also=["Cook"], because="he asked us to")
    assert two.add(file).doubts == ()


def test_a_line_that_protects_hides_a_source_that_is_there(two, write):
    files = [write("a.txt", TEXT.format("mate")), write("b.txt", TEXT.format("Pike"))]
    files.append(write("b.txt", TEXT.format("cook")))
    write("accounts.csv", "file,source,also,protected\nb.txt,Bo Kerr,Cook,yes\n")
    added = two.add(files[:1] + files[2:])
    assert [event.kind for event in added.events] == ["protect"]
    assert added.doubts == ()
    assert "Bo Kerr" not in two.veil()("Bo Kerr said so") and "cook" not in two.veil()("the cook")
    assert two.add(files[:1] + files[2:]).events == ()


def test_nobody_learns_by_trying_who_a_hidden_source_is(two, write, place, clock):
    write("accounts.csv", "file,source,protected\nb.txt,Bo Kerr,yes\n")
    file = write("b.txt", TEXT.format("cook"))
    two.add(file)
    two.user("Ann", "keeper")
    two.user("Ben", "analyst")
    listing = "file,source,protected\nb.txt,{},{}\n"
    with Case(open_store(place, clock=clock), by="Ben", extractor=Toy) as ben:
        for protects in ("yes", ""):
            seen = set()
            for guess in ("Bo Kerr", "Al Zed"):
                write("accounts.csv", listing.format(guess, protects))
                done = ben.add(file)
                seen.add((done.events, done.doubts))
            ((events, doubts),) = seen
            assert events == ()
            assert "Kerr" not in doubts[0]
        write("accounts.csv", "file\n")
        for guess in ("Bo Kerr", "Al Zed"):
            assert ben.add(file, source=guess).doubts[0].endswith("--source was not recorded")


def test_a_file_that_is_sent_again_under_another_source_is_refused(two):
    sent = Upload(name="z.txt", content=TEXT.format("cook").encode(), source="Cy Dunn")
    with pytest.raises(BadInput, match="by Bo Kerr, F"):
        two.receive(sent, key="1")
    same = Upload(name="z.txt", content=TEXT.format("cook").encode(), source="Bo Kerr")
    assert two.receive(same, key="2").known


def test_what_is_said_of_a_file_that_is_sent_is_recorded_or_told(two):
    text = b"Egret sank on 4 June. It was hot and bright, says the boy.\n"
    sent = Upload(name="z.txt", content=text, date="1962-06-09", passed_on_from="a.txt")
    assert two.receive(sent, key="1").doubts == ()
    (account,) = (a for a in two.brief().accounts if a.file == "z.txt")
    assert (account.date, account.copies) == ("1962-06-09", "a.txt")
    assert two.receive(sent, key="1").doubts == ()
    (doubt,) = two.receive(Upload(name="z.txt", content=text, date="1963"), key="2").doubts
    assert doubt.startswith("the request, column date: 1963, but z.txt was added with 1962-06-09")
    with pytest.raises(BadInput, match="the request, column date: 'soon' is no EDTF date"):
        two.receive(Upload(name="y.txt", content=b"Egret sank.", date="soon"), key="3")
