"""Weighing a table of claims: the arrays against the reference, explanations, and laws."""

import importlib.util
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from thurloe.weigh import slots
from thurloe.weigh.copying import SOME_COPY
from thurloe.weigh.engine import Evidence, Kind, weigh_votes
from thurloe.weigh.explain import explain, replay
from thurloe.weigh.kernel import AS_GOOD, CLOSE, USUAL
from thurloe.weigh.reference import Reading, Reference, probabilities
from thurloe.weigh.votes import votes_of

_spec = importlib.util.spec_from_file_location("worlds", Path(__file__).parent / "worlds.py")
worlds = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(worlds)
world = worlds.world


def answers(weighed):
    votes = weighed.votes
    return {
        item: dict(
            zip(
                votes.values[slice(*votes.item_start[n : n + 2])],
                weighed.probability[slice(*votes.item_start[n : n + 2])].tolist(),
                strict=True,
            )
        )
        for n, item in enumerate(votes.items)
    }


def best(of):
    return {item: max(sorted(p), key=p.get) for item, p in of.items()}


# By hand


def test_two_against_one_by_hand():
    """Two sources right 3 times in 4 against one, two rival values and one that nobody gave."""
    rows = [("a", "x", "1"), ("b", "x", "1"), ("c", "x", "2")]
    how = Reading(right=dict.fromkeys("abc", USUAL), near=dict.fromkeys("abc", 0.0))
    score = Reference(rows).log_odds("x", {("x", s): 1.0 for s in "abc"}, how)
    # each claim: 2 other values, times 3/4 against 1/4, is 6 times likelier if its value is true
    assert score == {"1": pytest.approx(math.log(36)), "2": pytest.approx(math.log(6))}
    assert probabilities(score) == {"1": pytest.approx(36 / 43), "2": pytest.approx(6 / 43)}


def test_a_near_value_supports_by_hand():
    """1943 may stand for 1943-11-07: right .75, near .1, wrong .15 spread over two values."""
    rows = [("a", "x", "1943"), ("b", "x", "1943-11-07")]
    near = frozenset({("x", "1943", "1943-11-07")})
    how = Reading(right=dict.fromkeys("ab", 0.75), near=dict.fromkeys("ab", 0.1))
    score = Reference(rows, near).log_odds("x", {("x", s): 1.0 for s in "ab"}, how)
    exact, vague = math.log(2 * 0.75 / 0.15), math.log(2 * 0.1 / 0.15)
    assert score["1943"] == pytest.approx(exact)
    assert score["1943-11-07"] == pytest.approx(exact + vague)


def test_two_within_the_tolerance_are_nearly_as_good_as_two_who_agree_by_hand():
    """18:30 and 18:33 have between them, before their sources are judged, what one value has."""
    odds = (2 * 0.75 / 0.25) ** 2 / 2  # of one that is the truth, in one way of two
    how = Reading(right=dict.fromkeys("ab", 0.75), near=dict.fromkeys("ab", 0.0))
    weight = {("x", "a"): 1.0, ("x", "b"): 1.0}
    close = {("x", "18:30", "18:33"): CLOSE, ("x", "18:33", "18:30"): CLOSE}
    apart = Reference([("a", "x", "18:30"), ("b", "x", "18:33")], fits=close, graded=True)
    score = apart.log_odds("x", weight, how)
    assert score == dict.fromkeys(("18:30", "18:33"), pytest.approx(math.log(odds / 2)))
    found = apart.shown("x", probabilities(score))
    assert found["18:30"] == pytest.approx(odds * (1 + AS_GOOD) / 2 / (odds + 1))
    same = Reference([("a", "x", "18:30"), ("b", "x", "18:30")]).log_odds("x", weight, how)
    assert found["18:30"] > probabilities(same)["18:30"] - 0.02


def test_a_value_that_leaves_another_open_supports_it_in_full_by_hand():
    """1943 fits 1943-11-07, so of the two that say it all speak for that day, one alone for it."""
    rows = [("a", "x", "1943"), ("b", "x", "1943"), ("c", "x", "1943-11-07")]
    table = Reference(rows, fits={("x", "1943", "1943-11-07"): 1.0})
    how = Reading(right=dict.fromkeys("abc", 0.75), near=dict.fromkeys("abc", 0.0))
    score = table.log_odds("x", {("x", s): 1.0 for s in "abc"}, how)
    # the year is no rival of the day: two other values, and two that nobody gave
    assert score == {
        "1943": pytest.approx(math.log(36 / 2)),
        "1943-11-07": pytest.approx(math.log(216 / 2)),
    }
    heard = table.heard("x", probabilities(score))
    assert heard["1943"] == pytest.approx(126 / 127)
    assert heard["1943-11-07"] == pytest.approx(108 / 127)


def test_three_copies_have_one_voice_by_hand():
    """Of three that say the same, each of which copies all, each counts a third."""
    rows = [(s, "x", "1") for s in "abc"] + [("d", "x", "2")]
    share = {("a", "b"): 1.0, ("a", "c"): 1.0, ("b", "c"): 1.0}
    weight = Reference(rows).alone(share)
    assert weight["x", "a"] == pytest.approx(1 / 3)
    assert weight["x", "d"] == 1


# The arrays against the reference


SHAPES = [
    {"sources": 4, "items": 5},
    {"sources": 6, "items": 20, "overlap": 0.4},
    {"sources": 9, "items": 30, "right": 0.55, "copiers": 4},
    {"sources": 5, "items": 40, "overlap": 1.0, "right": 0.9},
    {"sources": 12, "items": 120, "copiers": 5, "right": 0.6},
    {"sources": 1, "items": 3, "copiers": 0},
]


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("many", [slots.MANY_CLAIMS, 0], ids=["every way", "two by two"])
def test_arrays_match_the_reference(shape, many, monkeypatch):
    monkeypatch.setattr(slots, "MANY_CLAIMS", many)
    for seed in range(2):
        rows, _ = world(seed, **shape)
        expected = Reference(rows).weigh()
        found = answers(weigh_votes(votes_of(rows)))
        for item, values in expected.items():
            assert found[item] == pytest.approx(values, abs=1e-9)


@pytest.mark.parametrize("seed", [3, 4])
def test_arrays_match_the_reference_within_a_tolerance(seed):
    rows, _ = world(seed, sources=6, items=25, copiers=1)
    rows = [(s, f"{i}\u241fwhen", str(1900 + int(v[1:]))) for s, i, v in rows]
    evidence = Evidence(kinds={"when": Kind(name="number", tolerance=1)})
    found = answers(weigh_votes(votes_of(rows), evidence))
    close = {
        (item, a, b): CLOSE
        for item, values in found.items()
        for a in values
        for b in values
        if abs(int(a) - int(b)) == 1
    }
    assert close
    for item, values in Reference(rows, fits=close, graded=True).weigh().items():
        assert found[item] == pytest.approx(values, abs=1e-9)


def test_arrays_match_the_reference_where_places_lie_in_places():
    """Odd values of an item are the land in which its even ones lie."""
    rows, _ = world(3, sources=6, items=25, copiers=1)
    rows = [(s, i, f"land{i}" if int(v[1:]) % 2 else f"town{v}{i}") for s, i, v in rows]
    hierarchy = [(v, f"land{i}") for _, i, v in rows if v.startswith("town")]
    evidence = Evidence(kinds={"*": Kind(name="hierarchy")}, hierarchy=hierarchy)
    found = answers(weigh_votes(votes_of(rows), evidence))
    near = frozenset((v[-4:], f"land{v[-4:]}", v) for v, _ in hierarchy)
    near = frozenset(pair for pair in near if pair[1] in found[pair[0]])
    assert near
    for item, values in Reference(rows, near).weigh().items():
        assert found[item] == pytest.approx(values, abs=1e-9)


def test_arrays_match_the_reference_where_years_hold_days():
    rows, _ = world(5, sources=6, items=25, copiers=1)
    rows = [(s, i, f"19{v[1:]}0" if s in "s001 s004" else f"19{v[1:]}0-11-07") for s, i, v in rows]
    found = answers(weigh_votes(votes_of(rows), Evidence(kinds={"*": Kind(name="date")})))
    fits = {
        (item, year, day): 1.0
        for item, values in found.items()
        for year in values
        for day in values
        if len(year) == 4 and day.startswith(f"{year}-")
    }
    assert fits
    for item, values in Reference(rows, fits=fits, graded=True).weigh().items():
        assert found[item] == pytest.approx(values, abs=1e-9)


def test_arrays_match_the_reference_where_one_value_fits_another():
    """Decades beside years: who says the decade is right whichever of its years is."""
    rows, _ = world(4, sources=6, items=25, copiers=1)
    rows = [(s, i, "190X" if s in "s001 s004" else f"190{v[1:]}") for s, i, v in rows]
    fits = sorted({(i, "190X", v) for _, i, v in rows if v != "190X"})
    found = answers(weigh_votes(votes_of(rows), Evidence(fits=[*fits, ("none", "190X", "1901")])))
    for item, values in Reference(rows, fits=dict.fromkeys(fits, 1.0)).weigh().items():
        assert found[item] == pytest.approx(values, abs=1e-9)


# Laws


def test_rows_in_any_order_give_the_same_bytes():
    rows, _ = world(1)
    one, other = weigh_votes(votes_of(rows)), weigh_votes(votes_of(rows[::-1]))
    for name in ("probability", "reliability", "low", "high", "agreement"):
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes()


@pytest.mark.parametrize("crowd", [100, 10_000])
def test_one_item_on_which_all_disagree_does_not_discredit_all(crowd):
    """As an identifier would be that was taken for an answer."""
    rows, _ = world(1, sources=8, items=25, right=0.8, copiers=0)
    wild = [(f"c{n:05}", "wild", f"own {n}") for n in range(crowd)]
    wild += [(s, "wild", f"own {s}") for s in sorted({s for s, _, _ in rows})]
    before, after = (weigh_votes(votes_of(some)) for some in (rows, [*rows, *wild]))
    found = answers(after)
    for item, values in answers(before).items():
        assert max(found[item], key=found[item].get) == max(values, key=values.get)
    assert after.reliability.min() > 0.4
    alone = weigh_votes(votes_of(wild))
    assert 0.1 < alone.reliability.min() <= alone.reliability.max() < 0.2


@pytest.mark.parametrize("seed", range(20))
def test_nothing_leaves_its_bounds(seed):
    rows, _ = world(seed, sources=2 + seed % 7, items=1 + seed, right=0.3 + seed / 40)
    found = weigh_votes(votes_of(rows))
    for array in (found.probability, found.reliability, found.low, found.high, found.agreement):
        assert np.isfinite(array).all()
        assert ((array >= 0) & (array <= 1)).all()
    assert all(sum(p.values()) <= 1 + 1e-9 for p in answers(found).values())
    assert (found.low <= found.reliability).all()
    assert (found.reliability <= found.high).all()


@pytest.mark.filterwarnings("error")
def test_two_who_agree_only_where_a_crowd_speaks():
    rows = [(f"s{n:03}", "x", str(n)) for n in range(300)] + [("t", "x", "7")]
    found = weigh_votes(votes_of(rows))
    assert np.isfinite(found.workings.independence.weight).all()
    assert best(answers(found)) == {"x": "7"}


def test_no_claims_are_an_error():
    with pytest.raises(ValueError, match="no claims"):
        weigh_votes(votes_of([]))


# What it is for


def test_who_repeats_another_adds_little():
    """Three verbatim copies of a bad source do not outvote two good ones."""
    rows, _ = world(5, sources=6, items=60, right=0.75, overlap=1.0, copiers=0)
    alone = weigh_votes(votes_of(rows))
    copies = [(f"copy{n}", i, v) for n in range(3) for s, i, v in rows if s == "s000"]
    found = weigh_votes(votes_of([*rows, *copies]))
    pairs = [
        frozenset(found.votes.sources[n] for n in pair)
        for pair in zip(found.copying.source, found.copying.copies_from, strict=True)
    ]
    four = {"s000", "copy0", "copy1", "copy2"}
    assert set(pairs[:6]) == {frozenset({a, b}) for a in four for b in four if a < b}
    assert (found.copying.probability[:6] > 0.99).all()
    same = best(answers(alone)).items() & best(answers(found)).items()
    assert len(same) >= 0.95 * len(alone.votes.items)


@pytest.mark.parametrize("right", [0.75, 0.9])
def test_good_sources_that_agree_are_not_taken_for_copies(right):
    """Nobody copies: on average a pair stays below what is taken for granted, few are listed."""
    pairs, listed = [], 0
    for seed in range(40):
        shape = {"sources": 4 + seed % 5, "items": 5 + seed % 25, "copiers": 0}
        rows, _ = world(100 + seed, right=right, overlap=1.0, **shape)
        found = weigh_votes(votes_of(rows))
        pairs += found.workings.independence.probability.tolist()
        listed += len(found.copying.probability)
    assert np.mean(pairs) < SOME_COPY[True]
    assert listed <= 0.01 * len(pairs)


def test_a_known_answer_teaches_about_the_sources():
    rows = [(s, f"i{n}", s if s in "ab" else "c") for n in range(12) for s in "abc"]
    votes = votes_of(rows)
    known = {f"i{n}": "b" for n in range(8)}
    found = weigh_votes(votes, Evidence(known=known))
    assert answers(found)["i0"] == {"a": 0.0, "b": 1.0, "c": 0.0}
    assert best(answers(found))["i9"] == "b"
    assert found.reliability[1] > found.reliability[0] + 0.1


def test_a_prior_counts_as_much_as_it_is_worth():
    votes = votes_of([("good", "x", "1"), ("bad", "x", "2")])
    prior = {"good": (0.95, 50.0), "bad": (0.3, 50.0)}
    found = weigh_votes(votes, Evidence(prior=prior))
    assert best(answers(found)) == {"x": "1"}
    assert found.reliability[1] == pytest.approx(0.95, abs=0.02)


def test_declared_lineage_is_believed_where_little_is_shared():
    rows = [("a", "x", "1"), ("b", "x", "1"), ("c", "x", "2"), ("d", "y", "1"), ("a", "y", "1")]
    free = weigh_votes(votes_of(rows))
    tied = weigh_votes(votes_of(rows), Evidence(lineage=[("b", "a")]))
    assert answers(tied)["x"]["1"] < answers(free)["x"]["1"]


def test_less_confidence_is_less_support():
    votes = votes_of([("a", "x", "1"), ("b", "x", "2"), ("c", "y", "1"), ("a", "y", "1")])
    sure = np.ones(4, dtype=np.float32)
    sure[1] = 0.3  # b on x
    found = answers(weigh_votes(replace(votes, confidence=sure)))
    assert found["x"]["1"] > found["x"]["2"]


def test_the_most_specific_well_supported_place_wins():
    hierarchy = [("Harbour Street", "Torvik"), ("Torvik", "Norland"), ("Sund", "Norland")]
    rows = [
        ("a", "x\u241fplace", "Torvik"),
        ("b", "x\u241fplace", "Harbour Street"),
        ("c", "x\u241fplace", "Sund"),
        ("d", "x\u241fplace", "Norland"),
    ]
    kinds = {"place": Kind(name="hierarchy")}
    found = answers(weigh_votes(votes_of(rows), Evidence(kinds=kinds, hierarchy=hierarchy)))
    assert best(found) == {"x\u241fplace": "Harbour Street"}


def test_a_year_supports_its_days():
    rows = [("a", "x", "1943"), ("b", "x", "1943-11-07"), ("c", "x", "1944-11-07")]
    found = answers(weigh_votes(votes_of(rows), Evidence(kinds={"*": Kind(name="date")})))
    assert best(found) == {"x": "1943-11-07"}


def test_few_labels_that_recur_are_read_by_a_panel():
    """Sources who take 2 for 3 half the time are read better than by counting heads."""
    rng = np.random.default_rng(4)
    truth = rng.integers(1, 4, 400)
    rows = []
    for s in range(5):
        for i, label in enumerate(truth):
            wrong = label == 2 and rng.random() < 0.6
            rows.append((f"s{s}", f"i{i:03}", "3" if wrong else str(label)))
    found = weigh_votes(votes_of(rows))
    assert len(found.workings.elections) == 1
    hits = [answer == str(truth[int(item[1:])]) for item, answer in best(answers(found)).items()]
    heads = [
        max("123", key=[v for s, i, v in rows[n::400]].count) == str(truth[n]) for n in range(400)
    ]
    assert np.mean(hits) > np.mean(heads) + 0.05


# Explanations


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_bits_add_up_to_the_probability(shape):
    rows, _ = world(2, **shape)
    found = weigh_votes(votes_of(rows))
    for item, values in answers(found).items():
        for value, p in values.items():
            told = explain(found, item, value)
            assert told.probability == p
            assert replay(told) == pytest.approx(p, abs=1e-9)


def test_what_flips_an_answer_flips_it():
    """Without the voices named, and with the rest as it is, another value is best."""
    rows, _ = world(7, sources=8, items=20, copiers=0)
    found = weigh_votes(votes_of(rows))
    for item in found.votes.items:
        told = explain(found, item)
        assert told.flip
        speaking = {v.source for v in told.voices if v.says == told.value}
        assert set(told.flip) <= speaking
        assert told.instead != told.value
        assert told.instead in {"", *(v.says for v in told.voices)}


def test_an_unknown_item_cannot_be_explained():
    rows, _ = world(0)
    with pytest.raises(KeyError, match="nowhere"):
        explain(weigh_votes(votes_of(rows)), "nowhere")


def test_who_says_less_is_no_worse_a_source_for_it():
    """Without `fits` the vaguer of two who never err would seem to be wrong each time."""
    items = [f"i{n:02}" for n in range(12)]
    rows = [(s, i, "day" if s != "vague" else "year") for s in ("a", "b", "vague") for i in items]
    fits = [(i, "year", "day") for i in items]
    plain, heard = (weigh_votes(votes_of(rows), Evidence(fits=f)) for f in ((), fits))
    vague = heard.votes.sources.index("vague")
    assert plain.reliability[vague] < 0.75 < heard.reliability[vague]
    assert heard.agreement[vague] == 1
    why = explain(heard, "i03", "day")
    assert replay(why) == pytest.approx(why.probability, abs=1e-9)
    bits = {voice.source: voice.bits for voice in why.voices}
    assert min(bits["a"], bits["b"]) > 0
    # It speaks for the year as much as for the day, and one voice more makes each count less.
    against = next(v.bits for v in explain(plain, "i03", "day").voices if v.source == "vague")
    assert bits["vague"] > against / 2
