"""Each measurement runs on other documents in the same format, and says what is wrong with them."""

import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "evals")]
import attribution  # noqa: E402  scripts, no package
import events  # noqa: E402
import fusion  # noqa: E402
import identity  # noqa: E402
import quotations  # noqa: E402
import run  # noqa: E402
import times  # noqa: E402


def called(monkeypatch, script, *given):
    """What a script returns when it is run with these arguments."""
    monkeypatch.setattr(sys, "argv", ["script", *map(str, given)])
    return script.main()


def test_times(tmp_path, monkeypatch, capsys):
    text = "The mill burned down on 3 May 1921."
    timex = [{"start": 24, "end": 34, "value": "1921-05-03"}]
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps({"id": "1", "dct": None, "text": text, "timex": timex}) + "\n")
    assert called(monkeypatch, times, "--data", path) == 0
    assert re.search(r"mine: .*value_f1 100\.0", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("no json", "a document is"),
        ('{"text": "May"}', "a document is"),
        ('{"text": "May", "timex": [{"start": 0, "end": 9, "value": "2001-05"}]}', "a span"),
    ],
)
def test_times_that_are_none(tmp_path, monkeypatch, capsys, line, says):
    path = tmp_path / "mine.jsonl"
    path.write_text(line + "\n")
    assert called(monkeypatch, times, "--data", path) == 1
    assert f"line 1: {says}" in capsys.readouterr().out


ARTICLE = """<Document>
{tokens}
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="3"/></ACTION_OCCURRENCE>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="1"/><target m_id="9"/></CROSS_DOC_COREF>
</Relations>
</Document>"""


def ecbplus_folder(folder, article=ARTICLE, words=("The", "mill", "burned", "down", ".")):
    """Two articles of one topic that tell of one fire."""
    (folder / "5").mkdir()
    tokens = "\n".join(
        f'<token t_id="{n}" sentence="0">{word}</token>' for n, word in enumerate(words, start=1)
    )
    rows = ["Topic,File,Sentence Number"]
    for number in (1, 2):
        text = article.format(tokens=tokens)
        (folder / "5" / f"5_{number}ecb.xml").write_text(text)
        rows.append(f"5,{number}ecb,0")
    (folder / "ECBplus_coreference_sentences.csv").write_text("\n".join(rows) + "\n")
    return folder


def test_events(tmp_path, monkeypatch, capsys):
    assert called(monkeypatch, events, "--data", ecbplus_folder(tmp_path)) == 0
    held = next(x for x in capsys.readouterr().out.splitlines() if x.startswith("held out: ours"))
    assert held.split()[3:7] == ["100.0"] * 4


@pytest.mark.parametrize("article", ["no xml", "<Document/>"])
def test_events_that_are_none(tmp_path, monkeypatch, capsys, article):
    assert called(monkeypatch, events, "--data", ecbplus_folder(tmp_path, article)) == 1
    assert "5_1ecb.xml: no " in capsys.readouterr().out


def test_persons(tmp_path, monkeypatch, capsys):
    people = ARTICLE.replace("ACTION_OCCURRENCE", "HUMAN_PART_PER").replace('t_id="3"', 't_id="2"')
    folder = ecbplus_folder(tmp_path, people, words=("Anna", "Holm", "left", "Lima", "."))
    assert called(monkeypatch, identity, "--data", folder) == 0
    rows = [x for x in capsys.readouterr().out.splitlines() if ": ours" in x]
    held = [x.split()[-5:] for x in rows if x.startswith("held out")]
    assert held == [["2", *["100.0"] * 4]] * 4  # all and names, with and without the last word


@pytest.mark.parametrize(
    ("mention", "word", "end"),
    [
        ("Anna Holm's", "holm", 9),
        ("Anna Holm Jr.", "jr", 12),
        ("the pilot", "pilot", 9),
        ("’s", "’s", 0),
    ],
)
def test_the_last_word_of_a_person_is_without_what_hangs_on_it(mention, word, end):
    assert identity.last_word(mention, 0, len(mention)) == (word, end)


def test_persons_that_are_none(tmp_path, monkeypatch, capsys):
    assert called(monkeypatch, identity, "--data", tmp_path) == 1
    assert "no ECBplus_coreference_sentences.csv" in capsys.readouterr().out


def test_events_without_their_sentences(tmp_path, monkeypatch, capsys):
    assert called(monkeypatch, events, "--data", tmp_path) == 1
    assert "no ECBplus_coreference_sentences.csv" in capsys.readouterr().out


def litbank_folder(folder):
    """A novel of three lines in which two people speak."""
    lines = ["“ The mill burns , ” said Anna Holm .", "“ So it does . ”", "Peter Krag left ."]
    rows = [
        "QUOTE\tQ1\t0\t0\t0\t5\t“ The mill burns , ”",
        "QUOTE\tQ2\t1\t0\t1\t5\t“ So it does . ”",
        "ATTRIB\tQ1\tAnna_Holm-0",
        "ATTRIB\tQ2\tPeter_Krag-1",
    ]
    quoted, coref = folder / "quotations" / "tsv", folder / "coref" / "brat"
    for place in (quoted, coref):
        place.mkdir(parents=True)
    (quoted / "novel.txt").write_text("\n".join(lines))
    (quoted / "novel.ann").write_text("\n".join(rows))
    at = lines[0].index("Anna")
    (coref / "novel.ann").write_text(f"T1\tAnna_Holm-0 {at} {at + 9}\tAnna Holm\n")
    return folder


def test_quotations(tmp_path, monkeypatch, capsys):
    assert called(monkeypatch, quotations, "--data", litbank_folder(tmp_path)) == 0
    name, quoted, told, *_ = capsys.readouterr().out.splitlines()[-1].split()
    assert (name, quoted) == ("all", "2")
    assert int(told) >= 1


def test_quotations_that_are_none(tmp_path, monkeypatch, capsys):
    assert called(monkeypatch, quotations, "--data", tmp_path) == 1
    assert "no .ann file in quotations/tsv" in capsys.readouterr().out
    folder = litbank_folder(tmp_path)
    (folder / "quotations" / "tsv" / "novel.ann").write_text("QUOTE\tQ1\t7\t0\t9\t5\tno\n")
    assert called(monkeypatch, quotations, "--data", folder) == 1
    assert "no such place in the text" in capsys.readouterr().out


CASE = {"label": "a case", "text": "Holm said that Krag was shot in Lima.", "of": "shot"}
CASE |= {"mode": "reported", "chain": ["Holm"]}


def test_attribution(tmp_path, monkeypatch, capsys):
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([CASE]))
    assert called(monkeypatch, attribution, "--data", path) == 0
    assert re.search(r"a case +1( +1\.000){5}", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("change", "says"),
    [({"of": "sold"}, "must stand once"), ({"mode": "sung"}, "no such mode"), ({}, "lacks one of")],
)
def test_attribution_that_is_none(tmp_path, monkeypatch, capsys, change, says):
    path = tmp_path / "cases.json"
    case = CASE | change if change else {"text": CASE["text"]}
    path.write_text(json.dumps([case]))
    assert called(monkeypatch, attribution, "--data", path) == 1
    out = capsys.readouterr().out
    assert "case 0" in out
    assert says in out


def test_topics_that_are_none(tmp_path, monkeypatch, capsys):
    assert called(monkeypatch, run, "--data", tmp_path) == 1
    assert "No TOPIC/gold.json" in capsys.readouterr().out


def test_tables(tmp_path):
    (tmp_path / "mine").mkdir()
    with pytest.raises(ValueError, match=r"no claims\.parquet"):
        fusion.trials([], tmp_path)
    (tmp_path / "mine" / "claims.parquet").write_bytes(b"")
    assert [trial.name for trial in fusion.trials([], tmp_path)] == ["mine"]
