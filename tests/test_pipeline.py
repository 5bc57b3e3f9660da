"""The arrow from files to a brief: nothing lost, nothing invented, the same bytes twice."""

from pathlib import Path

import pytest

from thurloe.errors import BadInput, NothingReadable
from thurloe.nouns import Extraction, Quote, Skipped, Status
from thurloe.pipeline import brief_of, make_brief
from thurloe.report import to_json
from thurloe.weigh import Beforehand
from thurloe.weigh.findings import replay

FERRY = Path(__file__).resolve().parent.parent / "examples" / "ferry"


class Mute:
    """An extractor that finds one sentence in each account and nothing in it."""

    def extract(self, accounts):
        for account in accounts:
            yield Extraction(
                account=account.file,
                referents=(),
                events=(),
                claims=(),
                skipped=(Skipped(quote=Quote.cut(account, 0, 1), why="mute"),),
                sentences=1,
                silent=1,
            )


@pytest.fixture(scope="module")
def ferry():
    return make_brief([FERRY])


def claims_of(brief):
    return [c for finding in brief.findings for answer in finding.answers for c in answer.claims]


def test_the_same_bytes_twice(ferry):
    assert to_json(make_brief([FERRY])) == to_json(ferry)


def test_every_quote_is_the_accounts_own_words(ferry):
    texts = {account.file: account.text for account in ferry.accounts}
    quotes = [q for c in claims_of(ferry) for q in (c.quote, c.words, c.event.trigger)]
    quotes += [item.quote for item in ferry.skipped]
    quotes += [mention for referent in ferry.referents for mention in referent.mentions]
    assert len(quotes) > 100
    assert [q for q in quotes if texts[q.account][q.start : q.end] != q.text] == []


def test_whoever_is_spoken_of_is_known(ferry):
    """Accounts name known sources, findings known entities, entities known referents."""
    sources, entities = {s.id for s in ferry.sources}, {e.id for e in ferry.entities}
    inside = [r for e in ferry.entities for r in e.referents]
    assert {a.source for a in ferry.accounts} <= sources
    assert {f.subject for f in ferry.findings} - {None} <= entities
    assert len(inside) == len(set(inside))
    assert {r.id for r in ferry.referents if r.names} <= set(inside)


def test_findings_are_numbered_and_their_reasons_replay(ferry):
    assert [f.id for f in ferry.findings] == [f"f{n}" for n in range(1, len(ferry.findings) + 1)]
    for finding in ferry.findings:
        shares = [answer.probability for answer in finding.answers]
        assert sum(shares) == pytest.approx(1)
        assert shares == sorted(shares, reverse=True)
        assert replay(finding.answers) == pytest.approx(shares)


def test_no_claim_answers_twice(ferry):
    """Within one question; a plain yes may stand in another."""
    for finding in ferry.findings:
        ids = [c.id for answer in finding.answers for c in answer.claims]
        assert len(ids) == len(set(ids))


def test_each_sentence_is_told_of_or_skipped(ferry):
    assert 0 < ferry.silent < ferry.sentences
    assert len(ferry.skipped) >= ferry.silent
    assert all(item.why for item in ferry.skipped)


def test_the_brief_bears_the_name_of_its_folder(ferry):
    assert ferry.title == "ferry"


@pytest.fixture
def two(tmp_path):
    """A folder with two letters and a file that is no text."""
    (tmp_path / "a.txt").write_text("The tug Otter sank off Bergen on 3 May 1901.\n", "utf-8")
    (tmp_path / "b.txt").write_text("On 4 May 1901 the tug Otter sank.\n", "utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    return tmp_path


def test_what_cannot_be_read_is_left_out_with_a_reason(two):
    brief = make_brief([two], extractor=Mute())
    assert [a.file for a in brief.accounts] == ["a.txt", "b.txt"]
    ((file, why),) = [(item.file, item.why) for item in brief.left_out]
    assert file == "scan.pdf"
    assert len(why.split()) > 2


def test_an_extractor_that_finds_nothing_makes_an_empty_brief(two):
    brief = make_brief([two], extractor=Mute())
    assert (brief.findings, brief.entities, brief.referents) == ((), (), ())
    assert (brief.sentences, brief.silent, len(brief.skipped)) == (2, 2, 2)
    assert {(s.claims, s.shared) for s in brief.standings} == {(0, 0)}


def test_two_days_for_one_sinking_are_contested(two):
    (finding,) = [f for f in make_brief([two]).findings if f.attribute == "date"]
    assert finding.question == "When did Otter sink?"
    assert finding.status is Status.CONTESTED
    assert {answer.value for answer in finding.answers} == {"1901-05-03", "1901-05-04"}


def test_progress_tells_each_account_once(two):
    told = []
    make_brief(
        [two],
        extractor=Mute(),
        progress=lambda step, done, total, detail="": told.append((step, done, total, detail)),
    )
    assert [row for row in told if row[0] == "extract"] == [
        ("extract", 1, 2, "a.txt"),
        ("extract", 2, 2, "b.txt"),
    ]


def test_nothing_readable_says_where(tmp_path):
    with pytest.raises(NothingReadable, match=tmp_path.name) as caught:
        make_brief([tmp_path])
    assert caught.value.left_out == ()


def test_nothing_readable_carries_the_reasons(tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(NothingReadable) as caught:
        make_brief([tmp_path])
    assert [item.file for item in caught.value.left_out] == ["scan.pdf"]


def test_a_path_that_is_not_there_is_bad_input(tmp_path):
    with pytest.raises(BadInput, match="nowhere"):
        make_brief([tmp_path / "nowhere"])


def test_what_is_known_beforehand_settles_a_question_and_tells_of_the_sources(two):
    """The answer that is true, and a record from before, reach the weighing."""
    plain = make_brief([two])
    [finding] = [f for f in plain.findings if f.attribute == "date"]
    read = [
        Extraction(account=a.file, referents=(), events=(), claims=claims, skipped=())
        for a in plain.accounts
        for claims in [tuple(c for c in claims_of(plain) if c.quote.account == a.file)]
    ]
    beforehand = Beforehand(
        known=lambda question: "1901-05-04" if question.attribute == "date" else None,
        prior={plain.accounts[0].source: (0.9, 30.0)},
    )
    brief = brief_of(plain.accounts, plain.sources, extractions=read, beforehand=beforehand)
    [settled] = [f for f in brief.findings if f.attribute == "date"]
    assert finding.answers[0].probability < 0.9
    assert [(a.value, a.probability) for a in settled.answers] == [
        ("1901-05-04", 1.0),
        ("1901-05-03", pytest.approx(0)),
    ]
    wrong, right = (s.reliability for s in brief.standings)
    assert right > 0.7
    assert 0.85 < wrong < 0.9


def test_a_brief_of_no_accounts_is_empty():
    brief = brief_of((), (), extractions=iter(()))
    assert (brief.accounts, brief.findings, brief.title) == ((), (), "")
