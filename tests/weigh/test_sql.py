"""Weighing as SQL: the same probabilities from the reference, the arrays, DuckDB and Spark."""

import importlib.util
import shutil
from pathlib import Path

import numpy as np
import pytest

import thurloe.weigh.copying
import thurloe.weigh.engine
import thurloe.weigh.sql.call
import thurloe.weigh.sql.copying
from thurloe.errors import BadInput
from thurloe.weigh import kernel, slots
from thurloe.weigh.engine import Evidence, weigh_votes
from thurloe.weigh.reference import Reference
from thurloe.weigh.sql import DuckDB, Spark, rounds, table_in_file, weigh_in
from thurloe.weigh.votes import votes_of

BOUND = 1e-3  # of a probability; databases stop when no reliability moves by `rounds.SETTLED`
# A statement takes its time however few the claims.
FEW_ROUNDS = 2
FEW_SHARES = ((0.9, 0.99), (0.5, 0.9, 0.99))

_spec = importlib.util.spec_from_file_location("worlds", Path(__file__).parent / "worlds.py")
worlds = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(worlds)

SHAPES = [
    {"sources": 6, "items": 20, "overlap": 0.4},
    {"sources": 9, "items": 30, "right": 0.55, "copiers": 4},
    {"sources": 8, "items": 150, "right": 0.8, "copiers": 3},
]


def claims_of(seed, shape):
    """Claims whose values recur on no other item, so that no labels are read by a panel."""
    rows, truth = worlds.world(seed, **shape)
    return [(s, i, f"{i} {v}") for s, i, v in rows], {i: f"{i} {v}" for i, v in truth.items()}


def put(engine, rows, columns=("source", "item", "value")):
    kinds = {name: "DOUBLE" if name == "confidence" else "STRING" for name in columns}
    engine.execute("DROP SCHEMA IF EXISTS theirs CASCADE")
    engine.execute("CREATE SCHEMA theirs")
    engine.load("theirs.claims", kinds, rows)
    return "theirs.claims"


def answers_in(engine, rows, **given):
    """(item, value) -> probability, as a database finds it."""
    found = weigh_in(engine, put(engine, rows), **given)
    return {(i, v): p for i, v, p, _ in engine.rows(f"SELECT * FROM {found.answers}")}


def answers_of(rows, **given):
    """The same by the arrays."""
    lineage = tuple(given.pop("lineage", ()))
    weighed = weigh_votes(votes_of(rows), Evidence(lineage=lineage, **given))
    votes = weighed.votes
    items = np.repeat(np.arange(len(votes.items)), np.diff(votes.item_start))
    names = [votes.items[item] for item in items]
    return dict(zip(zip(names, votes.values, strict=True), weighed.probability, strict=True))


def furthest(one, other):
    """How far apart two sets of answers are at most."""
    assert one.keys() == other.keys()
    return max(abs(one[key] - other[key]) for key in one)


@pytest.fixture
def as_if_large(monkeypatch):
    """The way of tables that do not fit into memory, on both sides."""
    monkeypatch.setattr(slots, "MANY_CLAIMS", 0)


@pytest.fixture
def few_rounds(monkeypatch, as_if_large):
    monkeypatch.setattr(kernel, "ROUNDS", FEW_ROUNDS)
    monkeypatch.setattr(rounds, "ROUNDS", FEW_ROUNDS)
    monkeypatch.setattr(thurloe.weigh.copying, "SHARES", FEW_SHARES)
    monkeypatch.setattr(thurloe.weigh.sql.copying, "SHARES", FEW_SHARES)


@pytest.fixture(scope="module")
def duck():
    pytest.importorskip("duckdb", reason="package missing: duckdb (pip install 'thurloe[duckdb]')")
    with DuckDB(memory="500MB", threads=1) as engine:
        yield engine


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    if shutil.which("java") is None:
        pytest.skip("service missing: java (scripts/install-debian.sh)")
    sql = pytest.importorskip(
        "pyspark.sql", reason="package missing: pyspark (pip install 'thurloe[spark]')"
    )
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.adaptive.enabled": "false",  # for a few rows plans are best left as they are
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield Spark(session)
    session.stop()


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.usefixtures("as_if_large")
def test_duckdb_finds_what_the_arrays_find(duck, shape):
    rows, _ = claims_of(1, shape)
    assert furthest(answers_in(duck, rows), answers_of(rows)) < BOUND


@pytest.mark.parametrize("shape", SHAPES[:2], ids=str)
def test_who_copies_in_a_small_table_is_told_by_the_arrays(duck, shape):
    rows, truth = claims_of(1, shape)
    given = given_with(rows, truth)
    found = answers_in(duck, rows, **given)
    assert furthest(found, answers_of(rows, **given)) < BOUND
    assert furthest(found, answers_of(rows)) > 0.01


@pytest.mark.usefixtures("as_if_large")
def test_a_crowd_that_disagrees_on_one_item_is_the_same_in_all_three(duck):
    rows, _ = claims_of(2, SHAPES[0])
    rows += [(f"c{n:02}", "wild", f"own {n}") for n in range(70)]
    found, expected = answers_in(duck, rows), answers_of(rows)
    assert furthest(found, expected) < BOUND
    by_hand = Reference(rows).weigh()
    flat = {(i, v): p for i, of in by_hand.items() for v, p in of.items()}
    assert furthest(flat, expected) < 1e-9


@pytest.mark.usefixtures("as_if_large")
def test_duckdb_finds_what_the_reference_finds(duck):
    rows, _ = claims_of(2, SHAPES[0])
    by_hand = {
        (item, value): p for item, of in Reference(rows).weigh().items() for value, p in of.items()
    }
    assert furthest(answers_in(duck, rows), by_hand) < BOUND


def given_with(rows, truth):
    """Known answers, one of which nobody gave, priors and a lineage."""
    items = sorted({item for _, item, _ in rows})
    return {
        "known": {items[0]: truth[items[0]], items[1]: "unheard", "elsewhere": "1"},
        "prior": {"s001": (0.9, 12.0), "nobody": (0.5, 3.0)},
        "lineage": [("s003", "s002"), ("nobody", "s001")],
    }


@pytest.mark.usefixtures("few_rounds")
def test_duckdb_takes_known_answers_priors_and_lineage(duck):
    rows, truth = claims_of(3, SHAPES[1])
    given = given_with(rows, truth)
    found = answers_in(duck, rows, **given)
    assert furthest(found, answers_of(rows, **given)) < BOUND
    (first, *_), answers = given["known"].items(), dict(found)
    assert answers[first] == 1
    assert furthest(found, answers_of(rows)) > 0.01


COLUMNS = {"source": np.array([0, 1, 2]), "rate": np.array([0.5, 0.25, 0.125])}


@pytest.mark.parametrize("name", ["duck", pytest.param("spark", marks=pytest.mark.slow)])
def test_columns_of_numbers_come_back_as_they_were_stored(name, request):
    engine = request.getfixturevalue(name)
    put(engine, [("a", "x", "1")])
    for rows in (slice(None), slice(0, 0)):
        engine.execute("DROP TABLE IF EXISTS theirs.numbers")
        engine.store("theirs.numbers", {key: column[rows] for key, column in COLUMNS.items()})
        found = engine.arrays("SELECT * FROM theirs.numbers ORDER BY source")
        assert {key: column.tolist() for key, column in found.items()} == {
            key: column[rows].tolist() for key, column in COLUMNS.items()
        }


@pytest.mark.slow
@pytest.mark.usefixtures("few_rounds")
def test_spark_finds_what_the_arrays_find(spark):
    """All there is, in fewer rounds."""
    rows, truth = claims_of(3, SHAPES[1])
    given = given_with(rows, truth)
    assert furthest(answers_in(spark, rows, **given), answers_of(rows, **given)) < BOUND


@pytest.mark.usefixtures("few_rounds")
def test_items_in_parts_come_to_the_same(duck, monkeypatch):
    rows, _ = claims_of(4, SHAPES[0])
    whole = answers_in(duck, rows)
    monkeypatch.setattr(duck, "claims_at_once", 20)
    assert furthest(answers_in(duck, rows), whole) < 1e-9


@pytest.mark.usefixtures("as_if_large")
@pytest.mark.parametrize("here", [thurloe.weigh.sql.call.HERE, 0], ids=["arrays", "SQL"])
def test_of_many_claims_a_part_tells_who_copies(duck, monkeypatch, here):
    """Where the arrays learn copying from every so many items, so do they for the database.

    Where that is too much for memory, the database learns by itself.
    """
    monkeypatch.setattr(thurloe.weigh.sql.call, "HERE", here)
    for module in (thurloe.weigh.engine, thurloe.weigh.sql.call):
        monkeypatch.setattr(module, "ENOUGH_CLAIMS", 100)
        monkeypatch.setattr(module, "EACH_SOURCE", 5)
    rows, truth = claims_of(6, SHAPES[2])
    given = given_with(rows, truth)
    monkeypatch.setattr(duck, "claims_at_once", 400)
    assert furthest(answers_in(duck, rows, **given), answers_of(rows, **given)) < BOUND


@pytest.mark.usefixtures("few_rounds")
def test_labels_that_recur_are_named(duck):
    """By the rule by which the arrays have a panel read them."""
    rows = [(f"s{n % 5}", f"ship {n // 5}␟flag", ("red", "blue")[n % 7 > 4]) for n in range(250)]
    rows += [(f"s{n % 5}", f"ship {n // 5}␟master", f"man {n // 10}") for n in range(250)]
    rows += [("s1", "fair", "yes"), ("s2", "fair", "no")]
    found = weigh_in(duck, put(duck, rows))
    elections = weigh_votes(votes_of(rows)).workings.elections
    assert list(found.recurring) == [e.attribute for e in elections] == ["flag"]


@pytest.mark.usefixtures("few_rounds")
def test_sources_and_copying_are_those_of_the_arrays(duck):
    rows, truth = claims_of(5, SHAPES[2])
    given = given_with(rows, truth)
    tables = weigh_in(duck, put(duck, rows), **given)
    weighed = weigh_votes(votes_of(rows), Evidence(**given))
    names = weighed.votes.sources
    sources = duck.rows(f"SELECT * FROM {tables.sources}")
    assert [row[0] for row in sources] == list(names)
    figures = (weighed.reliability, weighed.low, weighed.high, weighed.claims, weighed.agreement)
    for column, figure in enumerate(figures, 1):
        assert [row[column] for row in sources] == pytest.approx(figure.tolist(), abs=BOUND)
    assert [row[0] for row in sources if row[6] is not None] == ["s001"]
    copying = duck.rows(f"SELECT * FROM {tables.copying}")
    found = weighed.copying
    assert len(copying) > 0
    assert [({c[0], c[1]}, c[3]) for c in copying] == [
        ({names[a], names[b]}, shared)
        for a, b, shared in zip(found.source, found.copies_from, found.shared, strict=True)
    ]
    assert [c[2] for c in copying] == pytest.approx(found.probability.tolist(), abs=BOUND)


@pytest.mark.parametrize("declared", [("s001", "twin"), ("twin", "s001")])
def test_the_lineage_tells_who_copies_whom(duck, declared):
    rows, _ = claims_of(1, SHAPES[0])
    rows += [("twin", item, value) for source, item, value in rows if source == "s001"]
    tables = weigh_in(duck, put(duck, rows), lineage=[declared])
    copying = duck.rows(f"SELECT source, copies_from, direction FROM {tables.copying}")
    assert (*declared, "told") in copying


@pytest.mark.usefixtures("few_rounds")
def test_rows_are_counted_and_their_order_changes_nothing(duck):
    columns = ("source", "item", "value", "confidence")
    rows = [
        ("a", "x", "1", 0.5),
        ("a", "x", "1", 0.9),
        ("b", "x", "2", None),
        ("b", "x", "1", None),
        ("c", "x", None, None),
        ("c", "y", "it's", 0.4),
    ]
    first = weigh_in(duck, put(duck, rows, columns))
    answers = duck.rows(f"SELECT * FROM {first.answers}")
    assert (first.count.rows, first.count.valueless, first.count.claims) == (6, 1, 4)
    assert [(i, v, n) for i, v, _, n in answers] == [("x", "1", 2), ("x", "2", 1), ("y", "it's", 1)]
    again = weigh_in(duck, put(duck, rows[::-1], columns))
    assert [row[2] for row in duck.rows(f"SELECT * FROM {again.answers}")] == pytest.approx(
        [row[2] for row in answers], abs=1e-12
    )


BAD = [
    ([("a", None, "1")], "1 of 1 claims name no item"),
    ([(None, "x", "1")], "1 of 1 claims name no source"),
    ([("a", "x", None)], "no claims to weigh"),
    ([("a", "x", "")], "no claims to weigh"),
    ([("a", "", "1")], "1 of 1 claims name no item"),
    ([], "no claims to weigh"),
]


@pytest.mark.parametrize(("rows", "words"), BAD)
def test_claims_that_cannot_be_used(duck, rows, words):
    with pytest.raises(BadInput, match=words):
        weigh_in(duck, put(duck, rows))


@pytest.mark.parametrize("confidence", [0.0, -1.0, 1.5, float("inf"), float("nan")])
def test_a_confidence_that_is_none(duck, confidence):
    columns = ("source", "item", "value", "confidence")
    with pytest.raises(BadInput, match="1 of 1 claims have a confidence"):
        weigh_in(duck, put(duck, [("a", "x", "1", confidence)], columns))


@pytest.mark.usefixtures("few_rounds")
def test_numbers_are_written_as_in_memory(duck):
    numbers = "(VALUES (1e0, 7, 2e0), (2e0, 7, 2.5e0), (3e0, 7, CAST('nan' AS DOUBLE)))"
    found = weigh_in(duck, f"{numbers} AS claims(source, item, value)")
    rows = duck.rows(f"SELECT item, value FROM {found.answers} ORDER BY value")
    assert rows == [("7", "2"), ("7", "2.5")]
    assert duck.rows(f"SELECT source FROM {found.sources}") == [("1",), ("2",)]
    assert found.count.valueless == 1


def test_a_column_is_missing(duck):
    with pytest.raises(BadInput, match="no column 'value'; they have 'source', 'item'"):
        weigh_in(duck, put(duck, [("a", "x")], ("source", "item")))


@pytest.mark.usefixtures("few_rounds")
def test_files_in_and_out(duck, tmp_path):
    claims, answers = tmp_path / "it's.csv", tmp_path / "answers.csv"
    claims.write_text("source,item,value\nmercury,ferry,40\nostler,ferry,40\ncourt,ferry,41\n")
    found = weigh_in(duck, table_in_file(claims))
    duck.write(f"SELECT item, value, support FROM {found.answers}", answers)
    assert answers.read_text() == "item,value,support\nferry,40,2\nferry,41,1\n"
