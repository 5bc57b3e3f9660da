"""`thurloe weigh`: files in, files and a summary out."""

import re

import polars as pl
import pytest
from typer.testing import CliRunner

from thurloe.cli.main import app

CLAIMS = """source,item,value
mercury,ferry␟dead,40
court,ferry␟dead,41
ostler,ferry␟dead,40
court,ferry␟minute,9:04
clerk,ferry␟minute,
"""


@pytest.fixture
def claims(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text(CLAIMS, encoding="utf-8")
    return path


def run(*args):
    return CliRunner().invoke(app, ["weigh", *map(str, args)])


def test_without_output_a_summary_is_printed(claims):
    done = run(claims)
    assert done.exit_code == 0
    assert "4 claims · 3 sources · 2 items · 3 values" in done.stdout
    assert "1 row without a value left out" in done.stdout
    assert "ferry␟dead" in done.stdout
    assert "ferry␟minute" not in done.stdout  # nobody contests it
    assert all(name in done.stdout for name in ("mercury", "court", "ostler"))
    assert done.stderr == ""


@pytest.mark.parametrize("ending", ["parquet", "csv", "tsv", "arrow"])
def test_answers_and_sources_are_written_by_their_endings(claims, tmp_path, ending):
    answers, sources = tmp_path / f"answers.{ending}", tmp_path / "sources.csv"
    done = run(claims, "-o", answers, "--sources", sources)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert f"{answers}: 3 rows" in done.stderr
    readers = {
        "parquet": pl.read_parquet,
        "csv": pl.read_csv,
        "tsv": lambda path: pl.read_csv(path, separator="\t"),
        "arrow": pl.read_ipc,
    }
    assert readers[ending](answers)["value"].to_list() == ["40", "41", "9:04"]
    assert pl.read_csv(sources)["source"].to_list() == ["court", "mercury", "ostler"]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        {"claims.csv", answers.name, "sources.csv"}
    )


def test_the_same_claims_in_any_order_write_the_same_bytes(claims, tmp_path):
    head, *rows = CLAIMS.splitlines()
    other = tmp_path / "other.csv"
    other.write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    for name in ("parquet", "csv"):
        run(claims, "-o", tmp_path / f"one.{name}", "-q")
        run(other, "-o", tmp_path / f"two.{name}", "-q")
        assert (tmp_path / f"one.{name}").read_bytes() == (tmp_path / f"two.{name}").read_bytes()


def test_all_evidence_is_read(claims, tmp_path):
    tables = {
        "kinds": "attribute,kind,tolerance\ndead,number,1\n",
        "hierarchy": "child,parent\nquay,town\n",
        "lineage": "source,copies_from\nostler,mercury\n",
        "known": "item,value\nferry␟minute,9:04\n",
        "prior": "source,grade\ncourt,A\n",
    }
    options = []
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        options += [f"--{name}", tmp_path / f"{name}.csv"]
    sources = tmp_path / "s.csv"
    done = run(claims, *options, "--sources", sources, "--copying", tmp_path / "c.csv", "-q")
    assert done.exit_code == 0
    assert pl.read_csv(sources)["prior"].to_list() == [0.93, None, None]
    assert (
        (tmp_path / "c.csv")
        .read_text()
        .startswith("source,copies_from,direction,probability,shared\n")
    )


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["nothing.csv"], "There is no file 'nothing.csv'"),
        (["{claims}", "-o", "answers.xlsx"], "Cannot tell what table 'answers.xlsx' is"),
        (["{claims}", "-o", "{claims}"], "is one of the tables to read"),
        (["{claims}", "-o", "no/such/folder/a.csv"], "There is no folder 'no/such/folder'"),
        (["{claims}", "-o", "a.csv", "--sources", "a.csv"], "is to be written twice"),
        (["{claims}", "--kinds", "{claims}"], "The table of kinds has no column 'attribute'"),
    ],
)
def test_wrong_use_is_said_before_anything_is_written(claims, args, words):
    done = run(*(arg.format(claims=claims) for arg in args))
    assert done.exit_code == 2
    assert words in done.stderr
    assert [p.name for p in claims.parent.iterdir()] == ["claims.csv"]
    assert claims.read_text(encoding="utf-8") == CLAIMS


def test_no_claims_are_no_answers(claims):
    claims.write_text("source,item,value\n", encoding="utf-8")
    done = run(claims)
    assert done.exit_code == 0
    assert "0 claims: nothing to weigh." in done.stdout


def test_a_table_that_cannot_be_used(claims):
    claims.write_text("source,item,value\n,x,1\n", encoding="utf-8")
    done = run(claims)
    assert done.exit_code == 2
    assert done.stderr.startswith("thurloe: 1 of 1 claims name no source, row 1 the first.")


def test_help_has_examples():
    done = run("--help")
    assert "thurloe weigh claims.parquet -o answers.parquet --sources sources.csv" in done.stdout


def test_an_answer_is_explained(claims):
    done = run(claims, "--explain", "ferry, dead")
    assert done.exit_code == 0
    assert done.stdout.startswith("ferry␟dead: 40")
    assert re.search(r"Without [\w, ]+, '\d+' would be the best answer", done.stdout)
    assert "one bit doubles or halves the odds" in done.stdout
    assert "9:04" not in done.stdout


def test_an_item_that_nobody_speaks_of_cannot_be_explained(claims, tmp_path):
    done = run(claims, "--explain", "ferry␟deed", "-o", tmp_path / "answers.csv")
    assert done.exit_code == 2
    assert "Near it are 'ferry␟dead'" in done.stderr
    assert not (tmp_path / "answers.csv").exists()


def test_what_is_known_needs_no_weighing(claims, tmp_path):
    known = tmp_path / "known.csv"
    known.write_text("item,value\nferry␟dead,41\n", encoding="utf-8")
    done = run(claims, "--known", known, "--explain", "ferry␟dead")
    assert "ferry␟dead: 41" in done.stdout
    assert "It was given as known" in done.stdout


def test_on_disk_the_same_answers_are_written(claims, tmp_path):
    pytest.importorskip("duckdb", reason="package missing: duckdb (pip install 'thurloe[duckdb]')")
    here, there, sources = (tmp_path / f"{name}.csv" for name in ("here", "there", "sources"))
    assert run(claims, "-o", here, "--quiet").exit_code == 0
    disk = ("--engine", "duckdb", "--memory", "300MB", "--database", tmp_path / "kept.duckdb")
    done = run(claims, "-o", there, "--sources", sources, *disk)
    assert done.exit_code == 0, done.output
    one, other = (pl.read_csv(path) for path in (here, there))
    assert one.drop("probability", "reasons").equals(other.drop("probability"))
    assert one["probability"].to_list() == pytest.approx(other["probability"].to_list(), abs=1e-4)
    assert pl.read_csv(sources)["source"].to_list() == ["court", "mercury", "ostler"]


def test_on_disk_it_is_said_where_labels_recur(tmp_path):
    pytest.importorskip("duckdb", reason="package missing: duckdb (pip install 'thurloe[duckdb]')")
    said = [f"s{n % 5},ship {n // 5}␟flag,{('red', 'blue')[n % 7 > 4]}" for n in range(250)]
    claims = tmp_path / "claims.csv"
    claims.write_text("\n".join(["source,item,value", *said]), encoding="utf-8")
    done = run(claims, "--engine", "duckdb", "-o", tmp_path / "answers.csv")
    assert done.exit_code == 0, done.output
    assert "warning: the same few labels recur in 'flag'" in done.stderr


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "Name one with -o"),
        (["-o", "answers.csv", "--explain", "ferry"], "Leave out --explain"),
        (["-o", "answers.arrow"], "writes no .arrow"),
        (["-o", "answers.csv", "--memory", "much"], "Memory must have a number"),
    ],
)
def test_on_disk_not_everything_is_done(claims, tmp_path, monkeypatch, given, words):
    monkeypatch.chdir(tmp_path)
    done = run(claims, "--engine", "duckdb", *given)
    assert done.exit_code == 2
    assert words in done.stderr


def _table(folder, name, text):
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return f"--{name}", folder / f"{name}.csv"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (
            "kinds",
            "attribute,kind\ndaed,number\n",
            "the kinds name 'daed', an attribute of no item",
        ),
        ("kinds", "attribute,kind\ndead,date\n", "2 of 2 values of 'dead' cannot be read as date"),
        ("prior", "source,grade\ncuort,A\n", "the priors name 'cuort', which makes no claim"),
        ("known", "item,value\nferry,1\n", "the known answers name 'ferry', which nobody speaks"),
        ("lineage", "source,copies_from\ncourt,cuort\n", "the lineage names 'cuort', which makes"),
    ],
)
def test_evidence_that_meets_no_claim_is_warned_of_in_one_line(claims, tmp_path, name, text, words):
    done = run(claims, *_table(tmp_path, name, text))
    assert done.exit_code == 0
    assert done.stderr.startswith(f"warning: {words}")
    assert ("write 1961-11-16, 1961-11 or 1961" in done.stderr) == ("as date" in words)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("prior", "source,grade\ncuort,A\n", "the priors name 'cuort', which makes no claim"),
        ("known", "item,value\nferry,1\n", "the known answers name 'ferry', which nobody speaks"),
        (
            "known",
            "item,value\nferry␟dead,39\n",
            "nobody says '39' of 'ferry␟dead', which is known",
        ),
        ("lineage", "source,copies_from\ncourt,cuort\n", "the lineage names 'cuort', which makes"),
    ],
)
def test_on_disk_too_it_is_said_what_meets_no_claim(claims, tmp_path, name, text, words):
    pytest.importorskip("duckdb", reason="package missing: duckdb (pip install 'thurloe[duckdb]')")
    given = _table(tmp_path, name, text)
    done = run(claims, "--engine", "duckdb", "-q", "-o", tmp_path / "answers.csv", *given)
    assert done.exit_code == 0
    assert done.stderr.startswith(f"warning: {words}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lineage", "source,copies_from\ncourt,clerk\nclerk,court\n"),
    ],
)
def test_a_circle_is_an_error(claims, tmp_path, name, text):
    done = run(claims, *_table(tmp_path, name, text))
    assert done.exit_code == 2
    assert f"The {name} lets each" in done.stderr
    assert " → " in done.stderr


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ('a,x,1\na,y,"1\nb,x,2\nc,x,2\n', "line 3: a quote is opened and never closed"),
        ('a,x,1\nb,x,"2\n', "line 3: a quote is opened and never closed"),
        ('a,x,1\n"b\nc",x,2\n', "line 3: a source or an item runs on over its end"),
    ],
)
def test_a_quote_that_swallows_rows_is_an_error(claims, rows, words):
    claims.write_text(f"source,item,value\n{rows}", encoding="utf-8")
    done = run(claims)
    assert done.exit_code == 2
    assert words in done.stderr


def test_on_disk_there_are_no_near_values(claims, tmp_path):
    kinds = tmp_path / "kinds.csv"
    kinds.write_text("attribute,kind,tolerance\ndead,number,1\n")
    done = run(claims, "--engine", "duckdb", "-o", tmp_path / "answers.csv", "--kinds", kinds)
    assert done.exit_code == 2
    assert "Leave out --kinds and --hierarchy" in done.stderr


def test_quotes_that_mean_something_are_read(claims, tmp_path):
    claims.write_text('source,item,value\na,x,"two\nlines"\nb,x,5" pipe\n', encoding="utf-8")
    assert run(claims, "-o", tmp_path / "a.parquet").exit_code == 0
    values = pl.read_parquet(tmp_path / "a.parquet")["value"].to_list()
    assert sorted(values) == ['5" pipe', "two\nlines"]


def test_that_nobody_copies_is_said(claims, tmp_path):
    assert "No copying found" in run(claims).stdout
    assert "No copying found" in run(claims, "--copying", tmp_path / "c.csv").stderr


def test_who_copies_whom_is_said_to_be_untold(claims):
    rows = [(s, f"i{n}", n if s in "abc" else -n) for n in range(30) for s in "abcde"]
    lines = [f"{s},{i},{v}" for s, i, v in rows]
    claims.write_text("source,item,value\n" + "\n".join(lines), encoding="utf-8")
    assert "d and e, who copies whom cannot be told" in run(claims).stdout


def test_wording(claims):
    assert run(claims.parent).stderr.endswith(
        "is a folder. Name the file in it to read the claims from.\n"
    )
    claims.write_text("source,item,value,confidence\na,x,1,0\n", encoding="utf-8")
    assert "has 0 as its confidence. A confidence" in run(claims).stderr
    claims.write_text("source,item,value\na,x\n", encoding="utf-8")
    assert "Csv error" not in run(claims).stderr


def test_a_beginning_of_one_item_is_explained(claims):
    assert run(claims, "--explain", "ferry, d").stdout.startswith("ferry␟dead: 40")
    done = run(claims, "--explain", "ferry")
    assert "Several items begin with 'ferry': 'ferry␟dead', 'ferry␟minute'" in done.stderr


def test_agreement_alone_is_not_called_copying(claims, tmp_path):
    claims.write_text(
        "source,item,value\n" + "".join(f"{s},i{n},x\n" for s in "abc" for n in range(5)),
        encoding="utf-8",
    )
    often_wrong = "source,reliability,weight\na,.5,40\nb,.5,40\nc,.5,40\n"
    done = run(claims, *_table(tmp_path, "prior", often_wrong))
    assert "No copying found: the likeliest pair is a and b, probability 0.66, which" in done.stdout
    assert "which share no two rare values" in " ".join(done.stdout.split())
