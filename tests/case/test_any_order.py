"""What a case says hangs on what was decided, not on when: whatever grew, in whatever order.

People add, import, decide, undo and read anew in an order that is drawn. Another case then has the
same accounts at once, and hears the same decisions in another order.
"""

import json
from contextlib import suppress
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toys import Clock, Toy, make_case

from thurloe.case.case import Case
from thurloe.case.events import SALT
from thurloe.case.places import open_store
from thurloe.case.state import DECISIONS
from thurloe.errors import BadInput
from thurloe.nouns import Quote
from thurloe.report import to_json

PEOPLE = ("Ann", "Ben")
FILES, TABLES = 4, 2
LINE = st.builds(
    "{} {} on {} May{}.".format,
    st.sampled_from(("Heron", "Swift")),
    st.sampled_from(("sank", "burned")),
    st.sampled_from((3, 4)),
    st.sampled_from(("", " 1962", " 1963")),
)
TEXTS = st.lists(
    st.lists(LINE, min_size=1, max_size=3), min_size=FILES, max_size=FILES, unique_by=tuple
)
DOING = ("add", "add", "add", "take", "reread", "reopen", "brief", "undo", "undo")
DECIDING = (
    *("accept", "reject", "correct", "credit", "answer", "grade"),
    *("merge", "merge", "merge", "split", "split"),
)
NUMBER = st.integers(0, 23)
STEPS = st.lists(
    st.tuples(st.sampled_from(DOING + DECIDING), NUMBER, NUMBER, st.sampled_from(PEOPLE)),
    min_size=12,
    max_size=24,
)


class Later(Toy):
    """Another version of the toy, for which the words of a date are the whole of it."""

    name = "toy/2"

    def extract_within(self, account, days):
        found = super().extract_within(account, days)
        claims = (
            replace(claim, words=Quote.cut(account, claim.words.start, claim.quote.end))
            for claim in found.claims
        )
        return replace(found, claims=tuple(claims))


def write_all(folder, texts):
    """Accounts by three writers, and tables of another program."""
    for number, lines in enumerate(texts):
        said = f"By Writer {number % 3}\n\nThe harbour told me so, the {number}th of all.\n"
        (folder / f"{number}.txt").write_text(said + "\n".join(lines))
    for number in range(TABLES):
        row = {"source": f"Table {number}", "quote": f"Heron sank on {number + 3} May 1962"}
        row |= {"attribute": "date", "value": f"1962-05-0{number + 3}", "subject": "Heron"}
        row |= {"event": "sinking", "subject_type": "vessel"}
        (folder / f"{number}.jsonl").write_text(json.dumps(row))


def careless(case):
    """The same without waiting for the disk, which is not tried here."""
    case.store.connection.execute("PRAGMA synchronous = OFF")
    return case


def put(case, name):
    """Add an account or a table, and always state the same of it."""
    with case.acting("Ann"):
        if name.suffix == ".jsonl":
            return case.take(name).events
        return case.add(name, reliability="B" if name.stem == "0" else "").events


class Script:
    """Does what was drawn in a case, as far as it can be done there."""

    def __init__(self, folder, place):
        self.folder, self.place, self.later = folder, place, False
        make_case(place, Toy(), Clock()).close()
        self.case = None
        self.reopen()

    def reopen(self, *_):
        if self.case:
            self.case.close()
        made = Later if self.later else Toy
        store = open_store(self.place, clock=Clock())
        self.case = careless(Case(store, by="Ann", extractor=made))

    def reread(self, *_):
        self.later = True
        self.reopen()
        self.case.reread()

    def add(self, one, _):
        put(self.case, self.folder / f"{one % FILES}.txt")

    def take(self, one, _):
        put(self.case, self.folder / f"{one % TABLES}.jsonl")

    def brief(self, *_):
        self.case.brief()

    def undo(self, one, _):
        self.case.undo(one % len(self.case.log()) + 1, because="a test")

    def decide(self, kind, one, other):
        sight = self.case.sight()
        handles = [statement.handle for statement, _ in sight.statements()]
        names = [f"{r.name}@{r.account}" for r in sight.brief.referents]
        sources = [source.name for source in sight.brief.sources]
        given = {
            "correct": (f"1962-05-0{other % 9 + 1}",),
            "credit": (other % 6 + 1,),
            "answer": (f"1962-05-0{other % 9 + 1}",),
            "grade": ("ABC"[other % 3],),
            "merge": (names[other % len(names)],),
            "split": (names[one % len(names)].rpartition("@")[2],),
        }.get(kind, ())
        what = {"grade": sources, "merge": names, "split": names}.get(kind, handles)
        first = what[one % len(what)]
        first = first.partition("@")[0] if kind == "split" else first
        getattr(self.case, kind)(first, *given, because=f"a test of {kind}")

    def run(self, steps):
        for kind, one, other, who in (("add", *steps[0][1:]), ("add", *steps[1][1:]), *steps):
            with suppress(BadInput), self.case.acting(who):
                if kind in DECIDING:
                    self.decide(kind, one, other)
                else:
                    getattr(self, kind)(one, other)
        return self.case


def things(event):
    """What a decision is about, so that its author's last word on it counts."""
    body = event.body
    if event.kind == "grade":
        return {body["source"]}
    if event.kind in {"merge", "split"}:
        one, *others = (f"{m['text']} in {m['account']}" for m in (body["one"], *body["others"]))
        return {frozenset({one, other}) for other in others}
    if event.kind == "answer":  # what were two questions may be one by now
        return {"any question"}
    statement = body["statement"]
    return {(event.kind == "credit", statement["account"], statement["start"])}


def depends(one, other):
    """Whether the later of two events, the `other`, means something else before the first."""
    if other.kind == "undo":
        return other.body["event"] == one.seq
    if one.kind == "undo":
        return False
    return one.entry.by == other.entry.by and bool(things(one) & things(other))


def shuffled(events, random):
    """The same in another order, which keeps what depends on one another."""
    waits = {e.seq: {o.seq for o in events if o.seq < e.seq and depends(o, e)} for e in events}
    left, order = list(events), []
    while left:
        free = [e for e in left if not waits[e.seq] & {o.seq for o in left}]
        order.append(random.choice(free))
        left.remove(order[-1])
    return order


def heard_again(case, events, random):
    """Have another case hear decisions, and what undid them; the new numbers by the old."""
    numbers = {}
    for event in shuffled(events, random):
        body = {key: value for key, value in event.body.items() if key != SALT}
        if event.kind == "undo":
            body = {"event": numbers[body["event"]]}
        with case.acting(event.entry.by):
            numbers[event.seq] = case._decide(event.kind, body, event.entry.because).seq
    return {new: old for old, new in numbers.items()}


def at_once(folder, grown, later, random):
    """Another case with the accounts of one that grew, and the same decisions in another order."""
    case = careless(make_case(folder / "at-once", Later() if later else Toy(), Clock()))
    log, state = grown.log(), grown.state()
    came = {e.body["file"] for e in log if e.kind == "account"}
    for name in sorted(came, key=lambda _: random.random()):
        put(case, folder / name.partition("/")[0])
    here = {held.key for held in state.accounts.values()}
    for held in list(case.state().accounts.values()):
        if held.key not in here:
            case.undo(held.seq, because="as there")
    decided = {event.seq for event in log if event.kind in DECISIONS}
    for event in log:  # an undo names an earlier event
        if event.kind == "undo" and event.body["event"] in decided:
            decided.add(event.seq)
    return case, heard_again(case, [log[seq - 1] for seq in sorted(decided)], random)


def told(case, numbers):
    """All that a case says, events by their numbers in the one that grew, without their times."""
    brief = json.loads(to_json(replace(case.brief(), title="")))
    rulings = [one["ruling"] for one in brief["rejected"]]
    rulings += [ruling for dispute in brief["disputes"] for ruling in dispute["rulings"]]
    for ruling in rulings:
        ruling.update(seq=numbers.get(ruling["seq"], ruling["seq"]), at="")
    return brief, {numbers.get(event.seq, event.seq) for event in case.idle()}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, STEPS, st.randoms(use_true_random=False))
def test_a_case_that_grew_is_one_that_had_all_at_once(tmp_path_factory, texts, steps, random):
    folder = tmp_path_factory.mktemp("any")
    write_all(folder, texts)
    script = Script(folder, folder / "grown")
    script.run(steps)
    if not script.case.state().accounts:
        return
    if script.later:
        script.reread()
    other, numbers = at_once(folder, script.case, script.later, random)
    with script.case as grown, other:
        assert told(other, numbers) == told(grown, {})
        seen = to_json(grown.brief())
        assert grown.verify() == other.verify() == ()  # which forgets what was remembered
        with Case(open_store(grown.store.place), by="Cy", extractor=Toy) as anew:
            assert to_json(anew.brief()) == seen
