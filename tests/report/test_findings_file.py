"""The findings file has its keys, its offsets fit and its probabilities replay."""

import io
import json
import math

import pytest

from thurloe.report import protect, to_json, write_json

TEXT, COUNT, SHARE = str, int, float
MAYBE = (str, type(None))
SHAPE = {
    "format": TEXT,
    "accounts": [{"file": TEXT, "sha256": TEXT, "source": TEXT, "date": MAYBE, "copies": MAYBE}],
    "sources": [
        {"id": TEXT, "name": TEXT, "reliability": TEXT, "inferred": bool, "protected": bool}
    ],
    "entities": [{"id": TEXT, "type": TEXT, "name": TEXT, "variants": [TEXT]}],
    "findings": [
        {
            "id": TEXT,
            "question": TEXT,
            "subject": MAYBE,
            "event": TEXT,
            "attribute": TEXT,
            "about": TEXT,
            "status": TEXT,
            "answers": [
                {
                    "value": TEXT,
                    "probability": SHARE,
                    "reasons": [{"name": TEXT, "bits": SHARE, "detail": TEXT}],
                    "claims": [
                        {
                            "account": TEXT,
                            "start": COUNT,
                            "end": COUNT,
                            "quote": TEXT,
                            "cited": MAYBE,
                            "mode": TEXT,
                            "words": {"start": COUNT, "end": COUNT, "quote": TEXT},
                            "event": {"kind": TEXT, "date": MAYBE},
                        }
                    ],
                }
            ],
        }
    ],
    "standings": [
        {"source": TEXT, "claims": COUNT, "shared": COUNT, "agrees": COUNT}
        | {"reliability": SHARE, "low": SHARE, "high": SHARE}
    ],
    "skipped": [{"account": TEXT, "start": COUNT, "end": COUNT, "quote": TEXT, "why": TEXT}],
    "left_out": [{"file": TEXT, "why": TEXT}],
}


def fits(value, shape):
    """Whether `value` has the keys and types of `shape`; further keys are welcome."""
    if isinstance(shape, dict):
        return all(key in value and fits(value[key], shape[key]) for key in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    return isinstance(value, (int, float) if shape is float else shape)


@pytest.fixture(scope="module")
def findings(brief):
    return json.loads(to_json(brief))


def test_the_shape(findings):
    assert findings["format"] == "thurloe-findings/1"
    assert fits(findings, SHAPE)
    assert not fits({**findings, "skipped": [{}]}, SHAPE)


def test_offsets_fit_the_texts(brief, findings):
    texts = {account.file: account.text for account in brief.accounts}
    claims = [c for f in findings["findings"] for a in f["answers"] for c in a["claims"]]
    assert claims
    for row in [*claims, *findings["skipped"]]:
        assert texts[row["account"]][row["start"] : row["end"]] == row["quote"]
    for claim in claims:
        words = claim["words"]
        assert texts[claim["account"]][words["start"] : words["end"]] == words["quote"]


def test_bits_replay_to_the_probability(findings):
    for finding in findings["findings"]:
        odds = [2 ** math.fsum(r["bits"] for r in a["reasons"]) for a in finding["answers"]]
        shown = [answer["probability"] for answer in finding["answers"]]
        assert shown == pytest.approx([one / sum(odds) for one in odds], abs=0.0005)


def test_texts_only_where_the_file_does_not_hold_them(brief):
    hidden = protect(brief)
    rows = json.loads(to_json(hidden))["accounts"]
    texts = {account.file: account.text for account in hidden.accounts if not account.plain}
    assert {row["file"]: row["text"] for row in rows if "text" in row} == texts
    assert "source-d-1.txt" in texts
    assert not any("text" in row for row in json.loads(to_json(hidden, texts=False))["accounts"])


def test_the_same_brief_gives_the_same_bytes(brief):
    out = io.StringIO()
    write_json(brief, out)
    assert out.getvalue() == to_json(brief)
    assert out.getvalue().endswith("\n}\n")


def test_it_is_what_the_plain_writer_writes(findings, brief):
    assert json.dumps(findings, ensure_ascii=False, indent=1) + "\n" == to_json(brief)
