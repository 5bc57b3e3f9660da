"""What is written is read by each format's own library, hides whom it must, and comes back."""

import csv
import io
import json
import shutil
import sys
from collections import Counter
from itertools import chain
from pathlib import Path

import duckdb
import networkx as nx
import pytest
import stix2
from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.statement import StatementEntity, read_statements
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld
from typer.testing import CliRunner

from thurloe.case import new_case, open_case
from thurloe.cli.main import app
from thurloe.errors import BadInput, MissingExtra
from thurloe.exchange import FORMATS, format_of
from thurloe.exchange.cells import harmless, plain
from thurloe.exchange.rows import COLUMNS, as_dict, rows_of
from thurloe.report import protect

FERRY = Path(__file__).parents[2] / "examples" / "ferry"
HIDDEN = b"allick"
FILES = {
    "ftm": "out.ftm.json",
    "stix": "out.stix.json",
    "csv": "out.csv",
    "jsonl": "out.jsonl",
    "graphml": "out.graphml",
    "claimreview": "out.claimreview.json",
}


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ferry")
    with new_case(folder / "ferry.case", by="Ann") as case:
        case.add(FERRY)
        case.credit("Forty-six died", 2, because="fits the register")
        for file in FILES.values():
            case.export(folder / file)
    return folder


@pytest.fixture(scope="module")
def brief(ferry):
    with open_case(ferry / "ferry.case") as case:
        return case.brief()


def claims(brief):
    return [c for f in brief.findings for a in f.answers for c in a.claims]


def test_every_format_is_tried_here():
    assert set(FILES) == {one.name for one in FORMATS}
    assert [format_of(file).name for file in FILES.values()] == list(FILES)


@pytest.mark.parametrize("name", FILES)
def test_no_protected_name_is_in_it_unless_asked_for(ferry, name):
    assert HIDDEN not in (ferry / FILES[name]).read_bytes()
    assert b"Source " in (ferry / FILES[name]).read_bytes()
    with open_case(ferry / "ferry.case") as case:
        case.export(ferry / "revealed", form=name, reveal=True)
    assert HIDDEN in (ferry / "revealed").read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_the_same_case_gives_the_same_bytes(ferry, name):
    with open_case(ferry / "ferry.case") as case:
        case.export(ferry / "again", form=name)
    assert (ferry / "again").read_bytes() == (ferry / FILES[name]).read_bytes()


def test_followthemoney_reads_its_statements(ferry, brief):
    with (ferry / FILES["ftm"]).open("rb") as file:
        found = list(read_statements(file, "json"))
    assert {s.schema for s in found} >= {"LegalEntity", "Event", "Person", "Vessel"}
    assert all(s.prop in model.get(s.schema).properties for s in found if s.prop != "id")
    assert len({s.dataset for s in found}) == len(brief.sources)
    said = [s for s in found if s.schema == "Event" and s.original_value]
    asked = {f.question for f in protect(brief).findings}
    assert {s.value for s in found if s.schema == "Event" and s.prop == "name"} == asked
    one = next(s for s in said if s.original_value == "Forty-six died")
    assert (one.value, one.origin) == ("number (person): 46", "hallam.md#990-1004")
    whole = Dataset.make({"name": "all", "title": "all"})
    entity = StatementEntity.from_statements(
        whole, [s for s in found if s.entity_id == one.entity_id]
    )
    assert entity.schema.name == "Event"
    assert len(entity.datasets) > 3
    assert "number (person): 46" in entity.get("summary")


def test_stix_reads_its_bundle(ferry, brief):
    bundle = stix2.parse((ferry / FILES["stix"]).read_text("utf-8"), allow_custom=True)
    by_type = {}
    for one in bundle.objects:
        by_type.setdefault(one.type, []).append(one)
    ids = {one.id for one in bundle.objects}
    notes = by_type["note"]
    assert len(notes) == len({c.id for c in claims(brief)})
    assert all(set(note.object_refs) <= ids and note.created_by_ref in ids for note in notes)
    judged = [note for note in notes if "confidence" in note]
    assert [(n.content, n.confidence) for n in judged] == [("Forty-six died", 70)]
    on_it = [o for o in by_type["opinion"] if judged[0].id in o.object_refs]
    assert sorted(o.opinion for o in on_it) == ["agree", "strongly-agree"]
    letters = {i.name: i.get("x_thurloe_reliability") for i in by_type["identity"]}
    assert letters["Court of Inquiry into the loss of the Maid of Orran"] == "A"


def test_networkx_reads_its_graph(ferry, brief):
    graph = nx.read_graphml(ferry / FILES["graphml"])
    kinds = [data["kind"] for _, data in graph.nodes(data=True)]
    assert kinds.count("source") == len(brief.sources)
    assert kinds.count("question") == len(brief.findings)
    assert kinds.count("entity") == len(brief.entities)
    edges = [data for *_, data in graph.edges(data=True)]
    says = [data for data in edges if data["relation"] == "says"]
    assert len(says) == len(claims(brief))
    assert [d["credibility"] for d in says if d["quote"] == "Forty-six died"] == [2]


def test_duckdb_reads_its_table(ferry, brief):
    file = str(ferry / FILES["csv"])
    count, sources = duckdb.execute(
        "SELECT count(*), count(DISTINCT source) FROM read_csv(?, all_varchar = true)", [file]
    ).fetchone()
    assert (count, sources) == (len(claims(brief)), len(brief.sources))


def test_json_lines_are_claims(ferry, brief):
    with (ferry / FILES["jsonl"]).open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    assert [tuple(row) for row in rows] == [COLUMNS] * len(claims(brief))


def test_pyld_reads_the_reviews(ferry, brief):
    whole = json.loads((ferry / FILES["claimreview"]).read_text("utf-8"))
    reviews = jsonld.expand(whole)
    space = "https://schema.org/"
    assert {review["@type"][0] for review in reviews} == {f"{space}ClaimReview"}
    contested = [f for f in brief.findings if f.status == "contested"]
    assert len(reviews) == sum(len(a.claims) for f in contested for a in f.answers)
    rating = reviews[0][f"{space}reviewRating"][0]
    assert 0 <= rating[f"{space}ratingValue"][0]["@value"] <= 1


def answers(case):
    """What is contested, whatever its question is called: values with how many say so."""
    return sorted(
        sorted((a.value, len(a.claims)) for a in f.answers)
        for f in case.findings()
        if f.status == "contested"
    )


def all_come_back(mine, theirs):
    """Whether each item is among theirs, which have one more at most.

    A table has not what stands around a quote, and which claims answer one question goes by that.
    """
    return all(x in theirs for x in mine) and len(theirs) <= len(mine) + 1


@pytest.mark.parametrize("name", ["csv", "jsonl", "stix"])
def test_what_comes_back_is_contested_as_before(ferry, tmp_path, name):
    with open_case(ferry / "ferry.case") as case, new_case(tmp_path / "new.case") as new:
        added = new.take(ferry / FILES[name], because="theirs")
        assert len(added.accounts) == len(case.brief().accounts)
        assert all_come_back(answers(case), answers(new))
        letters = [{s.name: s.reliability for s in c.brief().sources} for c in (case, new)]
        letters[0]["Source G"] = letters[0].pop(next(n for n in letters[0] if "allick" in n))
        assert letters[0] == letters[1]
        assert [c.credibility for c in claims(new.brief()) if c.credibility] == [2]
        assert new.verify() == ()
        for account in new.brief().accounts:
            assert account.sha256 in set(new.store.blobs())
        again = new.take(ferry / FILES[name])
        assert (again.events, len(again.known)) == ((), len(added.accounts))
        hit = next(iter(new.search("forty-six died")))
        assert new.reject(hit.told[0].statement.handle, because="x").kind == "reject"


PASSED_ON = {
    "a.txt": "The ferry Heron sank on 3 May 1962. Forty people died.\n",
    "b.txt": "The ferry Heron sank on 4 May 1962. Fifty people died.\n",
    "c.txt": "The ferry Heron went down in the dark, on 4 May 1962. Fifty people died.\n",
    "accounts.csv": "file,source,date,reliability,passed_on_from\na.txt,Ann Lee,1962-05-07,B,\n"
    "b.txt,Bo Kerr,1962-05-08,C,\nc.txt,Cy Dunn,1962-05-09,C,Bo Kerr\n",
}


@pytest.mark.parametrize("name", ["csv", "jsonl", "stix"])
def test_who_passes_on_whom_comes_back_under_whatever_name(tmp_path, name):
    (tmp_path / "in").mkdir()
    for file, text in PASSED_ON.items():
        (tmp_path / "in" / file).write_text(text)
    with new_case(tmp_path / "old.case") as case, new_case(tmp_path / "new.case") as new:
        case.add(tmp_path / "in")
        case.export(tmp_path / FILES[name])
        (tmp_path / "in" / "other").write_text("source,quote\nDi Marr,x\n")
        new.take(tmp_path / "in" / "other", form="csv")
        new.take(tmp_path / FILES[name])
        told = {a.file.partition("/")[2]: a for a in new.brief().accounts}
        assert told["c.txt"].copies == told["b.txt"].file
        assert [told[f"{f}.txt"].date for f in "bc"] == ["1962-05-08", "1962-05-09"]
        share = [
            {
                (f.attribute, a.value): round(a.probability, 3)
                for f in c.findings()
                for a in f.answers
            }
            for c in (case, new)
        ]
        assert share[0] == share[1]


def test_a_format_without_room_for_it_says_so(ferry, tmp_path):
    said = CliRunner().invoke(
        app, ["case", "export", str(ferry / "ferry.case"), "-o", str(tmp_path / "x.ftm.json")]
    )
    assert "no room for who passes on whom" in said.stderr
    with new_case(tmp_path / "new.case"):
        pass
    args = ["case", "import", str(tmp_path / "new.case"), str(tmp_path / "x.ftm.json")]
    assert "no room for who passes on whom" in CliRunner().invoke(app, args).stderr


def test_an_import_whose_names_are_taken_is_called_as_files_are(tmp_path):
    """A name that another account has gets a number, whether a file or a table brings it."""
    row = {"source": "Ann Lee", "account": "court.txt", "attribute": "date", "subject": "Heron"}
    with new_case(tmp_path / "new.case") as new:
        for day in (3, 4, 5):
            said = {"quote": f"Heron sank on {day} May 1962", "value": f"1962-05-0{day}"}
            (tmp_path / "x.jsonl").write_text(json.dumps(row | said))
            new.take(tmp_path / "x.jsonl")
        files = [account.file for account in new.brief().accounts]
    assert files == ["x.jsonl/court.txt", "x.jsonl/court~2.txt", "x.jsonl/court~3.txt"]


def test_two_who_say_the_very_same_are_two(tmp_path):
    row = {"quote": "Heron sank on 3 May 1962", "attribute": "date", "value": "1962-05-03"}
    row |= {"subject": "Heron", "event": "sinking"}
    rows = [row | {"source": source} for source in ("Ann Lee", "Bo Kerr")]
    (tmp_path / "x.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in rows))
    with new_case(tmp_path / "new.case") as new:
        new.take(tmp_path / "x.jsonl")
        assert len(new.brief().accounts) == 2
        assert new.take(tmp_path / "x.jsonl").events == ()


MADE_ANEW = {"id", "account", "start", "end", "question", "status", "probability"}
"""Columns that a case which takes a table in works out itself, or has names and places of its own for."""
NO_ROOM = {"words", "lemma", "roles", "date", "event_date", "mode", "cited", "through"}
NO_ROOM |= {"confidence", "credibility", "passed_on_from"}
"""Columns that FollowTheMoney has no place for."""


def rows_in(brief):
    """The rows of a brief in which nothing hangs on names of files, lines and who is spoken of."""
    found = []
    for row in map(as_dict, rows_of(protect(brief))):
        row["quote"] = " ".join(row["quote"].split()).removeprefix(f"{row['subject']}: ")
        row["words"] = " ".join(row["words"].split())
        row["passed_on_from"] = Path(row["passed_on_from"]).name
        found.append(row)
    return found


@pytest.mark.parametrize("name", ["csv", "jsonl", "stix", "ftm"])
def test_nothing_is_lost_that_the_format_has_room_for(ferry, brief, name, tmp_path):
    """Every claim comes back, and every column of it, but for those that are made anew."""
    without = MADE_ANEW | (NO_ROOM if name == "ftm" else set())
    told = [column for column in COLUMNS if column not in without]
    with new_case(tmp_path / "new.case") as new:
        new.take(ferry / FILES[name])
        kept = [sorted(str([r[c] for c in told]) for r in rows_in(b)) for b in (brief, new.brief())]
    if name == "ftm":  # without what a claim denies, a question may be joined, and named, otherwise
        same = sum((Counter(kept[0]) & Counter(kept[1])).values())
        assert same >= len(kept[0]) - 1
        assert len(kept[0]) == len(kept[1])
    else:
        assert kept[0] == kept[1]


@pytest.fixture(scope="module")
def rejecting(ferry):
    """The same files after somebody has rejected the number of the dead."""
    folder = ferry / "rejecting"
    folder.mkdir()
    shutil.copy(ferry / "ferry.case", folder / "ferry.case")
    with open_case(folder / "ferry.case", by="Ben") as case:
        case.reject("Forty-six died", because="a misprint")
        for file in FILES.values():
            case.export(folder / file)
    return folder


def test_each_format_tells_what_was_rejected(rejecting):
    file = {name: str(rejecting / file) for name, file in FILES.items()}
    query = "SELECT quote, rejected, probability FROM read_csv(?) WHERE status = 'rejected'"
    for name, asked in (("csv", query), ("jsonl", query.replace("csv", "json"))):
        ((quote, why, probability),) = duckdb.execute(asked, [file[name]]).fetchall()
        assert (quote, probability) == ("Forty-six died", None)
        assert why.endswith("it is wrong: a misprint (event 17)")
        assert why.startswith("Ben, ")
    with Path(file["ftm"]).open("rb") as data:
        notes = [s for s in read_statements(data, "json") if s.schema == "Note"]
    assert {s.prop: s.value for s in notes} | {"id": ""} == {
        "id": "",
        "name": "Rejected: number (person): 46",
        "description": "Forty-six died",
        "notes": why,
    }
    bundle = stix2.parse(Path(file["stix"]).read_text("utf-8"), allow_custom=True)
    (note,) = (o for o in bundle.objects if o.get("content") == "Forty-six died")
    said = [o for o in bundle.objects if o.type == "opinion" and note.id in o.object_refs]
    assert [(o.opinion, o.explanation) for o in said] == [("strongly-disagree", f"rejected: {why}")]
    graph = nx.read_graphml(file["graphml"])
    (node,) = (n for n, data in graph.nodes(data=True) if data["kind"] == "rejected")
    assert [d["quote"] for *_, d in graph.in_edges(node, data=True)] == ["Forty-six died"]
    assert list(graph.successors(node)) == []
    reviews = jsonld.expand(json.loads(Path(file["claimreview"]).read_text("utf-8")))
    said = json.dumps([r for r in reviews if "Forty-six died" in json.dumps(r)])
    assert why in said


@pytest.mark.parametrize("name", ["ftm", "stix", "csv", "jsonl"])
def test_what_was_rejected_does_not_count_where_it_is_taken_in(rejecting, name, tmp_path):
    with new_case(tmp_path / "new.case", by="Cy") as new:
        new.take(rejecting / FILES[name])
        brief = new.brief()
        assert "Forty-six died" not in {claim.quote.text for claim in claims(brief)}
        skipped = {s.quote.text: s.why for s in brief.skipped}
        if name != "ftm":  # has it as a note, which is none of the claims
            assert "a misprint" in skipped["Forty-six died"]


def test_a_place_is_an_address_in_followthemoney(tmp_path):
    (tmp_path / "one.txt").write_text("Bergen was founded in 1070. Bergen has 300 inns.")
    with new_case(tmp_path / "one.case") as case:
        case.add([tmp_path / "one.txt"])
        case.export(tmp_path / "out", form="ftm")
    with (tmp_path / "out").open("rb") as file:
        found = list(read_statements(file, "json"))
    assert {s.value for s in found if (s.schema, s.prop) == ("Address", "name")} == {"Bergen"}


def test_followthemoney_comes_back_with_its_values(ferry, tmp_path):
    with open_case(ferry / "ferry.case") as case, new_case(tmp_path / "new.case") as new:
        new.take(ferry / FILES["ftm"])
        mine, theirs = ([{v for v, _ in a} for a in answers(c)] for c in (case, new))
        # its statements hold no words around a quote, which alone tie one hour to the two rivals
        lost = [min((one - other for other in theirs), key=len) for one in mine]
        assert sorted(chain(*lost)) == ["21:30"]
        assert len(theirs) <= len(mine) + 1
        assert len(new.brief().sources) == len(case.brief().sources)


def test_statements_of_other_people(tmp_path):
    def said(entity, schema, prop, value, dataset):
        row = {"canonical_id": entity, "entity_id": entity, "schema": schema, "prop": prop}
        row |= {"value": value, "dataset": dataset, "external": False, "id": value + dataset}
        return json.dumps(row)

    lines = [
        said("p1", "Person", "name", "Ada Brandt", "registry"),
        said("p1", "Person", "birthDate", "1931-04-02", "registry"),
        said("p1", "Person", "birthDate", "1932-04-02", "obituaries"),
    ]
    (tmp_path / "theirs.ftm.json").write_text("\n".join(lines))
    with new_case(tmp_path / "new.case") as new:
        new.take(tmp_path / "theirs.ftm.json")
        assert answers(new) == [[("1931-04-02", 1), ("1932-04-02", 1)]]
        (finding,) = new.findings()
        assert finding.answers[0].claims[0].quote.text.startswith("Ada Brandt: birthDate: 193")


def test_notes_of_other_people_are_texts_to_be_read(tmp_path):
    who = stix2.Identity(name="Harbour Watch", identity_class="organization")
    text = "The ferry Heron sank on 3 May 1962. Forty people died."
    note = stix2.Note(content=text, object_refs=[who.id], created_by_ref=who.id)
    (tmp_path / "theirs.stix").write_text(stix2.Bundle(who, note).serialize())
    with new_case(tmp_path / "new.case") as new:
        new.take(tmp_path / "theirs.stix")
        brief = new.brief()
        assert [s.name for s in brief.sources] == ["Harbour Watch"]
        assert brief.accounts[0].text.strip() == text
        assert "40" in {c.value for c in claims(brief)}


@given(st.text(max_size=30))
def test_a_cell_comes_back_as_it_was(text):
    assert plain(harmless(text)) == text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r", "＝"])
def test_no_cell_is_a_formula(start):
    hostile = f'{start}HYPERLINK("http://evil.example","x");{start}1'
    cell = harmless(hostile)
    assert cell.startswith("'")
    assert f";{start}" not in cell


def table(*rows):
    out = io.StringIO()
    csv.DictWriter(
        out, ["source", "quote", "attribute", "value", "subject", "credibility"]
    ).writerows(
        [
            {"source": "source", "quote": "quote", "attribute": "attribute", "value": "value"}
            | {"subject": "subject", "credibility": "credibility"},
            *rows,
        ]
    )
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.csv", table({"quote": "x"}), "Row 2: there is no source"),
        ("x.csv", table({"source": "A", "quote": "x", "credibility": "high"}), "is no number"),
        ("x.csv", b"\xff\xfe\x00", "no CSV in UTF-8"),
        ("x.jsonl", b"{", "Line 1 is no JSON"),
        ("x.jsonl", b"[1]", "no JSON object"),
        ("x.jsonl", b"[" * 100_000, "Line 1 is no JSON"),
        ("x.stix", b"{}", "no STIX"),
        ("x.ftm", b"no", "no FollowTheMoney"),
        ("x.graphml", b"<graphml/>", "holds no claims"),
        ("x.doc", b"", "Cannot tell the format"),
    ],
)
def test_what_is_not_of_its_format_ends_in_a_sentence(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    with new_case(tmp_path / "new.case") as new:
        with pytest.raises(BadInput, match=said):
            new.take(tmp_path / name)
        assert len(new.log()) == 1


def test_what_is_absurdly_large_or_no_file_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("thurloe.case.trading.LARGEST", 10)
    (tmp_path / "x.csv").write_text("source,quote\n")
    with new_case(tmp_path / "new.case") as new:
        with pytest.raises(BadInput, match="Part it"):
            new.take(tmp_path / "x.csv")
        with pytest.raises(BadInput, match="cannot be read"):
            new.take(tmp_path / "none.csv")


def test_a_value_that_is_none_is_skipped_and_said(tmp_path):
    row = {"source": "A", "quote": "it sank soon", "attribute": "date", "value": "soon"}
    (tmp_path / "x.csv").write_text(table(row | {"subject": "Heron"}))
    with new_case(tmp_path / "new.case") as new:
        new.take(tmp_path / "x.csv")
        brief = new.brief()
        assert [s.why.split(":")[0] for s in brief.skipped] == ["'soon' is no date"]
        assert brief.findings == ()


@pytest.mark.parametrize(
    ("name", "module"), [("ftm", "followthemoney.statement"), ("stix", "stix2")]
)
def test_a_missing_extra_is_named(ferry, monkeypatch, tmp_path, name, module):
    monkeypatch.setitem(sys.modules, module, None)
    with open_case(ferry / "ferry.case") as case:
        with pytest.raises(MissingExtra, match=rf"pip install 'thurloe\[{name}\]'"):
            case.export(tmp_path / "x", form=name)
        with pytest.raises(MissingExtra):
            case.take(ferry / FILES[name])
        assert not (tmp_path / "x").exists()


def test_as_users_have_it(ferry, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*args, code=0):
        done = CliRunner().invoke(app, ["case", *map(str, args)])
        assert done.exit_code == code, done.output
        return done

    assert "out.csv: written as csv" in run("export", ferry / "ferry.case", "-o", "out.csv").stdout
    run("new", "new.case")
    assert "7 accounts in the case" in run("import", "new.case", "out.csv").stdout
    assert "already there" in run("import", "new.case", "out.csv").stdout
    refused = run("export", ferry / "ferry.case", "-o", "out.doc", code=2).stderr
    assert "--as ftm|stix|csv" in refused
    run("export", "new.case", "-o", "new.case", "--as", "csv", code=2)
    (tmp_path / "empty.csv").write_text("source,quote\n")
    run("import", "new.case", "empty.csv")
