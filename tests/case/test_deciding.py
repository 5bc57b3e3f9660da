"""People decide; what they decide sticks to the words, can be taken back alone, and may differ."""

import itertools
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toys import Clock, Toy, make_case

import thurloe
from thurloe.case import is_beyond, moved
from thurloe.case.anchors import Mention, Statement, statement_from
from thurloe.case.events import Entry, seal
from thurloe.case.rulings import rule
from thurloe.case.settle import Conflict, Word, settle
from thurloe.case.state import state_of
from thurloe.errors import BadInput
from thurloe.forms import Form
from thurloe.nouns import EntityType, Quote
from thurloe.report import select, to_json
from thurloe.report.dressing import render

ACCOUNTS = {
    "a.txt": "By Ann Lee\n\nHeron sank on 3 May 1962. Swift burned on 9 May 1962 in the dark.\n",
    "b.txt": "By Bo Kerr\n\nHeron sank on 4 May 1962. There was no wind at all, he said.\n",
    "c.txt": "By Cy Dunn\n\nHeron sank on 3 May 1962. Egret burned on 9 May 1962 at sea.\n",
}


@pytest.fixture
def three(case, write):
    for name, text in ACCOUNTS.items():
        case.add(write(name, text))
    return case


def answers(case):
    """Of each question its answers with who says so."""
    return {
        f.question: {a.value: sorted(c.quote.account for c in a.claims) for a in f.answers}
        for f in case.findings()
    }


def sinking(case):
    return next(a for q, a in answers(case).items() if "Heron" in q)


def names(case):
    return sorted(entity.name for entity in case.brief().entities)


def test_a_rejected_claim_counts_no_more_and_shows_as_rejected(three):
    before = to_json(three.brief())
    event = three.reject("Heron sank on 4 May", because="he was not there")
    assert sinking(three) == {"1962-05-03": ["a.txt", "c.txt"]}
    ((claim, ruling),) = three.brief().rejected
    assert (claim.quote.text, claim.value) == ("Heron sank on 4 May 1962", "1962-05-04")
    assert (ruling.seq, ruling.by, ruling.because) == (event.seq, "Ann", "he was not there")
    (told,) = [one for one in three.claims() if one.status == "rejected"]
    assert (told.claim, told.ruling, told.question) == (claim, ruling, "")
    three.undo(event.seq, because="he was")
    assert to_json(three.brief()) == before


def test_every_output_has_a_rejected_claim_as_rejected(three):
    three.reject("Heron sank on 4 May", because="he was not there")
    brief = three.brief()
    for form in Form:
        shown = " ".join(render(brief, form).split())
        assert "Heron sank on 4 May 1962" in shown, form
        assert "he was not there" in shown, form
    told = json.loads(to_json(brief))
    (row,) = told["rejected"]
    assert (row["attribute"], row["value"], row["ruling"]["by"]) == ("date", "1962-05-04", "Ann")
    assert (told["counts"]["rejected"], told["counts"]["findings"]) == (1, len(brief.findings))
    assert [c.value for c, _ in select(brief, "Heron").rejected] == ["1962-05-04"]
    assert select(brief, "Swift").rejected == ()


def test_an_accepted_claim_is_sure(three):
    three.accept("Heron sank on 4 May 1962", because="read in the original")
    sure = {
        claim.quote.account: claim.confidence
        for finding in three.findings()
        for answer in finding.answers
        for claim in answer.claims
        if "Heron" in claim.quote.text
    }
    assert sure == {"a.txt": 0.8, "b.txt": 0.99, "c.txt": 0.8}


def test_a_corrected_claim_says_what_it_was_corrected_to(three):
    three.correct("Heron sank on 4 May 1962", "1962-05-03", because="a 3 that looks like a 4")
    assert sinking(three) == {"1962-05-03": ["a.txt", "b.txt", "c.txt"]}
    made_by = {c.extractor for f in three.findings() for a in f.answers for c in a.claims}
    assert made_by == {"toy/1", "Ann, correcting toy/1"}


def test_to_correct_a_claim_to_what_was_read_wants_somebody_who_said_otherwise(three, also):
    with pytest.raises(BadInput, match="It was read as 1962-05-04 already"):
        three.correct("Heron sank on 4 May 1962", "4 May 1962", because="x")
    three.correct("Heron sank on 4 May 1962", "1962-05-03", because="x")
    also().correct("Heron sank on 4 May 1962", "1962-05-04", because="it is a 4")
    assert len(three.conflicts()) == 1


def test_what_cannot_be_pointed_at(three):
    for words, said in [
        ("Heron sank", "may be any of these"),
        ("no such words", "No claim has the words"),
        ("0123abcd", "No claim has the words"),
        (" . ", "names no claim"),
    ]:
        with pytest.raises(BadInput, match=said):
            three.reject(words, because="x")
    with pytest.raises(BadInput, match=r"is no date\. Write it as 1961-11-16"):
        three.correct("Heron sank on 4 May 1962", "soon", because="x")
    with pytest.raises(BadInput, match="Say why"):
        three.reject("Heron sank on 4 May 1962", because=" ")
    assert three.state().decisions == ()


def test_a_handle_is_named_where_words_are_not_enough(three):
    with pytest.raises(BadInput) as error:
        three.reject("Heron sank on 3 May 1962", because="x")
    handles = [line.split()[0] for line in str(error.value).splitlines()[1:]]
    assert len(handles) == 2
    three.reject(handles[0], because="x")
    assert sinking(three) == {"1962-05-03": ["c.txt"], "1962-05-04": ["b.txt"]}


def test_a_grade_counts_before_what_was_stated(three, write):
    three.add(
        write("d.txt", "Heron sank on 5 May 1962. It was cold and dark."),
        source="Police",
        reliability="B",
    )
    three.grade("police", "d", because="they were asleep")
    three.grade("Bo Kerr", "A", because="a careful man")
    letters = {source.name: source.reliability for source in three.brief().sources}
    assert letters == {"Ann Lee": "F", "Bo Kerr": "A", "Cy Dunn": "F", "Police": "D"}
    for source, letter, said in [
        ("Nobody", "A", "No source is called"),
        ("police", "G", "is no grade"),
    ]:
        with pytest.raises(BadInput, match=said):
            three.grade(source, letter, because="x")


def test_two_names_are_one_and_two_again(three):
    before = to_json(three.brief())
    assert names(three) == ["Egret", "Heron", "Swift"]
    event = three.merge("Swift", "Egret", because="renamed that spring")
    assert len(three.brief().entities) == 2
    (burning,) = [a for q, a in answers(three).items() if "Heron" not in q]
    assert burning == {"1962-05-09": ["a.txt", "c.txt"]}
    with pytest.raises(BadInput, match="are one already"):
        three.merge("Egret", "Swift", because="x")
    three.undo(event.seq, because="they met at sea")
    assert to_json(three.brief()) == before


def test_a_vessel_and_a_person_are_one_only_by_force(three, monkeypatch):
    sight = three.sight()
    entities = tuple(
        replace(e, type=EntityType.PERSON) if e.name == "Swift" else e for e in sight.brief.entities
    )
    brief = replace(sight.brief, entities=entities)
    monkeypatch.setattr(three, "sight", lambda: replace(sight, made=lambda: (brief, sight.hidden)))
    with pytest.raises(BadInput, match="'Heron' is of the type vessel, 'Swift' of the type person"):
        three.merge("Heron", "Swift", because="x")
    assert three.merge("Heron", "Swift", because="a slip", force=True).kind == "merge"


def test_a_split_says_what_goes_along(three, write):
    text = "By Di Marr\n\nHeron sank on 5 May 1962. Nobody at all on the quay could say why Heron"
    three.add(write("d.txt", f"{text} sailed on 2 May 1962.\n"))
    event = three.split("Heron", "d.txt", because="another")
    assert moved(three.sight(), event.body) == [
        "By Di Marr Heron sank on 5 May 1962. Nobody…",
        "…on the quay could say why Heron sailed on 2 May 1962.",
    ]


@pytest.mark.parametrize(
    ("given", "beyond"),
    [("Heron sank", True), ("4 May", False), ("sank on 4 May 1962", False), ("0a1b2c3d", False)],
)
def test_words_of_a_quote_may_be_none_of_its_value(three, given, beyond):
    event = three.accept("Heron sank on 4 May 1962", because="x")
    assert is_beyond(given, statement_from(event.body["statement"])) is beyond


def test_one_merge_is_undone_alone(three, write):
    three.add(write("d.txt", "By Di Ash\n\nRuff burned on 9 May 1962 in the harbour of Torvik.\n"))
    first = three.merge("Swift", "Egret", because="renamed")
    three.merge("Egret", "Ruff", because="renamed again")
    assert len(three.brief().entities) == 2
    three.undo(first.seq, because="another ship")
    assert sorted(len(e.referents) for e in three.brief().entities) == [1, 2, 3]
    merged = next(e for e in three.brief().entities if len(e.referents) == 2)
    assert set(merged.variants) == {"Egret", "Ruff"}


def test_a_merge_is_told_by_the_names_and_not_by_what_was_said_of_them_first(tmp_path, write):
    said = "The chief officer, Peter Holm, died on 9 May 1962. The ship's cook, Karl Weir, swam."
    with thurloe.new(tmp_path / "real.case") as case:
        case.add(write("d.txt", f"By Di Ash\n\n{said}\n"))
        merged = case.merge("Peter Holm", "Weir", because="a test")
    assert merged.entry.body["one"]["text"] == "The chief officer"
    assert merged.entry.body["name"] == "Peter Holm in d.txt"
    assert merged.entry.body["other"] == "Karl Weir in d.txt"


def test_one_name_is_two_and_one_again(three):
    event = three.split("Heron", "b.txt", because="the other Heron")
    assert names(three) == ["Egret", "Heron", "Heron", "Swift"]
    values = sorted(sorted(a.value for a in finding.answers) for finding in three.findings())
    assert values == [["1962-05-03"], ["1962-05-04"], ["1962-05-09"], ["1962-05-09"]]
    with pytest.raises(BadInput, match=r"Heron \(vessel\)"):
        three.split("Heron", "a.txt", because="x")
    with pytest.raises(BadInput, match="nothing to split"):
        three.split("Heron@b.txt", "b.txt", because="x")
    three.undo(event.seq, because="it was the same")
    assert names(three) == ["Egret", "Heron", "Swift"]


def test_a_split_after_a_merge_parts_the_name_that_was_given_and_no_other(three, write):
    for name, ship in {"d.txt": "Egret", "e.txt": "Swift", "f.txt": "Swift"}.items():
        three.add(write(name, f"By Di Ash\n\n{ship} burned on 9 May 1962, says {name}.\n"))
    three.merge("Swift", "Egret", because="renamed that spring")
    event = three.split("Egret", "d.txt", because="another Egret")
    told = event.body["name"], event.body["other"]
    assert told == ("Egret in d.txt", "Egret elsewhere")
    assert [mention["text"] for mention in event.body["others"]] == ["Egret"]
    burned = [e.referents for e in three.brief().entities if e.name != "Heron"]
    assert sorted(len(members) for members in burned) == [1, 4]
    assert ("d.txt#Egret",) in burned
    with pytest.raises(BadInput, match=r"by that name\. It was merged .* undo the merge"):
        three.split("Egret@c.txt", "e.txt", because="x")
    three.undo(event.seq, because="the same")
    assert names(three) == ["Heron", "Swift"]


def test_what_was_split_stays_split_when_more_comes(three, write):
    three.split("Heron", "b.txt", because="the other Heron")
    three.add(write("d.txt", "By Di Ash\n\nHeron sank on 3 May 1962 in the harbour of Torvik.\n"))
    members = [e.referents for e in three.brief().entities if e.name == "Heron"]
    assert sorted(map(len, members)) == [1, 3]


def test_what_turned_out_true_settles_the_question_and_counts_in_the_record(three, write):
    text = "By {}\n\nHeron sank on {} May 1962. Ruff burned on {} May 1962 in the harbour.\n"
    three.add(write("d.txt", text.format("Di Ash", 4, 11)))
    three.add(write("e.txt", text.format("Ed Fox", 3, 12)))
    right = {s.source: s.reliability for s in three.brief().standings}
    event = three.answer("Heron", "1962-05-04", because="the log book was found")
    finding = next(f for f in three.findings() if "Heron" in f.question)
    assert finding.answers[0].value == "1962-05-04"
    assert finding.answers[0].probability > 0.999
    names_of = {s.id: s.name for s in three.brief().sources}
    after = {names_of[s.source]: s.reliability - right[s.source] for s in three.brief().standings}
    assert after["Bo Kerr"] > 0
    assert after["Cy Dunn"] < 0
    three.add(write("f.txt", "By Fay Orr\n\nHeron sank on 5 May 1962 in the harbour of Torvik.\n"))
    finding = next(f for f in three.findings() if "Heron" in f.question)
    assert (len(finding.answers), finding.answers[0].value) == (3, "1962-05-04")
    three.undo(event.seq, because="a forged log book")
    assert next(f for f in three.findings() if "Heron" in f.question).answers[0].probability < 0.9


def test_two_who_know_different_answers(three, also):
    before = to_json(three.brief())
    three.answer("Heron", "1962-05-04", because="the log book")
    also("Ben").answer("Heron sank on 4 May 1962", "1962-05-03", because="the lighthouse")
    after = three.brief()
    assert to_json(replace(after, disputes=())) == before
    assert len(after.disputes) == 1
    (said,) = three.differences()
    assert "Ann says 1962-05-04" in said


def test_questions_that_cannot_be_pointed_at(three):
    with pytest.raises(BadInput, match="may be any of these questions"):
        three.answer("e", "1962", because="x")
    with pytest.raises(BadInput, match="No question reads 'What is truth") as error:
        three.answer("What is truth?", "1962", because="x")
    assert len(str(error.value).splitlines()) > 1
    with pytest.raises(BadInput, match="No question reads") as error:
        three.answer("When was the Egret burnt", "1962", because="x")
    assert "Egret" in str(error.value).splitlines()[1]
    with pytest.raises(BadInput, match="No question reads '0123abcd'"):
        three.answer("0123abcd", "1962", because="x")
    with pytest.raises(BadInput, match="is no date"):
        three.answer("Heron", "soon", because="x")


def test_questions_that_read_alike_are_told_apart_by_handles(three, write):
    three.add(write("d.txt", "By Di Marr\n\nSwift burned on 2 June 1971. Heron sailed on 8 May.\n"))
    with pytest.raises(BadInput, match="Give the handle before it") as error:
        three.answer("?", "1962-05-03", because="x")
    lines = str(error.value).splitlines()[1:]
    (heron,) = [line for line in lines if "Heron sink" in line]
    assert heron.endswith("3 May 1962, 4 May 1962 (a.txt, c.txt, b.txt)")
    three.answer(heron.split()[0], "1962-05-03", because="the log book")
    assert three.log()[-1].body["question"] == "When did Heron sink?"


def test_the_same_answer_twice_is_one(three, also):
    three.answer("Heron", "1962-05-04", because="the log book")
    with pytest.raises(BadInput, match="so already: 1962-05-04 \\(event 8\\)"):
        three.answer("Heron", "1962-05-04", because="the log book")
    also("Ben").answer("Heron", "1962-05-04", because="the lighthouse")
    three.answer("Heron", "1962-05-03", because="I misread it")
    three.answer("Heron", "1962-05-04", because="no, I did not")
    assert three.conflicts() == ()


def test_two_people_differ_and_neither_counts(three, also):
    before = sinking(three)
    mine = three.reject("Heron sank on 4 May 1962", because="not there")
    ben = also("Ben")
    ben.accept("Heron sank on 4 May 1962", because="I know him")
    assert sinking(three) == before
    (said,) = three.differences()
    assert "Ann says it is wrong (event 8)" in said
    assert "Ben says it is right (event 9)" in said
    three.undo(mine.seq, because="Ben is right")
    assert three.differences() == ()


def test_merged_by_one_and_split_by_another_is_as_it_was(three, also):
    three.split("Heron", "b.txt", because="the other Heron")
    also("Ben").merge("Heron@b.txt", "Heron@a.txt", because="there was but one")
    assert names(three) == ["Egret", "Heron", "Swift"]
    assert len(three.conflicts()) == 1


@pytest.mark.parametrize("turned", [False, True])
def test_conflicts_stand_in_one_order_whoever_was_first(three, also, turned):
    claims = ["Swift burned", "Egret burned"]
    for claim in reversed(claims) if turned else claims:
        three.accept(claim, because="I read it")
        also().reject(claim, because="it is a slip")
    disputes = [dispute.about for dispute in three.brief().disputes]
    assert disputes == sorted(disputes)
    assert len(disputes) == len(claims)


def test_who_thinks_better_of_it_is_in_no_conflict_with_himself(three):
    three.reject("Heron sank on 4 May 1962", because="not there")
    three.accept("Heron sank on 4 May 1962", because="he was after all")
    assert three.conflicts() == ()
    assert "1962-05-04" in sinking(three)


class Better(Toy):
    """An extractor that names the subject in full and takes the verb into the value's words."""

    name = "toy/2"

    def extract_within(self, account, days):
        found = super().extract_within(account, days)
        return _wider(found, account)


def _wider(found, account):
    return replace(
        found,
        claims=tuple(
            replace(
                c,
                words=Quote.cut(account, c.words.start - 3, c.words.end),
                event=replace(c.event, subject=replace(c.event.subject, text="the ferry")),
                id=f"{c.id}/2",
            )
            for c in reversed(found.claims)
        ),
    )


def test_a_decision_sticks_when_a_better_extractor_reads_anew(three, write):
    three.reject("Heron sank on 4 May 1962", because="not there")
    three.undo(4, because="read it anew")  # b.txt
    three._reader._extractor = Better()
    three._reader._done.clear()
    assert [e.kind for e in three.idle()] == ["reject"]
    three.add(write("b again.txt", ACCOUNTS["b.txt"]))
    assert "toy/2" in {run.extractor for run in three.state().runs.values()}
    assert three.idle() == ()
    assert "1962-05-04" not in sinking(three)


def test_decisions_on_a_protected_source_do_not_name_it(case, write):
    write("accounts.csv", "file,source,protected\nb.txt,Bo Kerr,yes\n")
    case.add([write("a.txt", ACCOUNTS["a.txt"]), write("b.txt", ACCOUNTS["b.txt"])])
    hidden = next(source.name for source in case.sight().hidden.sources if "Source" in source.name)
    case.grade(hidden, "B", because="he is careful")
    assert {s.name: s.reliability for s in case.brief().sources}["Bo Kerr"] == "B"
    for decide in (
        lambda: case.reject("Heron sank", because="x"),
        lambda: case.grade("Nobody", "A", because="x"),
        lambda: case.split("Heron", "nowhere.txt", because="x"),
    ):
        with pytest.raises(BadInput) as error:
            decide()
        assert "Kerr" not in str(error.value)
        assert "b.txt" not in str(error.value)


def test_who_is_in_no_conflict_is_heard_where_one_who_is_said_the_same(read):
    """Ann parts b from a and c, Ben c from a and b; Cy joins a and b: b and c are two, says Ben."""
    log, material, _, mentions = read
    a, b, c = sorted((m for m in mentions if m.text == "Heron"), key=_file_of(material))
    said = [
        ("split", by, {"name": "n", "other": "o", "one": one.body(), "others": others})
        for by, one, others in (
            ("Ann", b, [a.body(), c.body()]),
            ("Ben", c, [a.body(), b.body()]),
        )
    ]
    joined = ("merge", "Cy", {"name": "n", "other": "o", "one": a.body(), "others": [b.body()]})
    ruled = rule(material, state_of(_logged(log, [*said, joined])).decisions)
    held = {r.id: dict(r.ruled) for e in ruled.extractions for r in e.referents}
    assert held["b.txt#Heron"] == {"c.txt#Heron": False}
    assert held["a.txt#Heron"] == {"c.txt#Heron": False}
    (conflict,) = ruled.conflicts
    assert {word.event.entry.by for word in conflict.words} == {"Ann", "Cy"}


def _file_of(material):
    files = {key: file for file, key in material.keys.items()}
    return lambda mention: files[mention.account]


# Laws


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """A case that is read, and the statements and mentions that one can decide about."""
    folder = tmp_path_factory.mktemp("laws")
    for name, text in ACCOUNTS.items():
        (folder / name).write_text(text)
    with make_case(folder / "laws.case", Toy(), Clock()) as case:
        case.add([folder / name for name in ACCOUNTS])
        made = case.made()
        statements = [s for s, _ in case.sight().statements()]
        mentions = [Mention.of(r, made.material.keys[r.account]) for r in made.brief.referents]
        yield case.log(), made.material, statements, mentions


def _decisions(statements, mentions):
    of_claims = st.builds(
        lambda kind, s, by: (kind, by, {"statement": s.body(), "value": "1962-05-07"}),
        st.sampled_from(["accept", "reject", "correct"]),
        st.sampled_from(statements),
        st.sampled_from(["Ann", "Ben"]),
    )
    of_names = st.builds(
        lambda kind, pair, by: (
            kind,
            by,
            {"name": "n", "other": "o", "one": pair[0].body(), "others": [pair[1].body()]},
        ),
        st.sampled_from(["merge", "split"]),
        st.sampled_from(list(itertools.combinations(mentions, 2))),
        st.sampled_from(["Ann", "Ben"]),
    )
    return st.lists(st.one_of(of_claims, of_names), max_size=6)


def _thing(decision):
    _, by, body = decision
    said = body.get("statement")
    return by, str(said or sorted(map(str, [body["one"], *body["others"]])))


def _logged(log, decisions):
    events = list(log)
    for kind, by, body in decisions:
        entry = Entry(kind=kind, by=by, because="x", body=body)
        events.append(seal(entry, seq=len(events) + 1, at="", before=""))
    return events


def _ruled(log, material, decisions):
    """What comes of decisions in this order, without the numbers of events."""
    ruled = rule(material, state_of(_logged(log, decisions)).decisions)
    differ = sorted(sorted((w.event.entry.by, w.outcome) for w in c.words) for c in ruled.conflicts)
    return repr(ruled.extractions), differ


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_decisions_on_different_things_may_come_in_any_order(read, data):
    """Each person says one thing about each; whoever speaks first, the outcome is one."""
    log, material, statements, mentions = read
    decisions = data.draw(_decisions(statements, mentions))
    once = list({_thing(d): d for d in decisions}.values())
    other = data.draw(st.permutations(once))
    assert _ruled(log, material, once) == _ruled(log, material, other)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_an_undo_takes_back_one_decision_and_nothing_else(read, data):
    log, material, statements, mentions = read
    decisions = data.draw(_decisions(statements, mentions).filter(bool))
    at = data.draw(st.integers(0, len(decisions) - 1))
    undo = ("undo", "Ann", {"event": len(log) + 1 + at})
    without = [*decisions[:at], ("undo", "Ann", {"event": 9999}), *decisions[at + 1 :]]
    assert _ruled(log, material, [*decisions, undo]) == _ruled(log, material, without)


def test_a_handle_is_the_statements_own(read):
    statements = read[2]
    assert len({s.handle for s in statements}) == len(statements)
    assert all(Statement(**s.body()).handle == s.handle for s in statements)


def test_words_are_settled_by_who_said_what_last():
    def word(by, outcome, seq):
        entry = Entry(kind="accept", by=by)
        return Word(event=seal(entry, seq=seq, at="", before=""), about="it", outcome=outcome)

    assert settle([]) is None
    assert settle([word("Ann", "yes", 1), word("Ann", "no", 2)]).outcome == "no"
    assert settle([word("Ann", "yes", 1), word("Ben", "yes", 2)]).outcome == "yes"
    differ = settle([word("Ann", "yes", 1), word("Ben", "no", 2), word("Cy", "yes", 3)])
    assert isinstance(differ, Conflict)
    assert [w.event.seq for w in differ.words] == [1, 2, 3]


def test_old_accounts_are_read_again_and_decisions_stay(three, also):
    three.reject("Heron sank on 4 May 1962", because="not there")
    before = sinking(three)
    assert three.reread() == ()  # nothing but what this version has read
    assert three.reread(every=True) == ()  # it reads the same again
    again = also(toy=Better())
    events = again.reread(because="a better one")
    assert [event.kind for event in events] == ["extraction"] * len(three.state().accounts)
    assert {run.extractor for run in again.state().runs.values()} == {"toy/2"}
    assert again.idle() == ()
    assert sinking(again) == before
    assert again.reread() == ()
    assert [e.kind for e in three.log()].count("extraction") == 2 * len(events)
    assert again.verify() == ()


class Blind(Toy):
    """An extractor that finds nothing."""

    name = "toy/3"

    def extract_within(self, account, days):
        return replace(super().extract_within(account, days), claims=(), events=(), referents=())


def test_what_nothing_is_read_for_any_more_is_told(three, also):
    event = three.reject("Heron sank on 4 May 1962", because="not there")
    again = also(toy=Blind())
    again.reread()
    assert again.idle() == (event,)


def test_an_account_that_goes_while_others_are_read_again(three, also):
    """Ann undoes an account while Ben reads all again: it is passed over, and stays undone."""
    better = Better()
    extract, gone = better.extract_within, []

    def interrupted(account, days):
        if not gone:
            gone.append(three.undo(4, because="the wrong file"))
        return extract(account, days)

    better.extract_within = interrupted
    again = also(toy=better)
    again.reread()
    assert gone
    assert {h.file for h in again.state().accounts.values()} == set(ACCOUNTS) - {"b.txt"}
    assert {again.state().run_of(h).extractor for h in again.state().accounts.values()} == {"toy/2"}
