"""Several processes write to one case at once, and nothing is lost."""

import os

import pytest
from toys import KINDS, Clock, Toy, make_case

from thurloe.case import case as cases
from thurloe.case.case import Case
from thurloe.case.events import broken
from thurloe.case.places import open_store

WRITERS, EACH = 4, 6


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


def _write(place, folder, number):
    """Add accounts, undo every third, and differ from the others about one source."""
    with Case(open_store(place), by=f"Writer {number}", extractor=Toy) as case:
        for n in range(EACH):
            file = folder / f"{number}-{n}.txt"
            file.write_text(
                f"By Hand {number}\n\nHeron sank on {n + 1} May 19{number}{n}. So be it.\n"
            )
            added = case.add(file)
            if n % 3 == 2:
                case.undo(added.events[0].seq, because="a test")
        case.grade("Common Hand", "ABCD"[number], because="as I see it")


def _in_processes(work, numbers):
    """Run `work(number)` in a process each, all at once; give back how they ended."""
    children = []
    for number in numbers:
        child = os.fork()
        if not child:
            code = 1
            try:
                work(number)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def test_concurrent_writers_lose_nothing(place, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "first.txt").write_text("By Common Hand\n\nHeron sank on 1 June 1950. So be it.\n")
    with make_case(place, Toy(), Clock()) as case:
        case.add(folder / "first.txt")
    ends = _in_processes(lambda number: _write(place, folder, number), range(WRITERS))
    assert ends == [0] * WRITERS
    with Case(open_store(place), by="Ben", extractor=Toy) as case:
        log = case.log()
        assert [event.seq for event in log] == list(range(1, len(log) + 1))
        assert list(broken(log)) == []
        assert case.verify() == ()
        added = sorted(event.body["file"] for event in log if event.kind == "account")
        assert len(added) == len(set(added)) == WRITERS * EACH + 1
        assert len(case.state().accounts) == WRITERS * (EACH - EACH // 3) + 1
        (conflict,) = case.conflicts()
        assert sorted(word.outcome for word in conflict.words) == list("ABCD")
        assert {source.name: source.reliability for source in case.brief().sources}[
            "Common Hand"
        ] == "F"


@pytest.fixture
def meanwhile(monkeypatch, case, also, write):
    """Let somebody add an account, the first by name, while a function of `case` is at work."""
    for name, by in (("a.txt", "Ann Lee"), ("b.txt", "Bo Kerr"), ("c.txt", "Cy Dunn")):
        day = 3 + (name == "c.txt")
        case.add(write(name, f"By {by}\n\nHeron sank on {day} May 1962. So be it.\n"))
    path = write("0.txt", "By Al Orr\n\nHeron sank on 5 May 1962. So be it.\n")
    done = []

    def before(place, name):
        real = getattr(place, name)

        def late(*given, **more):
            if not done:
                done.extend(also("Dee").add(path).accounts)
            return real(*given, **more)

        monkeypatch.setattr(place, name, late)
        return done

    return before


def test_claims_are_told_as_at_one_moment(case, meanwhile):
    case.protect("Bo Kerr", because="he asked us")
    done = meanwhile(Case, "brief")
    files = {one.claim.quote.account for one in case.claims()}
    assert (done, files) == (["0.txt"], {"a.txt", "source-b-1.txt", "c.txt"})
    assert "0.txt" in {one.claim.quote.account for one in case.claims()}


def test_a_search_by_status_tells_how_claims_stood_at_one_moment(case, meanwhile):
    done = meanwhile(Case, "sight")
    hits = list(case.search("Heron", status="contested"))
    assert done == ["0.txt"]
    assert {hit.account.file for hit in hits} == {"a.txt", "b.txt", "c.txt"}


def test_a_pseudonym_means_whom_it_meant_when_the_decision_began(case, meanwhile):
    case.user("Ann", "keeper")
    case.user("Eve", "analyst")
    case.user("Dee", "analyst")
    case.protect("Bo Kerr", because="he asked us")
    done = meanwhile(cases, "find_source")
    with case.acting("Eve"):
        event = case.grade("Source B", "C", because="young")
    meant = case.events()[event.seq - 1].body["name"]
    assert (done, meant) == (["0.txt"], "Bo Kerr")
