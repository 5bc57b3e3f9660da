"""Tables in files: Parquet, CSV and Arrow, read and written by their endings."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from arro3.core import DataType, Field, Schema, Table
from arro3.io import read_csv, read_ipc, read_parquet, write_csv, write_ipc, write_parquet

from thurloe.errors import BadInput
from thurloe.weigh.quoting import check_quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from arro3.core import RecordBatchReader

ROWS_AT_ONCE = 65_536
_SEPARATORS = ",;\t|"


def read_table(path: Path, what: str, columns: Sequence[str]) -> Table:
    """Those of the columns that the file has; every column of a CSV file is text.

    Raises:
        BadInput: there is no such file, its ending says nothing, or it is not what that says.
    """
    if path.is_dir():
        message = f"{str(path)!r} is a folder. Name the file in it to read the {what} from."
        raise BadInput(message)
    if not path.is_file():
        raise BadInput(f"There is no file {str(path)!r} to read the {what} from.")
    read = READERS[ending_of(path)]
    try:
        reader = read(path)
        names = _once(reader.schema.names, columns, path)
        return Table.from_batches(
            [batch.select(names) for batch in reader], schema=_schema(reader.schema, names)
        )
    except BadInput:
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise  # the reader's panics are no `Exception`
        message = f"{str(path)!r} cannot be read as {path.suffix[1:]}: {_first_line(error)}"
        raise BadInput(message) from error


def write_table(table: Table, path: Path) -> None:
    """Write a table to a file; Parquet, CSV or Arrow by its ending.

    Raises:
        BadInput: the ending says nothing.
        OSError: the system refuses.
    """
    WRITERS[ending_of(path)](table, path)


def ending_of(path: Path) -> str:
    """The ending of a table's file, in small letters; raises `BadInput` for any other."""
    ending = path.suffix.lower()
    if ending not in READERS:
        given = repr(path.suffix) if path.suffix else "no ending"
        message = (
            f"Cannot tell what table {str(path)!r} is from {given}. "
            f"End the name in {', '.join(READERS)}."
        )
        raise BadInput(message)
    return ending


def _once(names: Sequence[str], wanted: Sequence[str], path: Path) -> list[str]:
    """Those of the names that are wanted; raises `BadInput` where one of them stands twice."""
    there = [name for name in dict.fromkeys(names) if name in wanted]
    doubled = [name for name in there if names.count(name) > 1]
    if doubled:
        raise BadInput(f"{str(path)!r} has two columns {doubled[0]!r}. Drop one of them.")
    return there or list(dict.fromkeys(names))


def _schema(schema: Schema, names: Sequence[str]) -> Schema:
    return Schema([schema.field(schema.get_field_index(name)) for name in names])


def _first_line(error: BaseException) -> str:
    line = str(error).strip().split("\n")[0].rstrip(".")
    return line.removeprefix("C Data interface error: ").removeprefix("Csv error: ") + "."


def _parquet(path: Path) -> RecordBatchReader:
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(max(0, size - 8))
        footer, tail = file.read(4), file.read(4)
    if (head, tail) != (b"PAR1", b"PAR1") or int.from_bytes(footer, "little") > size - 12:
        raise BadInput(f"{str(path)!r} is no Parquet file, or not the whole of one.")
    return read_parquet(path, batch_size=ROWS_AT_ONCE)


def _csv(path: Path) -> RecordBatchReader:
    """Every column as text; the separator is that of `,;|` and tab which the header has most."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = file.readline()
        if not header.strip():
            raise BadInput(f"{str(path)!r} is empty. Its first line must name the columns.")
        separator = max(_SEPARATORS, key=header.count)
        file.seek(0)
        names = next(csv.reader(file, delimiter=separator))
    check_quotes(path, separator, [name.strip() for name in names])
    schema = Schema([Field(name.strip(), DataType.utf8()) for name in names])
    return read_csv(path, schema, has_header=True, delimiter=separator, batch_size=ROWS_AT_ONCE)


def _arrow(path: Path) -> RecordBatchReader:
    return read_ipc(path)


def _to_parquet(table: Table, path: Path) -> None:
    write_parquet(table, path, compression="zstd(1)")


def _to_tsv(table: Table, path: Path) -> None:
    write_csv(table, path, delimiter="\t")


READERS: Mapping[str, Callable[[Path], RecordBatchReader]] = {
    ".parquet": _parquet,
    ".csv": _csv,
    ".tsv": _csv,
    ".arrow": _arrow,
    ".feather": _arrow,
}
WRITERS: Mapping[str, Callable[[Table, Path], None]] = {
    ".parquet": _to_parquet,
    ".csv": write_csv,
    ".tsv": _to_tsv,
    ".arrow": write_ipc,
    ".feather": write_ipc,
}
