"""Weighing in a database, for claims that are larger than memory or than one machine."""

from thurloe.weigh.sql.call import Tables, weigh_in
from thurloe.weigh.sql.engine import Engine
from thurloe.weigh.sql.on_duckdb import DuckDB, table_in_file
from thurloe.weigh.sql.on_spark import Spark

__all__ = ["DuckDB", "Engine", "Spark", "Tables", "table_in_file", "weigh_in"]
