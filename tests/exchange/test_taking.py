"""Whatever rows say, what is made of them is an account whose quotes stand where they should."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thurloe.case import new_case
from thurloe.exchange import taken
from thurloe.exchange.rows import COLUMNS, Row, row_from
from thurloe.report import to_html, to_json, to_markdown

WORDS = st.text(max_size=20)
CELLS = {
    "source": st.sampled_from(["Ann Lee", "Bo Kerr", "../../x", "a#1"]),
    "quote": st.one_of(st.just("Heron sank on 3 May 1962"), st.text(min_size=1, max_size=40)),
    "attribute": st.one_of(
        st.sampled_from(["date", "number", "place", "polarity", "duration", "time", "cause"]), WORDS
    ),
    "value": st.one_of(
        st.sampled_from(["1962-05-03", "46", "yes", "P3D", "21:40", "Torvik", "~46", "1962"]), WORDS
    ),
    "subject": st.one_of(st.sampled_from(["Heron", "", "Swift"]), WORDS),
    "subject_type": st.one_of(st.sampled_from(["vessel", "person"]), WORDS),
    "event": st.one_of(st.sampled_from(["sinking", "death"]), WORDS),
    "about": st.one_of(st.just(""), WORDS),
    "event_date": st.one_of(st.just("1962-05"), WORDS),
    "date": st.one_of(st.just("1962"), WORDS),
    "mode": st.one_of(st.just("reported"), WORDS),
    "roles": st.one_of(st.just("object: Swift; place: Torvik"), WORDS),
    "lemma": WORDS,
    "cited": WORDS,
    "words": WORDS,
    "account": WORDS,
    "reliability": st.one_of(st.sampled_from("ABCDEFZ"), WORDS),
    "credibility": st.one_of(st.none(), st.integers(-1, 9)),
    "confidence": st.floats(allow_nan=True, allow_infinity=True),
}
MUST = {name: CELLS.pop(name) for name in ("source", "quote")}
GIVEN = st.fixed_dictionaries(MUST, optional=CELLS)


def fit(row):
    return {key: value for key, value in row.items() if value is not None}


@given(st.lists(GIVEN.filter(lambda row: row["quote"].strip()), min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_every_quote_stands_where_it_says(rows):
    some = taken([row_from(fit(row), "here") for row in rows], "../in.csv", "import/1")
    files = [one.account.file for one in some]
    assert len(set(files)) == len(files)
    for one in some:
        assert one.account.file.count("/") == 1
        assert not one.account.file.startswith((".", "/"))
        assert one.content.decode() == one.account.text
        for claim in one.extraction.claims if one.extraction else ():
            for quote in (claim.quote, claim.words, claim.event.trigger):
                assert one.account.text[quote.start : quote.end] == quote.text


def test_an_attribute_in_braces_is_words_and_no_template(tmp_path):
    row = {"source": "Ann Lee", "quote": "Heron sank.", "subject": "Heron", "event": "sinking"}
    cells = [row | {"attribute": a, "value": "x"} for a in ("{clause.__class__}", "{", "a{0}")]
    (tmp_path / "x.jsonl").write_text("".join(f"{json.dumps(cell)}\n" for cell in cells))
    with new_case(tmp_path / "x.case") as case:
        case.take(tmp_path / "x.jsonl")
        asked = sorted(finding.question.partition(":")[0] for finding in case.findings())
    assert asked == ["A{0}", "{", "{clause.__class__}"]


@given(st.lists(GIVEN.filter(lambda row: row["quote"].strip()), min_size=1, max_size=4))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_case_can_be_made_of_anything(tmp_path, rows):
    folder = tmp_path / str(len(list(tmp_path.iterdir())))
    folder.mkdir()
    text = "".join(f"{json.dumps(fit(row))}\n" for row in rows)
    (folder / "x.jsonl").write_text(text.replace("NaN", "0.5").replace("Infinity", "9"))
    with new_case(folder / "x.case") as case:
        case.take(folder / "x.jsonl")
        brief = case.brief()
        assert to_json(brief)
        assert to_html(brief)
        assert to_markdown(brief)
        case.review()
        case.export(folder / "y.csv")
        assert case.verify() == ()


def test_a_row_has_every_column():
    row = Row(source="Ann", quote="x")
    assert row_from({name: getattr(row, name) for name in COLUMNS}, "here") == row
