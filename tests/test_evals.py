"""The runner that guards quality: floors only rise, verdicts stay with what was judged."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "evals"), str(ROOT / "benchmarks")]
import anchor  # noqa: E402  scripts, no package
import corpus  # noqa: E402
import floors  # noqa: E402
import fusion  # noqa: E402
import parts  # noqa: E402
import sample_claims  # noqa: E402

FIGURES = dict.fromkeys(floors.HIGHER, 0.7) | dict.fromkeys(floors.LOWER, 1)
OLD = {"fingerprint": "abc", "floors": FIGURES}


def test_floors_rise():
    better = FIGURES | {"claim_recall": 0.8, "mixed_findings": 0}
    assert floors.raised(OLD, better, "abc", regress=False)["floors"] == better


@pytest.mark.parametrize("worse", [{"claim_recall": 0.6}, {"mixed_findings": 2}])
def test_floors_do_not_fall(worse):
    with pytest.raises(ValueError, match="would lower"):
        floors.raised(OLD, FIGURES | worse, "abc", regress=False)
    fallen = floors.raised(OLD, FIGURES | worse, "abc", regress=True)
    assert fallen["floors"] == FIGURES | worse


def test_floors_begin_anew_with_new_texts():
    fresh = floors.raised(OLD, FIGURES | {"claim_recall": 0.1}, "other", regress=False)
    assert fresh["floors"]["claim_recall"] == 0.1
    assert fresh["fingerprint"] == "other"


def test_a_line_holds_at_its_floor_and_no_lower():
    fallen = FIGURES | {"claim_recall": 0.6}
    lines = {line.figure: line for line in floors.lines(fallen, FIGURES)}
    assert [name for name, line in lines.items() if not line.holds] == ["claim_recall"]
    assert list(lines) == [*floors.HIGHER, *floors.LOWER]


def _row(start, value="40", verdict=""):
    row = {"account": "a.txt", "start": start, "end": start + 5, "attribute": "number"}
    return row | {"value": value, "question": "How many died?", "verdict": verdict}


def test_a_draw_is_the_same_in_any_order():
    rows = [_row(n) for n in range(50)]
    drawn = sample_claims.draw(rows, 10, seed=7)
    assert drawn == sample_claims.draw(rows[::-1], 10, seed=7)
    assert len(drawn) == 10
    assert drawn != sample_claims.draw(rows, 10, seed=8)


def test_most_of_a_draw_outlives_a_change():
    before = sample_claims.draw([_row(n) for n in range(50)], 10, seed=7)
    after = sample_claims.draw([_row(n) for n in range(2, 52)], 10, seed=7)
    assert len([row for row in before if row in after]) >= 8


def test_a_verdict_stays_with_what_was_judged():
    judged = [_row(1, verdict="right"), _row(2, verdict="wrong")]
    carried = sample_claims.carry([_row(1), _row(2, value="50"), _row(3)], judged)
    assert [row["verdict"] for row in carried] == ["right", "", ""]
    assert sample_claims.share_right(carried) == (1, 1, 3)


def test_a_verdict_is_right_or_wrong():
    with pytest.raises(ValueError, match="a verdict is"):
        sample_claims.share_right([_row(1, verdict="maybe")])


def test_a_quote_is_anchored_across_line_breaks():
    claim = {"account": "a.txt", "start": 0, "end": 0, "quote": "forty people died"}
    anchor.place(claim, "On Friday forty\npeople died.")
    assert claim == {"account": "a.txt", "start": 10, "end": 27, "quote": "forty\npeople died"}


def test_a_quote_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="2 times"):
        anchor.place({"account": "a", "start": 0, "end": 0, "quote": "died"}, "He died. She died.")


def test_varied_articles_are_no_copies(tmp_path, monkeypatch):
    monkeypatch.setattr(corpus, "NEWS", tmp_path / "absent")
    folder = tmp_path / "articles"
    folder.mkdir()
    assert corpus.write_articles(folder, 30) > 4000
    assert len({path.read_text() for path in folder.iterdir()}) == 30


GOOD = {"accuracy": 0.9, "ece": 0.03, "brier_share": 0.7}


def test_floors_of_weighing_only_rise():
    mixed = {"accuracy": 0.8, "ece": 0.02, "brier_share": 0.75}
    kept = fusion.raised({"fingerprint": "abc", "floors": GOOD}, mixed, "abc")
    assert kept["floors"] == GOOD | {"ece": 0.02}
    assert fusion.raised({"fingerprint": "abc", "floors": GOOD}, mixed, "new")["floors"] == mixed


def test_what_is_below_a_floor_of_weighing_is_named():
    assert fusion.below(GOOD, GOOD) == []
    assert fusion.below(GOOD | {"accuracy": 0.8999}, GOOD) == []
    worse = fusion.below(GOOD | {"accuracy": 0.89, "ece": 0.05}, GOOD)
    assert worse == ["accuracy 0.89 is worse than 0.9", "ece 0.05 is worse than 0.03"]


def test_the_shared_tables_are_weighed_without_the_sources_of_their_gold():
    names = [trial.name for trial in fusion.trials([])]
    assert set(names) <= set(fusion.GOALS)
    assert all((f"{name} without" in names) == (name in names) for name in fusion.GOLD_SOURCES)


def _part(folder, value):
    return parts.Part(
        name="sums", corpus=folder, measure=lambda: {"right": value}, goals={"right": 90}
    )


def test_a_part_of_reading_is_held_to_its_floor(tmp_path):
    (tmp_path / "sums.txt").write_text("1 + 1")
    known = {}
    assert parts.settle(_part(tmp_path, 80.0), known, update=True) == []
    assert parts.settle(_part(tmp_path, 79.9), dict(known), update=False) == []  # rounding
    fallen = parts.settle(_part(tmp_path, 79.0), known, update=False)
    assert fallen == ["sums: right 79.0 below 80.0"]
    assert known["sums"]["floors"] == {"right": 80.0}


def test_floors_of_a_part_hold_for_one_corpus(tmp_path):
    (tmp_path / "sums.txt").write_text("1 + 1")
    known = {}
    parts.settle(_part(tmp_path, 80.0), known, update=True)
    (tmp_path / "sums.txt").write_text("2 + 2")
    (line,) = parts.settle(_part(tmp_path, 70.0), known, update=False)
    assert line.startswith("sums: no floors for this corpus")


def test_a_verdict_is_of_what_is_asked_of_the_quote():
    judged = [_row(1, verdict="right"), _row(2, verdict="wrong") | {"asked": "How many sang?"}]
    now = [_row(1) | {"asked": "How many left?"}, _row(2) | {"asked": "How many sang?"}]
    assert [row["verdict"] for row in sample_claims.carry(now, judged)] == ["", "wrong"]
