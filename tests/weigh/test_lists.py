"""Questions with several true values: what sources list, and what they leave out."""

import numpy as np
import pytest

import thurloe
from thurloe.errors import BadInput
from thurloe.weigh.engine import Evidence, Kind
from thurloe.weigh.explain import replay
from thurloe.weigh.lists import as_questions
from thurloe.weigh.reference_lists import Lists
from thurloe.weigh.votes import votes_of

MANY = [("crew", "many")]
ROWS = [
    ("a", "Heron␟crew", "Anna"),
    ("a", "Heron␟crew", "Bo"),
    ("b", "Heron␟crew", "Anna; Bo"),
    ("c", "Heron␟crew", "Anna"),
    ("d", "Heron␟crew", "Zed"),
    ("a", "Heron␟year", "1911"),
    ("d", "Heron␟year", "1912"),
]


def world(seed, *, sources=6, items=15, recall=0.65, false=0.06):
    """Rows, and which values are true; who speaks of an item lists a true value with `recall`."""
    rng, names = np.random.default_rng(seed), 7
    finds = rng.beta(recall * 6, (1 - recall) * 6, sources)
    errs = rng.beta(false * 12, (1 - false) * 12, sources)
    rows, truth = [], {}
    for i in range(items):
        true = rng.random(names) < 0.35
        true[rng.integers(names)] = True
        for s in range(sources):
            listed = rng.random(names) < np.where(true, finds[s], errs[s])
            if rng.random() < 0.8:
                rows += [(f"s{s}", f"i{i:02}␟crew", f"n{n}") for n in np.flatnonzero(listed)]
        truth |= {(f"i{i:02}␟crew", f"n{n}"): bool(true[n]) for n in range(names)}
    return rows, truth


def answers(rows, **given):
    found = thurloe.weigh(rows, kinds=MANY, **given).answers.rows()
    return {(row["item"], row["value"]): row["probability"] for row in found}


@pytest.mark.parametrize("seed", range(3))
def test_arrays_match_the_reference(seed):
    rows, _ = world(seed)
    result = thurloe.weigh(rows, kinds=MANY)
    table, found = result.weighed.workings.table, result.weighed.workings.independence
    votes = result.weighed.votes
    said = {item: [] for item in votes.items}
    for claim, slot in enumerate(table.slot.tolist()):
        yes = votes.values[slot] == "listed"
        source = votes.sources[table.source[claim]]
        said[votes.items[table.owner[slot]]].append((source, yes, found.weight[claim]))
    expected = Lists(said, found.correlation).weigh()
    for slot, p in enumerate(result.weighed.probability.tolist()):
        true = expected[votes.items[table.owner[slot]]]
        assert p == pytest.approx(true if votes.values[slot] == "listed" else 1 - true, abs=1e-9)


@pytest.mark.parametrize(
    ("shape", "gain"), [({}, 0.05), ({"sources": 4, "items": 8}, 0.05), ({"recall": 0.45}, 0.05)]
)
def test_who_omits_much_is_read_so(shape, gain):
    """Better than what half of those who speak list, and as sure as it is right."""
    chance, right, heads = [], [], []
    for seed in range(20):
        rows, truth = world(seed, **shape)
        who = {item: len({s for s, i, _ in rows if i == item}) for _, item, _ in rows}
        for (item, value), p in answers(rows).items():
            lists = sum(row[1:] == (item, value) for row in rows)
            chance.append(p)
            right.append(truth[item, value])
            heads.append(2 * lists > who[item])
    chance, right, heads = map(np.array, (chance, right, heads))
    assert ((chance > 0.5) == right).mean() > (heads == right).mean() + gain
    bins = np.minimum((chance * 10).astype(int), 9)
    assert np.abs(np.bincount(bins, chance - right)).sum() / len(chance) < 0.08


def test_several_answers_of_an_item_may_be_probable():
    found = answers(ROWS)
    assert found["Heron␟crew", "Anna"] > found["Heron␟crew", "Bo"] > 0.5
    assert found["Heron␟crew", "Zed"] < 0.5
    assert found["Heron␟year", "1911"] + found["Heron␟year", "1912"] <= 1


def test_rows_of_its_own_or_one_list_say_the_same():
    joined = [*ROWS[2:], ("a", "Heron␟crew", "Bo;Anna")]
    assert answers(joined) == pytest.approx(answers(ROWS))
    assert answers(ROWS[::-1]) == answers(ROWS)


def test_what_is_known_settles_every_value():
    found = answers(ROWS, known=[("Heron␟crew", "Anna;Zed")])
    crew = {value: p for (item, value), p in found.items() if item == "Heron␟crew"}
    assert crew == {"Anna": 1.0, "Bo": 0.0, "Zed": 1.0}


def test_what_all_list_may_be_known_to_be_wrong():
    """And nothing is said of questions that nobody asked: a warning would be an error here."""
    rows = [(source, "Heron␟crew", "Anna") for source in "ab"]
    assert answers(rows, known=[("Heron␟crew", "Bo")]) == {("Heron␟crew", "Anna"): 0.0}


@pytest.mark.parametrize("name", ["Heron␟crew", "Heron, crew"])
def test_each_value_is_explained(name):
    result = thurloe.weigh(ROWS, kinds=MANY)
    best, other = result.explain(name), result.explain(name, "Bo")
    assert (best.item, best.value, other.value) == ("Heron␟crew", "Anna", "Bo")
    for why in (best, other):
        assert replay(why) == pytest.approx(why.probability, abs=1e-9)
    assert {voice.source: voice.says for voice in other.voices}["c"] == "not listed"
    with pytest.raises(BadInput):
        result.explain(name, "Nobody")


def test_the_mark_between_object_and_value_is_refused():
    with pytest.raises(BadInput, match="no name of a list"):
        thurloe.weigh([("a", "Heron\u241e2␟crew", "Anna")], kinds=MANY)


def test_without_lists_nothing_is_made_of_the_votes():
    votes, evidence = votes_of(ROWS), Evidence(kinds={"crew": Kind(name="category")})
    assert as_questions(votes, evidence) == (votes, evidence)
