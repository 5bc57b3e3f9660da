"""What was found of pairs before spares work and changes nothing."""

import os
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toys import Clock, Toy, make_case

from thurloe.case import seals
from thurloe.case.case import Case
from thurloe.case.places import open_store
from thurloe.case.remembered import Remembered
from thurloe.errors import BadInput
from thurloe.resolve import Pairs, Recall, looks
from thurloe.resolve.affinity import Affinity
from thurloe.resolve.recall import NAME, Known, digest, pair_of

SAID = st.lists(
    st.sampled_from(
        [
            f"{ship} {verb} on {day} {month}{year}."
            for ship in ("Heron", "Swift", "Hern")
            for verb in ("sank", "burned", "sailed")
            for day in (3, 4)
            for month, year in (("May", ""), ("May", " 1962"), ("June", " 1963"))
        ]
    ),
    min_size=1,
    max_size=4,
)
CHANGES = st.lists(st.tuples(st.booleans(), SAID), min_size=1, max_size=6)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(CHANGES)
def test_each_brief_of_a_growing_case_is_that_of_one_made_anew(tmp_path_factory, seen, changes):
    """Accounts come and go; after each, what remembers all before says what knows nothing says."""
    folder = tmp_path_factory.mktemp("grow")
    with make_case(folder / "old.case", Toy(), Clock()) as grown:
        for n, (goes, lines) in enumerate(changes):
            path = folder / f"{n}.txt"
            path.write_text(f"By Writer {n}\n\nSo the harbour has it.\n" + "\n".join(lines))
            added = grown.add(path)
            grown.brief()
            if goes and n:
                grown.undo(added.events[0].seq, because="a test")
            with make_case(folder / f"{n}.case", Toy(), Clock()) as anew:
                anew.add([folder / f"{h.file}" for h in grown.state().accounts.values()])
                assert seen(anew.brief()) == seen(grown.brief())


DECISIONS = (
    lambda case, why: case.merge("Heron", "Hern", because=why),
    lambda case, why: case.split("Heron", "1.txt", because=why),
    lambda case, why: case.grade("Writer 1", "B", because=why),
    lambda case, why: case.reject("Heron sank on 3 May", because=why),
    lambda case, why: case.correct("Swift sank on 4 May", "1962-05-05", because=why),
    lambda case, why: case.credit("Heron burned on 3 May", 2, because=why),
    lambda case, why: case.answer("When did Heron sink?", "1962-05-03", because=why),
    lambda case, why: case.undo(len(case.log()) - 1, because=why),
    lambda case, why: case.undo(len(case.log()), because=why),
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.one_of(SAID, st.sampled_from(DECISIONS)), min_size=2, max_size=9))
def test_a_brief_after_a_decision_is_that_of_one_who_remembers_nothing(
    tmp_path_factory, seen, steps
):
    folder = tmp_path_factory.mktemp("decide")
    place, clock = folder / "old.case", Clock()
    with make_case(place, Toy(), clock) as grown:
        for n, step in enumerate([["Heron sank on 3 May 1962.", "Hern sank on 4 May."], *steps]):
            if isinstance(step, list):
                path = folder / f"{n}.txt"
                path.write_text(f"By Writer {n}\n\nSo the harbour has it.\n" + "\n".join(step))
                grown.add(path)
            else:
                with suppress(BadInput):
                    step(grown, "a test")
            if not grown.state().accounts:
                continue
            with Case(open_store(place, clock=clock), by="Ben", extractor=Toy) as anew:
                anew._remembered._recall = Recall()
                anew._remembered.keep = lambda: None
                assert seen(anew.brief()) == seen(grown.brief())


def test_verifying_forgets_what_nothing_vouches_for(case, also, write, compared):
    case.add(write("a.txt", f"By Ann Lee\n\n{LONG}\n"))
    case.add(write("b.txt", f"By Bo Kerr\n\n{LONG.replace('3 May', '13 May')}\n"))
    case.brief()
    assert case.verify() == ()
    compared.update(names=0)
    also().brief()
    assert compared["names"]


@pytest.fixture
def two(case, write):
    case.add(write("a.txt", f"By Ann Lee\n\n{LONG}\n"))
    case.add(write("b.txt", f"By Bo Kerr\n\n{LONG.replace('3 May', '13 May')}\n"))
    return case


def test_what_another_user_left_in_the_file_is_not_heeded(two, also, seen, compared, monkeypatch):
    told = seen(two.brief())
    compared.update(names=0, questions=0)
    assert seen(also().brief()) == told
    assert compared == {"names": 0, "questions": 0}
    monkeypatch.setenv("XDG_STATE_HOME", f"{os.environ['XDG_STATE_HOME']}/another")
    assert seen(also().brief()) == told
    assert compared["names"] > 0
    key = Path(os.environ["XDG_STATE_HOME"], "thurloe", "seal.key")
    assert (len(key.read_bytes()), key.stat().st_mode & 0o777) == (32, 0o600)


@pytest.mark.parametrize("column", ["data", "seal", "name"])
def test_what_was_altered_in_the_file_is_not_heeded(two, also, seen, compared, column):
    told = seen(two.brief())
    pairs, other = two._remembered.recall.names.to_bytes(), Pairs().to_bytes()
    value = {"data": other, "seal": "no bytes", "name": "others"}[column]
    with two.store.writing() as connection:
        connection.execute(f"UPDATE recall SET {column} = ? WHERE data = ?", (value, pairs))
        assert connection.execute("SELECT changes()").fetchone() == (1,)
    compared.update(names=0)
    assert seen(also().brief()) == told
    assert compared["names"] > 0


def test_without_a_place_for_a_key_nothing_is_kept(two, also, compared, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    two.brief()
    seals._key.cache_clear()
    compared.update(names=0)
    also().brief()
    assert compared["names"] > 0


@pytest.fixture
def compared(monkeypatch):
    """How many pairs of names, and of questions, were compared."""
    count = {"names": 0, "questions": 0}

    def counting(module, function, what):
        real = getattr(module, function)

        def counted(*given):
            count[what] += 1
            return real(*given)

        monkeypatch.setattr(module, function, counted)

    counting(looks, "bits_between", "names")
    counting(Affinity, "comparable", "questions")
    return count


LONG = "\n".join(
    f"{ship} {verb} on {day} May 196{year}."
    for ship in ("Heron", "Swift", "Egret", "Dunlin")
    for verb in ("sank", "burned", "sailed")
    for day, year in ((3, 1), (4, 2))
)


def test_only_pairs_with_something_new_are_compared(case, also, write, compared):
    case.add(write("a.txt", f"By Ann Lee\n\n{LONG}\n"))
    case.add(write("b.txt", f"By Bo Kerr\n\n{LONG.replace('3 May', '13 May')}\n"))
    case.brief()
    at_first = dict(compared)
    assert at_first["names"]
    assert at_first["questions"]
    compared.update(names=0, questions=0)
    also().brief()  # in other hands, from the file
    assert compared["names"] == 0
    assert compared["questions"] == 0


def test_a_recall_that_is_lost_or_spoiled_costs_time_alone(case, also, write, seen, compared):
    case.add(write("a.txt", f"By Ann Lee\n\n{LONG}\n"))
    case.add(write("b.txt", f"By Bo Kerr\n\n{LONG.replace('3 May', '13 May')}\n"))
    before = seen(case.brief())
    for spoil in (
        "UPDATE recall SET data = x'00'",
        "UPDATE recall SET data = substr(data, 1, length(data) - 8)",
        "UPDATE recall SET version = 'another'",
        "DELETE FROM recall",
        "DROP TABLE recall",
    ):
        with case.store.writing() as connection:
            connection.execute(spoil)
        compared.update(names=0)
        again = also()
        assert seen(again.brief()) == before
        assert compared["names"]
        assert again.verify() == ()


def test_a_brief_does_not_wait_to_remember(case, also, write, seen):
    case.add(write("a.txt", f"By Ann Lee\n\n{LONG}\n"))
    other = also()
    with case.store.writing():
        assert other.brief().findings
    other.close()
    assert Remembered(case.store).recall.names.places == {}
    case.brief()
    assert Remembered(case.store).recall.names.places


def test_a_day_that_is_past_takes_nothing_from_today(case, write, compared):
    case.add(write("a.txt", f"By Ann Lee\n\n{LONG}\n"))
    case.add(write("b.txt", f"By Bo Kerr\n\n{LONG.replace('3 May', '13 May')}\n"))
    case.brief()
    known = case._remembered.recall.questions.names.tolist()
    assert known
    case.brief(at="2026-03-01T01:30")
    assert case._remembered.recall.questions.names.tolist() == known


def test_pairs_are_read_as_they_were_written():
    pairs = Pairs()
    assert [pairs.place(name * 16) for name in (b"a", b"b", b"a")] == [0, 1, 0]
    pairs.keys, pairs.bits = pairs.keys.__class__((2,), dtype="<u8"), pairs.bits.__class__((2,))
    pairs.keys[:], pairs.bits[:] = (7, 9), (0.5, -3.0)
    again = Pairs.from_bytes(pairs.to_bytes())
    assert again.places == pairs.places
    assert again.keys.tolist() == [7, 9]
    assert again.bits.tolist() == [0.5, -3.0]


def test_known_pairs_of_questions_are_told_from_idle_and_from_unknown_ones():
    names = np.sort(np.array([digest(word) for word in "abc"], dtype=NAME))
    one, other = np.array([2, 0, 0, 0], dtype=np.uint64), np.array([1, 1, 1, 2], dtype=np.uint64)
    known = Known()
    known.replace(
        names, pair_of(one, other), at=np.array([1, 2, 3]), bits=np.array([2.5, 2.5, 0.0])
    )
    again = Known.from_bytes(known.to_bytes())
    places = again.places_of(np.array([*names, digest("d")], dtype=NAME))
    assert places[:3].tolist() == [0, 1, 2]
    assert again.bits_of(pair_of(places[[2, 0, 0]], places[[1, 1, 2]])).tolist() == [
        -np.inf,
        2.5,
        0,
    ]
    assert np.isnan(again.bits_of(pair_of(places[[1, 3]], places[[2, 0]]))).all()
    whole, empty = known.to_bytes(), Known().to_bytes()
    with pytest.raises(ValueError, match="cut short"):
        Known.from_bytes(empty[:8] + whole[8:24] + empty[24:])
