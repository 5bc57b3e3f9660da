"""A case grows by the accounts that are new, and says what it would say if it began anew."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toys import KINDS, Clock, Toy, make_case

import thurloe
from thurloe.errors import BadInput
from thurloe.pipeline import make_brief
from thurloe.read import reading
from thurloe.report import to_json

FERRY = Path(__file__).resolve().parents[2] / "examples" / "ferry"


def test_only_the_new_account_is_read(case, toy, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n"))
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 4 May 1962. There was no wind at all.\n"))
    assert toy.read == ["a.txt", "b.txt"]
    (finding,) = case.findings()
    assert finding.status == "contested"
    assert {answer.value for answer in finding.answers} == {"1962-05-03", "1962-05-04"}


def test_an_account_is_known_by_its_bytes(case, toy, write):
    text = "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n"
    assert case.add(write("a.txt", text)).accounts == ("a.txt",)
    again = case.add([write("copy.txt", text), write("sub/a.txt", text)])
    assert again.accounts == ()
    assert again.known == (("a.txt", "a.txt"), ("copy.txt", "a.txt"))
    assert again.events == ()
    assert toy.read == ["a.txt"]


def test_the_same_bytes_twice_in_one_go_are_one_account(case, write):
    text = "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n"
    write("a.txt", text)
    added = case.add(write("b.txt", text).parent)
    assert added.accounts == ("a.txt",)
    assert added.known == (("b.txt", "a.txt"),)


def test_two_files_of_one_name_are_two_accounts(case, write):
    case.add(write("one/a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962 in the dark.\n"))
    case.add(write("two/a.txt", "By Bo Kerr\n\nHeron sank on 4 May 1962 in the dark.\n"))
    case.add(write("three/two/a.txt", "By Cy Dunn\n\nHeron sank on 5 May 1962 in the dark.\n"))
    assert [a.file for a in case.brief().accounts] == ["a.txt", "a~2.txt", "two/a.txt"]
    assert len(case.findings()[0].answers) == 3


def test_an_account_is_read_anew_when_its_days_get_other_years(case, toy, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May and nobody saw it.\n"))
    assert case.findings()[0].answers[0].value == "XXXX-05-03"
    added = case.add(write("b.txt", "By Bo Kerr\n\nIt was on 3 May 1962, I know it well.\n"))
    assert added.reread == ("a.txt",)
    assert toy.read == ["a.txt", "a.txt", "b.txt"]
    assert case.findings()[0].answers[0].value == "1962-05-03"
    case.undo(added.events[0].seq, because="it was another ferry")
    assert case.findings()[0].answers[0].value == "XXXX-05-03"


LINES = st.lists(
    st.sampled_from(
        [
            f"{ship} {verb} on {day} May{year}."
            for ship in ("Heron", "Swift")
            for verb in ("sank", "burned")
            for day in (3, 4)
            for year in ("", " 1962", " 1963")
        ]
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=1, max_size=4, unique_by=tuple), st.randoms())
def test_growing_equals_beginning_anew(tmp_path_factory, seen, texts, random):
    """One by one in any order is the same as all at once, extractions and findings and all."""
    folder = tmp_path_factory.mktemp("grow")
    files = []
    for number, lines in enumerate(texts):
        files.append(folder / f"{number}.txt")
        files[-1].write_text(
            f"By Writer {number}\n\nThis is what the harbour told me.\n" + "\n".join(lines)
        )
    with (
        make_case(folder / "at-once", Toy(), Clock()) as whole,
        make_case(folder / "grown", Toy(), Clock()) as grown,
    ):
        whole.add(files)
        random.shuffle(files)
        for file in files:
            grown.add(file)
        first, second = whole.state(), grown.state()
        runs = [
            {h.file: s.run_of(h).extraction for h in s.accounts.values()} for s in (first, second)
        ]
        assert runs[0] == runs[1]
        assert seen(whole.brief()) == seen(grown.brief())


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    with thurloe.new(tmp_path_factory.mktemp("ferry") / "ferry.case") as case:
        case.add(FERRY)
        yield case


def test_the_brief_of_a_case_is_the_brief_of_its_files(ferry):
    assert to_json(ferry.brief()) == to_json(make_brief([FERRY]))


def test_a_real_case_grown_one_by_one(ferry, tmp_path, seen):
    paths = [path for path in FERRY.iterdir() if path.name != "accounts.csv"]
    with thurloe.new(tmp_path / "ferry.case") as case:
        for path in sorted(paths, reverse=True):
            case.add(path)
        assert seen(case.brief()) == seen(ferry.brief())


def test_opened_again_it_is_the_same(ferry):
    before = to_json(ferry.brief())
    with thurloe.open(ferry.store.path) as again:
        assert to_json(again.brief()) == before
        assert again.log() == ferry.log()


def test_what_is_stated_of_the_files_counts(case, write):
    path = write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n")
    case.add(path, source="Harbour  police", reliability="b")
    (source,) = case.brief().sources
    assert (source.name, source.reliability, source.inferred) == ("Harbour police", "B", False)


def test_a_letter_beyond_f_is_refused(case, write):
    path = write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n")
    with pytest.raises(BadInput, match="--reliability: 'G'"):
        case.add(path, reliability="G")
    assert len(case.log()) == 1


def test_a_protected_source_is_not_overwritten(case, write):
    write("accounts.csv", "file,source,protected\na.txt,Ann Lee,yes\n")
    path = write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n")
    with pytest.raises(BadInput, match="protects the source"):
        case.add(path, source="A witness")
    case.add(path, source="ann lee", reliability="B")
    assert [(s.protected, s.reliability) for s in case.brief().sources] == [(True, "B")]


def test_two_letters_by_two_people_are_a_conflict_and_count_as_unknown(case, also, write):
    case.add(
        write("a.txt", "Heron sank on 3 May 1962. The harbour was dark.\n"),
        source="Police",
        reliability="B",
    )
    ben = also("Ben")
    added = ben.add(
        write("b.txt", "Heron sank on 3 May 1962. No wind.\n"), source="police", reliability="D"
    )
    assert [s.reliability for s in case.brief().sources] == ["F"]
    (said,) = case.differences()
    assert "Ann says B" in said
    assert "Ben says D" in said
    case.undo(added.events[0].seq, because="the wrong station")
    assert [s.reliability for s in case.brief().sources] == ["B"]
    assert case.differences() == ()


def test_a_copy_may_come_before_what_it_copies(case, write):
    write("accounts.csv", "file,passed_on_from\nb.txt,a.txt\n")
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 3 May 1962, I read in the paper.\n"))
    assert case.brief().accounts[0].copies == "a.txt"
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n"))
    assert [a.copies for a in case.brief().accounts] == [None, "a.txt"]
    assert case.findings()[0].status == "single"


@pytest.mark.parametrize("given", ["a.txt", "ann  LEE"])
def test_what_is_passed_on_may_have_come_before(case, write, given):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n"))
    write("accounts.csv", f"file,passed_on_from\nb.txt,{given}\n")
    added = case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 3 May 1962, says the paper.\n"))
    assert added.doubts == ()
    assert [a.copies for a in case.brief().accounts] == [None, "a.txt"]


def test_what_is_passed_on_and_is_nowhere_is_told(case, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n"))
    write("accounts.csv", "file,passed_on_from\nb.txt,Cy Dunn\n")
    added = case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 3 May 1962, says the paper.\n"))
    assert "column passed_on_from: no account" in added.doubts[0]


def test_what_gave_no_text_is_kept_in_mind_until_it_comes(case, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n"))
    empty = write("b.txt", "")
    for _ in range(2):
        assert [item.file for item in case.add(empty).left_out] == ["b.txt"]
    assert [item.file for item in case.brief().left_out] == ["b.txt"]
    assert [event.kind for event in case.log()].count("left out") == 1
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 3 May 1962. There was no wind.\n"))
    assert case.brief().left_out == ()


def test_what_gave_no_text_stands_by_name_whenever_it_came(tmp_path, write, seen):
    good = write("z.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n")
    bad = [write("a.txt", ""), write("b.txt", " ")]
    told = []
    for name, files in (("one", bad), ("other", bad[::-1])):
        with make_case(tmp_path / name, Toy(), Clock()) as case:
            for file in (*files, good):
                case.add(file)
            told.append(seen(case.brief()))
    assert told[0] == told[1]


def test_a_file_that_changes_while_it_is_read_is_left_out(case, write, monkeypatch):
    path = write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n")
    read = thurloe.case.desk.read_new

    def slowly(*args):
        came = read(*args)
        path.write_text("something else")
        return came

    monkeypatch.setattr("thurloe.case.desk.read_new", slowly)
    case.add(path)
    assert "changed while" in case.state().left_out[0].why
    assert case.state().accounts == {}


@pytest.mark.parametrize("kind", KINDS)
def test_two_who_add_at_once_lose_nothing(case, also, write, monkeypatch):
    """Ben adds while Ann's accounts are being read: hers are fitted to what is there then."""
    text = "By Ann Lee\n\nHeron sank on 3 May and nobody saw it.\n"
    mine, same = write("a.txt", text), write("ben/same.txt", text)
    other = write("ben/b.txt", "By Bo Kerr\n\nIt was on 3 May 1962, I know it well.\n")
    ben, toy, done = also("Ben"), case._reader.extractor, []
    extract = toy.extract_within

    def interrupted(account, days):
        if not done:
            done.append(ben.add([same, other]))
        return extract(account, days)

    monkeypatch.setattr(toy, "extract_within", interrupted)
    assert case.add(mine).accounts == ()
    assert [a.file for a in case.brief().accounts] == ["b.txt", "same.txt"]
    assert case.findings()[0].answers[0].value == "1962-05-03"
    assert case.verify() == ()


def test_an_empty_case_has_no_brief(case):
    assert case.findings() == ()
    with pytest.raises(BadInput, match="holds no account"):
        case.brief()


def test_a_pile_is_written_batch_by_batch(case, toy, write, monkeypatch):
    """What is told of as kept is there, though the rest fails; the same again takes the rest."""
    monkeypatch.setattr("thurloe.case.adding.AT_ONCE", 100)
    for n in range(5):
        folder = write(f"{n}.txt", f"By Writer {n}\n\nHeron sank on {n + 1} May 1962 off Skell.\n")
    told = []
    case._progress = lambda step, done, total, what="": told.append((step, done, total, what))
    extract = toy.extract_within

    def failing(account, days):
        if account.file == "4.txt":
            raise KeyboardInterrupt
        return extract(account, days)

    monkeypatch.setattr(toy, "extract_within", failing)
    with pytest.raises(KeyboardInterrupt):
        case.add(folder.parent)
    kept = [(done, total, what.split()[0]) for step, done, total, what in told if step == "keep"]
    assert kept == [(n + 1, 5, f"{n}.txt") for n in range(4)]
    assert [held.file for held in case.state().accounts.values()] == [k[2] for k in kept]
    assert case.verify() == ()
    monkeypatch.setattr(toy, "extract_within", extract)
    added = case.add(folder.parent)
    assert added.accounts == ("4.txt",)
    assert len(added.known) == 4


def test_copies_in_another_batch_are_told_of_its_name(case, write, monkeypatch):
    monkeypatch.setattr("thurloe.case.adding.AT_ONCE", 1)
    case.add(write("one/b.txt", "By Dee Orr\n\nHeron sailed on 1 May 1962 in the dark.\n"))
    write("two/b.txt", "By Bo Kerr\n\nHeron sank on 4 May 1962 in the dark.\n")
    write("two/accounts.csv", "file,passed_on_from\na.txt,b.txt\n")
    folder = write("two/a.txt", "By Cy Dunn\n\nHeron sank on 4 May 1962, they say.\n").parent
    case.add(folder)
    copies = {account.file: account.copies for account in case.brief().accounts}
    assert copies == {"a.txt": "two/b.txt", "b.txt": None, "two/b.txt": None}


def test_a_pipe_and_a_file_too_large_hold_nothing_up(case, write, monkeypatch):
    folder = write(
        "a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n"
    ).parent
    os.mkfifo(folder / "b.txt")
    monkeypatch.setattr(reading, "LARGEST", 100)
    write("c.txt", "Heron sank on 4 May 1962. " * 9)
    added = case.add(folder)
    assert added.accounts == ("a.txt",)
    assert [left.file for left in added.left_out] == ["b.txt", "c.txt"]
    assert "pipe, not a file" in added.left_out[0].why
    assert "are not read" in added.left_out[1].why
