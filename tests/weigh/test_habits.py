"""What a source makes of a place: by hand, against the reference, and laws."""

import numpy as np
import pytest

from thurloe.weigh.engine import Evidence, Kind, update, weigh_votes
from thurloe.weigh.explain import explain, replay
from thurloe.weigh.habits import HABIT
from thurloe.weigh.kernel import SURE
from thurloe.weigh.reference_habits import Places
from thurloe.weigh.votes import votes_of

LANDS = {f"town{n}": f"land{n % 4}" for n in range(20)}
PLACED = Evidence(kinds={"*": Kind(name="hierarchy")}, hierarchy=sorted(LANDS.items()))
BAY, CITY = "Sillvik", "Torvik"  # a bay that some have for the city, in no list of places


def born(seed, items=60, sources="abcde"):
    """Rows of births in towns: right or vague or anywhere."""
    rng = np.random.default_rng(seed)
    towns = list(LANDS)
    rows = []
    for item in range(items):
        truth = towns[int(20 * rng.random() ** 2)]
        for n, source in enumerate(sources):
            draw = rng.random()
            wrong = towns[rng.integers(20)]
            said = truth if draw < 0.9 - n / 10 else LANDS[truth] if draw < 0.95 else wrong
            if rng.random() < 0.8:
                rows.append((source, f"i{item:03}", said))
    return rows


def best(weighed):
    votes = weighed.votes
    cuts = list(zip(votes.item_start, votes.item_start[1:], strict=False))
    return {
        item: votes.values[start + int(np.argmax(weighed.probability[start:end]))]
        for item, (start, end) in zip(votes.items, cuts, strict=True)
    }


def test_a_name_that_is_always_contradicted_loses():
    """The almanac is right more often than the gazette, but not with the bay."""
    rows = []
    for n in range(80):
        town, other = f"town{n % 20}", f"town{(n + 1) % 20}"
        rows += [(s, f"i{n:02}", town) for s in ("almanac", "register")]
        rows.append(("gazette", f"i{n:02}", other if n % 4 == 0 else town))
    for n in range(80, 88):
        rows += [("register", f"i{n}", CITY), ("gazette", f"i{n}", CITY), ("almanac", f"i{n}", BAY)]
    rows += [("almanac", "x", BAY), ("gazette", "x", "Holm")]
    assert best(weigh_votes(votes_of(rows), PLACED))["x"] == "Holm"
    apart = [(s, i, f"{v} {i}" if v == BAY else v) for s, i, v in rows]  # each time another bay
    assert best(weigh_votes(votes_of(apart), PLACED))["x"] == f"{BAY} x"


def test_rates_by_hand():
    """Right with what it says of other items, drawn to its rate by ten claims."""
    found = weigh_votes(votes_of(born(1)), PLACED)
    votes, table = found.votes, found.workings.table
    fit, weight = found.workings.independence.fit, found.workings.independence.weight
    said = [(table.source[c], votes.values[table.slot[c]]) for c in range(len(table.source))]
    recurring = [c for c in range(len(said)) if said.count(said[c]) > 1]
    assert recurring
    for claim in recurring:
        others = [c for c in range(len(said)) if said[c] == said[claim] and c != claim]
        hits = sum(weight[c] * fit.p[table.slot[c]] for c in others)
        worth = sum(weight[c] for c in others) + HABIT
        rate = min((hits + HABIT * fit.right[table.source[claim]]) / worth, SURE)
        assert found.workings.habits.right[claim] == pytest.approx(rate)


@pytest.mark.parametrize("seed", [2, 3])
def test_arrays_match_the_reference(seed):
    rows = born(seed, items=40)
    found = weigh_votes(votes_of(rows), PLACED)
    votes = found.votes
    slots = [slice(*votes.item_start[n : n + 2]) for n in range(len(votes.items))]
    near = frozenset(
        (item, LANDS[v], v)
        for item, here in zip(votes.items, slots, strict=True)
        for v in votes.values[here]
        if LANDS.get(v) in votes.values[here]
    )
    expected = Places(rows, near, graded=True).weigh()
    for item, here in zip(votes.items, slots, strict=True):
        p = dict(zip(votes.values[here], found.probability[here].tolist(), strict=True))
        assert p == pytest.approx(expected[item], abs=1e-9)


def test_bits_add_up():
    found = weigh_votes(votes_of(born(4)), PLACED)
    for n, item in enumerate(found.votes.items):
        for slot in range(*found.votes.item_start[n : n + 2]):
            told = explain(found, item, found.votes.values[slot])
            assert replay(told) == pytest.approx(found.probability[slot], abs=1e-9)


def test_one_attribute_says_nothing_of_another():
    """Each item has an attribute of its own: no place is said of another one."""
    rows = born(5)
    apart = [(s, f"Anna\u241f{i}", v) for s, i, v in rows]
    habits = weigh_votes(votes_of(apart), PLACED).workings
    fit, source = habits.independence.fit, habits.table.source
    assert habits.habits.right == pytest.approx(fit.right[source])
    assert habits.habits.near == pytest.approx(fit.near[source])


def test_categories_have_no_habits():
    rows = born(6)
    assert weigh_votes(votes_of(rows)).workings.habits is None
    mixed = [(s, f"{i}\u241f{k}", v) for s, i, v in rows for k in ("born", "colour")]
    kinds = {"born": Kind(name="hierarchy")}
    found = weigh_votes(votes_of(mixed), Evidence(kinds=kinds, hierarchy=PLACED.hierarchy))
    table, fit = found.workings.table, found.workings.independence.fit
    of = np.array([found.votes.items[n] for n in table.owner[table.slot]])
    other = np.char.endswith(of, "colour")
    right = found.workings.habits.right
    assert (right[other] == fit.right[table.source][other]).all()
    assert (right[~other] != fit.right[table.source][~other]).any()


def test_further_claims_are_read_by_habit_too():
    rows = born(7, items=400)
    before = weigh_votes(votes_of(rows[:-30]), PLACED)
    later, anew = update(before, votes_of(rows)), weigh_votes(votes_of(rows), PLACED)
    assert len(later.workings.habits.right) == len(rows)
    assert np.abs(later.probability - anew.probability).mean() < 0.01
