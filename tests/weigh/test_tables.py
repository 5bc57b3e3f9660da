"""One table, whatever holds it; and files by their endings."""

import datetime as dt

import pandas as pd
import polars as pl
import pytest
from arro3.core import Table

from thurloe.errors import BadInput
from thurloe.weigh.claims import read_claims
from thurloe.weigh.table_files import write_table

COLUMNS = {
    "source": ["b", "a", "a"],
    "item": ["x", "x", "y"],
    "value": ["1", None, "2"],
    "confidence": [0.5, None, 1.0],
}
FRAME = pl.DataFrame({**COLUMNS, "remark": [1, 2, 3]})


def holders(folder):
    """The same claims, held by everything that may hold them."""
    yield COLUMNS
    yield [dict(zip(COLUMNS, row, strict=True)) for row in zip(*COLUMNS.values(), strict=True)]
    yield list(zip(*COLUMNS.values(), strict=True))
    yield (row for row in zip(*COLUMNS.values(), strict=True))
    yield FRAME
    yield FRAME.with_columns(pl.col("source").cast(pl.Categorical), pl.col("value").cast(pl.Int64))
    yield FRAME.with_columns(pl.col("value").cast(pl.Float64))
    yield pd.DataFrame(COLUMNS)
    yield pd.DataFrame(COLUMNS).astype({"source": "category", "value": "float"})
    yield pd.DataFrame(COLUMNS).astype(
        {"source": "string", "value": "Int64", "confidence": "Float64"}
    )
    yield Table.from_arrow(FRAME)
    for ending in ("parquet", "csv", "tsv", "arrow", "feather"):
        path = folder / f"claims.{ending}"
        write_table(Table.from_arrow(FRAME), path)
        yield path
        yield str(path)


def test_every_holder_of_a_table_gives_the_same_votes(tmp_path):
    seen = []
    for holder in holders(tmp_path):
        votes, tally = read_claims(holder)
        arrays = (votes.item_start, votes.slot_start, votes.source, votes.confidence)
        names = (list(votes.sources), list(votes.items), list(votes.values))
        seen.append((names, [array.tolist() for array in arrays], tally))
    assert len(seen) == 21
    assert seen[0][0] == (["a", "b"], ["x", "y"], ["1", "2"])
    assert all(one == seen[0] for one in seen)


def test_a_csv_file_may_have_a_mark_semicolons_and_quotes(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text(
        '\ufeffsource;item; value \n"the ""Courier""";"x;y";"two\nlines"\n', encoding="utf-8"
    )
    votes, _ = read_claims(path)
    assert (list(votes.sources), list(votes.items), list(votes.values)) == (
        ['the "Courier"'],
        ["x;y"],
        ["two\nlines"],
    )


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("c.csv", b"", "is empty. Its first line must name the columns."),
        ("c.csv", b"source,item,value\na,x\n", "cannot be read as csv"),
        ("c.csv", b"source,item,value\na,x,\xff\n", "cannot be read as csv"),
        ("c.csv", b"source,item,value,item\na,x,1,y\n", "has two columns 'item'"),
        ("c.parquet", b"PAR1 and no more", "is no Parquet file, or not the whole of one"),
        ("c.arrow", b"nothing of the kind", "cannot be read as arrow"),
        ("c.xlsx", b"", "Cannot tell what table"),
        ("claims", b"", "from no ending"),
    ],
)
def test_a_file_that_is_not_what_it_says(tmp_path, name, data, words):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadInput) as error:
        read_claims(path)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_columns_of_lists_and_bytes_are_refused():
    for column in ([["1"]], [b"1"], [{"a": 1}]):
        frame = pl.DataFrame({"source": ["a"], "item": ["x"], "value": column})
        with pytest.raises(BadInput, match="Column 'value' of the claims holds"):
            read_claims(frame)


def test_a_column_that_stands_twice_is_refused_whatever_holds_it():
    names = ["source", "item", "value", "value"]
    with pytest.raises(BadInput, match="has two columns 'value'"):
        read_claims(pd.DataFrame([["a", "x", "1", "2"]], columns=names))


def test_days_are_written_as_days():
    frame = pl.DataFrame({"source": ["a"], "item": ["x"], "value": [dt.date(1931, 5, 3)]})
    assert list(read_claims(frame)[0].values) == ["1931-05-03"]


def test_a_column_of_nothing_at_all_is_empty():
    frame = pl.DataFrame({"source": ["a"], "item": ["x"], "value": [None]})
    assert read_claims(frame)[1].valueless == 1


def test_a_parquet_file_with_a_broken_inside_is_said(tmp_path, capfd):
    path = tmp_path / "claims.parquet"
    write_table(Table.from_arrow(FRAME), path)
    data = bytearray(path.read_bytes())
    data[-40:-20] = b"\xff" * 20
    path.write_bytes(data)
    with pytest.raises(BadInput, match="cannot be read as parquet"):
        read_claims(path)
